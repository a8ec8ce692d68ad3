"""C6: what chapter six says of the information processing fee."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from generator.checks.chapter_text import bare, chapter_of, lines_of, whole_text
from generator.checks.closing_chapters import nothing_in_chapter_six
from generator.checks.passages import Passage
from generator.checks.registry import Outcome, Subject, once, rule
from generator.diagnostics import Finding, Severity
from generator.spec.phrases import has_any, load_phrases

_FEE = "信息处理费"
_DENIES = ("未", "没有")
_SENTENCE = r"[^。；;\n]+"
_NONE = (
    r"(?P<before>[^，,。；\n]{0,40})"
    r"(?P<words>(?:未|没有|从未|未曾)(?:实际)?收取(?:过|任何)?(?:政府信息公开)?信息处理费)(?!的)"
)
_AMOUNT = (
    r"收取(?:的|了|过)?(?:政府信息公开)?信息处理费用?[^。；\d每未元]{0,12}"
    r"(?P<number>\d[\d,]{0,12}(?:\.\d{1,6})?)\s*(?P<unit>万?)元"
)
_LIMITED = r"件|对|向|其中|部分|个别|季度|\d月|其余|另|以上|以下|如|若|除"
_NOT_COLLECTED = r"每|标准|应收|减免|免收|退还|上年|去年|如果|若|预计|未收取|拟"


class _Fee(NamedTuple):
    """An amount said to have been collected, in yuan."""

    passage: Passage
    sentence: str
    words: str
    yuan: Decimal


@rule("C601", "未说明信息处理费", Severity.WARNING, editions=("2021",))
def fee_not_mentioned(subject: Subject) -> Outcome:
    """
    查什么：第六章有没有说明信息处理费的收取情况。
    为什么：2021 年起，收没收信息处理费都要在年度报告里说明。
    错例：其他事项只写“无其他需要报告的事项”。
    改法：写明“本年度未收取信息处理费”，收取了的写明件数和金额；也可以写“默认”。
    依据：《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。
    """
    report = subject.report
    lines = lines_of(subject, "other_matters")
    if report is None or not lines or any(True for _ in nothing_in_chapter_six(subject)):
        return
    if report.count("other_fee_unpaid.total"):
        return  # T311 names the very cases
    if not has_any(bare(whole_text(subject, "other_matters")), load_phrases().fee_words):
        heading = chapter_of(report, "other_matters").heading
        message = f"“{heading}”没有说明信息处理费的收取情况"
        hint = "加一句：本年度未收取信息处理费（收取了的，写明件数和金额）"
        yield lines[0].finding("C601", lines[0].text, message, hint)


@rule("C602", "收费说明矛盾", Severity.ERROR)
def fee_contradiction(subject: Subject) -> Outcome:
    """
    查什么：一处说未收取信息处理费，另一处又写了收取的金额。
    为什么：两种说法不能都对，读者会质疑。
    错例：总体情况写“收取信息处理费400元”，其他事项写“本年度未收取信息处理费”。
    改法：核对收费记录，改正说错的一处。
    依据：《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。
    """
    none = next(_denials(subject), None)
    for fee in _fees(subject) if none else ():
        if none and fee.yuan > 0:
            passage, words = none
            message = f"这里说“{words}”，另一处写“{fee.words}”，相差 {fee.yuan:f} 元"
            yield passage.finding(
                "C602",
                words,
                message,
                "核对收费记录，改正说错的一处",
                expected=f"{fee.yuan:f} 元",
                actual="0 元",
            )
            return


@once
def _about_the_fee(subject: Subject) -> list[Passage]:
    return [passage for passage in subject.passages if _FEE in passage.text]


def _denials(subject: Subject) -> Iterator[tuple[Passage, str]]:
    """Where the whole year's fee is denied, not that of some applications."""
    for passage in _about_the_fee(subject):
        match = re.search(_NONE, passage.text) if has_any(passage.text, _DENIES) else None
        if (
            match
            and not re.search(_LIMITED, match["before"])
            and not _other_year(subject, passage.text)
        ):
            yield passage, match["words"]


def _fees(subject: Subject) -> Iterator[_Fee]:
    for passage in _about_the_fee(subject):
        for sentence in re.findall(_SENTENCE, passage.text):
            match = re.search(_AMOUNT, sentence)
            if not match or re.search(_NOT_COLLECTED, sentence) or _other_year(subject, sentence):
                continue
            unit = 10000 if match["unit"] else 1
            yield _Fee(
                passage, sentence, match[0], Decimal(match["number"].replace(",", "")) * unit
            )


def _other_year(subject: Subject, text: str) -> bool:
    year = subject.report.year if subject.report else None
    outside = re.sub(r"《[^《》]{0,120}》|[（(][^（()）]{0,120}[）)]", "", text)
    years = {int(found) for found in re.findall(r"(20\d\d)年", outside)}
    return bool(years - {year})


@rule("C603", "收费金额不可能", Severity.INFO, per_item=100, per_page=10)
def impossible_fee(subject: Subject) -> Outcome:
    """
    查什么：信息处理费的金额能不能由收费标准算出来。
    为什么：按件计收是 100 元的倍数，按量计收是 10 元的倍数，别的数多半是写错了。
    错例：“收取信息处理费55元”；“按件收取信息处理费150元”。
    改法：核对收费通知，改正金额；注意单位是元还是万元。
    依据：《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。
    """
    for fee in _fees(subject):
        by_item = "按件" in fee.sentence and not re.search("按量|按页", fee.sentence)
        step = int(subject.threshold("C603", "per_item" if by_item else "per_page"))
        if fee.yuan % step:
            yield _impossible(fee, step, by_item)


def _impossible(fee: _Fee, step: int, by_item: bool) -> Finding:
    standard = "按件计收的金额应当" if by_item else "按件或者按页计收的金额都应当"
    rest = fee.yuan % step
    message = f"“{fee.words}”：{standard}是 {step} 元的倍数，{fee.yuan:f} 元多出 {rest:f} 元"
    return fee.passage.finding(
        "C603",
        fee.words,
        message,
        "核对收费通知，改正金额或者单位",
        expected=f"{step} 的倍数",
        actual=f"{fee.yuan:f}",
    )
