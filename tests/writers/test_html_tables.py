"""Tables of the page: official spans, and headers that name the row and column of every figure."""

from typing import Any
from xml.etree.ElementTree import Element

import pytest
import yaml

from generator.form.report import show
from generator.pipeline import render
from tests.document.forms import content_of, zero_form
from tests.samples.load import GOOD, SCHEMAS, report
from tests.writers.official import Drawn, drawn_tables
from tests.writers.page import Placed, layout, page_bytes, parse, rows_of, tables_of, text_of

every_sample = pytest.mark.parametrize("name", GOOD)


def _official(name: str) -> list[tuple[Element, Drawn]]:
    """The official tables of the page, each with its drawing in the schema."""
    captions = {table.caption for table in report(name).edition.tables}
    found = [t for t in tables_of(parse(page_bytes(name))) if text_of(t[0]) in captions]
    return list(zip(found, drawn_tables(report(name).edition.id), strict=True))


@every_sample
def test_spans_words_and_figures_are_the_official_ones(name: str) -> None:
    values = {path: show(cell.value) for path, cell in report(name).cells.items()}
    for table, drawn in _official(name):
        assert [(c.row, c.column, c.rowspan, c.colspan, c.text) for c in layout(table)] == [
            (y, s.column, s.rowspan, s.colspan, values[s.path] if s.path else s.text)
            for y, row in enumerate(drawn.rows)
            for s in row
        ]
        (columns,) = table.iter("colgroup")
        assert len(columns) == drawn.columns


@every_sample
def test_head_rows_are_those_that_repeat(name: str) -> None:
    for table, drawn in _official(name):
        (head,) = table.iter("thead")
        assert len(head) == drawn.header_rows
        for body in table.iter("tbody"):
            high = [int(cell.get("rowspan", "1")) for row in body for cell in row]
            assert max(high) <= len(body)
    assert sum(len(body) for table, _ in _official(name) for body in table.iter("tbody")) > 30


@every_sample
def test_figures_are_data_and_all_other_cells_headers(name: str) -> None:
    for table, drawn in _official(name):
        spots = [spot for row in drawn.rows for spot in row]
        for cell, spot in zip(layout(table), spots, strict=True):
            assert cell.element.tag == ("td" if spot.path else "th")
            if cell.element.tag == "th":
                assert cell.element.get("scope") in ("row", "col")


@every_sample
def test_header_ids_are_unique_and_every_reference_is_to_the_own_table(name: str) -> None:
    page = parse(page_bytes(name))
    ids = [value for e in page.iter() if (value := e.get("id"))]
    assert len(set(ids)) == len(ids)
    for table in tables_of(page):
        own = {cell.element.get("id") for cell in layout(table) if cell.element.tag == "th"}
        for cell in layout(table):
            assert set(cell.headers) <= own
            assert len(set(cell.headers)) == len(cell.headers)
            assert bool(cell.headers) == (cell.element.tag == "td")


@every_sample
def test_a_header_that_is_named_stands_above_or_left_of_the_figure(name: str) -> None:
    for table in tables_of(parse(page_bytes(name))):
        by_id = {c.element.get("id"): c for c in layout(table) if c.element.tag == "th"}
        for cell in layout(table):
            for header in (by_id[wanted] for wanted in cell.headers):
                scope = header.element.get("scope")
                assert (_above if scope == "col" else _left)(header, cell)


def _above(header: Placed, cell: Placed) -> bool:
    inside = header.column <= cell.column < header.column + header.colspan
    reaches = cell.column <= header.column < cell.column + cell.colspan
    return header.row < cell.row and (inside or reaches)


def _left(header: Placed, cell: Placed) -> bool:
    return header.row <= cell.row < header.row + header.rowspan and header.column < cell.column


@every_sample
def test_the_headers_of_a_figure_are_the_titles_of_its_path(name: str) -> None:
    """Rows and columns by name from the schema, whatever the geometry of the drawing."""
    edition = report(name).edition.id
    schema = yaml.safe_load((SCHEMAS / edition / "form.yaml").read_text(encoding="utf-8"))
    for (table, drawn), written in zip(_official(name), schema["tables"], strict=True):
        free = {e["text"] for row in written["grid"] for e in row if "text" in e}
        cells = layout(table)
        words = {c.element.get("id"): c.text for c in cells if c.element.tag == "th"}
        spots = [spot for row in drawn.rows for spot in row]
        for cell, spot in zip(cells, spots, strict=True):
            if spot.path:
                named = [words[wanted] for wanted in cell.headers]
                rows, column = _titles(spot.path, written, schema["axes"])
                drawn_rows = [title for title in rows if title in words.values()]
                assert column in named
                assert rows[-1] in drawn_rows
                assert set(drawn_rows) <= set(named)
                assert set(named) - {column, *rows} <= free


