"""A table as WordprocessingML: grid, widths and spans agree to the twip."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from generator.document.drafts import UNFILLED
from generator.document.nodes import CellRole, Table, TableCell, positions
from generator.document.xml_text import attribute
from generator.short_texts import kept_if_short
from generator.writers.docx.look import Look
from generator.writers.docx.pieces import run
from generator.writers.docx.units import characters, twips

_FIGURE = re.compile(r"[-+]?\d[\d,.]*[^\s\d]{0,2}")
_WIDER = 1.4  # digits of the faces that stand in for a missing one, against half a character
_SMALLEST = 0.75  # of the style's size; what is longer still is narrowed


def table_xml(table: Table, look: Look, tied: bool = False) -> bytes:
    """The `w:tbl` of a table, as wide as the type area; `tied` to what follows with every cell."""
    shape = _shape(table, look, tied)
    frame = (_kept_frame if shape.is_small() else _frame)(shape)
    sheet = look.sheet
    size, numbers = sheet.styles[_style(table.dense, "value")].size_pt, sheet.table.numbers
    values = [cell.text for row in table.rows for cell in row if cell.role == "value"]
    made = [frame.pieces[0]]
    for text, room, following in zip(values, frame.rooms, frame.pieces[1:], strict=True):
        made += (_value(text, room, size, numbers), following)
    return b"".join(made)


@kept_if_short(4096)
def _value(text: str, room: float, size: float, numbers: str) -> bytes:
    return _words(text, "value", room, size, numbers).encode()


class _Frame(NamedTuple):
    """A table without its values, which go between the pieces, each behind the properties of its
    paragraph; `rooms` are the widths of their cells, in characters of their style.
    """

    pieces: tuple[bytes, ...]
    rooms: tuple[float, ...]


_MOST_CELLS, _LONGEST_WORDS = 300, 1000  # of a table whose frame is kept

_Rows = tuple[tuple[TableCell, ...], ...]
_Cell = tuple[str, CellRole, int, int]  # text (none of a value), role, colspan, rowspan


class _Shape(NamedTuple):
    """All of a table that its frame depends on; `tied` to what follows with every cell."""

    look: Look
    tied: bool
    cells: tuple[tuple[_Cell, ...], ...]
    widths: tuple[int, ...]
    header_rows: int
    keep_together: bool
    dense: bool
    caption: str
    description: str

    def is_small(self) -> bool:
        """Whether it is no larger than the official ones; a larger one is a stranger's."""
        words = [text for row in self.cells for text, _, _, _ in row]
        length = sum(map(len, words), len(self.caption) + len(self.description))
        return len(words) <= _MOST_CELLS and length <= _LONGEST_WORDS

    def rows(self) -> _Rows:
        """The rows of the table without its values."""
        return tuple(tuple(TableCell(*cell) for cell in row) for row in self.cells)


def _shape(table: Table, look: Look, tied: bool) -> _Shape:
    return _Shape(
        look,
        tied,
        tuple([
            tuple([("" if c.role == "value" else c.text, c.role, c.colspan, c.rowspan) for c in row])
            for row in table.rows
        ]),
        table.widths,
        table.header_rows,
        table.keep_together,
        table.dense,
        table.caption,
        table.description,
    )  # fmt: skip


def _frame(shape: _Shape) -> _Frame:
    sheet = shape.look.sheet
    widths = column_widths(shape.widths, twips(sheet.table.width_mm))
    pieces: list[list[str]] = [[_start(shape, widths)]]
    rooms: list[float] = []
    for number, cells in enumerate(_full_rows(shape.rows())):
        last = number == len(shape.cells) - 1
        header = number < shape.header_rows
        keep = (shape.keep_together and not last) or header
        pieces[-1].append(_row_start(shape, header))
        for x, cell, merge in cells:
            width = sum(widths[x : x + cell.colspan])
            style, own = _style(shape.dense, cell.role), merge != "continue"
            kept = keep or (shape.tied and own)
            pieces[-1].append(_cell_start(cell, width, merge, shape.look.style(style), kept))
            size = sheet.styles[style].size_pt
            room = (width / 20 - 2 * sheet.table.margin_mm / 25.4 * 72) / size
            if not own:
                pieces[-1].append("</w:pPr>")
            elif cell.role == "value":
                pieces.append([])
                rooms.append(room)
            else:
                pieces[-1].append(_words(cell.text, cell.role, room, size, sheet.table.numbers))
            pieces[-1].append("</w:p></w:tc>")
        pieces[-1].append("</w:tr>")
    pieces[-1].append("</w:tbl>")
    return _Frame(tuple("".join(piece).encode() for piece in pieces), tuple(rooms))


