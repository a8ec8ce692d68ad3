"""A report with its prose evaluated and its images read: what checks and the document share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Finding
from generator.document.constructs import image_names, unprintable
from generator.document.lookup import Values
from generator.document.paths import leaf_paths, values_of
from generator.document.pictures import Picture, read_picture
from generator.document.places import almost_expressions, has_expressions, prose_span
from generator.errors import InputError
from generator.form.raw import RawMapping
from generator.form.report import Prose, Report
from generator.form.suggest import nearest

if TYPE_CHECKING:
    from generator.document.expressions import Problem

_EXAMPLE = "表达式写成 {{ 申请.本年新收.总计 }}：英文大括号成对，路径用英文句点连接"

ReadFile = Callable[[str], bytes]


@dataclass(frozen=True)
class Content:
    """`texts` is the evaluated prose by path; a text whose expressions fail is kept as written.

    `form` is what the report was read from, None for a published report.
    """

    report: Report
    values: Values
    texts: Mapping[str, str]
    pictures: Mapping[str, Picture]
    findings: tuple[Finding, ...]
    form: RawMapping | None = None


def read_content(report: Report, read_file: ReadFile, form: RawMapping | None = None) -> Content:
    """Evaluate every text and read every image; PR01, PR03 and FM09 are the findings."""
    values = values_of(report)
    texts: dict[str, str] = {}
    pictures: dict[str, Picture] = {}
    findings: list[Finding] = []
    for prose in report.all_prose:
        text, wrong = _evaluate(prose, values)
        texts[prose.path] = text
        findings += wrong
        findings += _unprintable(prose)
        findings += _pictures(prose, text, pictures, read_file)
    return Content(report, values, texts, pictures, tuple(findings), form)


def _evaluate(prose: Prose, values: Values) -> tuple[str, list[Finding]]:
    near = [
        _finding("PR01", prose, line, words, f"表达式的括号写法有误：{words}", _EXAMPLE)
        for line, words in almost_expressions(prose.text)
    ]
    if near or not has_expressions(prose.text):
        return prose.text, near
    from generator.document.expressions import ExpressionError, UnfilledError, evaluate, problems

    found = problems(prose.text, values)
    if found:
        return prose.text, [_expression_finding(prose, problem, values) for problem in found]
    try:
        return evaluate(prose.text, values), []
    except UnfilledError:
        return prose.text, []  # the unfilled cell is told itself
    except ExpressionError as error:
        what = f"表达式算不出来：{error}"
        return prose.text, [_finding("PR01", prose, error.line - 1, "{{", what)]


def _expression_finding(prose: Prose, problem: "Problem", values: Values) -> Finding:
    hint = _EXAMPLE
    if problem.unknown is not None:
        best = nearest(problem.unknown, leaf_paths(values))
        hint = f"是不是 {{{{ {best} }}}}？" if best else "路径与表单里的名称一致，用英文句点连接"
    return _finding("PR01", prose, problem.line, problem.words, problem.message, hint)


def _unprintable(prose: Prose) -> list[Finding]:
    return [
        _finding(
            "PR03", prose, item.line, "", f"正文里的{item.name}不能印进报告，已按普通文字处理",
            "正文只用段落、## 小标题、**粗体** 和图片",
        )
        for item in unprintable(prose.text)
    ]  # fmt: skip


def _pictures(
    prose: Prose, text: str, pictures: dict[str, Picture], read_file: ReadFile
) -> list[Finding]:
    findings = []
    for line, name in image_names(text):
        try:
            picture = read_picture(name, read_file(name))
        except InputError as error:
            picture = str(error)
        if isinstance(picture, Picture):
            pictures[name] = picture
        else:
            hint = "图片与表单放在同一文件夹（或其下的文件夹）里，按文件名引用"
            findings.append(_finding("FM09", prose, line, name, picture, hint))
    return findings


def _finding(
    code: str, prose: Prose, line: int, words: str, message: str, hint: str | None = None
) -> Finding:
    return Finding(code, message, prose_span(prose, line, words), prose.path, hint)
