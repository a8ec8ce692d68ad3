"""Tables: the drawn cells with their text, or a frame of one cell that is no table at all."""

from collections.abc import Callable
from itertools import takewhile

from generator.document.nodes import FOUND, CellRole, Table, TableCell
from generator.readers.docx.grid import Cell, Grid, Row, cells_of
from generator.readers.docx.xml import Element, value, w

CellText = Callable[[Element], str]


def frame_content(table: Element) -> Element | None:
    """The only cell of a table that just frames a longer text or other tables."""
    cells = cells_of(table)
    if len(cells) != 1:
        return None
    (cell,) = cells
    framed = len(cell.findall(w("p"))) > 1 or next(cell.iter(w("tbl")), None) is not None
    return cell if framed else None


def drawn(element: Element, grid: Grid, text: CellText) -> Table | None:
    """The table on its grid; None when it has no cells."""
    cells = tuple(tuple(_cell(cell, row, text) for cell in row.cells) for row in grid.rows)
    if not any(cells):
        return None
    properties = element.find(w("tblPr"))
    return Table(
        kind=FOUND,
        rows=cells,
        widths=tuple(grid.widths),
        header_rows=len(list(takewhile(lambda row: row.header, grid.rows))),
        keep_together=False,
        dense=False,
        caption=value(properties, "tblCaption") or "",
        description=value(properties, "tblDescription") or "",
    )


def _cell(cell: Cell, row: Row, text: CellText) -> TableCell:
    role: CellRole = "header" if row.header else "value"
    words = "" if cell.element is None else text(cell.element)
    return TableCell(words, role, cell.colspan, cell.rowspan)
