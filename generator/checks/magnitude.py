"""NC08: figures of quite another size than last year's."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from generator.checks.cell_figures import told
from generator.checks.disclosed_money import money, perhaps_yuan, plain
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity
from generator.spec.model import Kind

if TYPE_CHECKING:
    from generator.form.report import Cell, Report

# A rule of its own compares these with last year's: T201, T208, T306.
_COMPARED_COLUMNS = ("in_force", "prev_items")
_COMPARED_ROWS = ("carried_in",)


class _Jump(NamedTuple):
    cell: "Cell"
    now: Decimal
    before: Decimal


def _size(cell: "Cell | None") -> Decimal | None:
    """A count as it is, money in 万元; None for what is not filled or may have either sign."""
    if cell is None or cell.spec.column.kind is Kind.SIGNED:
        return None
    return Decimal(cell.number) if cell.number is not None else money(cell)


def _jumps(subject: Subject, report: "Report", previous: "Report") -> Iterator[_Jump]:
    times, least = subject.threshold("NC08", "times"), subject.threshold("NC08", "least")
    for cell in report.cells.values():
        spec = cell.spec
        if spec.column.id in _COMPARED_COLUMNS or spec.row.id in _COMPARED_ROWS:
            continue
        now, before = _size(cell), _size(previous.cell(spec.id))
        if now is None or before is None or min(now, before) < least:
            continue
        if max(now, before) >= min(now, before) * Decimal(times):
            yield _Jump(cell, now, before)


@rule("NC08", "数量级异常", Severity.INFO, needs_previous=True, times=10, least=20)
def another_size(subject: Subject) -> Outcome:
    """
    查什么：与上年同一格相比，是否增加到十倍以上或者减少到十分之一以下（两年都不小于 20）。
    为什么：差一个数量级，多半是多打或者少打了一位，或者统计口径变了。
    错例：行政处罚的处理决定，上年 312，本年填了 3120。
    改法：核对数字；口径变了的，可以在正文里说明。
    依据：国办公开办函〔2021〕30号要求内容准确。
    """
    report, previous = subject.report, subject.previous
    if report is None or previous is None:
        return
    jumps = list(_jumps(subject, report, previous))
    rows_told = {jump.cell.spec.row.id for jump in jumps if jump.cell.spec.column.sums}
    for cell, now, before in jumps:
        part_of_told = cell.spec.row.id in rows_told and not cell.spec.column.sums
        told_as_money = cell.spec.column.kind is Kind.MONEY and perhaps_yuan(subject) is not None
        if part_of_told or told_as_money:
            continue
        ratio = max(now, before) / min(now, before)
        change = "是上年的" if now > before else "上年是本年的"
        message = (
            f"“{cell.spec.title}”上年为 {plain(before)}，本年填报为 {plain(now)}，"
            f"{change} {ratio:.1f} 倍，相差 {plain(abs(now - before))}"
        )
        hint = "核对是否多打或者少打了一位；确实如此的，不用改"
        yield told(subject, "NC08", cell, message, hint, expected=plain(before), actual=plain(now))
