"""A table as WordprocessingML: grid, widths and spans agree to the twip."""

from collections.abc import Iterator
from itertools import pairwise

from generator.document.nodes import Table, TableCell, positions
from generator.writers.docx.styles import STYLE_IDS, TABLE_STYLE
from generator.writers.docx.xml import Element, add, element, text_run, twips
from generator.writers.style import StyleSheet


def table_element(table: Table, sheet: StyleSheet) -> Element:
    """The `w:tbl` of a table, as wide as the type area."""
    widths = column_widths(table.widths, twips(sheet.table.width_mm))
    height = sheet.table.dense_row_height_mm if table.dense else sheet.table.row_height_mm
    made = element("w:tbl")
    _properties(made, table, sheet, sum(widths))
    grid = add(made, "w:tblGrid")
    for width in widths:
        add(grid, "w:gridCol", w=width)
    for number, cells in enumerate(_full_rows(table)):
        last = number == len(table.rows) - 1
        keep = (table.keep_together and not last) or number < table.header_rows
        row = _row(made, twips(height), header=number < table.header_rows)
        for x, cell, merge in cells:
            style = STYLE_IDS[f"{'dense' if table.dense else 'table'}_{cell.role}"]
            _cell(row, cell, sum(widths[x : x + cell.colspan]), merge, style, keep)
    return made


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


def _cell(row: Element, cell: TableCell, width: int, merge: str, style: str, keep: bool) -> None:
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
    add(paragraph_properties, "w:pStyle", val=style)
    if keep:
        add(paragraph_properties, "w:keepNext")
    if cell.text and merge != "continue":
        text_run(paragraph, cell.text)
