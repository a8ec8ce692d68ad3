"""A table as the page's template sees it: groups of rows, each cell with its attributes."""

import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Any

from generator.document.nodes import CellRole, Table, TableCell
from generator.short_texts import kept_if_short
from generator.writers.table_headers import Headers, PlacedCell, place

Values = dict[str, Any]

_FIGURE = re.compile(r"[-+]?\d[\d,.]*\s?\w{0,2}")  # never broken into two lines

# Role, colspan and rowspan of each cell, and whether it is a header that names something.
_Shape = tuple[tuple[tuple[CellRole, int, int, bool], ...], ...]


def table_values(table: Table, table_id: str, caption: str) -> Values:
    """Caption, columns (widths in percent), head rows and bodies.

    `caption` is printed; without one the table's own is for screen readers alone. A body begins
    with each further band of column headers.
    """
    outline = _outline(_shape(table), table_id, table.header_rows)
    drawn = [
        [
            {**attributes, "text": cell.text, "figure": _is_figure(cell.text)}
            for cell, attributes in zip(row, fixed, strict=True)
        ]
        for row, fixed in zip(table.rows, outline.cells, strict=True)
    ]
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
        "bodies": [drawn[start:end] for start, end in pairwise(outline.bodies)],
    }


def _shape(table: Table) -> _Shape:
    return tuple(
        tuple(
            [
                (
                    cell.role,
                    cell.colspan,
                    cell.rowspan,
                    cell.role != "value" and not _is_empty(cell.text),
                )
                for cell in row
            ]
        )
        for row in table.rows
    )


@kept_if_short(4096)
def _is_figure(text: str) -> bool:
    return _FIGURE.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class _Outline:
    """What the tables of an edition have in common: all but the words of the cells.

    `bodies` are the rows at which they begin, and the row after the last.
    """

    cells: tuple[tuple[Values, ...], ...]
    bodies: tuple[int, ...]


@lru_cache(maxsize=64)
def _outline(shape: _Shape, table_id: str, header_rows: int) -> _Outline:
    rows = place(tuple(tuple(_blank(*cell) for cell in row) for row in shape))
    headers = Headers(rows)
    starts = [
        y
        for y in range(header_rows, len(rows))
        if y == header_rows or (headers.is_band(y) and not headers.is_band(y - 1))
    ]
    cells = tuple(tuple(_attributes(placed, headers, table_id) for placed in row) for row in rows)
    return _Outline(cells, (*starts, len(rows)))


def _is_empty(text: str) -> bool:
    return not text or text.isspace()


def _blank(role: CellRole, colspan: int, rowspan: int, names: bool) -> TableCell:
    return TableCell("x" if names else "", role, colspan, rowspan)


def _attributes(placed: PlacedCell, headers: Headers, table_id: str) -> Values:
    """`scope` is col or row even over a span: in HTML it holds for all that the cell covers."""
    cell = placed.cell
    named = headers.of(placed) if cell.role == "value" else ()
    return {
        "role": cell.role,
        "colspan": cell.colspan,
        "rowspan": cell.rowspan,
        "id": _id(placed, table_id) if placed.names else "",
        "scope": "row" if cell.role == "label" else "col",
        "headers": " ".join(_id(header, table_id) for header in named),
    }


def _id(placed: PlacedCell, table_id: str) -> str:
    """By its place in the grid: t1r2c3, counted from one."""
    return f"{table_id}r{placed.row + 1}c{placed.column + 1}"
