"""The order in which an official table's labels and values are read, from its drawn grid."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.document.nodes import positions
from generator.recovery.wording import normal
from generator.spec.model import CellSpec, GridCell, Table


@dataclass(frozen=True, slots=True)
class Slot:
    """A label of the grid: its place in reading order, its text, the grid's cell, the head above."""

    index: int
    text: str
    key: str
    cell: GridCell
    above: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """The values of one grid row: the label that they follow, and each column's header."""

    anchor: int
    cells: tuple[CellSpec, ...]
    headers: tuple[int | None, ...]


@dataclass(frozen=True, eq=False)
class Layout:
    """An official table as it is read: labels, and the runs of values after some of them.

    Like the table it equals only itself.
    """

    table: Table
    slots: tuple[Slot, ...]
    runs: tuple[Run, ...]
    by_key: Mapping[str, tuple[int, ...]]
    beginnings: frozenset[str]  # of every label, to see where one is split over lines

    def run_after(self, slot: int) -> Run | None:
        """The values that follow a label, if any do."""
        return next((run for run in self.runs if run.anchor == slot), None)


_LAYOUTS: dict[int, Layout] = {}  # a table is too large to be hashed whenever it is asked for


def layout_of(table: Table) -> Layout:
    """The reading order of a table."""
    known = _LAYOUTS.get(id(table))
    if known is None or known.table is not table:
        known = _LAYOUTS[id(table)] = _layout(table)
    return known


def _layout(table: Table) -> Layout:
    slots: list[Slot] = []
    runs: list[Run] = []
    above: dict[int, int] = {}
    for row in positions(table.grid):
        cells, headers = [], []
        for x, cell in row:
            if cell.cell is not None:
                cells.append(cell.cell)
                headers.append(above.get(x))
                continue
            over = above.get(x) if cell.header else None
            if over is not None and slots[over].cell.colspan <= cell.colspan:
                over = None  # the head of other rows, no head of this one
            slot = Slot(len(slots), cell.text, normal(cell.text), cell, over)
            slots.append(slot)
            if cell.header:
                above.update(dict.fromkeys(range(x, x + cell.colspan), slot.index))
        if cells:
            runs.append(Run(len(slots) - 1, tuple(cells), tuple(headers)))
    by_key: dict[str, list[int]] = {}
    for slot in slots:
        by_key.setdefault(slot.key, []).append(slot.index)
    beginnings = frozenset(key[:n] for key in by_key for n in range(1, len(key)))
    indexes = {key: tuple(found) for key, found in by_key.items()}
    return Layout(table, tuple(slots), tuple(runs), indexes, beginnings)
