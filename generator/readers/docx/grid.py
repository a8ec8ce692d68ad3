"""Rows of a `w:tbl` on its grid: where each cell stands and how far it reaches."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from generator.readers.docx import notes
from generator.readers.docx.notes import Notes
from generator.readers.docx.xml import Element, by_name, child, flag, has_any, number, value, w

MOST_COLUMNS = 63  # of a Word table
# Twips. Too narrow for a character: left over where borders are not quite in line.
_SLIVER = 120
_TR, _TC, _TRPR, _TCPR = w("tr"), w("tc"), w("trPr"), w("tcPr")
_INSERTED, _DELETED, _HIDDEN, _HEADER, _INDENT = map(
    w, ("ins", "del", "hidden", "tblHeader", "gridBefore")
)
_SHAPES = _SPAN, _MERGED_LEFT, _MERGED_UP, _CELL_DELETED = tuple(
    map(w, ("gridSpan", "hMerge", "vMerge", "cellDel"))
)
_WRAPPERS = frozenset(w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo"))


@dataclass(slots=True)
class Cell:
    """A cell on the grid; its `content` is [] for the blank that a row is indented by.

    `mergeable`: whether the file says that it may go on below; `continues`: the one above does.
    """

    content: list[Element]
    x: int
    colspan: int
    mergeable: bool = False
    continues: bool = False
    rowspan: int = 1


@dataclass(slots=True)
class Row:
    """One row; `header` when it repeats on every page."""

    header: bool
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows that are printed, without cells merged with the one above; a width a column."""

    rows: list[Row]
    widths: list[int]


def read_grid(table: Element, said: Notes) -> Grid:
    """The grid of a table, however its merges and widths fit together."""
    rows = [row for element in _within(table, _TR) if (row := _row(element, said)) is not None]
    widths = _widths(table)
    _clip(rows, len(widths))
    columns = max((cell.x + cell.colspan for row in rows for cell in row.cells), default=0)
    usual = max(1, sum(widths) // len(widths)) if widths else 1
    widths = _without_slivers(rows, (widths + [usual] * columns)[:columns])
    _merge_down(rows)
    return Grid([Row(r.header, [c for c in r.cells if not c.continues]) for r in rows], widths)


def _without_slivers(rows: list[Row], widths: list[int]) -> list[int]:
    """Take columns that are too narrow to see out of the grid, unless a cell stands in them."""
    narrow = [width <= _SLIVER for width in widths]
    if not any(narrow) or sum(widths) <= _SLIVER * len(widths):  # no measure at all
        return widths
    for row in rows:
        for cell in row.cells:
            if all(narrow[cell.x : cell.x + cell.colspan]):
                narrow[cell.x] = False
    edges = [0, *accumulate(not sliver for sliver in narrow)]
    for row in rows:
        for cell in row.cells:
            start, end = edges[cell.x], edges[cell.x + cell.colspan]
            cell.x, cell.colspan = start, end - start
    return [width for width, sliver in zip(widths, narrow, strict=True) if not sliver]


def _widths(table: Element) -> list[int]:
    """The widths that the file gives, in twentieths of a point; [] where the grid is missing."""
    grid = child(table, w("tblGrid"))
    columns = [] if grid is None else list(grid.iterchildren(w("gridCol")))
    return [max(1, number(column.get(w("w")), 1)) for column in columns[:MOST_COLUMNS]]


def cells_of(table: Element) -> Iterator[Element]:
    """Every `w:tc` of the table itself."""
    return (cell for row in _within(table, _TR) for cell in _within(row, _TC))


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, also out of content controls and tracked insertions."""
    for node in parent:
        if node.tag == tag:
            yield node
        elif node.tag in _WRAPPERS:
            yield from _within(node, tag)


def _row(element: Element, said: Notes) -> Row | None:
    """One row; None when it is not printed."""
    properties = by_name(child(element, _TRPR))
    deleted = _DELETED in properties
    hidden = flag(properties, _HIDDEN) is True
    if deleted or _INSERTED in properties:
        said.add(notes.TRACKED)
    if hidden:
        said.add(notes.HIDDEN)
    if deleted or hidden:
        return None
    x = min(max(number(value(properties, _INDENT), 0), 0), MOST_COLUMNS)
    cells = [Cell([], 0, x)] if x else []
    for cell in _within(element, _TC):
        x = _place(cells, list(cell), x)
    return Row(flag(properties, _HEADER) is True, cells)


def _place(cells: list[Cell], content: list[Element], x: int) -> int:
    """Append one cell to those of its row; returns the column after it."""
    written = child(content, _TCPR)
    if not has_any(written, _SHAPES):
        cells.append(Cell(content, x, 1))
        return x + 1
    properties = by_name(written)
    if _CELL_DELETED in properties:
        return x
    span = min(max(number(value(properties, _SPAN), 1), 1), MOST_COLUMNS)
    if value(properties, _MERGED_LEFT) == "continue" and cells:  # as Word 97 merged
        cells[-1].colspan += span
    else:
        mergeable = _MERGED_UP in properties
        continues = mergeable and value(properties, _MERGED_UP) != "restart"
        cells.append(Cell(content, x, span, mergeable, continues))
    return x + span


def _clip(rows: list[Row], columns: int) -> None:
    """A last cell that reaches beyond the grid ends with it."""
    for row in rows:
        if columns and row.cells and row.cells[-1].x < columns:
            last = row.cells[-1]
            last.colspan = min(last.colspan, columns - last.x)


def _merge_down(rows: list[Row]) -> None:
    """Continued cells make the one above higher; without one that fits they stand alone."""
    above: dict[int, Cell] = {}
    for row in rows:
        heads: dict[int, Cell] = {}
        for cell in row.cells:
            if not cell.mergeable:
                continue
            head = above.get(cell.x)
            if cell.continues and head is not None and head.colspan == cell.colspan:
                head.rowspan += 1
                heads[cell.x] = head
            else:
                cell.continues = False
                heads[cell.x] = cell
        above = heads