def _titles(path: str, table: Any, axes: Any) -> tuple[list[str], str]:
    """The titles of the rows and groups along a path, and of its column."""
    titles, node = [], table
    *keys, column_key = path.split(".")[1:]
    for key in keys:
        (node,) = [row for row in node["rows"] if row["key"] == key]
        titles.append(node["title"])
    (column,) = [c["title"] for c in axes[node["axis"]] if c["key"] == column_key]
    return titles, column


def _headers_of(year: int, path: str) -> list[str]:
    page = parse(render(content_of(zero_form(year)), ("html",)).files["html"])
    edition = "2021" if year >= 2021 else "2019"
    for table, drawn in zip(tables_of(page), drawn_tables(edition), strict=True):
        cells = layout(table)
        words = {c.element.get("id"): c.text for c in cells if c.element.tag == "th"}
        spots = [spot for row in drawn.rows for spot in row]
        for cell, spot in zip(cells, spots, strict=True):
            if spot.path == path:
                return [words[wanted] for wanted in cell.headers]
    raise AssertionError(path)


@pytest.mark.parametrize(
    ("path", "named"),
    [
        (
            "申请.办理结果.不予公开.国家秘密.商业企业",
            ["申请人情况", "法人或其他组织", "商业企业",
             "三、本年度办理结果", "（三）不予公开", "1.属于国家秘密"],
        ),
        ("申请.结转下年度.总计", ["申请人情况", "总计", "四、结转下年度继续办理"]),
        ("复议诉讼.复议后起诉.尚未审结", ["行政诉讼", "复议后起诉", "尚未审结"]),
        ("复议诉讼.行政复议.总计", ["行政复议", "总计"]),
        ("主动公开.行政强制.处理决定", ["第二十条第（六）项", "本年处理决定数量", "行政强制"]),
        ("主动公开.规章.废止", ["第二十条第（一）项", "本年废止件数", "规章"]),
    ],
)  # fmt: skip
def test_what_is_read_aloud_with_a_figure(path: str, named: list[str]) -> None:
    assert _headers_of(2026, path) == named


def test_own_tables_name_row_and_column_and_an_empty_corner_names_nothing() -> None:
    table = {"标题": "渠道", "位于": "申请", "列": [" ", "甲", "乙"], "行": [["一", "1", ""]]}
    page = parse(render(content_of(zero_form(附表=[table])), ("html",)).files["html"])
    (own,) = [t for t in tables_of(page) if text_of(t[0]) == "渠道"]
    cells = layout(own)
    words = {c.element.get("id"): c.text for c in cells if c.element.tag == "th"}
    assert [c.element.tag for c in cells] == ["td", "th", "th", "th", "td", "td"]
    assert [[words[h] for h in c.headers] for c in cells[4:]] == [["甲", "一"], ["乙", "一"]]
    assert own[0].get("class") != "unprinted"


@every_sample
def test_each_table_scrolls_in_a_region_with_a_name(name: str) -> None:
    page = parse(page_bytes(name))
    regions = [e for e in page.iter("div") if e.get("role") == "region"]
    assert [next(iter(r)) for r in regions] == tables_of(page)
    for region in regions:
        (caption,) = region.iter("caption")
        assert region.get("tabindex") == "0"
        assert region.get("aria-labelledby") == caption.get("id")
        assert text_of(caption).strip()
        assert rows_of(next(iter(region)))


def test_a_long_figure_is_never_broken() -> None:
    form = zero_form(申请={"本年新收": [123456789012, 0, 0, 0, 0, 0], "其余": 0})
    page = parse(render(content_of(form), ("html",)).files["html"])
    found = [e for e in page.iter("td") if text_of(e) == "123456789012"]
    assert len(found) == 2
    assert {e.get("class") for e in found} == {"figure"}


def test_an_empty_label_names_nothing_in_a_table_of_the_same_shape() -> None:
    def heads(label: str) -> list[int]:
        table = {"标题": "渠道", "位于": "申请", "列": ["项", "甲"], "行": [[label, "1"]]}
        page = parse(render(content_of(zero_form(附表=[table])), ("html",)).files["html"])
        (own,) = [t for t in tables_of(page) if text_of(t[0]) == "渠道"]
        return [len(cell.headers) for cell in layout(own) if cell.text == "1"]

    assert [heads("一"), heads(" "), heads("二")] == [[2], [1], [2]]
