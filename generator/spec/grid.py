"""From the written grid to drawn cells, with every position covered exactly once."""

from collections import Counter
from collections.abc import Iterator, Mapping

from generator.errors import SpecError
from generator.spec.model import Axis, GridCell, Group, Row
from generator.spec.source import GridEntry, TableEntry

Grid = tuple[tuple[GridCell, ...], ...]


def build_grid(table: TableEntry, root: Group, axes: Mapping[str, Axis]) -> Grid:
    """The drawn rows of a table; each data cell appears exactly once."""
    nodes = _nodes(root)
    grid = tuple(
        tuple(cell for entry in row for cell in _cells(table, entry, nodes, axes))
        for row in table.grid
    )
    _refuse_bad_cover(table, grid)
    _refuse_missing_cells(table, grid, root)
    return grid


def _nodes(root: Group) -> dict[str, Row | Group]:
    nodes: dict[str, Row | Group] = {row.path: row for row in root.rows()}
    nodes.update({group.path: group for group in root.groups()})
    return nodes


def _cells(
    table: TableEntry,
    entry: GridEntry,
    nodes: Mapping[str, Row | Group],
    axes: Mapping[str, Axis],
) -> Iterator[GridCell]:
    if entry.values is not None:
        for cell in _row(table, entry.values, nodes).cells:
            yield GridCell("", cell=cell)
    elif entry.value is not None:
        row_key, _, column_key = entry.value.rpartition(".")
        row = _row(table, row_key, nodes)
        wanted = [cell for cell in row.cells if cell.column.key == column_key]
        if not wanted:
            raise SpecError(f"{table.id}: grid names unknown column {entry.value!r}")
        yield GridCell("", entry.colspan, entry.rowspan, cell=wanted[0])
    else:
        text = _label(table, entry, nodes, axes)
        yield GridCell(text, entry.colspan, entry.rowspan, entry.header)


def _row(table: TableEntry, key: str, nodes: Mapping[str, Row | Group]) -> Row:
    node = nodes.get(f"{table.key}.{key}")
    if not isinstance(node, Row):
        raise SpecError(f"{table.id}: grid names unknown row {key!r}")
    return node


def _label(
    table: TableEntry,
    entry: GridEntry,
    nodes: Mapping[str, Row | Group],
    axes: Mapping[str, Axis],
) -> str:
    if entry.text is not None:
        return entry.text
    if entry.label is not None:
        node = nodes.get(f"{table.key}.{entry.label}")
        if node is None:
            raise SpecError(f"{table.id}: grid names unknown row {entry.label!r}")
        return node.title
    axis, _, key = (entry.head or "").partition(".")
    for column in axes[axis].columns if axis in axes else ():
        if column.key == key:
            return column.title
    raise SpecError(f"{table.id}: grid names unknown column head {entry.head!r}")


def _refuse_bad_cover(table: TableEntry, grid: Grid) -> None:
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(grid):
        x = 0
        for cell in row:
            while (y, x) in taken:
                x += 1
            spots = {(y + j, x + i) for j in range(cell.rowspan) for i in range(cell.colspan)}
            if spots & taken:
                raise SpecError(f"{table.id}: grid row {y + 1} overlaps at column {x + 1}")
            taken |= spots
    wanted = {(y, x) for y in range(len(grid)) for x in range(len(table.widths))}
    if taken != wanted:
        y, x = min(taken ^ wanted)
        raise SpecError(f"{table.id}: grid row {y + 1}, column {x + 1} is not covered exactly once")


def _refuse_missing_cells(table: TableEntry, grid: Grid, root: Group) -> None:
    drawn = [cell.cell.path for row in grid for cell in row if cell.cell]
    declared = [cell.path for row in root.rows() for cell in row.cells]
    if sorted(drawn) != sorted(declared):
        odd = sorted(set(drawn) ^ set(declared)) or [p for p, n in Counter(drawn).items() if n > 1]
        raise SpecError(f"{table.id}: data cell {odd[0]!r} is not drawn exactly once")
