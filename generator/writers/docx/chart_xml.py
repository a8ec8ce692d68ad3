"""A figure as a DrawingML chart: bars side by side, values at their ends, faces in all slots."""

from typing import Any

from docx.oxml.ns import nsmap, qn
from lxml import etree

from generator.document.nodes import Figure
from generator.writers.docx.workbook import SHEET
from generator.writers.docx.xml import Element
from generator.writers.style import StyleSheet

_C = f"{{{nsmap['c']}}}"
_GAP = 60  # between categories, in percent of a bar
_LINE = 6350  # half a point, in EMU


def chart_xml(figure: Figure, sheet: StyleSheet, workbook_id: str) -> bytes:
    """The chart part; `workbook_id` is the relationship of its workbook."""
    from openpyxl.chart.chartspace import ChartSpace
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.xml.functions import tostring

    space = ChartSpace(
        date1904=False,
        lang="zh-CN",
        roundedCorners=False,
        chart=_container(figure, sheet),
        spPr=GraphicalProperties(noFill=True, ln=_no_line()),
        txPr=_text("figure_label", sheet),
    )
    root = etree.fromstring(tostring(space.to_tree()))
    _complete(root, figure)
    external = etree.SubElement(root, f"{_C}externalData", {qn("r:id"): workbook_id})
    etree.SubElement(external, f"{_C}autoUpdate", val="0")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _complete(root: Element, figure: Figure) -> None:
    """What the library cannot say: exact counts (it holds binary floats), a format of one's own."""
    for series, cache in zip(figure.series, root.iter(f"{_C}numCache"), strict=True):
        for value, node in zip(series.values, cache.iter(f"{_C}v"), strict=True):
            node.text = str(value)
    for form in root.iter(f"{_C}numFmt"):
        form.set("sourceLinked", "0")


def _container(figure: Figure, sheet: StyleSheet) -> Any:
    from openpyxl.chart.chartspace import ChartContainer
    from openpyxl.chart.legend import Legend
    from openpyxl.chart.plotarea import PlotArea

    several = len(figure.series) > 1
    return ChartContainer(
        title=_title(figure.title, sheet),
        autoTitleDeleted=False,
        plotArea=PlotArea(_charts=[_bars(figure, sheet)]),
        legend=Legend(legendPos="t", overlay=False) if several else None,
        plotVisOnly=True,
        dispBlanksAs="gap",
    )


def _bars(figure: Figure, sheet: StyleSheet) -> Any:
    """Lying bars, so that names stand on one line; the first category on top."""
    from openpyxl.chart import BarChart

    bars = BarChart(
        barDir="bar",
        grouping="clustered",
        varyColors=False,
        gapWidth=_GAP,
        overlap=0,
        ser=[_series(figure, number, sheet) for number in range(len(figure.series))],
    )
    names, counts = bars.x_axis, bars.y_axis
    names.scaling.orientation = "maxMin"
    names.majorTickMark = names.minorTickMark = "none"
    names.delete = False
    names.spPr = _outline(sheet)
    counts.axPos = "b"
    counts.scaling.min = 0
    counts.delete = True  # every bar says its own
    counts.majorGridlines = None
    return bars


def _series(figure: Figure, number: int, sheet: StyleSheet) -> Any:
    from openpyxl.chart.data_source import AxDataSource, NumDataSource, NumRef, StrRef
    from openpyxl.chart.label import DataLabelList
    from openpyxl.chart.series import Series, SeriesLabel
    from openpyxl.chart.shapes import GraphicalProperties

    series, last = figure.series[number], len(figure.categories) + 1
    column = "BCDEFG"[number]
    colour = sheet.figure.colours[len(figure.series) - 1 - number]
    fill = GraphicalProperties(solidFill=colour, ln=_outline(sheet).ln)
    labels = DataLabelList(
        numFmt="0", dLblPos="outEnd", showVal=True, showLegendKey=False, showCatName=False,
        showSerName=False, showPercent=False, showBubbleSize=False,
        txPr=_text("figure_label", sheet),
    )  # fmt: skip
    names = StrRef(f"{SHEET}!$A$2:$A${last}", _strings(figure.categories))
    counts = NumRef(f"{SHEET}!${column}$2:${column}${last}", _numbers(series.values))
    return Series(
        idx=number, order=number, spPr=fill, invertIfNegative=False, dLbls=labels,
        tx=SeriesLabel(StrRef(f"{SHEET}!${column}$1", _strings((series.name,)))),
        cat=AxDataSource(strRef=names), val=NumDataSource(numRef=counts),
    )  # fmt: skip


def _strings(texts: tuple[str, ...]) -> Any:
    from openpyxl.chart.data_source import StrData, StrVal

    return StrData(len(texts), [StrVal(idx=i, v=text) for i, text in enumerate(texts)])


def _numbers(counts: tuple[int, ...]) -> Any:
    from openpyxl.chart.data_source import NumData, NumVal

    points = [NumVal(idx=i, v=0) for i in range(len(counts))]
    return NumData(formatCode="0", ptCount=len(counts), pt=points)


def _title(words: str, sheet: StyleSheet) -> Any:
    from openpyxl.chart.text import Text
    from openpyxl.chart.title import Title
    from openpyxl.drawing.text import RegularTextRun

    rich = _text("figure_title", sheet)
    look = rich.p[0].pPr.defRPr
    rich.p[0].r = [RegularTextRun(rPr=look, t=words)]
    rich.p[0].endParaRPr = None
    return Title(tx=Text(rich=rich), overlay=False)


def _text(style: str, sheet: StyleSheet) -> Any:
    """The look of a text: size in hundredths of a point, one face in every slot."""
    from openpyxl.chart.text import RichText
    from openpyxl.drawing.text import (
        CharacterProperties,
        Font,
        Paragraph,
        ParagraphProperties,
        RichTextProperties,
    )

    face = sheet.font(style).name
    look = CharacterProperties(
        lang="zh-CN",
        sz=round(sheet.styles[style].size_pt * 100),
        b=False,
        solidFill="000000",
        latin=Font(typeface=face),
        ea=Font(typeface=face),
        cs=Font(typeface=face),
    )
    properties = ParagraphProperties(defRPr=look)
    return RichText(
        bodyPr=RichTextProperties(), p=[Paragraph(pPr=properties, endParaRPr=look, r=[])]
    )


def _outline(sheet: StyleSheet) -> Any:
    from openpyxl.chart.shapes import GraphicalProperties
    from openpyxl.drawing.line import LineProperties

    return GraphicalProperties(ln=LineProperties(w=_LINE, solidFill=sheet.figure.colours[0]))


def _no_line() -> Any:
    from openpyxl.drawing.line import LineProperties

    return LineProperties(noFill=True)
