"""A document as a stream of texts: paragraphs and cells in reading order."""

from typing import NamedTuple

from generator.document.nodes import (
    CELL_STREAM,
    Document,
    Figure,
    Heading,
    Image,
    Paragraph,
    Table,
    Title,
    positions,
)
from generator.recovery.wording import normal


class Unit(NamedTuple):
    """One text of the source.

    `block` is the index of its block; `row` and `x` (0-based) place a cell in its table, both -1
    for a paragraph. `key` is the text without blanks and marks. `gridded`: the columns of its table
    line up, so that `x` means something; `width` is the number of columns that it takes up.
    """

    text: str
    key: str
    block: int
    row: int = -1
    x: int = -1
    line: int = 0
    gridded: bool = False
    width: int = 1

    @property
    def in_rows(self) -> bool:
        """Whether it is known which other cells stand in its row."""
        return self.row >= 0


def units_of(document: Document) -> tuple[Unit, ...]:
    """Every text of a document; cells of a stream without rows count as paragraphs."""
    units: list[Unit] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            units += _cells(block, number)
        elif isinstance(block, Title):
            units += [Unit(text, normal(text), number) for text in block.lines]
        elif isinstance(block, Heading | Paragraph):
            text = block.text
            units.append(Unit(text, normal(text), number, line=block.line))
        else:
            assert isinstance(block, Image | Figure)
    return tuple(units)


def _cells(table: Table, number: int) -> list[Unit]:
    if table.kind == CELL_STREAM:
        cells = [cell for row in table.rows for cell in row]
        return [Unit(c.text, normal(c.text), number, line=c.line, width=c.colspan) for c in cells]
    gridded = _is_gridded(table)
    return [
        Unit(c.text, normal(c.text), number, y, x, c.line, gridded, c.colspan)
        for y, row in enumerate(positions(table.rows))
        for x, c in row
    ]


def _is_gridded(table: Table) -> bool:
    """Whether rows are as wide as each other, or cells reach down to fill them up."""
    if any(cell.rowspan > 1 for row in table.rows for cell in row):
        return True
    return len({sum([cell.colspan for cell in row]) for row in table.rows}) == 1
