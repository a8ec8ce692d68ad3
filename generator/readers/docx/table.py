"""Tables: the drawn cells with their text, or a frame of one cell that is no table at all."""

from collections.abc import Callable
from itertools import islice, takewhile

from generator.document.nodes import FOUND, CellRole, Table, TableCell
from generator.readers.docx.grid import Grid, Row, cells_of
from generator.readers.docx.xml import Element, by_name, child, value, w

CellText = Callable[[list[Element]], str]


def frame_content(table: Element) -> Element | None:
    """The only cell of a table that just frames a longer text or other tables."""
    cells = list(islice(cells_of(table), 2))
    if len(cells) != 1:
        return None
    (cell,) = cells
    framed = len(cell.findall(w("p"))) > 1 or next(cell.iter(w("tbl")), None) is not None
    return cell if framed else None


def drawn(element: Element, grid: Grid, text: CellText) -> Table | None:
    """The table on its grid; None when it has no cells."""
    cells = tuple(_drawn(row, text) for row in grid.rows)
    if not any(cells):
        return None
    properties = by_name(child(element, w("tblPr")))
    return Table(
        kind=FOUND,
        rows=cells,
        widths=tuple(grid.widths),
        header_rows=len(list(takewhile(lambda row: row.header, grid.rows))),
        keep_together=False,
        dense=False,
        caption=value(properties, w("tblCaption")) or "",
        description=value(properties, w("tblDescription")) or "",
    )


def _drawn(row: Row, text: CellText) -> tuple[TableCell, ...]:
    role: CellRole = "header" if row.header else "value"
    return tuple(
        [
            TableCell(text(cell.content) if cell.content else "", role, cell.colspan, cell.rowspan)
            for cell in row.cells
        ]
    )
