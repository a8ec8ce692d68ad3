"""TX13, TX14 and TX17: numbers of one sentence against each other (parts, shares, channels)."""

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import accumulate

from generator.checks.figures import MARK, PERCENT, UNREAD, Figure, Line
from generator.checks.identities import written_out
from generator.checks.passages import Passage
from generator.checks.read_prose import read_lines
from generator.checks.registry import Outcome, Subject, once, rule
from generator.diagnostics import Finding, Severity

_AMONG = "其中"
_END = re.compile(r"[。；！？;]")
_BRACKETS = r"[（(]([^（）()]*)[）)]"
_MIXED = rf"{UNREAD}|含|包括|分别|另|此外|同时|涉及|比|较|增|减|累计|平均|每|各[有占]?#|约|近#|超|余|左右|以上"
_OPEN = r"等(?:[。；]|$)|#[等余多]|等#|主要"
_REST = r"其他|其它|其余"
_CHANNELS = r"(网站|微信|微博)[^#，。；、]*#"
_COUNTED_ONCE = r"计№|计#|不同渠道|同一信息|重复|分别计"
_DISCLOSED = f"信息{MARK}"
_TOTAL = rf"(?:^|[，。；年])(?:全年)?(?:共|累计)?(?:主动)?公开(?:各类)?(?:政府)?{_DISCLOSED}"
_SEVERAL = 3  # numbers in a row are a list
_SHARE = r"占[^，。；、#％]{0,12}％"


@once
def _lines(subject: Subject) -> tuple[tuple[Passage, Line], ...]:
    """The lines with figures."""
    return tuple((passage, line) for passage, line in read_lines(subject) if line.figures)


@rule("TX13", "分项之和", Severity.WARNING, open_share=0.25)
def parts(subject: Subject) -> Outcome:
    """
    查什么：“共几条，其中甲几条、乙几条”，各分项加起来是否等于总数。
    为什么：分项加起来不等于总数，读者一算就知道错了。
    错例：“发布信息100条，其中网站60条、微信30条”，加起来是 90。
    改法：核对后改正；没有列全的，在最后加“等”或者写明其余几条。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    share = Decimal(str(subject.threshold("TX13", "open_share")))
    for passage, line in _lines(subject):
        if _AMONG in line.text or "（" in line.text or "(" in line.text:
            for total, listed in _lists(line.text, line.figures, share):
                yield _wrong_sum(passage, total, listed)


def _wrong_sum(passage: Passage, total: Figure, listed: tuple[Figure, ...]) -> Finding:
    numbers = [int(figure.value) for figure in listed]
    difference = abs(sum(numbers) - int(total.value))
    message = f"各分项 {written_out(numbers)}，总数写为 {total.value:f}，相差 {difference}"
    hint = "核对总数和各分项；没有列全的，在最后加“等”或者写明其余"
    return passage.finding(
        "TX13", total.words, message, hint,
        expected=str(sum(numbers)), actual=f"{total.value:f}",
    )  # fmt: skip


def _lists(
    text: str, figures: tuple[Figure, ...], share: Decimal
) -> tuple[tuple[Figure, tuple[Figure, ...]], ...]:
    """The totals of a line with parts that do not add up to them."""
    wrong: list[tuple[str, Figure, tuple[Figure, ...], tuple[Figure, ...]]] = []
    inner, bare, left = _without_brackets(text, figures)
    for before, words, total, listed in inner:
        if len(listed) >= _SEVERAL and not before.endswith(PERCENT) and _AMONG not in words:
            wrong.append((words, total, listed, ()))
    start = bare.find(_AMONG)
    if start > 0 and bare.count(_AMONG) == 1:
        used = bare[:start].count(MARK)
        stop = _END.search(bare, start)
        words = bare[start : stop.start() if stop else len(bare)]
        count = words.count(MARK)
        head = bare[:start].rstrip("，。（(")
        if head.endswith(MARK):
            after = left[used + count :]
            wrong.append((words, left[used - 1], left[used : used + count], after))
    return tuple(
        (t, listed) for w, t, listed, after in wrong if _is_wrong(w, t, listed, after, share)
    )


def _without_brackets(
    text: str, figures: tuple[Figure, ...]
) -> tuple[list[tuple[str, str, Figure, tuple[Figure, ...]]], str, tuple[Figure, ...]]:
    """What stands in brackets right behind a figure; the text without brackets and its figures."""
    inner = []
    kept: list[Figure] = []
    bare = ""
    at = used = 0
    for match in re.finditer(_BRACKETS, text):
        outside = text[at : match.start()]
        count, inside = outside.count(MARK), match[1].count(MARK)
        kept += figures[used : used + count]
        used += count
        if outside.endswith(MARK):
            inner.append((outside, match[1], figures[used - 1], figures[used : used + inside]))
        bare += outside
        used += inside
        at = match.end()
    return inner, bare + text[at:], (*kept, *figures[used:])


def _is_wrong(
    words: str,
    total: Figure,
    listed: tuple[Figure, ...],
    after: tuple[Figure, ...],
    share: Decimal,
) -> bool:
    """Whether parts are all of one kind, seem to be all, and do not add up to the total."""
    if len(listed) < 2 or {figure.unit for figure in listed} != {total.unit}:
        return False
    if re.search(_MIXED, words):
        return False
    going_on = [f.value for f in after if f.unit == total.unit]
    sums = list(accumulate([*(f.value for f in listed), *going_on]))
    if total.value in sums[1:]:
        return False
    missing = total.value - sums[len(listed) - 1]
    if re.search(_OPEN, words) and missing > 0:
        return False
    return bool(re.search(_REST, words)) or abs(missing) <= share * total.value


@rule("TX14", "百分比", Severity.INFO, points=0.5)
def shares(subject: Subject) -> Outcome:
    """
    查什么：“共几件，其中某类几件，占百分之几”，百分比与两个数相除的结果是否相差超过半个百分点；
        各类都写了占百分之几的，加起来是否是 100%。
    为什么：百分比多是另外算的，改了件数容易忘了改。
    错例：“共12件，其中予以公开5件，占41%”，5÷12 是 41.7%。
    改法：重新计算，四舍五入。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    points = Decimal(str(subject.threshold("TX14", "points")))
    yield from _whole(subject, points)
    for passage, line in _lines(subject):
        for part, base, said in _shares(line) if line.percents else ():
            exact = part.value * 100 / base.value
            if abs(exact - said.value) > points:
                message = (
                    f"“{said.words}”：{part.value:f}÷{base.value:f} = {exact:.1f}%，"
                    f"相差 {abs(exact - said.value):.1f} 个百分点"
                )
                yield passage.finding(
                    "TX14", said.words, message, "重新计算百分比，或者写明占什么的百分比",
                    expected=f"{exact:.1f}%", actual=f"{said.value:f}%",
                )  # fmt: skip


