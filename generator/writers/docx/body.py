"""Blocks as paragraphs, in reading order."""

from collections.abc import Iterator

from docx.document import Document as WordDocument
from docx.shared import Mm

from generator.document.nodes import Block, Document, Heading, Image, Paragraph, Table, Title
from generator.writers.docx.styles import STYLE_IDS
from generator.writers.docx.table import table_element
from generator.writers.docx.xml import Element, add, element, pt20, text_run
from generator.writers.style import StyleSheet

_MM_PER_INCH = 25.4
_TALLEST = 0.7  # of the type area's height


def fill_body(word: WordDocument, document: Document, sheet: StyleSheet) -> None:
    """Put every block before the section properties of an empty Word document."""
    body = word.element.body
    section = body.sectPr
    for block in document.blocks:
        for made in _block(block, word, document, sheet):
            if section is None:
                body.append(made)
            else:
                section.addprevious(made)


def _block(
    block: Block, word: WordDocument, document: Document, sheet: StyleSheet
) -> Iterator[Element]:
    match block:
        case Title():
            yield _title(block)
        case Heading():
            yield _paragraph(f"heading{block.level}", block.text)
        case Paragraph():
            yield _styled(block, document, sheet)
        case Table():
            yield table_element(block, sheet)
            yield _empty("table_gap")  # Word joins adjacent tables
        case Image():
            yield _image(block, word, sheet)


def _paragraph(style: str, text: str) -> Element:
    made = _empty(style)
    text_run(made, text)
    return made


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
    if paragraph.role in ("signature", "date"):
        _place_signature(made, paragraph, document, sheet)
    if paragraph.role == "caption" and paragraph.path and paragraph.path.startswith("附表"):
        add(made[0], "w:keepNext")
    for run in paragraph.runs:
        text_run(made, run.text, run.bold)
    return made


def _place_signature(
    made: Element, paragraph: Paragraph, document: Document, sheet: StyleSheet
) -> None:
    """GB/T 9704-2012 7.3.5.2: no seal.

    The name is 右空二字; the date begins two characters to the right of the name's beginning. Where
    the date would then pass the name's end, the date is 右空二字 and the name moves left.
    """
    lengths = {
        block.role: _characters(block.text)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role in ("signature", "date")
    }
    name, day = lengths.get("signature", 0.0), lengths.get("date", 0.0)
    overhang = max(0.0, day + 2 - name) if name and day else 0.0
    indent = 2 + overhang if paragraph.role == "signature" else 2 + max(0.0, name - 2 - day)
    size = sheet.styles[paragraph.role].size_pt
    properties = made[0]
    if paragraph.role == "signature":
        add(properties, "w:keepNext")
        blank = round(sheet.page.line_pitch_pt * 20)
        add(properties, "w:spacing", before=blank, beforeLines=0)
    add(properties, "w:ind", rightChars=round(indent * 100), right=pt20(indent * size))


def _characters(text: str) -> float:
    """Length in Chinese characters; digits take half of one."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def _image(image: Image, word: WordDocument, sheet: StyleSheet) -> Element:
    """A centred inline picture, never wider than the type area nor taller than most of it."""
    from io import BytesIO

    page = sheet.page
    widest = page.width_mm - page.left_mm - page.right_mm
    tallest = (page.height_mm - page.top_mm - page.bottom_mm) * _TALLEST
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
