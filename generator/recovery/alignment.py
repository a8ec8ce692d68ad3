"""Which text of a document is which label of an official table: the longest chain in order."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

from generator.recovery.layout import Layout
from generator.recovery.units import Unit
from generator.recovery.wording import bare, is_value, likeness

How = Literal["exact", "normal", "joined", "similar", "moved"]
_TOGETHER = re.compile(r"(\D+)(\d+)")  # a label run together with one digit for each column
_FAR = 25  # texts between two labels of one table
_JUMP = 2.5  # labels that a jump over more than that must bring
_MIXED = 0.3  # what a step from a table to a line, or back, costs
_NEAR = 12  # texts after the last label among which one that was moved is looked for
_BACK = 60  # hits looked back at
_MANY = 2000  # hits of one table's labels
_CROWD = 4  # different labels
_PARTS = 4  # lines that one label may be split over
_SHORTEST_PART = 4
_ENOUGH = 0.7


class Match(NamedTuple):
    """A label found: its slot, the first and last text that it stands in, and how it was told."""

    slot: int
    first: int
    last: int
    how: How


def hits_of(layout: Layout, units: Sequence[Unit], among: Sequence[int]) -> list[Match]:
    """Every text that equals a label; `among` are those to be looked at (see `likely`)."""
    hits = list(_hits(layout, units, among))
    return hits if len(hits) < _MANY else list(_crowded(layout, hits))


def likely(layouts: Sequence[Layout], units: Sequence[Unit]) -> list[int]:
    """The texts that may be labels of these tables, or begin one."""
    words = _words(tuple(layouts))
    return [
        i
        for i, (_, key, *_) in enumerate(units)
        if key in words or (key[-1:].isdigit() and _label_of(key) in words)
    ]


@lru_cache(maxsize=16)
def _words(layouts: tuple[Layout, ...]) -> frozenset[str]:
    """Every label of these tables, and how they begin."""
    return frozenset(key for one in layouts for key in (*one.by_key, *one.beginnings))


def _label_of(key: str) -> str | None:
    """The words before the figures at the end of a text; None where it is figures alone."""
    match = None if key.isdecimal() else _TOGETHER.fullmatch(key)
    return match[1] if match else None


def _crowded(layout: Layout, hits: Sequence[Match]) -> Iterator[Match]:
    """Of very many hits those that have other labels near them, as they have in a table."""
    keys = [layout.slots[hit.slot].key for hit in hits]
    near: Counter[str] = Counter()
    start = end = 0
    for hit in hits:
        while end < len(hits) and hits[end].first <= hit.first + 2 * _FAR:
            near[keys[end]] += 1
            end += 1
        while hits[start].first < hit.first - 2 * _FAR:
            near[keys[start]] -= 1
            if not near[keys[start]]:
                del near[keys[start]]
            start += 1
        if len(near) >= _CROWD:
            yield hit


def completed(
    layout: Layout, units: Sequence[Unit], chain: list[Match], taken: frozenset[int] = frozenset()
) -> list[Match]:
    """The chain with the labels missing in it told by likeness, and those that were moved."""
    return _with_moved(layout, units, _with_likenesses(layout, units, chain, taken), taken)


def _hits(layout: Layout, units: Sequence[Unit], among: Sequence[int]) -> Iterator[Match]:
    """Every text that equals a label, alone or joined with those after it."""
    by_key, beginnings, slots = layout.by_key, layout.beginnings, layout.slots
    for index in among:
        unit = units[index]
        key = unit.key
        if key in by_key:
            for slot in by_key[key]:
                how: How = "exact" if unit.text.strip() == slots[slot].text else "normal"
                yield Match(slot, index, index, how)
        elif key[-1].isdigit():
            yield from _together(layout, index, key)
        if key in beginnings and not unit.in_rows:
            yield from _joined(layout, units, index)


def _together(layout: Layout, index: int, key: str) -> Iterator[Match]:
    """A label run together with its figures."""
    match = _TOGETHER.fullmatch(key)
    for slot in layout.by_key.get(match[1], ()) if match else ():
        run = layout.run_after(slot)
        if match and run and len(run.cells) == len(match[2]):
            yield Match(slot, index, index, "joined")


def _joined(layout: Layout, units: Sequence[Unit], index: int) -> Iterator[Match]:
    key = units[index].key
    for last in range(index + 1, min(index + _PARTS, len(units))):
        if units[last].in_rows:
            return
        key += units[last].key
        for slot in layout.by_key.get(key, ()):
            yield Match(slot, index, last, "joined")


def longest(hits: Sequence[Match], units: Sequence[Unit]) -> list[Match]:
    """The labels of one occurrence of a table that stand there in so many words, in order.

    It is the chain of hits in which texts and labels both go forward; jumps cost. The nearest hit
    is looked at first: none before it can do better than the best up to there. Of several that do
    as well the first is taken.
    """
    best: list[float] = []
    peaks: list[float] = []  # the best of each hit and all before it
    before: list[int] = []
    rows = [units[hit.first].row >= 0 for hit in hits]
    for i, (slot, first, _, _) in enumerate(hits):
        score, previous = 1.0, -1
        for j in range(i - 1, max(0, i - _BACK) - 1, -1):
            if peaks[j] + 1.0 < score:
                break
            other, _, last, _ = hits[j]
            gap = first - last
            if gap > 0 and other < slot:
                far = _JUMP if gap > _FAR else 0.001 * (slot - other) + 0.0005 * gap
                value = best[j] + 1.0 - far - (_MIXED if rows[j] != rows[i] else 0.0)
                if value > score or (value == score and previous >= 0):
                    score, previous = value, j
        best.append(score)
        peaks.append(max(score, peaks[-1]) if peaks else score)
        before.append(previous)
    chain: list[Match] = []
    at = max(range(len(hits)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(hits[at])
        at = before[at]
    return chain[::-1]


def _with_likenesses(
    layout: Layout, units: Sequence[Unit], chain: list[Match], taken: frozenset[int]
) -> list[Match]:
    """Labels missing between two that were found, told by likeness within the order."""
    found: list[Match] = []
    first, last = chain[0], chain[-1]
    edges = [
        Match(-1, max(-1, first.first - _FAR), max(-1, first.first - _FAR), "exact"),
        *chain,
        Match(len(layout.slots), min(len(units), last.last + _FAR), len(units), "exact"),
    ]
    for a, b in pairwise(edges):
        if b.slot - a.slot > 1:
            found += _between(layout, units, a, b, taken)
        if b.slot < len(layout.slots):
            found.append(b)
    return found


def _with_moved(
    layout: Layout, units: Sequence[Unit], found: list[Match], taken: frozenset[int]
) -> list[Match]:
    """With labels that stand elsewhere within the table than in the official order.

    Only one that the table has once, in the same words; the result is in the order of the labels.
    """
    if len(found) == len(layout.slots):
        return found
    known = {match.slot for match in found}
    used = {i for match in found for i in range(match.first, match.last + 1)} | taken
    moved: list[Match] = []
    for index in range(found[0].first, found[-1].last + _NEAR):
        if index >= len(units) or index in used:
            continue
        slots = layout.by_key.get(units[index].key, ())
        if len(slots) == 1 and slots[0] not in known:
            known.add(slots[0])
            moved.append(Match(slots[0], index, index, "moved"))
    return sorted([*found, *moved], key=lambda match: match.slot)


def _between(
    layout: Layout, units: Sequence[Unit], a: Match, b: Match, taken: frozenset[int]
) -> Iterator[Match]:
    wanted = layout.slots[a.slot + 1 : b.slot]
    free = [
        i
        for i in range(a.last + 1, b.first)
        if units[i].key and i not in taken and _may_be_like(layout, units[i])
    ]
    for slot in wanted:
        scored = [(_score(slot.key, units[i].key), -i) for i in free]
        if not scored:
            return
        score, negative = max(scored)
        if score >= _ENOUGH:
            yield Match(slot.index, -negative, -negative, "similar" if score < 1 else "normal")
            del free[: bisect_left(free, -negative) + 1]


def _may_be_like(layout: Layout, unit: Unit) -> bool:
    """A text that equals another label is that label."""
    return unit.key not in layout.by_key and not is_value(unit.text)


@lru_cache(maxsize=4096)
def _score(label: str, text: str) -> float:
    """How surely a text is that label: the same but for its number, part of it, or like it."""
    if bare(label) == bare(text):
        return 1.0
    if len(label) >= _SHORTEST_PART and label in text and len(text) < 2 * len(label):
        return 0.95
    return likeness(label, text)
