"""Rows of a `w:tbl` on its grid: where each cell stands and how far it reaches."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from generator.readers.docx import notes
from generator.readers.docx.notes import Notes
from generator.readers.docx.xml import Element, flag, number, value, w

MOST_COLUMNS = 63  # of a Word table
# Twips. Too narrow for a character: left over where borders are not quite in line.
_SLIVER = 120
_TR, _TC = w("tr"), w("tc")
_WRAPPERS = frozenset(w(name) for name in ("sdtContent", "customXml", "ins", "moveTo"))
_SDT = w("sdt")


@dataclass(slots=True)
class Cell:
    """A cell on the grid; `element` is None for the blank that a row is indented by."""

    element: Element | None
    x: int
    colspan: int
    continues: bool = False
    rowspan: int = 1


@dataclass(slots=True)
class Row:
    """One row; `header` when it repeats on every page."""

    header: bool
    cells: list[Cell] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Grid:
    """The rows that are printed, without cells merged with the one above; a width a column."""

    rows: list[Row]
    widths: list[int]


def read_grid(table: Element, said: Notes) -> Grid:
    """The grid of a table, however its merges and widths fit together."""
    rows = [_row(element) for element in _within(table, _TR) if not _left_out(element, said)]
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
    if sum(widths) <= _SLIVER * len(widths):  # no measure at all
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
    grid = table.find(w("tblGrid"))
    columns = [] if grid is None else grid.findall(w("gridCol"))
    return [max(1, number(column.get(w("w")), 1)) for column in columns[:MOST_COLUMNS]]


def cells_of(table: Element) -> list[Element]:
    """Every `w:tc` of the table itself."""
    return [cell for row in _within(table, _TR) for cell in _within(row, _TC)]


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Children of a kind, also out of content controls and tracked insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPPERS or child.tag == _SDT:
            yield from _within(child, tag)


def _left_out(row: Element, said: Notes) -> bool:
    properties = row.find(w("trPr"))
    if properties is None:
        return False
    deleted = properties.find(w("del")) is not None
    hidden = flag(properties, "hidden") is True
    if deleted or properties.find(w("ins")) is not None:
        said.add(notes.TRACKED)
    if hidden:
        said.add(notes.HIDDEN)
    return deleted or hidden


def _row(element: Element) -> Row:
    properties = element.find(w("trPr"))
    row = Row(header=flag(properties, "tblHeader") is True)
    x = min(max(number(value(properties, "gridBefore"), 0), 0), MOST_COLUMNS)
    if x:
        row.cells.append(Cell(None, 0, x))
    for cell in _within(element, _TC):
        x = _place(row, cell, x)
    return row


def _place(row: Row, element: Element, x: int) -> int:
    """Append one cell; returns the column after it."""
    properties = element.find(w("tcPr"))
    if properties is not None and properties.find(w("cellDel")) is not None:
        return x
    span = min(max(number(value(properties, "gridSpan"), 1), 1), MOST_COLUMNS)
    if value(properties, "hMerge") == "continue" and row.cells:  # as Word 97 merged
        row.cells[-1].colspan += span
    else:
        row.cells.append(Cell(element, x, span, _continues(properties)))
    return x + span


def _continues(properties: Element | None) -> bool:
    merge = None if properties is None else properties.find(w("vMerge"))
    return merge is not None and merge.get(w("val")) != "restart"


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
            head = above.get(cell.x)
            if cell.continues and head is not None and head.colspan == cell.colspan:
                head.rowspan += 1
                heads[cell.x] = head
            else:
                cell.continues = False
                heads[cell.x] = cell
        above = {x: cell for x, cell in heads.items() if _mergeable(cell)}


def _mergeable(cell: Cell) -> bool:
    """Whether the file says that the cell may go on below."""
    properties = None if cell.element is None else cell.element.find(w("tcPr"))
    return properties is not None and properties.find(w("vMerge")) is not None
