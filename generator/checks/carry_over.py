"""T306 and T308: what is carried over, against last year's report and against the prose."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.checks.cell_figures import clues, column, row, told
from generator.checks.line_search import lines_having
from generator.checks.passages import PREFACE
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity, Skipped

if TYPE_CHECKING:
    from generator.form.report import Cell, Report

_SENTENCE = r"[^。；;！？]+"


class _Pair(NamedTuple):
    """A column: this year's cell, its figure, and what last year's report carried out of it."""

    cell: "Cell"
    now: int
    before: int

    @property
    def said(self) -> str:
        return (
            f"{column(self.cell)}上年报告为 {self.before}，本年填报为 {self.now}，"
            f"相差 {abs(self.now - self.before)}"
        )


def _pairs(report: "Report", previous: "Report") -> Iterator[_Pair]:
    """The columns filled in both years; the total column last, as the edition has it."""
    for carry in report.edition.carries:
        cell, before = report.cells[carry.into.path], carry.figure(previous.count)
        if carry.rule == "T306" and cell.number is not None and before is not None:
            yield _Pair(cell, cell.number, before)


@rule("T306", "结转跨年", Severity.ERROR, needs_previous=True)
def carried_over(subject: Subject) -> Outcome:
    """
    查什么：上年结转的件数，是否与上年报告的结转下年度逐列相等。
    为什么：上年年末没有办结的申请，就是今年上年结转的申请；总计不等是错误，
        总计相等而各类申请人不等，是提醒。
    错例：上年报告结转下年度 82 件，本年上年结转填了 80 件，相差 2。
    改法：按上年报告填写；上年报告有误并已更正的，在“说明”里写明理由。
    依据：《中华人民共和国政府信息公开条例》第三十三条；官方表格第二项、第四项的含义。
    """
    report, previous = subject.report, subject.previous
    if report is None or previous is None:
        return
    pairs = list(_pairs(report, previous))
    total = next((pair for pair in pairs if pair.cell.spec.column.sums), None)
    if total is None:
        yield Skipped("T306", "本年或者上年报告的结转件数没有填全")
        return
    differing = [pair for pair in pairs if pair is not total and pair.now != pair.before]
    if total.now != total.before or differing:
        yield _carried_finding(subject, total, differing)


def _carried_finding(subject: Subject, total: _Pair, differing: list[_Pair]) -> Finding:
    out = subject.previous.cell("carried_out.total") if subject.previous else None
    titles = f"{row(total.cell)}与上年报告的{row(out) if out else ''}"
    if total.now != total.before:
        parts = "；其中" + "；".join(pair.said for pair in differing) if differing else ""
        message, severity = f"{titles}不相等：{total.said}{parts}", Severity.ERROR
        expected, actual = str(total.before), str(total.now)
    else:
        split = "；".join(pair.said for pair in differing)
        message = f"{titles}总数相等（{total.now}），各列不相等：{split}"
        severity = Severity.WARNING
        expected = "、".join(str(pair.before) for pair in differing)
        actual = "、".join(str(pair.now) for pair in differing)
    hint = "按上年报告逐列填写；上年报告的数有误的，在“说明”里写一条 T306，注明理由"
    finding = told(subject, "T306", total.cell, message, hint, expected=expected, actual=actual)
    return finding._replace(severity=severity)


@rule("T308", "全部办结却有结转", Severity.WARNING)
def all_answered_but_some_carried_on(subject: Subject) -> Outcome:
    """
    查什么：正文说申请“全部办结”“均已按时答复”，表里是否还有结转下年度的件数。
    为什么：有结转就不是全部办结，读者会看出前后矛盾。
    错例：正文“全年收到政府信息公开申请12件，全部办结”，表里结转下年度 2 件。
    改法：改写这句话，如“办结10件，结转下年度2件”；或者改正表里的数。
    依据：正文与表格的数据应当一致。
    """
    out = subject.report.cell("carried_out.total") if subject.report else None
    if out is None or not out.number:
        return
    clue = clues().all_answered
    for passage in lines_having(subject, clue.says):
        for sentence in () if passage.chapter == PREFACE else re.findall(_SENTENCE, passage.text):
            phrase = clue.phrase(sentence)
            if phrase is not None:
                message = f"正文说“{phrase}”，而{row(out)}的{column(out)}是 {out.number}"
                hint = "改写这句话，写明办结和结转的件数；或者改正表里的结转件数"
                yield passage.finding(
                    "T308", phrase, message, hint, expected="0", actual=str(out.number)
                )
