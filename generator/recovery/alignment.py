"""Which text of a document is which label of an official table: the longest chain in order."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from generator.recovery.layout import Layout, Slot
from generator.recovery.units import Unit
from generator.recovery.wording import bare, is_value, likeness

How = Literal["exact", "normal", "joined", "similar"]
_TOGETHER = re.compile(r"(\D+)(\d+)")  # a label run together with one digit for each column
_FAR = 25  # texts between two labels of one table
_JUMP = 2.5  # labels that a jump over more than that must bring
_BACK = 60  # hits looked back at
_PARTS = 4  # lines that one label may be split over
_SHORTEST_PART = 4
_ENOUGH = 0.7


@dataclass(frozen=True, slots=True)
class Match:
    """A label found: its slot, the first and last text that it stands in, and how it was told."""

    slot: int
    first: int
    last: int
    how: How


def align(
    layout: Layout, units: Sequence[Unit], taken: frozenset[int] = frozenset()
) -> list[Match]:
    """The labels of one occurrence of a table, in order; empty when there is none."""
    chain = _longest(list(_hits(layout, units, taken)))
    return _with_likenesses(layout, units, chain) if chain else []


def _hits(layout: Layout, units: Sequence[Unit], taken: frozenset[int]) -> Iterator[Match]:
    """Every text that equals a label, alone or joined with those after it."""
    for index, unit in enumerate(units):
        if index in taken or not unit.key:
            continue
        for slot in layout.by_key.get(unit.key, ()):
            how: How = "exact" if unit.text.strip() == layout.slots[slot].text else "normal"
            yield Match(slot, index, index, how)
        together = _TOGETHER.fullmatch(unit.key)
        for slot in layout.by_key.get(together[1], ()) if together else ():
            run = layout.run_after(slot)
            if together and run and len(run.cells) == len(together[2]):
                yield Match(slot, index, index, "joined")
        if unit.key in layout.beginnings and not unit.in_rows:
            yield from _joined(layout, units, index)


def _joined(layout: Layout, units: Sequence[Unit], index: int) -> Iterator[Match]:
    key = units[index].key
    for last in range(index + 1, min(index + _PARTS, len(units))):
        if units[last].in_rows:
            return
        key += units[last].key
        for slot in layout.by_key.get(key, ()):
            yield Match(slot, index, last, "joined")


def _longest(hits: list[Match]) -> list[Match]:
    """The chain of hits in which texts and labels both go forward; jumps cost."""
    best: list[float] = []
    before: list[int] = []
    for i, hit in enumerate(hits):
        score, previous = 1.0, -1
        for j in range(max(0, i - _BACK), i):
            other = hits[j]
            if other.last < hit.first and other.slot < hit.slot:
                value = best[j] + 1.0
                if hit.first - other.last > _FAR:
                    value -= _JUMP
                else:
                    value -= 0.001 * (hit.slot - other.slot)
                if value > score:
                    score, previous = value, j
        best.append(score)
        before.append(previous)
    chain: list[Match] = []
    at = max(range(len(hits)), key=best.__getitem__, default=-1)
    while at >= 0:
        chain.append(hits[at])
        at = before[at]
    return chain[::-1]


def _with_likenesses(layout: Layout, units: Sequence[Unit], chain: list[Match]) -> list[Match]:
    """Labels missing between two that were found, told by likeness within the order."""
    found: list[Match] = []
    first, last = chain[0], chain[-1]
    edges = [
        Match(-1, max(-1, first.first - _FAR), max(-1, first.first - _FAR), "exact"),
        *chain,
        Match(len(layout.slots), min(len(units), last.last + _FAR), len(units), "exact"),
    ]
    for a, b in pairwise(edges):
        found += _between(layout, units, a, b)
        if b.slot < len(layout.slots):
            found.append(b)
    return found


def _between(layout: Layout, units: Sequence[Unit], a: Match, b: Match) -> Iterator[Match]:
    wanted = layout.slots[a.slot + 1 : b.slot]
    free = [i for i in range(a.last + 1, b.first) if units[i].key and not is_value(units[i].text)]
    for slot in wanted:
        scored = [(_score(slot, units[i]), -i) for i in free]
        if not scored:
            return
        score, negative = max(scored)
        if score >= _ENOUGH:
            yield Match(slot.index, -negative, -negative, "similar" if score < 1 else "normal")
            del free[: bisect_left(free, -negative) + 1]


def _score(slot: Slot, unit: Unit) -> float:
    """How surely a text is that label: the same but for its number, part of it, or like it."""
    if bare(slot.key) == bare(unit.key):
        return 1.0
    if (
        len(slot.key) >= _SHORTEST_PART
        and slot.key in unit.key
        and len(unit.key) < 2 * len(slot.key)
    ):
        return 0.95
    return likeness(slot.key, unit.key)
