"""ID05, ID06: the years that prose names against the year of the report."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.chapter_text import sentences
from generator.checks.characters import CHINESE
from generator.checks.line_search import all_lines, lines_with
from generator.checks.passages import PREFACE, Passage
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.spec.identity_words import load_identity_words
from generator.spec.phrases import any_pattern, has_any

_TITLES = r"《[^《》\n]{0,120}》|!\[[^\[\]\n]{0,200}\]\([^()\n]{0,200}\)"
_NUMERIC = r"(?<!\d)(\d{4})[-./](\d{1,2})[-./](\d{1,2})(?!\d)日?"
_DAY = r"(?:(\d{4})年度?|本年度?|当年)?(\d{1,2})月(\d{1,2})日"
_PERIOD = rf"{_DAY}(?:零时)?(?:起|开始)?[，,]?(?:至|到|[-—－~～]{{1,2}}){_DAY}"
_WHOLE_YEAR = r"[为是：:](\d{4})年度?(?:全年)?(?:[，,]|$)"
_OTHER_YEAR = ("上年", "上一年", "次年", "翌年", "下年", "下一年")
_LEADING = (
    rf"^(?:[我本全]{CHINESE}{{1,2}})?在?(20\d\d)年度?(?:全年|期间)?"
    r"(?:[，,]|(?=我|本|全[年县市区镇乡局街]|共|累计|主动|依法|新收|及时|未|没有|街道|公开|发布|收到|受理))"
)
_FULL_STOP = r"[。！？\n]"
_FOUR_DIGITS = r"\d{4}"
_ANY_YEAR = re.compile(r"(20\d\d)年")
_DATED = re.compile(r"[年月./-](?<=[\d\s].)")  # a figure before it, maybe with blanks between
_TELL_PERIOD = (PREFACE, "overview")


@rule("ID05", "统计期限错", Severity.ERROR)
def period(subject: Subject) -> Outcome:
    """
    查什么：自己写的编制说明里，统计期限是不是报告年度的1月1日至12月31日。
    为什么：上年的说明照搬过来，期限常常忘了改。
    错例：2026 年度的报告写“统计期限自2025年1月1日起至2025年12月31日止”。
    改法：改成报告年度的1月1日至12月31日；年份可以写 {{ 年度 }}。
    依据：年度报告反映上一年度的情况，统计期限是1月1日至12月31日。
    """
    if subject.report is None or subject.report.year is None:
        return
    words = load_identity_words().period_words
    for passage in lines_with(subject.passages, all_lines(subject), _DATED):
        if passage.chapter in _TELL_PERIOD and has_any(_tight(passage.text), words):
            for sentence in sentences(passage.text):
                yield from _wrong_period(passage, sentence, subject.report.year)


def _tight(text: str) -> str:
    return "".join(text.split())


def _wrong_period(passage: Passage, sentence: str, year: int) -> Iterator[Finding]:
    words = load_identity_words().period_words
    tight = re.sub(_NUMERIC, r"\1年\2月\3日", _tight(sentence))
    at = min((tight.find(word) for word in words if word in tight), default=-1)
    if at < 0 or has_any(tight, _OTHER_YEAR):
        return
    match, whole = re.search(_PERIOD, tight[at:]), re.search(_WHOLE_YEAR, tight[at:])
    stated = _stated(match, year) if match else None
    if match is None and whole is not None and int(whole[1]) != year:
        match, stated = whole, f"{whole[1]}年"
    right = f"{year}年1月1日至{year}年12月31日"
    if match is not None and stated is not None and stated != right:
        shown = match[0].strip("为是：:，,")
        message = f"统计期限写的是“{shown}”，应当是{right}"
        hint = f"改成{right}"
        yield passage.finding("ID05", shown, message, hint, expected=right, actual=stated)


def _stated(match: re.Match[str], year: int) -> str:
    first = match[1] or str(year)
    last = match[4] or first
    days = [int(match[number]) for number in (2, 3, 5, 6)]
    return f"{first}年{days[0]}月{days[1]}日至{last}年{days[2]}月{days[3]}日"


@rule("ID06", "正文年份错", Severity.ERROR)
def year_slip(subject: Subject) -> Outcome:
    """
    查什么：“某年，公开信息几条、收到申请几件”的年份是不是报告的年度；编制说明里报告自己的年份对不对。
    为什么：文字从上年照搬，年份没有改，读者会以为数字是上年的。
    错例：2026 年度的报告写“2025年，我局主动公开政府信息36条”。
    改法：改成报告的年度，或者写 {{ 年度 }}；确实是讲上年情况的，写明“上年”。
    依据：年度报告反映上一年度的情况（《中华人民共和国政府信息公开条例》第五十条）。
    """
    if subject.report is None or subject.report.year is None:
        return
    year = subject.report.year
    text = all_lines(subject).replace("**", "")  # a year may be half in bold
    for passage in lines_with(subject.passages, text, _ANY_YEAR):
        told: set[str] = set()
        for words, clause, named in _slips(passage, year):
            if words not in told:
                told.add(words)
                message = f"“{clause}”写的是 {named} 年，报告是 {year} 年度的，相差 {abs(named - year)} 年"
                yield passage.finding(
                    "ID06", words, message, "改成报告的年度；确实是讲别的年度的，写清楚是哪一年的事",
                    expected=f"{year}年", actual=words,
                    severity=Severity.WARNING if named > year else None,
                )  # fmt: skip


def _slips(passage: Passage, year: int) -> Iterator[tuple[str, str, int]]:
    """The year as written, some of its clause, and the number."""
    clauses = load_identity_words().year_clauses
    own_report = load_identity_words().own_report
    for whole in re.split(_FULL_STOP, re.sub(_TITLES, "《》", passage.text)):
        if not re.search(_FOUR_DIGITS, whole):
            continue  # no year at all
        silent = has_any(whole, clauses.silent) or len(set(_ANY_YEAR.findall(whole))) > 1
        for sentence in () if silent else sentences(whole):
            plain = sentence.replace("**", "").lstrip("#　 ")
            named = _governing(plain)
            later = named == year + 1 and passage.chapter not in clauses.plans
            if named is not None and (named == year - 1 or later):
                yield f"{named}年", plain[:24], named
        own = re.search(own_report, whole) if passage.chapter == PREFACE else None
        if own and int(own[1]) != year:
            yield f"{own[1]}年", own[0][-40:], int(own[1])


def _governing(sentence: str) -> int | None:
    """The year that leads a sentence about what was done; None when there is any doubt."""
    head = re.match(_LEADING, sentence)
    return int(head[1]) if head and _done().search(sentence, head.end()) else None


@lru_cache(maxsize=1)
def _done() -> re.Pattern[str]:
    """A verb with the beginning of what it is about behind it."""
    clauses = load_identity_words().year_clauses
    verbs, objects = any_pattern(clauses.verbs), any_pattern(clauses.objects)
    return re.compile(f"(?:{verbs.pattern})(?:{objects.pattern})")
