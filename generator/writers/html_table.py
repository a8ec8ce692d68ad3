"""A table as the page's template sees it: groups of rows, each cell with its attributes."""

import re
from itertools import pairwise
from typing import Any

from generator.document.nodes import Table
from generator.writers.table_headers import Headers, PlacedCell, place

Values = dict[str, Any]

_FIGURE = re.compile(r"[-+]?\d[\d,.]*\s?\w{0,2}")  # never broken into two lines


def table_values(table: Table, table_id: str, caption: str) -> Values:
    """Caption, columns (widths in percent), head rows and bodies.

    `caption` is printed; without one the table's own is for screen readers alone. A body begins
    with each further band of column headers.
    """
    rows = place(table)
    headers = Headers(rows)
    ids = _ids(rows, table_id)
    drawn = [[_cell(placed, headers, ids) for placed in row] for row in rows]
    starts = [y for y in range(table.header_rows, len(rows)) if _starts_body(y, table, headers)]
    bodies = [drawn[a:b] for a, b in pairwise([*starts, len(rows)])]
    return {
        "kind": "table",
        "id": table_id,
        "caption": caption or table.caption,
        "printed": bool(caption),
        "description": table.description,
        "dense": table.dense,
        "whole": table.keep_together,
        "columns": [f"{100 * width / sum(table.widths):.3f}%" for width in table.widths],
        "head": drawn[: table.header_rows],
        "bodies": bodies,
    }


def _ids(rows: list[list[PlacedCell]], table_id: str) -> dict[PlacedCell, str]:
    """Every header cell by its place in the grid: t1r2c3, counted from one."""
    return {
        placed: f"{table_id}r{placed.row + 1}c{placed.column + 1}"
        for row in rows
        for placed in row
        if placed.names
    }


def _starts_body(row: int, table: Table, headers: Headers) -> bool:
    new_band = headers.is_band(row) and not headers.is_band(row - 1)
    return row == table.header_rows or new_band


def _cell(placed: PlacedCell, headers: Headers, ids: dict[PlacedCell, str]) -> Values:
    """`scope` is col or row even over a span: in HTML it holds for all that the cell covers."""
    cell = placed.cell
    values: Values = {
        "role": cell.role,
        "text": cell.text,
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "id": ids.get(placed, ""),
        "scope": "row" if cell.role == "label" else "col",
        "headers": "",
        "figure": bool(_FIGURE.fullmatch(cell.text)),
    }
    if cell.role == "value":
        values["headers"] = " ".join(ids[header] for header in headers.of(placed))
    return values
