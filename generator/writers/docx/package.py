"""A `Document` as the bytes of a docx: same document, same bytes."""

from generator.document import embedded
from generator.document.publication import published_text
from generator.writers.docx import core
from generator.writers.docx.archive import archive
from generator.writers.docx.base import DOCUMENT, base_of
from generator.writers.docx.body import body_xml, is_drawn
from generator.writers.rendition import Rendition


def write(rendition: Rendition) -> bytes:
    """The docx of a document in the style of its sheet.

    Words and tables are joined as text to the parts that all reports of the style have; python-docx
    is called in only for what is more than that.
    """
    document, options = rendition.document, rendition.options
    base = base_of(rendition.sheet, options.reference, document.meta.edition)
    form = _form(rendition)
    own = [
        (core.PART, core.core_xml(document.meta)),
        (DOCUMENT, base.document_xml(body_xml(document, base.look))),
    ]
    marked = document.draft or options.redline is not None
    if marked or any(map(is_drawn, document.blocks)):
        from generator.writers.docx.additions import with_additions

        return with_additions(archive(base.common_without_form, own), rendition, base.look, form)
    if form is None:
        return archive(base.common_without_form, own)
    return archive(base.common, [*own, (embedded.PART, embedded.wrap(form))])


def _form(rendition: Rendition) -> str | None:
    """What of the form travels along: none with a draft, whose form is not fit to be read, or with
    a redline, which is for review only.
    """
    options = rendition.options
    unfit = options.draft or options.redline is not None
    if rendition.content is None or unfit or not options.embed:
        return None
    return published_text(rendition.content, rendition.document, options.templates)
