"""Drawing tables: the official ones from the edition's grid, an agency's own from its rows."""

from functools import lru_cache

from generator.document.clean import clean
from generator.document.nodes import CellRole, Table, TableCell
from generator.document.width import display_width
from generator.form.frame import ExtraTable
from generator.form.numbers import Value
from generator.form.report import Report, show
from generator.spec import model

EXTRA = "extra"
_WIDEST, _NARROWEST = 40, 8  # display columns
_ROWS_ON_ONE_PAGE = 20  # an own table up to this length is not broken


def official_table(table: model.Table, report: Report, unfilled: str = "") -> Table:
    """An official table with the report's values, totals computed; `unfilled` stands for none."""
    rows = tuple(_row(row, report, unfilled) for row in _blank_rows(table))
    return Table(
        kind=table.id,
        rows=rows,
        widths=table.widths,
        header_rows=table.header_rows,
        keep_together=table.keep_together,
        dense=table.dense,
        caption=table.caption,
        description=table.description,
    )


@lru_cache(maxsize=32)
def _blank_rows(table: model.Table) -> tuple[tuple[TableCell, ...], ...]:
    """The rows of a table without its values."""
    return tuple(tuple(_blank(cell) for cell in row) for row in table.grid)


def _blank(cell: model.GridCell) -> TableCell:
    if cell.cell is None:
        role: CellRole = "header" if cell.header else "label"
        return TableCell(cell.text, role, cell.colspan, cell.rowspan)
    return TableCell("", "value", cell.colspan, cell.rowspan, cell.cell.path)


def _row(blank: tuple[TableCell, ...], report: Report, unfilled: str) -> tuple[TableCell, ...]:
    return tuple(
        [
            cell if cell.path is None else _filled(cell, report.cells[cell.path].value, unfilled)
            for cell in blank
        ]
    )


def _filled(blank: TableCell, value: Value | None, unfilled: str) -> TableCell:
    text = unfilled if value is None else show(value)
    return _value_cell(text, blank.colspan, blank.rowspan, blank.path)


@lru_cache(maxsize=4096)  # most figures of a report are small and stand in the next one too
def _value_cell(text: str, colspan: int, rowspan: int, path: str | None) -> TableCell:
    return TableCell(text, "value", colspan, rowspan, path)


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
