"""Pages in short, and what was read of them."""

from generator.document.nodes import Block, Figure, Heading, Image, Paragraph, Table, Title
from generator.readers.html import read


def blocks(body: str) -> tuple[Block, ...]:
    return read(f"<!doctype html><body>{body}".encode()).document.blocks


def shown(body: str) -> list[object]:
    """Texts of paragraphs, `(level, text)` of headings, lines of a title, rows of cell texts."""
    return [_shown(block) for block in blocks(body)]


def _shown(block: Block) -> object:
    match block:
        case Paragraph():
            return block.text
        case Heading():
            return block.level, block.text
        case Title():
            return block.lines
        case Figure():
            return block.title
        case Image():
            return {"name": block.name, "alt": block.alt, "bytes": len(block.data)}
        case Table():
            return [[cell.text for cell in row] for row in block.rows]


def table(body: str) -> Table:
    (found,) = (block for block in blocks(body) if isinstance(block, Table))
    return found


def spans(body: str) -> list[list[tuple[int, int]]]:
    """Columns × rows of each cell."""
    return [[(cell.colspan, cell.rowspan) for cell in row] for row in table(body).rows]
