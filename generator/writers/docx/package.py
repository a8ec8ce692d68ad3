"""A `Document` as the bytes of a docx: same document, same bytes."""

import zipfile
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from lxml import etree

from generator.document.nodes import Meta
from generator.writers.docx.body import fill_body
from generator.writers.docx.page import add_settings, set_page
from generator.writers.docx.styles import fonts_element, styles_element
from generator.writers.rendition import Rendition
from generator.writers.style import StyleSheet

_EPOCH = (1980, 1, 1, 0, 0, 0)
_UNWANTED = (
    "http://schemas.microsoft.com/office/2007/relationships/stylesWithEffects",
    RELATIONSHIP_TYPE.THEME,
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.CUSTOM_XML,
    RELATIONSHIP_TYPE.NUMBERING,
    RELATIONSHIP_TYPE.WEB_SETTINGS,
)


def write(rendition: Rendition) -> bytes:
    """The docx of a document in the style of its sheet."""
    document, sheet = rendition.document, rendition.sheet
    word = docx.Document()
    _strip(word)
    _restyle(word, sheet)
    add_settings(word)
    set_page(word, sheet)
    _describe(word, document.meta)
    fill_body(word, document, sheet)
    saved = BytesIO()
    word.save(saved)
    return _repack(saved.getvalue())


_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>nianbao</Application></Properties>"
)


def _strip(word: WordDocument) -> None:
    """Drop what python-docx's default document brings and a report does not need."""
    for holder in (word.part.package, word.part):
        for key, relationship in list(holder.rels.items()):
            if relationship.reltype in _UNWANTED:
                del holder.rels[key]
    for relationship in word.part.package.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            _set_blob(relationship.target_part, _APP)
    settings = word.settings.element
    for child in list(settings):
        settings.remove(child)


def _restyle(word: WordDocument, sheet: StyleSheet) -> None:
    styles = word.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.extend(list(styles_element(sheet)))
    for relationship in word.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            _set_blob(relationship.target_part, etree.tostring(
                fonts_element(sheet), xml_declaration=True, encoding="UTF-8", standalone=True
            ))  # fmt: skip


def _set_blob(part: Part, blob: bytes) -> None:
    part._blob = blob


def _describe(word: WordDocument, meta: Meta) -> None:
    """Properties from the form alone: no clock, no user name."""
    properties = word.core_properties
    for old in list(properties._element):
        properties._element.remove(old)
    properties.title = meta.title[:255]
    properties.author = meta.agency[:255]
    properties.language = "zh-CN"
    if meta.date is not None:
        day = datetime(meta.date.year, meta.date.month, meta.date.day)
        properties.created = properties.modified = day


def _repack(data: bytes) -> bytes:
    """The same parts in the same order with fixed times."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as source, zipfile.ZipFile(target, "w") as packed:
        for entry in source.infolist():
            fixed = zipfile.ZipInfo(entry.filename, _EPOCH)
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = 0o644 << 16
            packed.writestr(fixed, source.read(entry.filename))
    return target.getvalue()
