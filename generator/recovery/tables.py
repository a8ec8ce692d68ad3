"""The official tables of a document: which edition's they are, and every cell as found."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.recovery.alignment import Match, align
from generator.recovery.layout import Layout, layout_of
from generator.recovery.rows import FoundCell, FoundRow, read_row
from generator.recovery.units import Unit
from generator.spec.model import Edition, Table

_FEWEST = 4  # labels that make a table
_SHARE = 0.25  # of its labels
_SECOND = 0.5  # of the first one's labels make a second table of the same kind


@dataclass(frozen=True)
class FoundTable:
    """One occurrence of an official table, read by the layout of `edition`.

    `first` and `last` are the indexes of its units. `certain`: labels tell the edition; otherwise
    the editions have this table in common.
    """

    edition: Edition
    layout: Layout
    matches: tuple[Match, ...]
    rows: tuple[FoundRow, ...]
    certain: bool

    @property
    def table(self) -> Table:
        """The official table."""
        return self.layout.table

    @cached_property
    def cells(self) -> Mapping[str, FoundCell]:
        """The cells read, by path, in official order."""
        return {cell.spec.path: cell for row in self.rows for cell in row.cells}

    @cached_property
    def used(self) -> frozenset[int]:
        """Every unit that was read as a label or a value."""
        labels = {i for m in self.matches for i in range(m.first, m.last + 1)}
        return frozenset(labels | {cell.unit for cell in self.cells.values()})

    @property
    def complete(self) -> bool:
        """Whether its last label was found."""
        return bool(self.matches) and self.matches[-1].slot == len(self.layout.slots) - 1

    @property
    def first(self) -> int:
        """Its first unit."""
        return min(self.used)

    @property
    def last(self) -> int:
        """Its last unit."""
        return max(self.used)


def find_tables(units: Sequence[Unit], editions: Sequence[Edition]) -> dict[str, list[FoundTable]]:
    """By chapter key, every occurrence of each official table, best first."""
    found: dict[str, list[FoundTable]] = defaultdict(list)
    keys = dict.fromkeys(table.key for edition in editions for table in edition.tables)
    for key in keys:
        taken: frozenset[int] = frozenset()
        while True:
            table = _best(key, units, editions, taken)
            if table is None or (
                found[key] and len(table.matches) < _SECOND * len(found[key][0].matches)
            ):
                break
            found[key].append(table)
            taken |= table.used
    return dict(found)


def _best(
    key: str, units: Sequence[Unit], editions: Sequence[Edition], taken: frozenset[int]
) -> FoundTable | None:
    """The edition whose labels explain more; None when no edition's are there."""
    candidates: list[tuple[float, Edition, Layout, list[Match]]] = []
    for edition in editions:
        for table in edition.tables:
            if table.key == key:
                layout = layout_of(table)
                matches = align(layout, units, taken)
                candidates.append((_worth(matches), edition, layout, matches))
    candidates.sort(key=lambda candidate: -candidate[0])
    count, edition, layout, matches = candidates[0]
    if count < max(_FEWEST, _SHARE * len(layout.slots)):
        return None
    certain = len(candidates) == 1 or candidates[1][0] < count
    return FoundTable(edition, layout, tuple(matches), _rows(layout, matches, units), certain)


def _worth(matches: list[Match]) -> float:
    """Labels that are surely there, less half of those missing between the first and the last."""
    if not matches:
        return 0.0
    sure = sum(match.how != "similar" for match in matches)
    return sure - 0.5 * (matches[-1].slot - matches[0].slot + 1 - len(matches))


def _rows(layout: Layout, matches: list[Match], units: Sequence[Unit]) -> tuple[FoundRow, ...]:
    by_slot = {match.slot: match for match in matches}
    labels = frozenset(i for m in matches for i in range(m.first, m.last + 1))
    return tuple(
        read_row(run, by_slot, labels, units, _end(run.anchor, matches, len(units)))
        for run in layout.runs
    )


def _end(anchor: int, matches: list[Match], size: int) -> int:
    """Where the next label begins."""
    return next((match.first for match in matches if match.slot > anchor), size)
