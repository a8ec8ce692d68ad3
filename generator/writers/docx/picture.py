"""A picture in the body: an inline drawing and its part."""

from io import BytesIO

from docx.document import Document as WordDocument
from docx.shared import Mm
from docx.text.paragraph import Paragraph

from generator.document.nodes import Image
from generator.writers.docx.xml import Element
from generator.writers.style import StyleSheet

_MM_PER_INCH = 25.4
_TALLEST = 0.7  # of the type area's height


def draw_image(paragraph: Element, image: Image, word: WordDocument, sheet: StyleSheet) -> None:
    """Put it into its paragraph, never wider than the type area nor taller than most of it."""
    widest, tallest = sheet.page.type_width_mm, sheet.page.type_height_mm * _TALLEST
    width = image.width_px / image.dpi * _MM_PER_INCH
    height = image.height_px / image.dpi * _MM_PER_INCH
    scale = min(1.0, widest / width, tallest / height)
    run = Paragraph(paragraph, word._body).add_run()  # type: ignore[arg-type]
    picture = run.add_picture(BytesIO(image.data), width=Mm(width * scale))
    picture._inline.docPr.set("descr", image.alt)
