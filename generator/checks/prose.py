"""PR: the texts of the form."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checks.registry import Outcome, Subject, found_while_reading, once, rule
from generator.diagnostics import Finding, Severity
from generator.document.places import prose_span

if TYPE_CHECKING:
    from generator.form.report import Cell, Prose

_LITERAL = re.compile(r"[1-9](?<![\d.,].)\d{1,17}(?=[件项])")
_EXPRESSION = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}")


@rule("PR01", "表达式错误", Severity.ERROR, waivable=False, needs_report=False, reads="form")
def bad_expression(subject: Subject) -> Outcome:
    """
    查什么：正文里 {{ }} 的写法和名称是否正确，能不能算出来。
    为什么：表达式有错，数字就印不出来。
    错例：{{ 申请.本年新受.总计 }}，表单里没有“本年新受”。
    改法：按提示改成最接近的名称；括号成对，用英文标点。
    依据：表单的路径（nianbao values 可以列出）。
    """
    return found_while_reading(subject, "PR01")


@rule("PR02", "正文数字未引用", Severity.INFO, waivable=False, reads="form")
def literal_number(subject: Subject) -> Outcome:
    """
    查什么：总体情况里手写的数字，是否正好是表格里某一格的数。
    为什么：数字写两遍，改了表格容易忘了改正文。
    错例：“本年新收申请3551件”，而表里新收总计就是 3551。
    改法：换成表达式，如 {{ 申请.本年新收.总计 }}，数字就会跟着表格走。
    依据：本程序的建议，不影响生成。
    """
    report = subject.report
    if report is None:
        return
    chapter = next((c for c in report.edition.chapters if c.aspects), None)
    for path, prose in report.prose.items():
        if chapter is not None and path.partition(".")[0] == chapter.key:
            yield from _literals(prose, _only_cells(subject))


def _literals(prose: "Prose", cells: Mapping[int | Decimal, str]) -> Iterator[Finding]:
    masked = _EXPRESSION.sub(lambda m: "　" * len(m[0]), prose.text)
    line = at = 0
    for match in _LITERAL.finditer(masked):
        line += masked.count("\n", at, match.start())
        at = match.start()
        path = cells.get(int(match[0]))
        if path is not None:
            column = at - (masked.rfind("\n", 0, at) + 1)
            span = prose_span(prose, line, match[0], column)
            message = f"正文里的 {match[0]} 与“{path}”相同"
            hint = f"可以写成 {{{{ {path} }}}}，表格改了正文会跟着改"
            yield Finding("PR02", message, span, prose.path, hint)


@once
def _only_cells(subject: Subject) -> Mapping[int | Decimal, str]:
    """By value the path of the one cell that has it; a row's total speaks for the row.

    A value that stands in several rows is not there.
    """
    found: dict[int | Decimal, list[Cell]] = {}
    for cell in subject.report.cells.values() if subject.report is not None else ():
        number = cell.number
        if number is not None:
            found.setdefault(number, []).append(cell)
    only = {}
    for value, cells in found.items():
        if len({cell.spec.row.path for cell in cells}) == 1:
            totals = [cell for cell in cells if cell.spec.column.sums]
            only[value] = (totals or cells)[0].path
    return only


@rule("PR03", "正文格式", Severity.WARNING, waivable=False, needs_report=False, reads="form")
def unprintable(subject: Subject) -> Outcome:
    """
    查什么：正文里有没有报告印不出来的写法：网页代码、代码块、列表符号、链接、斜体等。
    为什么：这些写法会按普通文字原样印出来，多半不是想要的样子。
    错例：“<b>重点</b>”；“- 第一条”。
    改法：分段直接换行；小标题用 ##；加粗用 **；图片用 ![说明](文件名)。
    依据：公文格式 GB/T 9704-2012 没有这些样式。
    """
    return found_while_reading(subject, "PR03")
