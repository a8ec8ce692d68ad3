"""Rows of cells with spans as a page declares them, made into a grid without contradictions."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.document.nodes import TableCell, positions

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
    count = sum(len(row) for row in rows)
    if _covered(rows) > _MOST_COVERED * count:
        rows = [[replace(cell, colspan=1, rowspan=1) for cell in row] for row in rows]
    return _narrowed(_placed(rows))


def _covered(rows: Sequence[Sequence[TableCell]]) -> int:
    return sum(
        min(cell.colspan, WIDEST) * min(cell.rowspan or len(rows), len(rows) - y)
        for y, row in enumerate(rows)
        for cell in row
    )


def _placed(rows: Sequence[Sequence[TableCell]]) -> list[tuple[TableCell, ...]]:
    """The cells with spans that fit the grid."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for y, row in enumerate(rows):
        x, line = 0, []
        for cell in row:
            while (y, x) in taken:
                x += 1
            down = min(cell.rowspan or len(rows), len(rows) - y)
            wide = 1
            while wide < min(cell.colspan, WIDEST) and (y, x + wide) not in taken:
                wide += 1
            line.append(replace(cell, colspan=wide, rowspan=down))
            taken |= {(y + j, x + i) for j in range(down) for i in range(wide)}
            x += wide
        placed.append(tuple(line))
    return placed


def _narrowed(rows: list[tuple[TableCell, ...]]) -> Grid:
    """The same grid without rows and columns in which no cell begins."""
    placed = positions(tuple(rows))
    columns = {x for row in placed for x, _ in row}
    filled = {y for y, row in enumerate(placed) if row}
    narrowed = []
    for y, row in enumerate(placed):
        line = []
        for x, cell in row:
            wide = sum(start in columns for start in range(x, x + cell.colspan))
            down = sum(start in filled for start in range(y, y + cell.rowspan))
            line.append(replace(cell, colspan=wide, rowspan=down))
        narrowed.append(tuple(line))
    return Grid(tuple(row for row in narrowed if row), len(columns))