def _whole(subject: Subject, points: Decimal) -> Iterator[Finding]:
    """Lists of shares, the last one the rest, that do not make a hundred."""
    for passage, line in read_lines(subject):
        if len(line.percents) < _SEVERAL:
            continue
        used = 0
        for sentence in _END.split(line.text):
            count = sentence.count(PERCENT)
            rates = [figure.value for figure in line.percents[used : used + count]]
            used += count
            whole = len(re.findall(_SHARE, sentence)) == count >= _SEVERAL and bool(
                re.search(_REST, sentence)
            )
            slack = max(points, count * _half_unit(rates)) if whole else Decimal(0)
            if whole and not re.search(_MIXED, sentence) and abs(sum(rates, Decimal(-100))) > slack:
                last = line.percents[used - 1].words
                terms = "+".join(f"{rate:f}" for rate in rates)
                yield passage.finding(
                    "TX14", last, f"各类所占百分比 {terms} = {sum(rates):f}，不是 100",
                    "重新计算各类所占的百分比", expected="100%", actual=f"{sum(rates):f}%",
                )  # fmt: skip


def _half_unit(rates: list[Decimal]) -> Decimal:
    """Half of the last digit given: what rounding may have taken from each."""
    exponents = [int(rate.as_tuple().exponent) for rate in rates]
    return Decimal(5).scaleb(max(exponents) - 1)


def _shares(line: Line) -> Iterator[tuple[Figure, Figure, Figure]]:
    """Part, base and stated share, where one sentence leaves no doubt which they are."""
    used = seen = 0
    for sentence in _END.split(line.text):
        marks, rates = sentence.count(MARK), sentence.count(PERCENT)
        here, stated = line.figures[used : used + marks], line.percents[seen : seen + rates]
        used, seen = used + marks, seen + rates
        head, among, tail = sentence.partition(_AMONG)
        plain = among and head.count(MARK) == 1 and not re.search(_MIXED, head + tail)
        if not plain or PERCENT in head or not head.rstrip("，").endswith(MARK):
            continue
        base = here[0]
        for match in re.finditer(_SHARE, tail):
            before = tail[: match.start()]
            index = before.count(MARK)
            near = before.rstrip("，（(").endswith(MARK)
            if near and 0 < here[index].value <= base.value and here[index].unit == base.unit:
                yield here[index], base, stated[before.count(PERCENT)]


@rule("TX17", "分渠道数与总数", Severity.INFO)
def channels(subject: Subject) -> Outcome:
    """
    查什么：一句话里既写公开信息的总数，又分写网站、微信、微博的数，各渠道加起来是否等于总数。
    为什么：同一信息在几个渠道公开的，怎样计数应当写明，否则读者对不上数。
    错例：“公开政府信息100条，网站80条、微信40条”，加起来是 120。
    改法：改正错的数；同一信息只计一条的，写明“不同渠道公开相同信息计1条”。
    依据：政府信息公开情况统计的通行口径。
    """
    for passage, line in _lines(subject):
        for total, listed in _channels(line):
            numbers = [int(figure.value) for figure in listed]
            message = (
                f"各渠道 {written_out(numbers)}，总数写为 {total.value:f}，"
                f"相差 {abs(sum(numbers) - int(total.value))}"
            )
            yield passage.finding(
                "TX17", total.words, message, "核对各数；不同渠道公开相同信息计1条的，在文中写明",
                expected=str(sum(numbers)), actual=f"{total.value:f}",
            )  # fmt: skip


def _channels(line: Line) -> Iterator[tuple[Figure, tuple[Figure, ...]]]:
    if _DISCLOSED not in line.text or _AMONG in line.text or re.search(_COUNTED_ONCE, line.text):
        return
    used = 0
    for sentence in _END.split(line.text):
        count = sentence.count(MARK)
        here = line.figures[used : used + count]
        used += count
        total = re.search(_TOTAL, sentence)
        if total is None or total.end() > sentence.find(MARK) + 1:
            continue
        found = re.findall(_CHANNELS, sentence)
        names = len(set(found))
        plain = not (
            re.search(_MIXED, sentence) or re.search(_OPEN, sentence) or re.search(_REST, sentence)
        )
        alike = {figure.unit for figure in here} == {here[0].unit}
        each = names >= 2 and names == len(found) == count - 1
        differs = sum(figure.value for figure in here[1:]) != here[0].value
        if plain and alike and each and differs:
            yield here[0], here[1:]
