"""A Word file without text in the style of a sheet or of an office's file, made by python-docx."""

from io import BytesIO

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from generator.document.nodes import UNKNOWN
from generator.document.options import ReferenceFile
from generator.writers.docx import core
from generator.writers.docx.archive import Member
from generator.writers.docx.custom_xml import embed
from generator.writers.docx.house_styles import merged_fonts, merged_styles
from generator.writers.docx.look import Look
from generator.writers.docx.page import add_settings, set_page
from generator.writers.docx.parts import packed, parts_of
from generator.writers.docx.reference import Reference, read_reference
from generator.writers.docx.styles import fonts_element, styles_element
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
_APP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Properties xmlns='
    b'"http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    b"<Application>nianbao</Application></Properties>"
)


def empty_report(sheet: StyleSheet, file: ReferenceFile | None = None) -> tuple[bytes, Look]:
    """The file, which carries the style sheet, and the look of reports that start from it."""
    reference = read_reference(file) if file else None
    if reference is not None:
        sheet = reference.sheet(sheet)
    word = docx.Document()
    _strip(word)
    look = Look(sheet, _restyle(word, sheet, reference))
    add_settings(word)
    set_page(word, look)
    embed(word, repr(sheet))
    return packed(word), look


def parts_without_form(empty: bytes) -> tuple[Member, ...]:
    """The parts of an empty report that are left when it carries nothing."""
    word = docx.Document(BytesIO(empty))
    _drop(word, (RELATIONSHIP_TYPE.CUSTOM_XML,))
    return parts_of(word)


def _strip(word: WordDocument) -> None:
    """Drop what python-docx's default document brings and a report does not need."""
    _drop(word, _UNWANTED)
    for relationship in word.part.package.rels.values():
        if relationship.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            _set_blob(relationship.target_part, _APP)
        if relationship.reltype == RELATIONSHIP_TYPE.CORE_PROPERTIES:
            relationship.target_part._element = parse_xml(core.core_xml(UNKNOWN))
    settings = word.settings.element
    for child in list(settings):
        settings.remove(child)


def _drop(word: WordDocument, kinds: tuple[str, ...]) -> None:
    for holder in (word.part.package, word.part):
        for key, relationship in list(holder.rels.items()):
            if relationship.reltype in kinds:
                del holder.rels[key]


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


def _set_blob(part: Part, blob: bytes) -> None:
    part._blob = blob
