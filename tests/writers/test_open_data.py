"""json and csv: every value once, with its official titles."""

import csv
import io
import json
from typing import Any

import pytest

from generator.document.flat import plain_value
from generator.document.nodes import Heading, Paragraph
from generator.pipeline import render
from tests.document.forms import content_of, zero_form
from tests.samples.load import GOOD, content, document, report
from tests.writers.official import chapter_headings, drawn_tables

every_sample = pytest.mark.parametrize("name", GOOD)
_KEYS = [
    "title", "agency", "year", "edition", "scope", "date", "tables", "own_tables", "preface",
    "chapters",
]  # fmt: skip


def _json(name: str) -> Any:
    return json.loads(render(content(name), ("json",)).files["json"].decode("utf-8"))


def _csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@every_sample
def test_json_has_every_value_of_the_official_tables_once(name: str) -> None:
    data = _json(name)
    assert list(data) == _KEYS
    drawn = drawn_tables(report(name).edition.id)
    assert len(data["tables"]) == len(drawn)
    for table, wanted in zip(data["tables"], drawn, strict=True):
        paths = [row["path"] for row in table["rows"]]
        assert sorted(paths) == sorted(s.path for row in wanted.rows for s in row if s.path)
        for row in table["rows"]:
            assert list(row) == ["path", "title", "column", "unit", "value"]
            assert row["value"] == plain_value(report(name).cells[row["path"]])
            assert row["title"]
            assert row["column"]


@every_sample
def test_json_names_the_report(name: str) -> None:
    data, meta = _json(name), document(name).meta
    assert (data["title"], data["agency"], data["year"]) == (meta.title, meta.agency, meta.year)
    assert data["date"] == (meta.date.isoformat() if meta.date else None)
    assert data["scope"] == report(name).scope


@every_sample
def test_json_has_the_prose_by_chapter(name: str) -> None:
    data = _json(name)
    assert [c["title"] for c in data["chapters"]] == chapter_headings(report(name).edition.id)
    said = [
        line for part in (data["preface"], *(c["text"] for c in data["chapters"])) for line in part
    ]
    assert said == [
        block.text
        for block in document(name).blocks
        if (isinstance(block, Heading) and block.level > 1)
        or (isinstance(block, Paragraph) and block.role == "body")
    ]


def test_json_has_the_agencys_own_tables() -> None:
    tables = _json("full_2025")["own_tables"]
    assert [(t["title"], t["columns"], t["rows"]) for t in tables] == [
        (t.title, list(t.columns), [list(row) for row in t.rows])
        for t in report("full_2025").tables
    ]


@every_sample
def test_csv_opens_in_a_spreadsheet_and_has_the_same_values(name: str) -> None:
    data = render(content(name), ("csv",)).files["csv"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n")
    header, *rows = _csv(data)
    assert header == ["路径", "表", "项目", "列", "单位", "值"]
    assert rows == [
        [row["path"], table["title"], row["title"], row["column"], row["unit"], str(row["value"])]
        for table in _json(name)["tables"]
        for row in table["rows"]
    ]


def test_rows_of_the_same_name_are_told_apart_by_their_group() -> None:
    rows = _csv(render(content_of(zero_form()), ("csv",)).files["csv"])[1:]
    named = [(row[1], row[2], row[3]) for row in rows]
    assert len(set(named)) == len(named)


def _value(text: Any, year: int = 2026) -> str:
    form = zero_form(year, 复议诉讼={"行政复议": {"结果维持": text}, "其余": 0})
    rows = _csv(render(content_of(form), ("csv",)).files["csv"])
    (found,) = [row[-1] for row in rows if row[0] == "复议诉讼.行政复议.结果维持"]
    return found


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-1+2", "@SUM(1)", "=HYPERLINK(1)"])
def test_what_a_spreadsheet_would_compute_is_made_text(text: str) -> None:
    assert _value(text) == f"'{text}"


@pytest.mark.parametrize(("text", "written"), [(-3, "-3"), ("若干", "若干"), ("1.5", "1.5")])
def test_numbers_and_words_stay_as_they_are(text: Any, written: str) -> None:
    assert _value(text) == written


def test_an_unfilled_cell_is_null_and_an_empty_field() -> None:
    rows = {"行政复议": {"结果纠正": 0}, "未经复议直接起诉": 0, "复议后起诉": 0}
    files = render(content_of(zero_form(复议诉讼=rows)), ("json", "csv")).files
    data = json.loads(files["json"])
    values = {row["path"]: row["value"] for table in data["tables"] for row in table["rows"]}
    fields = {row[0]: row[-1] for row in _csv(files["csv"])}
    for key, value, field in (("结果维持", None, ""), ("结果纠正", 0, "0"), ("总计", None, "")):
        assert values[f"复议诉讼.行政复议.{key}"] == value
        assert fields[f"复议诉讼.行政复议.{key}"] == field


@every_sample
def test_the_same_form_gives_the_same_bytes(name: str) -> None:
    assert render(content(name), ("json", "csv")) == render(content(name), ("json", "csv"))
