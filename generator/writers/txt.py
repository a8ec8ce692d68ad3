"""The plain-text writer: paragraphs by template, tables drawn as a grid."""

from jinja2 import Template

from generator.document.nodes import Block, Document, Heading, Image, Paragraph, Table, Title
from generator.document.width import display_width
from generator.templating import environment
from generator.writers.grid import draw
from generator.writers.style import StyleSheet

_TEMPLATE = "report.txt.j2"


def write(document: Document, sheet: StyleSheet) -> bytes:
    """UTF-8 text, one paragraph a line, lines ended by LF."""
    pieces = [_piece(block, sheet) for block in document.blocks]
    text = _template().render(pieces=pieces, indent=sheet.txt.indent)
    return text.encode("utf-8", errors="replace")


def _template() -> Template:
    return environment().get_template(_TEMPLATE)


def _piece(block: Block, sheet: StyleSheet) -> dict[str, object]:
    """A block as the template sees it: kind and lines."""
    width = sheet.txt.width
    match block:
        case Title():
            return {"kind": "title", "lines": [centred(line, width) for line in block.lines]}
        case Heading():
            return {"kind": f"heading{block.level}", "lines": [block.text]}
        case Table():
            return {"kind": "table", "lines": draw(block, width)}
        case Image():
            return {"kind": "image", "lines": [block.alt or block.name]}
        case Paragraph(role="caption"):
            return {"kind": "caption", "lines": [centred(block.text, width)]}
        case Paragraph(role="signature" | "date"):
            return {"kind": block.role, "lines": [_right(block.text, width)]}
        case Paragraph():
            return {"kind": "body", "lines": [block.text]}


def centred(text: str, width: int) -> str:
    """Blanks before the text so that it stands in the middle."""
    return " " * max(0, (width - display_width(text)) // 2) + text


def _right(text: str, width: int) -> str:
    return " " * max(0, width - 4 - display_width(text)) + text
