"""What cannot be read reliably is refused, and nothing else is."""

from random import Random

import pytest
from hypothesis import given

from generator.document.nodes import UNKNOWN, Document, Paragraph, Run, Source
from generator.document.options import RenderOptions
from generator.pipeline import render
from generator.readers import reader
from generator.recovery.recover import recover
from generator.spec.load import load_edition
from tests.document.forms import content_of, zero_form
from tests.form.forms import EDITIONS
from tests.recovery import drawn
from tests.recovery.forms import Made, forms
from tests.recovery.runs import thorough


def _refused(document: Document) -> str:
    found = recover(Source(document))
    if found.form is not None:
        return ""
    (finding,) = found.findings
    assert finding.code == "RE02"
    return finding.message


def _document(*texts: str) -> Document:
    return Document(UNKNOWN, tuple(Paragraph((Run(text),)) for text in texts))


@pytest.mark.parametrize("edition", EDITIONS)
def test_headings_without_their_tables(edition: str) -> None:
    assert "表格没有了" in _refused(drawn.report(load_edition(edition), {}))


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("",),
        ("示例县云溪镇2025年度财政预算公开", "一、部门概况", "二、收支总表", "本年收入12万元。"),
        ("关于开展培训的通知", "各村：", "请按时参加。"),
    ],
)
def test_another_kind_of_text(texts: tuple[str, ...]) -> None:
    assert "不像" in _refused(_document(*texts))


@thorough
@given(made=forms())
def test_two_reports_in_one_file(made: Made) -> None:
    for options in (RenderOptions(txt_layout="cells"), RenderOptions()):
        data = render(made.content, ("txt",), options).files["txt"]
        first = reader("txt")(data).document
        twice = Document(UNKNOWN, (*first.blocks, *first.blocks))
        assert "不止一份" in _refused(twice)


@pytest.mark.parametrize("edition", EDITIONS)
def test_repeated_lines_dropped(edition: str) -> None:
    year = {"2019": 2020, "2021": 2026}[edition]
    data = render(content_of(zero_form(year)), ("txt",), RenderOptions(txt_layout="cells"))
    seen: set[str] = set()
    texts = []
    for line in data.files["txt"].decode().splitlines():
        if line.strip() and line.strip() not in seen:
            seen.add(line.strip())
            texts.append(line.strip())
    assert "重复的行丢失" in _refused(_document(*texts))


@thorough
@given(made=forms())
def test_a_whole_report_is_never_refused(made: Made) -> None:
    data = render(made.content, ("txt",), RenderOptions(txt_layout="cells")).files["txt"]
    assert _refused(reader("txt")(data).document) == ""


def test_blank_cells_that_vanished_are_no_reason() -> None:
    random = Random(1)
    edition = load_edition("2021")
    tables = {
        table.key: drawn.as_lines(drawn.blank(drawn.drawn(table, random)), random)
        for table in edition.tables
    }
    assert _refused(drawn.report(edition, tables)) == ""
