"""The plain-text writer: paragraphs by template, tables drawn as a grid or one cell a line."""

from collections.abc import Iterator

from generator.document.nodes import (
    Block,
    Document,
    Figure,
    Heading,
    Image,
    Paragraph,
    Table,
    Title,
)
from generator.document.options import TxtLayout
from generator.document.width import display_width
from generator.templating import lay_out
from generator.writers.cells import spread
from generator.writers.grid import draw
from generator.writers.rendition import Rendition

_TEMPLATE = "report.txt.j2"
_TWO_CHARACTERS = 4  # columns
_LINE_ENDS = {"crlf": "\r\n", "lf": "\n"}

Piece = dict[str, object]


def write(rendition: Rendition) -> bytes:
    """One paragraph a line, in the layout, encoding and line ends of the options.

    Both encodings hold every character; a half of a surrogate pair becomes a question mark.
    """
    options, sheet = rendition.options, rendition.sheet
    starts = _closing_starts(rendition.document, sheet.txt.width, sheet.signature.seal)
    pieces = list(_pieces(rendition.document, options.txt_layout, sheet.txt.width, starts))
    if rendition.document.draft:
        pieces.insert(0, _piece("draft", f"【{sheet.draft.words}】"))
    values = {"pieces": pieces, "indent": sheet.txt.indent}
    text = lay_out(options.templates, _TEMPLATE, values)
    lines = text.replace("\r\n", "\n").replace("\n", _LINE_ENDS[options.newline])
    return lines.encode(options.encoding, errors="replace")


def _pieces(
    document: Document, layout: TxtLayout, width: int, starts: dict[str, int]
) -> Iterator[Piece]:
    """Each block as the template sees it: kind and lines."""
    for block in document.blocks:
        if layout == "cells":
            yield _flush_left(block)
        elif isinstance(block, Paragraph) and block.role in starts:
            yield _piece(block.role, " " * starts[block.role] + block.text)
        else:
            yield _drawn(block, width)


def _piece(kind: str, *lines: str) -> Piece:
    return {"kind": kind, "lines": list(lines)}


def _drawn(block: Block, width: int) -> Piece:
    """For a monospaced font: tables drawn, the title and captions in the middle."""
    match block:
        case Title():
            return _piece("title", *(centred(line, width) for line in block.lines))
        case Table():
            return _piece("table", *draw(block, width))
        case Paragraph(role="caption" | "note"):
            return _piece(block.role, centred(block.text, width))
    return _flush_left(block)


def _flush_left(block: Block) -> Piece:
    """For any font, and for pasting: nothing is placed by blanks, tables are one cell a line."""
    match block:
        case Paragraph():
            return _piece(block.role, block.text)
        case Heading():
            return _piece(f"heading{block.level}", block.text)
        case Title():
            return _piece("title", *block.lines)
        case Table():
            return _piece("table", *spread(block))
        case Image():
            return _piece("image", block.alt or block.name)
        case Figure():
            return _piece("image", f"{block.title}。{block.words}")


def centred(text: str, width: int) -> str:
    """Blanks before the text so that it stands in the middle."""
    return " " * max(0, (width - display_width(text)) // 2) + text


def _closing_starts(document: Document, width: int, seal: bool) -> dict[str, int]:
    """The column (0-based) where name and date begin, by role; GB/T 9704-2012, 7.3.5.

    The date begins two characters after the name; the longer of both ends two characters before
    the right edge. With a seal the date ends four before it, and the name stands centred above.
    """
    wide = {
        block.role: display_width(block.text)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role in ("signature", "date")
    }
    if seal:
        middle = width - 2 * _TWO_CHARACTERS - wide.get("date", wide.get("signature", 0)) / 2
        middle = min(middle, width - max(wide.values(), default=0) / 2)
        return {role: max(0, int(middle - length / 2)) for role, length in wide.items()}
    later = _TWO_CHARACTERS if len(wide) == 2 else 0
    name, day = wide.get("signature", 0), wide.get("date", 0)
    start = max(0, width - _TWO_CHARACTERS - max(name, later + day))
    return {role: start + (later if role == "date" else 0) for role in wide}
