"""A figure in the body: an inline drawing, its chart part and the workbook behind it."""

from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from docx.shared import Mm

from generator.document.nodes import Figure
from generator.writers.docx.chart_xml import chart_xml
from generator.writers.docx.workbook import workbook
from generator.writers.docx.xml import Element, add
from generator.writers.style import FigureStyle, StyleSheet

_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_NO_DISTANCE = dict.fromkeys(("distT", "distB", "distL", "distR"), "0")


def draw_figure(paragraph: Element, figure: Figure, word: WordDocument, sheet: StyleSheet) -> None:
    """Put the chart into its paragraph, and its parts into the package."""
    chart_id = word.part.relate_to(_chart_part(figure, word, sheet), RELATIONSHIP_TYPE.CHART)
    drawing = add(add(paragraph, "w:r"), "w:drawing")
    inline = _part_of(drawing, "wp:inline", **_NO_DISTANCE)
    width, height = Mm(sheet.page.type_width_mm), Mm(height_mm(figure, sheet.figure))
    _part_of(inline, "wp:extent", cx=str(width), cy=str(height))
    _part_of(inline, "wp:docPr", id="1", name=figure.title, descr=figure.words, title=figure.title)
    _part_of(inline, "wp:cNvGraphicFramePr")
    data = _part_of(_part_of(inline, "a:graphic"), "a:graphicData", uri=_CHART)
    _part_of(data, "c:chart").set(qn("r:id"), chart_id)


def height_mm(figure: Figure, style: FigureStyle) -> float:
    """As high as its bars ask for; a legend takes the place of a category."""
    further = len(figure.series) - 1
    rows = len(figure.categories) + bool(further)
    bars = len(figure.categories) * further
    return style.frame_mm + rows * style.category_mm + bars * style.bar_mm


def _chart_part(figure: Figure, word: WordDocument, sheet: StyleSheet) -> Part:
    """The chart and its workbook, numbered in the order of the document."""
    package = word.part.package
    book = Part(
        package.next_partname("/word/embeddings/Microsoft_Excel_Sheet%d.xlsx"),
        CONTENT_TYPE.SML_SHEET, workbook(figure), package,
    )  # fmt: skip
    name: PackURI = package.next_partname("/word/charts/chart%d.xml")
    chart = Part(name, CONTENT_TYPE.DML_CHART, b"", package)
    workbook_id = chart.relate_to(book, RELATIONSHIP_TYPE.PACKAGE)
    chart._blob = chart_xml(figure, sheet, workbook_id)
    return chart


def _part_of(parent: Element, tag: str, **attributes: str) -> Element:
    child: Element = OxmlElement(tag)
    for name, text in attributes.items():
        child.set(name, text)
    parent.append(child)
    return child
