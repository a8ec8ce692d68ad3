"""Blocks as paragraphs, in reading order."""

from dataclasses import dataclass
from io import BytesIO

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.shared import Mm

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
from generator.writers.docx.signature import keep_with_body, place_signature
from generator.writers.docx.styles import STYLE_IDS
from generator.writers.docx.table import table_element
from generator.writers.docx.xml import Element, add, element, text_run
from generator.writers.style import StyleSheet

_MM_PER_INCH = 25.4
_TALLEST = 0.7  # of the type area's height


@dataclass(frozen=True)
class Made:
    """What a block became: the elements of the body, and its paragraphs or those of its cells."""

    elements: tuple[Element, ...]
    paragraphs: tuple[Element, ...]


def fill_body(word: WordDocument, document: Document, sheet: StyleSheet) -> list[Made]:
    """Put every block before the section properties of an empty Word document."""
    section = word.element.body.sectPr
    made = [_block(block, word, document, sheet) for block in document.blocks]
    for part in made:
        for new in part.elements:
            section.addprevious(new)
    _number_drawings(word)
    paragraphs = [part.paragraphs for part in made]
    keep_with_body(document, paragraphs, sheet)
    return made


def _number_drawings(word: WordDocument) -> None:
    """Every picture and chart its own id, in reading order."""
    for number, drawing in enumerate(word.element.body.iter(qn("wp:docPr")), start=1):
        drawing.set("id", str(number))


def _block(block: Block, word: WordDocument, document: Document, sheet: StyleSheet) -> Made:
    if isinstance(block, Table):
        table, cells = table_element(block, sheet)
        gap = _empty("table_gap")  # Word joins adjacent tables
        return Made((table, gap), tuple(cells))
    paragraph = _one_paragraph(block, word, document, sheet)
    return Made((paragraph,), (paragraph,))


def _one_paragraph(
    block: Title | Heading | Paragraph | Image | Figure,
    word: WordDocument,
    document: Document,
    sheet: StyleSheet,
) -> Element:
    match block:
        case Title():
            return _title(block)
        case Heading():
            made = _empty(f"heading{block.level}")
            text_run(made, block.text)
            return made
        case Paragraph():
            return _styled(block, document, sheet)
        case Image():
            return _image(block, word, sheet)
        case Figure():
            from generator.writers.docx.chart import figure_paragraph

            return figure_paragraph(block, word, sheet)


def _empty(style: str) -> Element:
    made = element("w:p")
    add(add(made, "w:pPr"), "w:pStyle", val=STYLE_IDS[style])
    return made


def _title(title: Title) -> Element:
    made = _empty("title")
    for number, line in enumerate(title.lines):
        run = text_run(made, line)
        if number:
            run.insert(1, element("w:br"))
    return made


def _styled(paragraph: Paragraph, document: Document, sheet: StyleSheet) -> Element:
    made = _empty(paragraph.role)
    if paragraph.role == "annex":
        add(made[0], "w:pageBreakBefore")
    if paragraph.role in ("signature", "date"):
        place_signature(made, paragraph, document, sheet)
    if paragraph.role == "caption" and paragraph.path and paragraph.path.startswith("附表"):
        add(made[0], "w:keepNext")
    for run in paragraph.runs:
        text_run(made, run.text, run.bold)
    return made


def _image(image: Image, word: WordDocument, sheet: StyleSheet) -> Element:
    """A centred inline picture, never wider than the type area nor taller than most of it."""
    widest, tallest = sheet.page.type_width_mm, sheet.page.type_height_mm * _TALLEST
    width = image.width_px / image.dpi * _MM_PER_INCH
    height = image.height_px / image.dpi * _MM_PER_INCH
    scale = min(1.0, widest / width, tallest / height)
    paragraph = word.add_paragraph()
    picture = paragraph.add_run().add_picture(BytesIO(image.data), width=Mm(width * scale))
    picture._inline.docPr.set("descr", image.alt)
    made: Element = paragraph._p
    word.element.body.remove(made)
    properties = element("w:pPr")
    add(properties, "w:pStyle", val=STYLE_IDS["image"])
    add(properties, "w:keepNext")
    made.insert(0, properties)
    return made
