"""Drawing tables: the official ones from the edition's grid, an agency's own from its rows."""

from generator.document.clean import clean
from generator.document.nodes import CellRole, Table, TableCell
from generator.document.width import display_width
from generator.form.frame import ExtraTable
from generator.form.report import Report, show
from generator.spec import model

EXTRA = "extra"
_WIDEST, _NARROWEST = 40, 8  # display columns
_ROWS_ON_ONE_PAGE = 20  # an own table up to this length is not broken


def official_table(table: model.Table, report: Report, unfilled: str = "") -> Table:
    """An official table with the report's values, totals computed; `unfilled` stands for none."""
    return Table(
        kind=table.id,
        rows=tuple(tuple(_cell(cell, report, unfilled) for cell in row) for row in table.grid),
        widths=table.widths,
        header_rows=table.header_rows,
        keep_together=table.keep_together,
        dense=table.dense,
        caption=table.caption,
        description=table.description,
    )


def _cell(cell: model.GridCell, report: Report, unfilled: str) -> TableCell:
    if cell.cell is None:
        role: CellRole = "header" if cell.header else "label"
        return TableCell(cell.text, role, cell.colspan, cell.rowspan)
    value = report.cells[cell.cell.path].value
    text = unfilled if value is None else show(value)
    return TableCell(text, "value", cell.colspan, cell.rowspan, cell.cell.path)


def extra_table(table: ExtraTable) -> Table:
    """An agency's own table: a header row, the first column as labels."""
    header = tuple(TableCell(clean(text), "header") for text in table.columns)
    rows = tuple(
        tuple(TableCell(clean(text), "value" if i else "label") for i, text in enumerate(row))
        for row in table.rows
    )
    columns = zip(table.columns, *table.rows, strict=True)
    widths = tuple(
        min(max(_NARROWEST, *(display_width(text) for text in column)), _WIDEST)
        for column in columns
    )
    return Table(
        kind=EXTRA,
        rows=(header, *rows),
        widths=widths,
        header_rows=1,
        keep_together=len(table.rows) <= _ROWS_ON_ONE_PAGE,
        dense=False,
        caption=clean(table.title),
        description=clean(table.title),
    )
