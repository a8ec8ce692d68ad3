"""What python-docx adds to a report of words and tables: drawings, marks of a draft, revisions."""

from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from generator.document.nodes import Document, Figure, Image
from generator.writers.docx.custom_xml import embed
from generator.writers.docx.draft import add_comments, mark_pages
from generator.writers.docx.look import Look
from generator.writers.docx.made import Made, find_made
from generator.writers.docx.parts import packed
from generator.writers.docx.picture import draw_image
from generator.writers.docx.revisions import track_changes
from generator.writers.rendition import Rendition
from generator.writers.style import StyleSheet


def with_additions(plain: bytes, rendition: Rendition, look: Look, form: str | None) -> bytes:
    """The same report with its drawings, with the marks that it asks for, and with the form."""
    document, word = rendition.document, docx.Document(BytesIO(plain))
    for node in word.core_properties._element:
        node.text = node.text or ""  # lxml would write an empty one in its short form
    made = find_made(word, document)
    _draw(word, document, made, look.sheet)
    if document.draft:
        mark_pages(word, look)
        add_comments(word, document, made, look)
    if rendition.options.redline is not None:
        track_changes(word, document, made)
    if form is not None:
        embed(word, form)
    return packed(word)


def _draw(word: WordDocument, document: Document, made: list[Made], sheet: StyleSheet) -> None:
    for block, part in zip(document.blocks, made, strict=True):
        if isinstance(block, Image):
            draw_image(part.elements[0], block, word, sheet)
        elif isinstance(block, Figure):
            from generator.writers.docx.chart import draw_figure

            draw_figure(part.elements[0], block, word, sheet)
    for number, drawing in enumerate(word.element.body.iter(qn("wp:docPr")), start=1):
        drawing.set("id", str(number))
