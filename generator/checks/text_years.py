"""TX15 and TX16: prose against last year's figures, and against itself."""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.checks.claims import Claim, claims, count_of
from generator.checks.figures import PERCENT, Figure, read_line
from generator.checks.passages import Passage
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.report import Report
from generator.spec.model import CellSpec

_CHANGE = (
    r"^，(?:同比|(?:比|较)(?:上年度?|去年|上一年度?)(?:同期)?)"
    r"(?:(?P<up>增长|上升|增加|提高)|下降|减少|降低)(?:了)?％(?:$|[，。；）])"
)


@rule("TX15", "同比", Severity.WARNING, needs_previous=True, points=0.5)
def change(subject: Subject) -> Outcome:
    """
    查什么：“新收申请几件，同比上升百分之几”，按上年和本年的表格重新算，是否相差超过半个百分点。
    为什么：同比多是手算的，上升写成下降、分母用错都很常见。
    错例：本年 12 件、上年 10 件，写“同比增长16.7%”，应是 20%。
    改法：用（本年－上年）÷上年 重新计算。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    report, previous = subject.report, subject.previous
    if report is None or previous is None:
        return
    points = Decimal(str(subject.threshold("TX15", "points")))
    for passage, claim in claims(subject):
        stated = _stated(passage, claim, report)
        if stated is not None:
            yield from _wrong_change(report, previous, passage, claim, stated, points)


def _stated(passage: Passage, claim: Claim, report: Report) -> tuple[Decimal, Figure] | None:
    """The change that stands right behind a claim, negative for a fall; None when there is none."""
    if claim.says_none or PERCENT not in claim.sentence:
        return None
    at = passage.text.find(claim.words)
    line = read_line(passage.text[at + len(claim.words) :].lstrip(" "), report.year)
    match = re.match(_CHANGE, line.text)
    if at < 0 or match is None:
        return None
    rate = line.percents[0]
    return (rate.value if match["up"] else -rate.value), rate


def _wrong_change(
    report: Report,
    previous: Report,
    passage: Passage,
    claim: Claim,
    stated: tuple[Decimal, Figure],
    points: Decimal,
) -> Iterator[Finding]:
    cells = claim.indicator.cells
    now, then = count_of(report, cells), count_of(previous, _same(previous, cells))
    if now is None or not then:
        return
    said, rate = stated
    if abs(said - Decimal(now - then) * 100 / then) <= points:
        return
    exact = Decimal(now - then) * 100 / then
    message = (
        f"“{rate.words}”：{claim.indicator.label}本年 {now}，上年 {then}，"
        f"（{now}-{then}）÷{then} = {exact:.1f}%，相差 {abs(said - exact):.1f} 个百分点"
    )
    yield passage.finding(
        "TX15", rate.words, message, "按上年和本年的表格重新计算，注意是升还是降",
        expected=f"{exact:.1f}%", actual=f"{said:f}%",
    )  # fmt: skip


def _same(previous: Report, cells: tuple[CellSpec, ...]) -> tuple[CellSpec, ...]:
    """The same cells in last year's edition; none where it lacks one."""
    found = [previous.edition.by_id.get(spec.id) for spec in cells]
    known = tuple(spec for spec in found if spec is not None)
    return known if len(known) == len(cells) else ()


@rule("TX16", "全文同一指标不一", Severity.ERROR)
def two_values(subject: Subject) -> Outcome:
    """
    查什么：表格里没有而正文几处都写的数（如主动公开信息的总数），各处是否相同。
    为什么：同一个数前后两样，必有一处是错的。
    错例：主动公开一节写“全年主动公开政府信息617条”，其他小节写“全年主动公开政府信息671条”。
    改法：核对后改成一样；口径不同的，各自写明口径。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    first: dict[str, tuple[Passage, Claim]] = {}
    for passage, claim in claims(subject):
        if claim.indicator.cells or claim.says_none:
            continue
        earlier, said = first.setdefault(claim.indicator.id, (passage, claim))
        if earlier.path != passage.path and said.value != claim.value:
            message = (
                f"{claim.indicator.label}，“{earlier.path}”写“{said.words}”，"
                f"这里写“{claim.words}”，相差 {abs(said.value - claim.value):f}"
            )
            yield passage.finding(
                "TX16", claim.words, message, "核对后改成一样；口径不同的，各自写明",
                expected=f"{said.value:f}", actual=f"{claim.value:f}",
            )  # fmt: skip
