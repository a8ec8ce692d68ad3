"""T2: matters of licence, penalty and fee, and the decisions on them."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks.cell_figures import clues, column, counts, row, rows_with, told
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity

if TYPE_CHECKING:
    from generator.form.report import Cell, Report

_Items = tuple[tuple["Cell", ...], tuple[int, ...]]


def _items(report: "Report | None", *more: str) -> Iterator[_Items]:
    """Rows that count matters: last year's, the change and `more` columns, all filled."""
    for cells in rows_with(report, "prev_items", "delta", *more) if report else ():
        figures = counts(cells)
        if figures is not None:
            yield cells, figures


@rule("T208", "项目数跨年", Severity.WARNING, needs_previous=True, editions=("2019",))
def items_do_not_follow(subject: Subject) -> Outcome:
    """
    查什么：上一年项目数量，是否等于上年报告的上一年项目数量加增减。
    为什么：上年年末的项目数，就是今年的“上一年项目数量”。
    错例：上年报告 410 项、减 24 项：410-24 = 386，今年“上一年项目数量”填了 410。
    改法：核对两年的数；因权力清单调整等原因对不上的，在“说明”里写明理由。
    依据：官方格式第二十条第（五）（六）（八）项各列的含义。
    """
    report, previous = subject.report, subject.previous
    if report is None or previous is None:
        return
    for carry in report.edition.carries:
        cell, wanted = report.cells[carry.into.path], carry.figure(previous.count)
        if carry.rule == "T208" and None not in (wanted, cell.number) and wanted != cell.number:
            yield _does_not_follow(subject, cell, [previous.cell(s) for s in carry.sources])


def _does_not_follow(subject: Subject, cell: "Cell", before: "list[Cell | None]") -> Finding:
    first, *changes = [(c, c.number) for c in before if c is not None and c.number is not None]
    said = "".join(f"，{column(c)}{number:+}" for c, number in changes)
    sum_ = "".join(f"{number:+}" for _, number in changes)
    wanted, now = first[1] + sum(number for _, number in changes), cell.number or 0
    message = (
        f"{row(cell)}的{column(cell)}：上年报告为 {first[1]}{said}，"
        f"{first[1]}{sum_} = {wanted}，填报为 {now}，相差 {abs(wanted - now)}"
    )
    hint = "核对两年的数；清单口径变了的，在“说明”里写一条 T208，注明理由"
    return told(subject, "T208", cell, message, hint, expected=wanted, actual=now)


@rule("T209", "项目数为负", Severity.ERROR, editions=("2019",))
def fewer_than_none(subject: Subject) -> Outcome:
    """
    查什么：上一年项目数量加本年增减，是否不小于零。
    为什么：减少的项目不会比原有的还多。
    错例：上一年项目数量 10，本年增/减填了 -24：10-24 = -14。
    改法：核对两个数；增减填的是本年比上年多或少的项数，不是年末的项数。
    依据：官方格式第二十条第（五）（六）（八）项各列的含义。
    """
    for cells, (items, delta) in _items(subject.report):
        if items + delta < 0:
            message = (
                f"{row(cells[1])}：{column(cells[0])}{items}，{column(cells[1])}{delta}，"
                f"{items}{delta:+} = {items + delta}，项目数不能小于 0"
            )
            hint = "核对两个数；第二个数是比上年多或少的项数"
            yield told(
                subject, "T209", cells[1], message, hint, expected=f"≥{-items}", actual=delta
            )


@rule("T210", "有决定无事项", Severity.WARNING, editions=("2019",))
def decisions_without_items(subject: Subject) -> Outcome:
    """
    查什么：作出了处理决定的，项目数量是否为零。
    为什么：没有许可、处罚、强制事项，就不会有相应的决定，多半是项目数量漏填。
    错例：行政处罚：上一年项目数量 0，本年增/减 0，处理决定数量 15。
    改法：补上项目数量；事项属于上级机关、本机关受委托作出决定的，在“说明”里写明。
    依据：官方格式第二十条第（五）（六）项各列的含义。
    """
    for cells, (items, delta, decisions) in _items(subject.report, "decisions"):
        if decisions > 0 and items + delta == 0:
            message = (
                f"{row(cells[2])}：{column(cells[2])}{decisions}，而{column(cells[0])}加"
                f"{column(cells[1])}，{items}{delta:+} = 0，有决定却没有事项"
            )
            hint = "核对项目数量是否漏填；受委托作出决定的，在“说明”里写明理由"
            yield told(subject, "T210", cells[2], message, hint, expected=0, actual=decisions)


@rule("T216", "许可处罚全零存疑", Severity.INFO)
def no_decision_at_all(subject: Subject) -> Outcome:
    """
    查什么：住建、市场监管、城管、应急、生态环境等部门，许可、处罚、强制的决定是否全部为零。
    为什么：这些部门一年里一件决定也没有的情况很少，多半是漏报。
    错例：某县市场监督管理局，许可、处罚、强制的处理决定都填 0。
    改法：与业务科室核对；执法权已经划出、确实没有的，不用改。
    依据：处理决定数量包括已公开和依法未公开的全部决定。
    """
    report = subject.report
    if report is None:
        return
    clue = clues().decides_often
    cells = tuple(cell for (cell,) in rows_with(report, "decisions"))
    figures = counts(cells)
    if figures is None or not cells or any(figures):
        return
    if clue.fits(report.agency.name.strip(), report.agency.type):
        rows = "、".join(row(cell) for cell in cells)
        message = (
            f"{rows}的{column(cells[0])}全部是 0；“{report.agency.name}”一般会有许可或处罚决定"
        )
        hint = "与业务科室核对，未公开的决定也计入；确实没有的，不用改"
        yield told(subject, "T216", cells[0], message, hint, actual=0)
