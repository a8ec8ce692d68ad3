"""What stands between the official tables: lines of text, pictures and an agency's own tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.document.nodes import Document, Heading, Image, Paragraph, Table, Title
from generator.recovery.tables import FoundTable
from generator.recovery.units import Unit
from generator.recovery.wording import blank, stripped


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the source, or a picture or own table that stands in its place.

    `block` is the index of its block, `number` counts paragraphs from 1, `line` is the line of a
    plain text (0 elsewhere), `level` that of a heading marked as such (0 for none; 1 is a chapter).
    `plain`: the source marks its sub-headings, and this is not one of them. `caption`: the source
    marks it as one.
    """

    text: str
    block: int
    number: int
    line: int
    level: int = 0
    table: Table | None = None
    image: Image | None = None
    bold: tuple[tuple[str, bool], ...] = ()
    plain: bool = False
    caption: bool = False

    @property
    def place(self) -> str:
        """Where it stands, for a message."""
        return f"第{self.line}行" if self.line else f"第{self.number}段"


def lines_of(
    document: Document, units: Sequence[Unit], tables: Sequence[FoundTable]
) -> tuple[Line, ...]:
    """Everything outside the official tables, in order."""
    return tuple(_lines(document, _inside(units, tables)))


def _inside(units: Sequence[Unit], tables: Sequence[FoundTable]) -> frozenset[int]:
    """The blocks that official tables take up, from first to last."""
    taken: set[int] = set()
    for table in tables:
        blocks = [units[index].block for index in table.taken]
        taken.update(range(min(blocks), max(blocks) + 1))
    return frozenset(taken)


def _lines(document: Document, inside: frozenset[int]) -> Iterator[Line]:
    number = 0
    marks = any(isinstance(block, Heading) and block.level > 1 for block in document.blocks)
    for index, block in enumerate(document.blocks):
        if not isinstance(block, Table):
            number += 1
        if index in inside:
            continue
        match block:
            case Table():
                yield Line("", index, number, _first_line(block), table=block)
            case Image():
                yield Line(block.alt, index, number, 0, image=block)
            case Title():
                for text in block.lines:
                    yield Line(stripped(text), index, number, 0)
            case Heading() if not blank(block.text):
                text = stripped(block.text)
                yield Line(text, index, number, block.line, block.level)
            case Paragraph() if not blank(block.text):
                bold = tuple((run.text, run.bold) for run in block.runs)
                text = stripped(block.text)
                caption = block.role == "caption"
                yield Line(text, index, number, block.line, bold=bold, plain=marks, caption=caption)


def _first_line(table: Table) -> int:
    return next((cell.line for row in table.rows for cell in row), 0)
