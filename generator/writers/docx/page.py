"""Paper, margins, line grid and the page number — 1 — of a Word section."""

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Mm

from generator.writers.docx.look import Look
from generator.writers.docx.xml import Element, add, element, text_run
from generator.writers.style import StyleSheet

# What Word 2013 and later write into a new document.
_COMPATIBLE = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}


def add_settings(word: WordDocument) -> None:
    """What Word needs to know of an East Asian document of its 2013 kind."""
    settings = word.settings.element
    add(settings, "w:zoom", percent=100)
    add(settings, "w:defaultTabStop", val=420)
    add(settings, "w:characterSpacingControl", val="compressPunctuation")
    compat = add(settings, "w:compat")
    add(compat, "w:spaceForUL")
    add(compat, "w:balanceSingleByteDoubleByteWidth")
    add(compat, "w:ulTrailSpace")
    add(compat, "w:useFELayout")
    uri = "http://schemas.microsoft.com/office/word"
    for name, value in _COMPATIBLE.items():
        add(compat, "w:compatSetting", name=name, uri=uri, val=value)
    add(settings, "w:themeFontLang", val="en-US", eastAsia="zh-CN")


def set_page(word: WordDocument, look: Look) -> None:
    """A4, the type area, 22 lines of grid, and footers with the page number."""
    section, page = word.sections[0], look.sheet.page
    section.page_width, section.page_height = Mm(page.width_mm), Mm(page.height_mm)
    section.top_margin, section.bottom_margin = Mm(page.top_mm), Mm(page.bottom_mm)
    section.left_margin, section.right_margin = Mm(page.left_mm), Mm(page.right_mm)
    section.header_distance = Mm(page.header_mm)
    section.footer_distance = Mm(page.footer_mm)
    section.gutter = Mm(0)
    _line_grid(section, look.sheet)
    word.settings.odd_and_even_pages_header_footer = page.page_number_outside
    style_id = look.style("footer")
    _page_number(section.footer, "right" if page.page_number_outside else "center", style_id)
    if page.page_number_outside:
        _page_number(section.even_page_footer, "left", style_id)


def _line_grid(section: Section, sheet: StyleSheet) -> None:
    properties = section._sectPr
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    add(properties, "w:docGrid", type="lines", linePitch=round(sheet.page.line_pitch_pt * 20))


def _page_number(footer: _Footer, side: str, style_id: str) -> None:
    """`— 1 —` with a PAGE field, one character in from the outer edge."""
    footer.is_linked_to_previous = False
    root: Element = footer._element
    for old in list(root):
        root.remove(old)
    paragraph = add(root, "w:p")
    properties = add(paragraph, "w:pPr")
    add(properties, "w:pStyle", val=style_id)
    if side != "center":
        add(properties, "w:ind", **{f"{side}Chars": 100, side: 280})
    add(properties, "w:jc", val=side)
    text_run(paragraph, "— ")
    for kind in ("begin", "instr", "separate", "result", "end"):
        run = add(paragraph, "w:r")
        if kind == "instr":
            code = add(run, "w:instrText")
            code.text = " PAGE "
            code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        elif kind == "result":
            add(run, "w:t").text = "1"
        else:
            run.append(element("w:fldChar", fldCharType=kind))
    text_run(paragraph, " —")
