"""A document as a stream of texts: paragraphs and cells in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Unit:
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
    return tuple(_units(document))


def _units(document: Document) -> Iterator[Unit]:
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            yield from _cells(block, number)
        elif isinstance(block, Title):
            for text in block.lines:
                yield Unit(text, normal(text), number)
        elif isinstance(block, Heading | Paragraph):
            yield Unit(block.text, normal(block.text), number, line=block.line)
        else:
            assert isinstance(block, Image | Figure)


def _cells(table: Table, number: int) -> Iterator[Unit]:
    stream = table.kind == CELL_STREAM
    placed = positions(table.rows)
    widths = {sum(cell.colspan for cell in row) for row in table.rows}
    spanned = any(cell.rowspan > 1 for row in table.rows for cell in row)
    gridded = not stream and (spanned or len(widths) == 1)
    for y, row in enumerate(placed):
        for x, cell in row:
            yield Unit(
                cell.text,
                normal(cell.text),
                number,
                -1 if stream else y,
                -1 if stream else x,
                cell.line,
                gridded,
                cell.colspan,
            )
