"""Which column of an official table each value of a row belongs to: told by the heads found."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.recovery.alignment import Match
from generator.recovery.layout import Layout, Run
from generator.recovery.units import Unit


@dataclass(frozen=True)
class FoundLabels:
    """The labels of one table: by slot, the units that they stand in, where the next one begins.

    `texts` are the units of the whole document.
    """

    layout: Layout
    texts: Sequence[Unit]
    by_slot: Mapping[int, Match]
    units: frozenset[int]
    starts: tuple[int, ...]
    _columns: dict[tuple[int | None, ...], "Columns"] = field(default_factory=dict)

    @staticmethod
    def of(layout: Layout, matches: Sequence[Match], units: Sequence[Unit]) -> "FoundLabels":
        """All of these."""
        every = frozenset(i for m in matches for i in range(m.first, m.last + 1))
        starts = sorted([*(match.first for match in matches), len(units)])
        return FoundLabels(layout, units, {m.slot: m for m in matches}, every, tuple(starts))

    def next_after(self, index: int) -> int:
        """The first unit of the next label."""
        return self.starts[bisect_right(self.starts, index)]

    def columns(self, run: Run) -> "Columns":
        """How the values of a run are told apart; runs below the same heads have this in common."""
        known = self._columns.get(run.headers)
        if known is None:
            known = self._columns[run.headers] = _columns(run, self)
        return known

    def fillers(self, run: Run) -> int:
        """How many columns beyond its first the label of a run spans."""
        return 0 if run.anchor in run.headers else self.layout.slots[run.anchor].cell.colspan - 1


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a run.

    `heads`: the match of each column's head, None where it was not found. `order`: for each column
    the place of its value among those of a row; None when the heads do not say. `moved`: that is
    not the official place. `places`: the grid column of each head; `block`: the table in whose grid
    they stand in columns of their own, None where places mean nothing.
    """

    heads: tuple[Match | None, ...]
    order: tuple[int, ...] | None
    moved: bool
    places: tuple[int | None, ...]
    block: int | None


def _columns(run: Run, found: FoundLabels) -> Columns:
    heads = tuple(_head(h, found) for h in run.headers)
    order, moved = _order(run, heads)
    units = [found.texts[head.first] if head is not None else None for head in heads]
    there = [unit for unit in units if unit is not None]
    blocks = {unit.block if unit.gridded else None for unit in there}
    apart = len(blocks) == 1 and len({unit.x for unit in there}) == len(there)
    places = tuple(unit.x if unit is not None else None for unit in units)
    return Columns(heads, order, moved, places, blocks.pop() if apart else None)


def _order(run: Run, heads: tuple[Match | None, ...]) -> tuple[tuple[int, ...] | None, bool]:
    """`order` and `moved` of these columns."""
    known = [(match, i) for i, match in enumerate(heads) if match is not None]
    official = tuple(range(len(heads)))
    missing = any(
        slot is not None and head is None for slot, head in zip(run.headers, heads, strict=True)
    )
    if missing and known:  # a column is gone, or another stands in its place
        return None, False
    if len(known) < len(heads) or len(set(run.headers)) < len(run.headers):
        return official, False
    return _by_place(run, known)


def _head(slot: int | None, found: FoundLabels) -> Match | None:
    """The head found for a slot, unless it stands below the head of other columns."""
    match = found.by_slot.get(slot) if slot is not None else None
    over = found.layout.slots[slot].above if slot is not None else None
    parent = found.by_slot.get(over) if over is not None else None
    if match is None or parent is None:
        return match
    head, above = found.texts[match.first], found.texts[parent.first]
    together = head.gridded and above.gridded and head.block == above.block
    if together and above.width > 1 and not above.x <= head.x < above.x + above.width:
        return None
    return match


def _by_place(run: Run, known: Sequence[tuple[Match, int]]) -> tuple[tuple[int, ...], bool]:
    """All heads are known: a value stands where its head stands among them."""
    by_slot = sorted(range(len(known)), key=lambda i: run.headers[i] or 0)
    by_place = [i for match, i in sorted(known, key=lambda k: (k[0].first, k[0].slot))]
    order = [0] * len(known)
    for there, here in zip(by_slot, by_place, strict=True):
        order[here] = there
    return tuple(order), order != sorted(order)
