"""A `Document` as the bytes of a docx: same document, same bytes."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from docx.oxml.ns import qn
from docx.parts.styles import StylesPart
from lxml import etree

from generator.document.nodes import Meta
from generator.document.options import ReferenceFile
from generator.document.publication import published_text
from generator.writers.docx.archive import archive
from generator.writers.docx.body import fill_body
from generator.writers.docx.custom_xml import embed
from generator.writers.docx.draft import add_comments, mark_pages
from generator.writers.docx.house_styles import merged_fonts, merged_styles, use_ids
from generator.writers.docx.page import add_settings, set_page
from generator.writers.docx.reference import Reference, read_reference
from generator.writers.docx.styles import fonts_element, styles_element
from generator.writers.rendition import Rendition
from generator.writers.style import StyleSheet

_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
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
    document = rendition.document
    base = _base(rendition.sheet, rendition.options.reference)
    sheet, word = base.sheet, docx.Document(BytesIO(base.package))
    _describe(word, document.meta)
    made = fill_body(word, document, sheet)
    if document.draft:
        mark_pages(word, sheet)
        add_comments(word, document, made)
    if rendition.options.redline is not None:
        from generator.writers.docx.revisions import track_changes

        track_changes(word, document, made)
    _rename_styles(word, base.style_ids)
    form = _form(rendition)
    if form is not None:
        embed(word, form)
    return archive(word)


@dataclass(frozen=True)
class _Base:
    """An empty report of one style, from which every other one starts.

    `style_ids` are the ids to use for styles of ours that the office's file has by another.
    """

    sheet: StyleSheet
    package: bytes
    style_ids: dict[str, str]


_BASES: dict[tuple[int, ReferenceFile | None], tuple[StyleSheet, _Base]] = {}
_MOST_BASES = 8


def _base(sheet: StyleSheet, file: ReferenceFile | None) -> _Base:
    """The same for the same style sheet (loaded once) and the same file of the office."""
    key = (id(sheet), file)
    kept = _BASES.get(key)
    if kept is None or kept[0] is not sheet:
        if len(_BASES) >= _MOST_BASES:
            _BASES.clear()
        kept = _BASES[key] = (sheet, _new_base(sheet, file))
    return kept[1]


def _new_base(sheet: StyleSheet, file: ReferenceFile | None) -> _Base:
    reference = read_reference(file) if file else None
    if reference is not None:
        sheet = reference.sheet(sheet)
    word = docx.Document()
    _strip(word)
    ids = _restyle(word, sheet, reference)
    add_settings(word)
    set_page(word, sheet)
    saved = BytesIO()
    word.save(saved)
    return _Base(sheet, saved.getvalue(), ids)


def _form(rendition: Rendition) -> str | None:
    """What of the form travels along: none with a draft, whose form is not fit to be read, or with
    a redline, which is for review only.
    """
    options = rendition.options
    unfit = options.draft or options.redline is not None
    if rendition.content is None or unfit or not options.embed:
        return None
    return published_text(rendition.content, rendition.document, options.templates)


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


def _restyle(word: WordDocument, sheet: StyleSheet, reference: Reference | None) -> dict[str, str]:
    """Our styles, or those of the office's file with ours where it lacks them.

    Gives the id to use for each style of ours.
    """
    made, fonts = styles_element(sheet), fonts_element(sheet)
    ids: dict[str, str] = {}
    if reference is not None:
        made, ids = merged_styles(reference.styles, made)
        fonts = merged_fonts(reference.fonts, fonts)
        if reference.theme is not None:
            _add_theme(word, reference.theme)
    for language in made.iter(qn("w:lang")):
        if not language.get(qn("w:eastAsia"), "zh-CN").startswith("zh"):
            language.set(qn("w:eastAsia"), "zh-CN")  # else punctuation is drawn as elsewhere
    styles = word.styles.element
    for child in list(styles):
        styles.remove(child)
    styles.extend(list(made))
    for relationship in word.part.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.FONT_TABLE:
            _set_blob(relationship.target_part, etree.tostring(
                fonts, xml_declaration=True, encoding="UTF-8", standalone=True
            ))  # fmt: skip
    return ids


def _add_theme(word: WordDocument, theme: bytes) -> None:
    """The faces and colours that the office's styles refer to."""
    part = Part(PackURI("/word/theme/theme1.xml"), _THEME, theme, word.part.package)
    word.part.relate_to(part, RELATIONSHIP_TYPE.THEME)


def _rename_styles(word: WordDocument, ids: dict[str, str]) -> None:
    """Let text, headers, footers and comments name the styles of the office's file."""
    if not ids:
        return
    for part in word.part.package.iter_parts():
        if isinstance(part, XmlPart) and not isinstance(part, StylesPart):
            use_ids(part.element, ids)


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
