"""docxtpl as most people use it: `python -m benchmarks.workers.docxtpl_usual TEMPLATE`.

ruamel.yaml's round-trip load, a pydantic model that checks figures and sums, prose with Jinja, and a
template from disk, opened for every report.
"""

# ruff: noqa: PLC2401 (the fields are the keys of the form)
import sys
from datetime import date
from io import BytesIO
from typing import Any

from docxtpl import DocxTemplate  # type: ignore[import-not-found]
from jinja2 import Environment
from pydantic import BaseModel, NonNegativeFloat, NonNegativeInt, model_validator
from ruamel.yaml import YAML

from benchmarks.plain import APPLICANTS, ASPECTS
from benchmarks.report import form
from benchmarks.workers.protocol import serve


class Applicants(BaseModel):
    """A row of the second table, given as seven numbers."""

    自然人: NonNegativeInt
    商业企业: NonNegativeInt
    科研机构: NonNegativeInt
    社会公益组织: NonNegativeInt
    法律服务机构: NonNegativeInt
    其他: NonNegativeInt
    总计: NonNegativeInt

    @model_validator(mode="before")
    @classmethod
    def _from_list(cls, row: Any) -> Any:
        return dict(zip(APPLICANTS, row, strict=True)) if isinstance(row, list) else row

    @model_validator(mode="after")
    def _adds_up(self) -> "Applicants":
        *parts, total = self.figures()
        if sum(parts) != total:
            raise ValueError("the row does not add up")
        return self

    def figures(self) -> list[int]:
        """The seven numbers."""
        return [getattr(self, key) for key in APPLICANTS]


Rows = dict[str, Applicants]


class Results(BaseModel):
    """How applications were handled."""

    予以公开: Applicants
    部分公开: Applicants
    不予公开: Rows
    无法提供: Rows
    不予处理: Rows
    其他处理: Rows
    总计: Applicants

    @model_validator(mode="after")
    def _adds_up(self) -> "Results":
        groups = (self.不予公开, self.无法提供, self.不予处理, self.其他处理)
        rows = [self.予以公开, self.部分公开, *(row for group in groups for row in group.values())]
        sums = [sum(column) for column in zip(*(row.figures() for row in rows), strict=True)]
        if sums != self.总计.figures():
            raise ValueError("the columns do not add up")
        return self


class Applications(BaseModel):
    """The second table."""

    本年新收: Applicants
    上年结转: Applicants
    办理结果: Results
    结转下年度: Applicants

    @model_validator(mode="after")
    def _balances(self) -> "Applications":
        received = zip(self.本年新收.figures(), self.上年结转.figures(), strict=True)
        handled = zip(self.办理结果.总计.figures(), self.结转下年度.figures(), strict=True)
        if [a + b for a, b in received] != [a + b for a, b in handled]:
            raise ValueError("received and handled differ")
        return self


class Cases(BaseModel):
    """A row of the third table."""

    结果维持: NonNegativeInt
    结果纠正: NonNegativeInt
    其他结果: NonNegativeInt
    尚未审结: NonNegativeInt
    总计: NonNegativeInt

    @model_validator(mode="after")
    def _adds_up(self) -> "Cases":
        if self.结果维持 + self.结果纠正 + self.其他结果 + self.尚未审结 != self.总计:
            raise ValueError("the row does not add up")
        return self


class Agency(BaseModel):
    名称: str


class Annex(BaseModel):
    标题: str
    列: list[str]
    行: list[list[str]]


class Section(BaseModel):
    标题: str
    内容: str


class Signature(BaseModel):
    署名: str
    日期: date


class Report(BaseModel):
    """The form."""

    年度: int
    机关: Agency
    编制说明: str
    总体情况: dict[str, str]
    其他小节: list[Section]
    主动公开: dict[str, dict[str, NonNegativeInt | NonNegativeFloat]]
    申请: Applications
    复议诉讼: dict[str, Cases]
    附表: list[Annex]
    问题与改进: str
    其他事项: str
    落款: Signature


def paragraphs(report: Report, context: dict[str, Any]) -> list[str]:
    """Title, evaluated prose, name and date."""
    texts = [report.编制说明, *(report.总体情况[aspect] for aspect in ASPECTS)]
    texts += [section.内容 for section in report.其他小节]
    texts += [report.问题与改进, report.其他事项]
    jinja = Environment()
    found = [f"{report.机关.名称}{report.年度}年政府信息公开工作年度报告"]
    for text in texts:
        shown = jinja.from_string(text).render(context).replace("**", "")
        found += [line for line in shown.splitlines() if not line.startswith("##")]
    day = report.落款.日期
    return [*found, report.落款.署名, f"{day.year}年{day.month}月{day.day}日"]


def render(data: bytes, template: str) -> bytes:
    """Form text in, docx out."""
    report = Report.model_validate(YAML().load(data))
    context = report.model_dump()
    context["p"] = paragraphs(report, context)
    document = DocxTemplate(template)
    document.render(context)
    saved = BytesIO()
    document.save(saved)
    return saved.getvalue()


if __name__ == "__main__":
    template = sys.argv[1]
    serve(form, lambda data: render(data, template))
