"""Findings about a form, each brought to the block or cell of the document that it is about."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.document.drafts import UNFILLED
from generator.document.nodes import Block, Comment, Document, Heading, Image, Paragraph, Table


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding in words; `path` and `line` (1-based, 0 for none) say where in the form it is."""

    heading: str
    message: str
    hint: str = ""
    path: str | None = None
    line: int = 0

    @property
    def text(self) -> str:
        """Rule and message, on a second line how to mend it."""
        said = f"{self.heading}：{self.message}"
        return f"{said}\n改法：{self.hint}" if self.hint else said


@dataclass(frozen=True, slots=True)
class _Spot:
    path: str
    line: int
    block: int
    cell: int | None = None
    unfilled: bool = False


def placed(remarks: tuple[Remark, ...], document: Document) -> tuple[Comment, ...]:
    """One comment a remark in the order of the document; what has no place goes to the title."""
    spots = [spot for number, block in enumerate(document.blocks) for spot in _spots(number, block)]
    found = []
    for remark in remarks:
        spot = _find(remark, spots)
        found.append(
            Comment(spot.block, remark.text, spot.cell) if spot else Comment(0, remark.text)
        )
    return tuple(sorted(found, key=lambda c: (c.block, -1 if c.cell is None else c.cell)))


def _spots(number: int, block: Block) -> Iterator[_Spot]:
    match block:
        case Heading() | Paragraph():
            yield _Spot(block.path or "", block.line, number)
        case Image():
            yield _Spot(block.path or "", 0, number)
        case Table():
            cells = (cell for row in block.rows for cell in row)
            for index, cell in enumerate(cells):
                if cell.path:
                    yield _Spot(cell.path, 0, number, index, cell.text == UNFILLED)


def _find(remark: Remark, spots: list[_Spot]) -> _Spot | None:
    """The place of the path itself, of what lies below it, then of what it lies in."""
    path = remark.path or ""
    if not path:
        return _at_line(remark.line, spots)
    while path:
        own = [spot for spot in spots if spot.path == path]
        below = [spot for spot in spots if spot.path.startswith(f"{path}.")]
        if own:
            return _at_line(remark.line, own) or own[0]
        if below:
            return next((spot for spot in below if spot.unfilled), below[0])
        path = path.rpartition(".")[0]
    return None


def _at_line(line: int, spots: list[_Spot]) -> _Spot | None:
    """The last block that begins on that line or above it."""
    above = [spot for spot in spots if 0 < spot.line <= line]
    return max(above, key=lambda spot: spot.line, default=None)
