"""The catalogue: every rule with its code, name, severity and page, registered by decorator."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, wraps
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from generator.diagnostics import Finding, Severity, Skipped

if TYPE_CHECKING:  # the catalogue is listed without loading what checks need
    from generator.checks.passages import Passage
    from generator.document.content import Content
    from generator.form.report import Report
    from generator.recovery.recover import Recovered

Made = TypeVar("Made")
Reads = Literal["both", "form", "published"]
SECTIONS = ("查什么", "为什么", "错例", "改法", "依据")
_SECTION = rf"(?m)^\s*({'|'.join(SECTIONS)})："
_FIRST_WIDE = "\u3000"  # Chinese characters and punctuation begin here

FAMILIES: Mapping[str, str] = {
    "IN": "文件",
    "YA": "表单的书写",
    "FM": "表单的内容",
    "PR": "正文",
    "RE": "导入",
    "ST": "结构和格式版本",
    "ID": "名称、日期和联系方式",
    "NC": "数字的写法",
    "T2": "第二章的数据",
    "T3": "第三章的勾稽",
    "T4": "第四章的合计",
    "TX": "正文与表格",
    "C6": "第六章",
    "RU": "汇总",
    "QL": "文字质量",
    "PB": "公布",
}


@dataclass(frozen=True)
class Settings:
    """What a county may set: thresholds by "CODE.name", severities by code, rules of its own.

    `templates` is the folder of its own templates as written, "" for none.
    """

    thresholds: Mapping[str, float] = field(default_factory=dict)
    severities: Mapping[str, Severity] = field(default_factory=dict)
    rules: "Mapping[str, Rule]" = field(default_factory=dict)
    templates: str = ""


@dataclass(frozen=True)
class Subject:
    """What rules look at: findings made while reading, the report, last year's if it is given.

    `published` says how a published report was read; None for a form. `made` is what functions
    marked with `once` have made of this subject.
    """

    found: Mapping[str, tuple[Finding, ...]] = field(default_factory=dict)
    report: "Report | None" = None
    content: "Content | None" = None
    previous: "Report | None" = None
    settings: Settings = field(default_factory=Settings)
    published: "Recovered | None" = None
    made: dict[Callable[["Subject"], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def passages(self) -> "tuple[Passage, ...]":
        """The lines of prose in the order of the report, evaluated."""
        from generator.checks.passages import passages_of

        return passages_of(self.content) if self.content is not None else ()

    def threshold(self, code: str, name: str) -> float:
        """A rule's threshold as set, or its default."""
        return self.settings.thresholds.get(f"{code}.{name}", _RULES[code].thresholds[name])


def once(make: Callable[[Subject], Made]) -> Callable[[Subject], Made]:
    """A function that is run once for each subject, however many rules ask for what it makes."""

    @wraps(make)
    def kept(subject: Subject) -> Made:
        if make not in subject.made:
            subject.made[make] = make(subject)
        made: Made = subject.made[make]
        return made

    return kept


Outcome = Iterable[Finding | Skipped]
Check = Callable[[Subject], Outcome]


@dataclass(frozen=True)
class Rule:
    """One rule.

    `waivable`: whether 说明 may answer it. `needs_report`, `needs_previous`: skipped, visibly,
    without one. `editions`: where it holds, empty for all. `reads`: whether it concerns forms,
    published reports or both. `thresholds`: settings with defaults.
    """

    code: str
    name: str
    severity: Severity
    check: Check
    waivable: bool
    needs_report: bool
    needs_previous: bool
    editions: tuple[str, ...]
    reads: Reads
    thresholds: Mapping[str, float]

    @property
    def family(self) -> str:
        """The first two characters of the code."""
        return self.code[:2]

    @cached_property
    def page(self) -> Mapping[str, str]:
        """The docstring by section: 查什么 / 为什么 / 错例 / 改法 / 依据."""
        parts = re.split(_SECTION, self.check.__doc__ or "")
        texts = zip(parts[1::2], parts[2::2], strict=True)
        return {name: _one_line(text) for name, text in texts}


def _one_line(text: str) -> str:
    """A page's section without its line breaks; between Chinese they leave no blank."""
    whole = ""
    for words in filter(None, map(str.split, text.split("\n"))):
        blank = " " if whole and whole[-1] < _FIRST_WIDE else ""
        whole += blank + " ".join(words)
    return whole


_RULES: dict[str, Rule] = {}


def rule(  # noqa: PLR0913 - all but the first three are by name
    code: str,
    name: str,
    severity: Severity,
    *,
    waivable: bool = True,
    needs_report: bool = True,
    needs_previous: bool = False,
    editions: tuple[str, ...] = (),
    reads: Reads = "both",
    **thresholds: float,
) -> Callable[[Check], Check]:
    """Register a check under its code; a code is used once."""

    def register(check: Check) -> Check:
        if code in _RULES:
            raise ValueError(f"rule {code} registered twice")
        _RULES[code] = Rule(
            code,
            name,
            severity,
            check,
            waivable,
            needs_report,
            needs_previous,
            editions,
            reads,
            thresholds,
        )
        return check

    return register


def found_while_reading(subject: Subject, code: str) -> tuple[Finding, ...]:
    """The findings of one code that reading the form or its prose has made."""
    return subject.found.get(code, ())


def registered() -> Mapping[str, Rule]:
    """The rules registered so far, by code in order."""
    return dict(sorted(_RULES.items()))
