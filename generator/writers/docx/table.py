"""A table as WordprocessingML: grid, widths and spans agree to the twip."""

import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from itertools import pairwise

from docx.oxml.ns import qn

from generator.document.drafts import UNFILLED
from generator.document.nodes import Table, TableCell, positions
from generator.writers.docx.styles import STYLE_IDS, TABLE_STYLE
from generator.writers.docx.xml import Element, add, element, text_run, twips
from generator.writers.style import StyleSheet

_FIGURE = re.compile(r"[-+]?\d[\d,.]*[^\s\d]{0,2}")
_TC = qn("w:tc")
_WIDER = 1.4  # digits of the faces that stand in for a missing one, against half a character
_SMALLEST = 0.75  # of the style's size; what is longer still is narrowed


def table_element(table: Table, sheet: StyleSheet) -> tuple[Element, list[Element]]:
    """The `w:tbl` of a table, as wide as the type area, and the paragraph of each of its cells."""
    frame = _frame(table, sheet)
    made = deepcopy(frame.element)
    cells = [tc[-1] for tc in made.iter(_TC)]
    paragraphs = [cells[index] for index in frame.own]
    values = (cell for row in table.rows for cell in row)
    for paragraph, cell, room in zip(paragraphs, values, frame.rooms, strict=True):
        if cell.role != "value":
            continue
        if cell.text.isdecimal() and _characters(cell.text) <= room:
            paragraph[1][1].text = cell.text  # nearly every figure: the frame's 0 makes way
        else:
            paragraph.remove(paragraph[1])
            size = sheet.styles[_style(table, cell)].size_pt
            _text(paragraph, cell, room, size, sheet.table.numbers)
    return made, paragraphs


@dataclass(frozen=True)
class _Frame:
    """A table with a 0 for every value, from which every one of the same shape is copied.

    `own` says which cells hold text (the others continue one from above); `rooms` are theirs, in
    characters of their style.
    """

    element: Element
    own: tuple[int, ...]
    rooms: tuple[float, ...]


_FRAMES: dict[tuple[object, ...], tuple[StyleSheet, _Frame]] = {}
_MOST_FRAMES = 64


def _frame(table: Table, sheet: StyleSheet) -> _Frame:
    """Kept for the tables that most reports have; a shape that is new makes a new one."""
    shape = tuple(
        tuple((c.role, c.colspan, c.rowspan, c.role != "value" and c.text) for c in row)
        for row in table.rows
    )
    key = (
        id(sheet), shape, table.widths, table.header_rows,
        table.keep_together, table.dense, table.caption, table.description,
    )  # fmt: skip
    kept = _FRAMES.get(key)
    if kept is None or kept[0] is not sheet:
        if len(_FRAMES) >= _MOST_FRAMES:
            _FRAMES.clear()
        kept = _FRAMES[key] = (sheet, _new_frame(table, sheet))
    return kept[1]


def _new_frame(table: Table, sheet: StyleSheet) -> _Frame:
    widths = column_widths(table.widths, twips(sheet.table.width_mm))
    height = sheet.table.dense_row_height_mm if table.dense else sheet.table.row_height_mm
    made = element("w:tbl")
    _properties(made, table, sheet, sum(widths))
    grid = add(made, "w:tblGrid")
    for width in widths:
        add(grid, "w:gridCol", w=width)
    own: list[tuple[int, float]] = []
    count = 0
    for number, cells in enumerate(_full_rows(table)):
        last = number == len(table.rows) - 1
        keep = (table.keep_together and not last) or number < table.header_rows
        row = _row(made, twips(height), header=number < table.header_rows)
        for x, cell, merge in cells:
            width = sum(widths[x : x + cell.colspan])
            style = _style(table, cell)
            paragraph = _cell(row, cell, width, merge, style, keep)
            if merge != "continue":
                size = sheet.styles[style].size_pt
                room = (width / 20 - 2 * sheet.table.margin_mm / 25.4 * 72) / size
                own.append((count, room))
                if cell.role == "value":
                    text_run(paragraph, "0")
                else:
                    _text(paragraph, cell, room, size, sheet.table.numbers)
            count += 1
    indexes, rooms = zip(*own, strict=True) if own else ((), ())
    return _Frame(made, indexes, rooms)


