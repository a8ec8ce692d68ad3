"""The official tables of a document: which edition's they are, and every cell as found."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from generator.recovery.alignment import Match, completed, hits_of, likely, longest
from generator.recovery.columns import FoundLabels
from generator.recovery.layout import Layout, layout_of
from generator.recovery.rows import FoundCell, FoundRow, read_row
from generator.recovery.units import Unit
from generator.spec.model import Edition, Table

_FEWEST = 4  # labels that make a table
_SHARE = 0.25  # of its labels
_SURE = 0.7  # of them must stand there in so many words
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

    @cached_property
    def taken(self) -> frozenset[int]:
        """Every unit that belongs to it: those used, and values that could not be told apart."""
        return self.used | {i for row in self.rows for i in row.leftover}

    @property
    def complete(self) -> bool:
        """Whether its last label was found."""
        return bool(self.matches) and self.matches[-1].slot == len(self.layout.slots) - 1

    @cached_property
    def first(self) -> int:
        """Its first unit."""
        return min(self.used)

    @cached_property
    def last(self) -> int:
        """Its last unit."""
        return max(self.used)


def find_tables(units: Sequence[Unit], editions: Sequence[Edition]) -> dict[str, list[FoundTable]]:
    """By chapter key, every occurrence of each official table, best first."""
    found: dict[str, list[FoundTable]] = defaultdict(list)
    layouts = [(edition, layout_of(table)) for edition in editions for table in edition.tables]
    among = likely([layout for _, layout in layouts], units)
    for key in dict.fromkeys(layout.table.key for _, layout in layouts):
        known = [
            (edition, layout, hits_of(layout, units, among))
            for edition, layout in layouts
            if layout.table.key == key
        ]
        taken: frozenset[int] = frozenset()
        fewest = _FEWEST
        while True:
            table = _best(known, units, taken, fewest)
            if table is None or (found[key] and not _again(table, found[key][0])):
                break
            found[key].append(table)
            taken |= table.used
            fewest = max(_FEWEST, int(_SECOND * _SURE * len(found[key][0].matches)))
    return {key: tables for key, tables in found.items() if tables}


def read_by(edition: Edition, table: FoundTable, units: Sequence[Unit]) -> FoundTable:
    """A table that editions have in common, read by this one of them."""
    if table.edition.id == edition.id:
        return replace(table, certain=True)
    layouts = [layout_of(other) for other in edition.tables if other.key == table.table.key]
    among = likely(layouts, units)
    known = [(edition, layout, hits_of(layout, units, among)) for layout in layouts]
    return _best(known, units, frozenset(), _FEWEST) or table


def _again(table: FoundTable, first: FoundTable) -> bool:
    """Whether this is a second table, and no words of a text that happen to be labels."""
    return (
        len(table.matches) >= _SECOND * len(first.matches)
        and len(table.cells) >= _SECOND * len(first.cells)
        and bool(table.cells)
    )


def _best(
    known: Sequence[tuple[Edition, Layout, Sequence[Match]]],
    units: Sequence[Unit],
    taken: frozenset[int],
    fewest: int,
) -> FoundTable | None:
    """The edition whose labels explain more; None when no edition's are there."""
    candidates: list[tuple[float, Edition, Layout, list[Match]]] = []
    for edition, layout, hits in known:
        free = [hit for hit in hits if hit.first not in taken] if taken else hits
        chain = longest(free, units) if len(free) >= fewest else []
        if len(chain) >= fewest:
            matches = completed(layout, units, chain, taken)
            candidates.append((_worth(matches), edition, layout, matches))
    candidates.sort(key=lambda candidate: -candidate[0])
    if not candidates:
        return None
    count, edition, layout, matches = candidates[0]
    if count < max(_FEWEST, _SHARE * len(layout.slots)):
        return None
    certain = len(candidates) == 1 or candidates[1][0] < count
    return FoundTable(edition, layout, tuple(matches), _rows(layout, matches, units), certain)


def _worth(matches: list[Match]) -> float:
    """Labels that are surely there, less half of those missing between the first and the last."""
    if not matches:
        return 0.0
    sure = len([match for match in matches if match.how not in ("similar", "moved")])
    return sure - 0.5 * (matches[-1].slot - matches[0].slot + 1 - len(matches))


def _rows(layout: Layout, matches: list[Match], units: Sequence[Unit]) -> tuple[FoundRow, ...]:
    found = FoundLabels.of(layout, matches, units)
    return tuple(read_row(run, found) for run in layout.runs)
