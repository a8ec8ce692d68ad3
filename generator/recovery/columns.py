"""Which column of an official table each value of a row belongs to: told by the heads found."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from generator.recovery.alignment import Match
from generator.recovery.layout import Layout, Run
from generator.recovery.units import Unit


@dataclass(frozen=True)
class FoundLabels:
    """The labels of one table: by slot, the units that they stand in, where the next one begins."""

    layout: Layout
    by_slot: Mapping[int, Match]
    units: frozenset[int]
    starts: tuple[int, ...]

    @staticmethod
    def of(layout: Layout, matches: Sequence[Match], units: Sequence[Unit]) -> "FoundLabels":
        """All of these."""
        every = frozenset(i for m in matches for i in range(m.first, m.last + 1))
        starts = sorted([*(match.first for match in matches), len(units)])
        return FoundLabels(layout, {m.slot: m for m in matches}, every, tuple(starts))

    def next_after(self, index: int) -> int:
        """The first unit of the next label."""
        return self.starts[bisect_right(self.starts, index)]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a run.

    `heads`: the match of each column's head, None where it was not found. `order`: for each column
    the place of its value among those of a row; None when the heads do not say. `moved`: that is
    not the official place. `fillers`: the columns that the row's label spans beyond its first.
    """

    heads: tuple[Match | None, ...]
    order: tuple[int, ...] | None
    moved: bool
    fillers: int = 0


def columns_of(run: Run, found: FoundLabels, units: Sequence[Unit]) -> Columns:
    """How the values of a run are told apart."""
    columns = _columns(run, found, units)
    if run.anchor in run.headers:
        return columns
    return replace(columns, fillers=found.layout.slots[run.anchor].cell.colspan - 1)


def _columns(run: Run, found: FoundLabels, units: Sequence[Unit]) -> Columns:
    heads = tuple(_head(h, found, units) for h in run.headers)
    known = [(match, i) for i, match in enumerate(heads) if match is not None]
    official = tuple(range(len(heads)))
    missing = any(
        slot is not None and head is None for slot, head in zip(run.headers, heads, strict=True)
    )
    if missing and known:  # a column is gone, or another stands in its place
        return Columns(heads, None, moved=False)
    if not known or len(set(run.headers)) < len(run.headers):
        return Columns(heads, official, moved=False)
    return _by_order(run, heads, known)


def _head(slot: int | None, found: FoundLabels, units: Sequence[Unit]) -> Match | None:
    """The head found for a slot, unless it stands below the head of other columns."""
    match = found.by_slot.get(slot) if slot is not None else None
    over = found.layout.slots[slot].above if slot is not None else None
    parent = found.by_slot.get(over) if over is not None else None
    if match is None or parent is None:
        return match
    head, above = units[match.first], units[parent.first]
    together = head.gridded and above.gridded and head.block == above.block
    if together and above.width > 1 and not above.x <= head.x < above.x + above.width:
        return None
    return match


def _by_order(
    run: Run, heads: tuple[Match | None, ...], known: Sequence[tuple[Match, int]]
) -> Columns:
    """All heads are known: a value stands where its head stands among them."""
    if len(known) < len(heads):
        return Columns(heads, tuple(range(len(heads))), moved=False)
    by_slot = sorted(range(len(heads)), key=lambda i: run.headers[i] or 0)
    by_place = [i for match, i in sorted(known, key=lambda k: (k[0].first, k[0].slot))]
    order = [0] * len(heads)
    for there, here in zip(by_slot, by_place, strict=True):
        order[here] = there
    return Columns(heads, tuple(order), moved=order != sorted(order))
