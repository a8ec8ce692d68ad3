"""styles.xml and fontTable.xml from the style sheet: nothing of python-docx's own styles remains."""

from docx.oxml.ns import qn

from generator.writers.docx.look import (
    COMMENT_MARK,
    COMMENT_STYLE,
    PARAGRAPH_STYLES,
    TABLE_STYLE,
)
from generator.writers.docx.units import pt20
from generator.writers.docx.xml import Element, add, element
from generator.writers.style import Font, Style, StyleSheet

_FIGURES = ("table_value", "dense_value")


def styles_element(sheet: StyleSheet) -> Element:
    """The whole `w:styles`: defaults, paragraph styles, one table style."""
    root = element("w:styles")
    _defaults(root, sheet)
    _normal(root)
    for style_id, name, entry in PARAGRAPH_STYLES:
        style = sheet.styles[entry]
        if entry in _FIGURES:
            style = style._replace(align=sheet.table.numbers)
        _paragraph_style(root, style_id, name, style, sheet.font(entry), sheet)
    _comment_styles(root, sheet)
    _table_styles(root, sheet)
    return root


def set_fonts(parent: Element, font: Font) -> None:
    """The face in all four slots, so that quotes and dashes keep it too."""
    fonts = add(parent, "w:rFonts", hint="eastAsia")
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{slot}"), font.name)


def _defaults(root: Element, sheet: StyleSheet) -> None:
    defaults = add(root, "w:docDefaults")
    run = add(add(defaults, "w:rPrDefault"), "w:rPr")
    set_fonts(run, sheet.font("body"))
    size = round(sheet.styles["body"].size_pt * 2)
    add(run, "w:sz", val=size)
    add(run, "w:szCs", val=size)
    add(run, "w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    add(add(defaults, "w:pPrDefault"), "w:pPr")


def _normal(root: Element) -> None:
    style = add(root, "w:style", type="paragraph", default=1, styleId="Normal")
    add(style, "w:name", val="Normal")
    add(style, "w:qFormat")


def _paragraph_style(
    root: Element, style_id: str, name: str, style: Style, font: Font, sheet: StyleSheet
) -> None:
    made = add(root, "w:style", type="paragraph", styleId=style_id)
    if name.startswith(("报告", "表格")):
        made.set(qn("w:customStyle"), "1")
    add(made, "w:name", val=name)
    add(made, "w:basedOn", val="Normal")
    if style.outline is not None:
        add(made, "w:next", val="Body")
    add(made, "w:qFormat")
    _paragraph_properties(made, style, sheet)
    properties = add(made, "w:rPr")
    set_fonts(properties, font)
    if style.spacing_pt:
        add(properties, "w:spacing", val=pt20(style.spacing_pt))
    add(properties, "w:sz", val=round(style.size_pt * 2))
    add(properties, "w:szCs", val=round(style.size_pt * 2))


def _paragraph_properties(made: Element, style: Style, sheet: StyleSheet) -> None:
    properties = add(made, "w:pPr")
    if style.outline is not None:
        add(properties, "w:keepNext")
        add(properties, "w:keepLines")
    add(properties, "w:widowControl")
    add(properties, "w:overflowPunct", val=0)
    add(properties, "w:snapToGrid", val=0)
    after = round(style.after_lines * sheet.page.line_pitch_pt * 20)
    spacing = add(properties, "w:spacing", before=0, after=after)
    if style.line_pt is not None:
        spacing.set(qn("w:line"), str(pt20(style.line_pt)))
        spacing.set(qn("w:lineRule"), "exact")
    if style.first_line_chars:
        wide = style.first_line_chars * (style.size_pt + style.spacing_pt)
        add(properties, "w:ind", firstLineChars=style.first_line_chars * 100, firstLine=pt20(wide))
    add(properties, "w:jc", val=style.align)
    if style.outline is not None:
        add(properties, "w:outlineLvl", val=style.outline - 1)


def _comment_styles(root: Element, sheet: StyleSheet) -> None:
    """The styles that Word gives the words of a comment and its mark in the text."""
    character = add(root, "w:style", type="character", default=1, styleId="DefaultParagraphFont")
    add(character, "w:name", val="Default Paragraph Font")
    words = add(root, "w:style", type="paragraph", styleId=COMMENT_STYLE)
    add(words, "w:name", val="annotation text")
    add(words, "w:basedOn", val="Normal")
    _small(words, sheet)
    mark = add(root, "w:style", type="character", styleId=COMMENT_MARK)
    add(mark, "w:name", val="annotation reference")
    add(mark, "w:basedOn", val="DefaultParagraphFont")
    _small(mark, sheet)


def _small(style: Element, sheet: StyleSheet) -> None:
    properties = add(style, "w:rPr")
    set_fonts(properties, sheet.font("table_label"))
    half_points = round(sheet.styles["table_label"].size_pt * 2)
    add(properties, "w:sz", val=half_points)
    add(properties, "w:szCs", val=half_points)


def _table_styles(root: Element, sheet: StyleSheet) -> None:
    normal = add(root, "w:style", type="table", default=1, styleId="TableNormal")
    add(normal, "w:name", val="Normal Table")
    style = add(root, "w:style", type="table", customStyle=1, styleId=TABLE_STYLE)
    add(style, "w:name", val="报告表格")
    add(style, "w:basedOn", val="TableNormal")
    properties = add(style, "w:tblPr")
    borders = add(properties, "w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        add(
            borders,
            f"w:{side}",
            val="single",
            sz=round(sheet.table.border_pt * 8),
            space=0,
            color="auto",
        )


def fonts_element(sheet: StyleSheet) -> Element:
    """`w:fonts` with the fallback of each face as its alternative name."""
    root = element("w:fonts")
    for font in sheet.fonts.values():
        entry = add(root, "w:font", name=font.name)
        add(entry, "w:altName", val=font.fallback)
        add(entry, "w:charset", val="86")
        add(entry, "w:family", val=font.family)
        add(entry, "w:pitch", val=font.pitch)
    return root
