"""The chapters of a published report: which line is which heading, and which are its own."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise

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
_NEARER = 1e-7


@dataclass(frozen=True, slots=True)
class FoundHeading:
    """A chapter's heading; `chapter` is None for one that no edition has.

    `number` is the numeral printed before it (0 for none), `title` what stands behind; `exact`:
    the title is one of those that the format accepts; `named`: it is at least like one, and not
    told by its number alone.
    """

    line: Line
    index: int
    chapter: Chapter | None
    number: int
    title: str
    exact: bool
    named: bool = True


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
    if not number and not line.level and not _is_name(key, edition):
        return
    for ordinal, chapter in enumerate(edition.chapters, start=1):
        score, exact = _score(key, chapter)
        if not number and not line.level and score < _EXACT:
            continue
        named = bool(score)
        if not score and number == ordinal and not title.endswith("。"):
            score = _ORDER
        if score:
            bonus = 0.3 * (number == ordinal) + 0.1 * (line.level == 1)
            if chapter.content == "table":  # the nearest to its table
                bonus += _NEARER * index
            yield score + bonus, FoundHeading(line, index, chapter, number, title, exact, named)


def _is_name(key: str, edition: Edition) -> bool:
    return any(key in _words(chapter.accepts, chapter.also)[0] for chapter in edition.chapters)


def _score(key: str, chapter: Chapter) -> tuple[float, bool]:
    accepted, names = _words(chapter.accepts, chapter.also)
    if key in accepted:
        return _EXACT, True
    return _likest(key, names), False


@lru_cache(maxsize=4096)
def _likest(key: str, names: tuple[str, ...]) -> float:
    if key in names:
        return _ALIKE + 0.5
    best = max(likeness(key, name) for name in names)
    if best >= _ENOUGH:
        return _ALIKE * best
    return _ALIKE * 0.7 if any(len(name) >= 4 and name in key for name in names) else 0.0


@lru_cache
def _words(
    accepts: tuple[str, ...], also: tuple[str, ...]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The accepted names of a chapter, and all of its names, normal."""
    accepted = tuple(map(normal, accepts))
    return accepted, (*accepted, *map(normal, also))


def _fits(heading: FoundHeading, order: Mapping[str, int], table_blocks: Mapping[str, int]) -> bool:
    chapter = order[heading.chapter.key] if heading.chapter else 0
    return all(
        heading.line.block < block if chapter <= order[key] else heading.line.block >= block
        for key, block in table_blocks.items()
    )


def _best_chain(
    candidates: Sequence[tuple[float, FoundHeading]], order: Mapping[str, int]
) -> list[FoundHeading]:
    """The chapters in their order with the surest headings; linear in the candidates."""
    chains: list[tuple[float, FoundHeading, int]] = []  # score of a chain, its last, the one before
    ends: dict[int, int] = {}  # for each chapter the best chain that ends with it
    for _, line in groupby(candidates, key=lambda candidate: candidate[1].index):
        ready = dict(ends)
        for score, heading in line:
            rank = order[heading.chapter.key] if heading.chapter else -1
            earlier = [i for r, i in ready.items() if r < rank]
            previous = max(earlier, key=lambda i: chains[i][0], default=-1)
            total = score + (chains[previous][0] if previous >= 0 else 0.0)
            if rank not in ends or total > chains[ends[rank]][0]:
                ends[rank] = len(chains)
                chains.append((total, heading, previous))
    at = max(ends.values(), key=lambda i: chains[i][0], default=-1)
    found = []
    while at >= 0:
        found.append(chains[at][1])
        at = chains[at][2]
    return found[::-1]


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
