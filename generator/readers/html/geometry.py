"""Rows of cells with spans as a page declares them, made into a grid without contradictions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from generator.document.nodes import TableCell

WIDEST = 40  # grid columns of a cell; an official table has fifteen
_MOST_COVERED = 50  # positions of the grid for each cell, on average; an official table has two


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of drawn cells and the number of grid columns."""

    rows: tuple[tuple[TableCell, ...], ...]
    columns: int


def grid_of(rows: Sequence[Sequence[TableCell]]) -> Grid:
    """The grid of a table.

    A rowspan of 0 reaches to the last row. A span that leaves the table or runs into another cell
    is clipped; rows and columns in which no cell begins are taken out. A table whose spans would
    cover the grid of a giant is taken without them.
    """
    clipped = [[_clipped(cell, len(rows) - y) for cell in row] for y, row in enumerate(rows)]
    covered = sum(cell.colspan * cell.rowspan for row in clipped for cell in row)
    if covered > _MOST_COVERED * sum(len(row) for row in rows):
        clipped = [[_spanning(cell, 1, 1) for cell in row] for row in rows]
    return _narrowed(_placed(clipped))


def _clipped(cell: TableCell, below: int) -> TableCell:
    """The cell within a table that has so many rows from here to its end."""
    return _spanning(cell, min(cell.colspan, WIDEST), min(cell.rowspan or below, below))


def _spanning(cell: TableCell, wide: int, down: int) -> TableCell:
    if cell.colspan == wide and cell.rowspan == down:
        return cell
    return replace(cell, colspan=wide, rowspan=down)


def _placed(rows: Sequence[Sequence[TableCell]]) -> list[list[tuple[int, TableCell]]]:
    """The cells with their grid column, their spans clipped where another cell stands."""
    free: dict[int, int] = {}  # for a column that a cell above reaches down into: its next free row
    placed = []
    for y, row in enumerate(rows):
        x, line = 0, []
        for cell in row:
            while free.get(x, 0) > y:
                x += 1
            wide = 1
            while wide < cell.colspan and free.get(x + wide, 0) <= y:
                wide += 1
            line.append((x, _spanning(cell, wide, cell.rowspan)))
            if cell.rowspan > 1:
                free.update(dict.fromkeys(range(x, x + wide), y + cell.rowspan))
            x += wide
        placed.append(line)
    return placed


def _narrowed(rows: Sequence[Sequence[tuple[int, TableCell]]]) -> Grid:
    """The same grid without rows and columns in which no cell begins."""
    begun = {x for row in rows for x, _ in row}
    width = max((x + cell.colspan for row in rows for x, cell in row), default=0)
    columns = list(accumulate((x in begun for x in range(width)), initial=0))  # before each one
    filled = list(accumulate((bool(row) for row in rows), initial=0))
    narrowed = [
        tuple(
            _spanning(
                cell,
                columns[x + cell.colspan] - columns[x],
                filled[y + cell.rowspan] - filled[y],
            )
            for x, cell in row
        )
        for y, row in enumerate(rows)
        if row
    ]
    return Grid(tuple(narrowed), len(begun))
