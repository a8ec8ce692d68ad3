"""Blocks as paragraphs and tables, in reading order."""

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
from generator.writers.docx.look import Look
from generator.writers.docx.pieces import paragraph, run
from generator.writers.docx.signature import kept_with_signature, placed
from generator.writers.docx.table import table_xml


def body_xml(document: Document, look: Look) -> list[bytes]:
    """What stands in `w:body` before the section properties: for each block a paragraph, or a
    table and the gap behind it. The paragraph of a picture or a figure is still empty.
    """
    gap = paragraph(look.style("table_gap")).encode()  # Word joins adjacent tables
    tied = kept_with_signature(document, look.sheet)
    made: list[bytes] = []
    for number, block in enumerate(document.blocks):
        if isinstance(block, Table):
            made += (table_xml(block, look, number in tied), gap)
        else:
            made.append(_paragraph(block, document, look, number in tied).encode())
    return made


def _paragraph(
    block: Title | Heading | Paragraph | Image | Figure, document: Document, look: Look, tied: bool
) -> str:
    match block:
        case Paragraph():
            return _styled(block, document, look, tied)
        case Heading():
            return paragraph(look.style(f"heading{block.level}"), run(block.text), keep_next=tied)
        case Title():
            lines = [
                run(line, before="<w:br/>" if number else "")
                for number, line in enumerate(block.lines)
            ]
            return paragraph(look.style("title"), "".join(lines), keep_next=tied)
        case Image() | Figure():
            return paragraph(look.style("image"), keep_next=tied or isinstance(block, Image))


def _styled(block: Paragraph, document: Document, look: Look, tied: bool) -> str:
    role, properties = block.role, ""
    heads_table = role == "caption" and (block.path or "").startswith("附表")
    if role == "annex":
        properties = "<w:pageBreakBefore/>"
    elif role in ("signature", "date"):
        properties = placed(block, document, look.sheet)
    words = "".join([run(part.text, part.bold) for part in block.runs])
    keep_next = tied or role == "signature" or heads_table
    return paragraph(look.style(role), words, properties, keep_next)


def is_drawn(block: Block) -> bool:
    """Whether its paragraph waits for a drawing."""
    return isinstance(block, Image | Figure)
