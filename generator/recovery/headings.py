"""The chapters of a published report: which line is which heading, and which are its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.document.numerals import chinese_numeral
from generator.recovery.flow import Line
from generator.recovery.wording import likeness, normal
from generator.spec.model import Chapter, Edition

_LONGEST = 45  # characters of a heading
_NUMBERED = re.compile(r"\s*([一二三四五六七八九十]{1,3})\s*(?:[、.．,，:：]|\s)\s*(\S.*)")
_SENTENCE = re.compile(r"[。；;！？]")
_NUMERALS = {chinese_numeral(n): n for n in range(1, 31)}
_EXACT, _ALIKE, _ORDER = 3.0, 2.0, 0.8
_ENOUGH = 0.62


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A chapter's heading; `chapter` is None for one that no edition has.

    `number` is the numeral printed before it (0 for none), `title` what stands behind; `exact`:
    the title is one of those that the format accepts.
    """

    line: Line
    index: int
    chapter: Chapter | None
    number: int
    title: str
    exact: bool


def find_headings(
    lines: Sequence[Line], edition: Edition, table_blocks: Mapping[str, int]
) -> tuple[FoundHeading, ...]:
    """The headings of the chapters in order, with the report's own between them.

    `table_blocks` says at which block the official table of a chapter begins: its heading stands
    before it, those of later chapters behind it.
    """
    order = {chapter.key: number for number, chapter in enumerate(edition.chapters)}
    candidates = [
        (score, heading)
        for index, line in enumerate(lines)
        for score, heading in _candidates(index, line, edition)
        if _fits(heading, order, table_blocks)
    ]
    chain = _best_chain(candidates, order)
    return tuple(sorted([*chain, *_own(lines, chain)], key=lambda heading: heading.index))


def parted(text: str) -> tuple[int, str]:
    """The numeral before a heading and the rest; 0 when there is none."""
    match = _NUMBERED.fullmatch(text)
    number = _NUMERALS.get(match[1], 0) if match else 0
    return (number, match[2].strip()) if match and number else (0, text.strip())


def _candidates(index: int, line: Line, edition: Edition) -> Iterator[tuple[float, FoundHeading]]:
    if not line.text or len(line.text) > _LONGEST or line.table or line.image:
        return
    number, title = parted(line.text)
    key = normal(title)
    if _SENTENCE.search(line.text.rstrip("。")) or (not number and line.level > 1):
        return
    for ordinal, chapter in enumerate(edition.chapters, start=1):
        score, exact = _score(key, chapter)
        if not number and not line.level and score < _EXACT:
            continue
        if not score and number == ordinal and not title.endswith("。"):
            score = _ORDER
        if score:
            bonus = 0.3 * (number == ordinal) + 0.1 * bool(line.level)
            yield score + bonus, FoundHeading(line, index, chapter, number, title, exact)


def _score(key: str, chapter: Chapter) -> tuple[float, bool]:
    accepted = [normal(name) for name in chapter.accepts]
    if key in accepted:
        return _EXACT, True
    names = [*accepted, *(normal(name) for name in chapter.also)]
    if key in names:
        return _ALIKE + 0.5, False
    best = max(likeness(key, name) for name in names)
    contained = any(len(name) >= 4 and name in key for name in names)
    return (_ALIKE * best if best >= _ENOUGH else _ALIKE * 0.7 if contained else 0.0), False


def _fits(heading: FoundHeading, order: Mapping[str, int], table_blocks: Mapping[str, int]) -> bool:
    chapter = order[heading.chapter.key] if heading.chapter else 0
    return all(
        heading.line.block < block if chapter <= order[key] else heading.line.block >= block
        for key, block in table_blocks.items()
    )


def _best_chain(
    candidates: Sequence[tuple[float, FoundHeading]], order: Mapping[str, int]
) -> list[FoundHeading]:
    """The chapters in their order with the surest headings."""
    best: list[float] = []
    before: list[int] = []
    ranks = [order[h.chapter.key] if h.chapter else -1 for _, h in candidates]
    for i, (score, heading) in enumerate(candidates):
        total, previous = score, -1
        for j in range(i):
            if candidates[j][1].index < heading.index and ranks[j] < ranks[i]:
                value = best[j] + score
                if value > total:
                    total, previous = value, j
        best.append(total)
        before.append(previous)
    chain = []
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(candidates[at][1])
        at = before[at]
    return chain[::-1]


def _own(lines: Sequence[Line], chain: Sequence[FoundHeading]) -> Iterator[FoundHeading]:
    """Numbered headings whose numerals stand between those around them."""
    for here, after in pairwise([*chain, None]):
        if here is None or not here.number:
            continue
        stop = after.index if after else len(lines)
        limit = after.number if after and after.number else 99
        number = here.number
        for index in range(here.index + 1, stop):
            line = lines[index]
            own, title = parted(line.text)
            if own == number + 1 < limit and len(line.text) <= _LONGEST and _is_title(title):
                number = own
                yield FoundHeading(line, index, None, own, title, False)


def _is_title(text: str) -> bool:
    return not re.search(r"[。；;！？：:，,]", text)
