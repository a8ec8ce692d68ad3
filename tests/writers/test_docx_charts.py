"""Figures in Word: native charts whose numbers are the figure's, with a workbook behind each."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

import openpyxl
import pytest
from lxml import etree

from generator.document.content import Content
from generator.document.nodes import Figure
from generator.document.options import RenderOptions
from generator.pipeline import render
from generator.templating import Templates
from generator.writers.style import load_styles
from tests.document.drawn import HUGE, drawn, figures_of, huge, pictured, sample
from tests.document.forms import content_of, zero_form
from tests.samples.load import content
from tests.writers.package import Element, find, parts, tree

C = {
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
}
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
LAST = "004_liyang_2020"
# ECMA-376, dml-chart.xsd: the order of what is written here
ORDERS = {
    "chartSpace": "date1904 lang roundedCorners chart spPr txPr externalData",
    "chart": "title autoTitleDeleted plotArea legend plotVisOnly dispBlanksAs",
    "title": "tx layout overlay",
    "plotArea": "layout barChart catAx valAx",
    "barChart": "barDir grouping varyColors ser dLbls gapWidth overlap axId",
    "ser": "idx order tx spPr invertIfNegative dLbls cat val",
    "dLbls": "numFmt spPr txPr dLblPos showLegendKey showVal showCatName showSerName showPercent showBubbleSize",
    "catAx": "axId scaling delete axPos majorTickMark minorTickMark tickLblPos spPr txPr crossAx crosses lblOffset",
    "valAx": "axId scaling delete axPos majorTickMark minorTickMark tickLblPos spPr crossAx crosses",
    "scaling": "logBase orientation max min",
    "legend": "legendPos layout overlay",
    "numCache": "formatCode ptCount pt",
    "strCache": "ptCount pt",
}  # fmt: skip


def _docx(source: Content, options: RenderOptions) -> bytes:
    return render(source, ("docx",), options).files["docx"]


@pytest.fixture(scope="module")
def full() -> bytes:
    return _docx(content("full_2025"), pictured(LAST))


def _charts(data: bytes) -> list[Element]:
    names = [n for n in parts(data) if n.startswith("word/charts/chart")]
    return [tree(data, name) for name in sorted(names)]


def _texts(root: Element, path: str) -> list[str]:
    return [str(node.text) for node in root.iterfind(path, C)]


def _shown(chart: Element) -> tuple[list[str], list[tuple[str, list[int]]]]:
    """Categories, and each series with its values, from the caches."""
    series = chart.findall(".//c:ser", C)
    categories = _texts(series[0], "c:cat//c:v")
    assert all(_texts(one, "c:cat//c:v") == categories for one in series)
    return categories, [
        (_texts(one, "c:tx//c:v")[0], [int(v) for v in _texts(one, "c:val//c:v")]) for one in series
    ]


def _as_shown(figure: Figure) -> tuple[list[str], list[tuple[str, list[int]]]]:
    return list(figure.categories), [(s.name, list(s.values)) for s in figure.series]


def _words(root: Element) -> str:
    return "".join(str(text) for text in root.itertext())


def _workbooks(data: bytes) -> Iterator[Any]:
    for name in sorted(n for n in parts(data) if n.endswith(".xlsx")):
        yield openpyxl.load_workbook(io.BytesIO(parts(data)[name]))


def test_charts_show_the_numbers_of_the_figures(full: bytes) -> None:
    figures = figures_of(sample("full_2025", LAST))
    assert len(figures) == 3
    assert [_shown(chart) for chart in _charts(full)] == [_as_shown(f) for f in figures]
    titles = ["".join(_texts(chart, "c:chart/c:title//a:t")) for chart in _charts(full)]
    assert titles == [figure.title for figure in figures]


def test_the_workbook_holds_the_same_where_the_chart_looks_for_it(full: bytes) -> None:
    for chart, book in zip(_charts(full), _workbooks(full), strict=True):
        categories, series = _shown(chart)
        first, *others = ([cell.value for cell in col] for col in book["Sheet1"].iter_cols())
        assert first[1:] == categories
        assert [(name, values) for name, *values in others] == series
        for formula in _texts(chart, ".//c:f"):
            assert formula.startswith("Sheet1!$")
        ranges = _texts(chart, ".//c:val//c:f")
        for number, found in enumerate(ranges):
            cells = book["Sheet1"][found.partition("!")[2].replace("$", "")]
            assert [row[0].value for row in cells] == series[number][1]


def test_each_chart_finds_its_workbook(full: bytes) -> None:
    for number in range(1, 4):
        chart = tree(full, f"word/charts/chart{number}.xml")
        wanted = chart.find("c:externalData", C)
        assert wanted is not None
        relations = tree(full, f"word/charts/_rels/chart{number}.xml.rels")
        targets = {one.get("Id"): one.get("Target") for one in relations}
        target = targets[wanted.get(f"{R}id")]
        assert target == f"../embeddings/Microsoft_Excel_Sheet{number}.xlsx"


def test_words_for_those_who_cannot_see_and_an_id_for_each_drawing(full: bytes) -> None:
    drawings = find(tree(full), ".//wp:docPr")
    ids = [drawing.get("id") for drawing in drawings]
    assert len(set(ids)) == len(ids) > 3
    figures = figures_of(sample("full_2025", LAST))
    assert [d.get("descr") for d in drawings[-3:]] == [figure.words for figure in figures]
    assert [d.get("title") for d in drawings[-3:]] == [figure.title for figure in figures]


def test_every_text_names_a_chinese_face_in_every_slot(full: bytes) -> None:
    sheet = load_styles("2021")
    faces = {sheet.font("figure_title").name, sheet.font("figure_label").name}
    for chart in _charts(full):
        looks = [*chart.iterfind(".//a:defRPr", C), *chart.iterfind(".//a:rPr", C)]
        assert looks
        for look in looks:
            named = {look.find(f"a:{slot}", C).get("typeface") for slot in ("latin", "ea", "cs")}  # type: ignore[union-attr]
            assert len(named) == 1
            assert named <= faces


def test_elements_stand_in_the_order_of_the_schema(full: bytes) -> None:
    for chart in _charts(full):
        for node in chart.iter(f"{{{C['c']}}}*"):
            name = etree.QName(node).localname
            if name in ORDERS:
                order = ORDERS[name].split()
                found = [order.index(etree.QName(child).localname) for child in node]
                assert found == sorted(found), name


def test_nothing_depends_on_the_clock(full: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    later = time.time() + 400 * 86400
    monkeypatch.setattr(time, "time", lambda: later)
    assert _docx(content("full_2025"), pictured(LAST)) == full
    for name, part in parts(full).items():
        if name.endswith(".xlsx"):
            with zipfile.ZipFile(io.BytesIO(part)) as book:
                assert {entry.date_time for entry in book.infolist()} == {(1980, 1, 1, 0, 0, 0)}
                core = book.read("docProps/core.xml").decode()
                assert core.count("1980-01-01T00:00:00Z") == 2
                assert "openpyxl" not in core


def test_huge_counts_are_exact() -> None:
    data = _docx(huge(), pictured())
    assert _shown(_charts(data)[0])[1][0][1][0] == HUGE
    in_workbook = next(_workbooks(data))["Sheet1"]["B2"].value
    assert in_workbook == pytest.approx(HUGE, rel=1e-15)  # a spreadsheet keeps 15 digits


def test_all_zero_leaves_no_chart_behind() -> None:
    data = _docx(content_of(zero_form()), pictured())
    assert _charts(data) == []
    assert not any(name.endswith(".xlsx") for name in parts(data))
    text = _words(tree(data))
    assert text.count("各项均为0，不作图。") == 2


def test_the_annex_begins_a_page(full: bytes) -> None:
    (heading,) = [p for p in find(tree(full), ".//w:p") if _words(p) == "附：数据图示"]
    assert find(heading, "w:pPr/w:pageBreakBefore")


def test_an_office_says_where_and_how_figures_stand() -> None:
    own = "figure: {place: overview, category_mm: 15, colours: ['112233', 'DDEEFF']}\n"
    options = RenderOptions(
        figures=pictured(LAST).figures, templates=Templates((("styles.yaml", own),), "own")
    )
    data = _docx(content("full_2025"), options)
    words = _words(tree(data))
    assert "附：数据图示" not in words
    colours = [n.get("val") for n in _charts(data)[2].iterfind(".//c:ser/c:spPr/a:solidFill/*", C)]
    assert colours == ["DDEEFF", "112233"]
    high, usual = (
        int(find(tree(made), ".//wp:extent")[-1].get("cy") or 0)
        for made in (data, _docx(content("full_2025"), pictured(LAST)))
    )
    assert high > 1.5 * usual


def test_without_figures_nothing_changes() -> None:
    source = content("full_2025")
    plain = render(source, ("docx", "json", "csv")).files
    asked = render(source, ("docx", "json", "csv"), pictured(LAST)).files
    assert asked["json"] == plain["json"]
    assert asked["csv"] == plain["csv"]
    assert _charts(plain["docx"]) == []
    assert drawn(source).blocks != ()