_kept_frame = lru_cache(maxsize=32)(_frame)  # for the tables that most reports have


def column_widths(relative: tuple[int, ...], total: int) -> list[int]:
    """Relative widths as whole twips that add up to `total`."""
    edges = [round(total * sum(relative[:i]) / sum(relative)) for i in range(len(relative) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _start(shape: _Shape, widths: list[int]) -> str:
    look = shape.look
    margin = f'w:w="{twips(look.sheet.table.margin_mm)}" w:type="dxa"'
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{attribute(look.style("table"))}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        '<w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar><w:left {margin}/><w:right {margin}/></w:tblCellMar>"
        '<w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" w:noHBand="0" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{attribute(shape.caption)}"/>'
        f'<w:tblDescription w:val="{attribute(shape.description)}"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>"
    )


def _full_rows(rows: _Rows) -> Iterator[list[tuple[int, TableCell, str]]]:
    """Each row's cells with their column; a cell continued from above is there as "continue"."""
    open_spans: dict[int, tuple[TableCell, int]] = {}
    for placed in positions(rows):
        row = [(x, cell, "restart" if cell.rowspan > 1 else "") for x, cell in placed]
        row += [(x, cell, "continue") for x, (cell, _) in open_spans.items()]
        yield sorted(row, key=lambda entry: entry[0])
        open_spans = {x: (cell, left - 1) for x, (cell, left) in open_spans.items() if left > 1}
        open_spans.update({x: (c, c.rowspan - 1) for x, c in placed if c.rowspan > 1})


def _row_start(shape: _Shape, header: bool) -> str:
    style = shape.look.sheet.table
    height = style.dense_row_height_mm if shape.dense else style.row_height_mm
    repeated = "<w:tblHeader/>" if header else ""
    return (
        "<w:tr><w:trPr><w:cantSplit/>"
        f'<w:trHeight w:val="{twips(height)}" w:hRule="atLeast"/>{repeated}</w:trPr>'
    )


def _cell_start(cell: TableCell, width: int, merge: str, style_id: str, keep: bool) -> str:
    """A cell up to the properties of its paragraph, which are still open."""
    span = f'<w:gridSpan w:val="{cell.colspan}"/>' if cell.colspan > 1 else ""
    merged = f'<w:vMerge w:val="{merge}"/>' if merge else ""
    kept = "<w:keepNext/>" if keep else ""
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}'
        '<w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{attribute(style_id)}"/>{kept}'
    )


def _style(dense: bool, role: str) -> str:
    return f"{'dense' if dense else 'table'}_{role}"


def _words(text: str, role: str, room: float, size: float, numbers: str) -> str:
    """The words of a cell behind the last of its paragraph's properties.

    A figure too long for its cell is set smaller, never broken. `room` is the width of the cell
    in characters of `size` pt, `numbers` where figures stand.
    """
    figure = _FIGURE.fullmatch(text) is not None
    end = "</w:pPr>"
    if role == "value" and not figure and numbers != "center":
        end = f'<w:jc w:val="center"/>{end}'  # words keep the middle
    if not text:
        return end
    fits = not figure and text != UNFILLED
    return end + run(text, properties="" if fits else _squeezed(size, room / characters(text)))


def _squeezed(size: float, part: float) -> str:
    """For a text of which only `part` has room: smaller type first, then narrower letters."""
    if part >= 1:
        return ""
    part /= _WIDER
    smaller = max(part, _SMALLEST)
    narrower = f'<w:w w:val="{max(round(part / smaller * 100), 33)}"/>' if part < smaller else ""
    half_points = int(size * smaller * 2)
    return f'{narrower}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
