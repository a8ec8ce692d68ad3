"""T307 and T309: columns in which more was handled or carried on than ever came in.

Both speak in T301's place: where one of them holds, the balance cannot close.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks.cell_figures import column, row, told
from generator.checks.identities import judged
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.form.report import Cell, Report

_ROWS = ("new", "carried_in", "result_total", "carried_out")


def _cells(report: "Report", column_id: str) -> tuple["Cell", ...]:
    cells = [report.cell(f"{name}.{column_id}") for name in _ROWS]
    return tuple(cell for cell in cells if cell is not None)


def without_intake(report: "Report", column_id: str) -> bool:
    """T309: results in a column in which nothing came in and nothing was carried in."""
    figures = [cell.number for cell in _cells(report, column_id)]
    return len(figures) == len(_ROWS) and figures[:2] == [0, 0] and bool(figures[2])


def more_than_intake(report: "Report", column_id: str) -> bool:
    """T307: more carried on than came in; silent where T309 tells it."""
    figures = [cell.number for cell in _cells(report, column_id)]
    if len(figures) != len(_ROWS) or without_intake(report, column_id):
        return False
    new, carried_in, _, carried_out = figures
    known = new is not None and carried_in is not None and carried_out is not None
    return known and (carried_out or 0) > (new or 0) + (carried_in or 0)


def told_instead(report: "Report", column_id: str) -> bool:
    """Whether T307 or T309 speaks for a column."""
    return without_intake(report, column_id) or more_than_intake(report, column_id)


def _columns(report: "Report | None") -> Iterator[str]:
    """The columns in which the balance would be judged."""
    for identity in report.edition.identities if report else ():
        if report and identity.rule == "T301" and judged(identity, report.cells, report.edition):
            yield report.edition.cells[identity.left[0]].column.id


@rule("T307", "结转超量", Severity.ERROR, waivable=False)
def more_carried_on(subject: Subject) -> Outcome:
    """
    查什么：每一列中，结转下年度的件数，是否没有超过本年新收加上年结转。
    为什么：结转下年度的，只能是本年新收或者上年结转来的申请。
    错例：自然人一列新收 4、上年结转 1，结转下年度填了 7：4+1 = 5，多出 2。
    改法：核对这一列的三个数，看是否填错了列或者填反了上年结转和结转下年度。
    依据：官方表格表头注明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和。
    """
    report = subject.report
    for column_id in _columns(report):
        if report is None or not more_than_intake(report, column_id):
            continue
        new, carried_in, _, out = _cells(report, column_id)
        intake = (new.number or 0) + (carried_in.number or 0)
        excess = (out.number or 0) - intake
        message = (
            f"{column(out)}列：{row(new)}加{row(carried_in)}，{new.number}+{carried_in.number} = {intake}，"
            f"{row(out)}填报为 {out.number}，多出 {excess}"
        )
        hint = "核对这三个数：是否填错了列，或者填反了上年结转和结转下年度"
        expected = f"≤{intake}"
        yield told(subject, "T307", out, message, hint, expected=expected, actual=out.number)


@rule("T309", "零申请有结果", Severity.ERROR, waivable=False)
def results_without_applications(subject: Subject) -> Outcome:
    """
    查什么：没有新收也没有上年结转的一列，是否有办理结果。
    为什么：没有申请就不会有办理结果，多半是新收漏填，或者结果填错了列。
    错例：商业企业一列新收 0、上年结转 0，予以公开填了 2。
    改法：补上新收或者上年结转的件数，或者把结果改填到正确的列。
    依据：官方表格表头注明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和。
    """
    report = subject.report
    for column_id in _columns(report):
        if report is None or not without_intake(report, column_id):
            continue
        new, carried_in, result, out = _cells(report, column_id)
        also = f"，{row(out)}填报为 {out.number}" if out.number else ""
        handled = (result.number or 0) + (out.number or 0)
        message = (
            f"{column(new)}列：{row(new)}加{row(carried_in)}，0+0 = 0，没有申请，"
            f"办理结果{row(result)}却有 {result.number}{also}，相差 {handled}"
        )
        hint = "补上新收或者上年结转的件数；或者把办理结果改填到正确的列"
        yield told(subject, "T309", new, message, hint, expected=handled, actual=0)
