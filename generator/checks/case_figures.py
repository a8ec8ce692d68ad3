"""T4: cases against applications, against last year's cases, and against chapter five."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks.cell_figures import chapter_text, clues, column, counts_at, row, told
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.form.report import Cell, Report


def _cases(report: "Report", column_id: str) -> Iterator["Cell"]:
    """The cells of one column (by id) of the table of cases, filled and above zero."""
    for name in ("review", "suit_direct", "suit_after"):
        cell = report.cell(f"{name}.{column_id}")
        if cell is not None and cell.number:
            yield cell


def _had_no_applications(report: "Report") -> bool:
    return counts_at(report, "new.total", "carried_in.total") == (0, 0)


@rule("T406", "无申请有案件", Severity.INFO, needs_previous=True)
def cases_without_applications(subject: Subject) -> Outcome:
    """
    查什么：两年都没有收到申请，是否还有行政复议、行政诉讼案件。
    为什么：案件一般因答复申请而起；两年没有申请而有案件，可能填错了表，也可能是更早的案件。
    错例：本年和上年新收、结转都是 0，行政复议填了 1。
    改法：核对案件是否因政府信息公开工作而起；确实是的，不用改。
    依据：《中华人民共和国政府信息公开条例》第五十一条。
    """
    report, previous = subject.report, subject.previous
    if report is None or previous is None:
        return
    cases = list(_cases(report, "total"))
    if cases and _had_no_applications(report) and _had_no_applications(previous):
        figures = "，".join(f"{row(cell)}{cell.number} 件" for cell in cases)
        message = f"本年和上年都没有政府信息公开申请，却有案件：{figures}"
        hint = "核对是否因政府信息公开工作而起的案件；是以前年度申请引起的，不用改"
        actual = "、".join(str(cell.number) for cell in cases)
        yield told(subject, "T406", cases[0], message, hint, actual=actual)


@rule("T407", "尚未审结跨年", Severity.WARNING, needs_previous=True)
def pending_cases_vanish(subject: Subject) -> Outcome:
    """
    查什么：上年尚未审结的案件，本年是否还在表里（已有结果，或者仍未审结）。
    为什么：上年没有审结的案件，本年不是有了结果，就是仍未审结，不会消失。
    错例：上年行政复议尚未审结 2 件，本年行政复议各项都是 0。
    改法：补上这些案件的结果；另有原因的，在“说明”里写明理由。
    依据：官方格式第四章各列的含义。
    """
    report, previous = subject.report, subject.previous
    for before in _cases(previous, "pending") if report and previous else ():
        cell = report.cell(f"{before.spec.row.id}.total") if report else None
        if cell is not None and cell.number == 0:
            message = (
                f"{row(cell)}：上年报告{column(before)}{before.number} 件，"
                f"本年{column(cell)}却是 0，相差 {before.number}"
            )
            hint = "补上这些案件本年的结果，仍未审结的照填；另有原因的，在“说明”里写一条 T407"
            expected = f"≥{before.number}"
            yield told(subject, "T407", cell, message, hint, expected=expected, actual=0)


@rule("T408", "纠正未整改", Severity.INFO)
def corrected_but_unmentioned(subject: Subject) -> Outcome:
    """
    查什么：有被纠正的案件时，第五章是否说到。
    为什么：被纠正说明工作有问题，问题和改进一章应当有所回应。
    错例：行政复议结果纠正 2 件，第五章没有提到复议、诉讼或者纠正。
    改法：在第五章写明问题所在和整改措施。
    依据：《中华人民共和国政府信息公开条例》第五十条第（四）项。
    """
    report = subject.report
    chapter = chapter_text(subject, "problems")
    cases = list(_cases(report, "corrected")) if report and chapter else []
    if any(word in chapter for word in clues().corrected):
        return
    if cases:
        figures = "，".join(f"{row(cell)}{column(cell)}{cell.number} 件" for cell in cases)
        message = f"{figures}，而问题与改进一章没有说到"
        hint = "在问题与改进一章写明被纠正的原因和整改措施"
        actual = "、".join(str(cell.number) for cell in cases)
        yield told(subject, "T408", cases[0], message, hint, actual=actual)