def column_widths(relative: tuple[int, ...], total: int) -> list[int]:
    """Relative widths as whole twips that add up to `total`."""
    edges = [round(total * sum(relative[:i]) / sum(relative)) for i in range(len(relative) + 1)]
    return [right - left for left, right in pairwise(edges)]


def _properties(made: Element, table: Table, sheet: StyleSheet, width: int) -> None:
    properties = add(made, "w:tblPr")
    add(properties, "w:tblStyle", val=TABLE_STYLE)
    add(properties, "w:tblW", w=width, type="dxa")
    add(properties, "w:jc", val="center")
    add(properties, "w:tblLayout", type="fixed")
    margins = add(properties, "w:tblCellMar")
    for side in ("left", "right"):
        add(margins, f"w:{side}", w=twips(sheet.table.margin_mm), type="dxa")
    add(
        properties,
        "w:tblLook",
        val="0420",
        firstRow=1,
        lastRow=0,
        firstColumn=0,
        lastColumn=0,
        noHBand=0,
        noVBand=1,
    )
    add(properties, "w:tblCaption", val=table.caption)
    add(properties, "w:tblDescription", val=table.description)


def _full_rows(table: Table) -> Iterator[list[tuple[int, TableCell, str]]]:
    """Each row's cells with their column; a cell continued from above is there as "continue"."""
    open_spans: dict[int, tuple[TableCell, int]] = {}
    for placed in positions(table.rows):
        row = [(x, cell, "restart" if cell.rowspan > 1 else "") for x, cell in placed]
        row += [(x, cell, "continue") for x, (cell, _) in open_spans.items()]
        yield sorted(row, key=lambda entry: entry[0])
        open_spans = {x: (cell, left - 1) for x, (cell, left) in open_spans.items() if left > 1}
        open_spans.update({x: (c, c.rowspan - 1) for x, c in placed if c.rowspan > 1})


def _row(made: Element, height: int, header: bool) -> Element:
    row = add(made, "w:tr")
    properties = add(row, "w:trPr")
    add(properties, "w:cantSplit")
    add(properties, "w:trHeight", val=height, hRule="atLeast")
    if header:
        add(properties, "w:tblHeader")
    return row


def _cell(row: Element, cell: TableCell, width: int, merge: str, style: str, keep: bool) -> Element:
    made = add(row, "w:tc")
    properties = add(made, "w:tcPr")
    add(properties, "w:tcW", w=width, type="dxa")
    if cell.colspan > 1:
        add(properties, "w:gridSpan", val=cell.colspan)
    if merge:
        add(properties, "w:vMerge", val=merge)
    add(properties, "w:vAlign", val="center")
    paragraph = add(made, "w:p")
    paragraph_properties = add(paragraph, "w:pPr")
    add(paragraph_properties, "w:pStyle", val=STYLE_IDS[style])
    if keep:
        add(paragraph_properties, "w:keepNext")
    return paragraph


def _style(table: Table, cell: TableCell) -> str:
    return f"{'dense' if table.dense else 'table'}_{cell.role}"


def _text(paragraph: Element, cell: TableCell, room: float, size: float, numbers: str) -> None:
    """The words of a cell; a figure too long for its cell is set smaller, never broken.

    `room` is the width of the cell in characters of `size` pt, `numbers` where figures stand.
    """
    figure = _FIGURE.fullmatch(cell.text) is not None
    if cell.role == "value" and not figure and numbers != "center":
        add(paragraph[0], "w:jc", val="center")  # words keep the middle
    if not cell.text:
        return
    run = text_run(paragraph, cell.text)
    if figure or cell.text == UNFILLED:
        _fit(run[0], size, room / _characters(cell.text))


def _characters(text: str) -> float:
    """Length in Chinese characters; digits take half of one."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def _fit(properties: Element, size: float, part: float) -> None:
    """Squeeze a text of which only `part` has room: smaller type first, then narrower letters."""
    if part >= 1:
        return
    part /= _WIDER
    smaller = max(part, _SMALLEST)
    if part < smaller:
        add(properties, "w:w", val=max(round(part / smaller * 100), 33))
    half_points = int(size * smaller * 2)
    add(properties, "w:sz", val=half_points)
    add(properties, "w:szCs", val=half_points)
