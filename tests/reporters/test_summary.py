"""Rows of many forms: the lines a person reads, the files a spreadsheet opens."""

import csv
import io
import json
import zipfile
from dataclasses import replace

import openpyxl
import pytest

from generator.reporters.summary import SHOWN, Row, State, chosen, left_out, lines, total
from generator.reporters.summary_files import WRITERS, harmless, to_csv, to_json, to_xlsx

GOOD = Row("a.yaml", State.WRITTEN, "示例县甲局", 2026, "2021", files=("a.docx", "a.txt"))
BAD = Row("乙/b.yaml", State.REFUSED, "示例县乙局", 2026, "2021", 3, 1, 2, 1, digest="00ff")
LOST = Row("c.yaml", State.UNREAD, why="找不到文件")


def test_columns_stand_under_each_other() -> None:
    assert list(lines([GOOD, BAD, LOST])) == [
        "机关        年度  错误  警告  结果",
        "示例县甲局  2026  0     0     已生成",
        "示例县乙局  2026  3     1     有错误，没有生成",
        "c.yaml            0     0     打不开",
    ]


def test_the_total_counts_forms_and_findings() -> None:
    assert total([GOOD, BAD, GOOD]) == (
        "3 个文件：已生成 2 份，有错误，没有生成 1 份；3 个错误，1 个警告，2 个提示；另有 1 项已说明。"
    )
    assert total([GOOD]) == "1 个文件：已生成 1 份；没有发现问题。"


def test_a_long_list_shows_what_needs_a_person_the_worst_first() -> None:
    rows = [GOOD] * SHOWN + [BAD, replace(BAD, errors=9), LOST]
    assert [row.errors for row in chosen(rows)] == [0, 9, 3]
    assert f"另外 {SHOWN} 份" in left_out(rows)
    assert chosen([GOOD] * (SHOWN + 1)) == []
    assert left_out([GOOD] * (SHOWN + 1)) == ""
    assert left_out([GOOD] * SHOWN) == ""


def test_the_exit_status_that_a_row_asks_for() -> None:
    assert (GOOD.status, BAD.status, LOST.status) == (0, 1, 2)
    assert {replace(GOOD, state=state).status for state in State} == {0, 1, 2}


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@A1", " =1", "\t=1", "\n=1", "＝1+1", "\r@x"]
)
def test_no_cell_is_a_formula(text: str) -> None:
    row = replace(GOOD, agency=text, path=text, why=text)
    (_, cells) = csv.reader(io.StringIO(to_csv([row]).decode("utf-8-sig"), newline=""))
    sheet = openpyxl.load_workbook(io.BytesIO(to_xlsx([row]))).worksheets[0]
    shown = [sheet.cell(2, column).value for column in (1, 2, 11)]
    for cell in (cells[0], cells[1], cells[10], *shown):
        assert str(cell).startswith("'")
    assert json.loads(to_json([row]))["forms"][0]["agency"] == text


def test_ordinary_text_stays_as_it_is() -> None:
    assert harmless("示例县甲局（筹）= 乙") == "示例县甲局（筹）= 乙"
    assert harmless("a\x00b\ud800c") == "abc"
    assert len(harmless("甲" * 40_000)) == 32_767


def test_the_workbook_says_nothing_about_the_day_or_the_user() -> None:
    data = to_xlsx([GOOD, BAD])
    assert data == to_xlsx([GOOD, BAD])
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        assert {info.date_time[0] for info in book.infolist()} == {1980}
        assert b"1980-01-01T00:00:00Z" in book.read("docProps/core.xml")
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [cell.value for cell in sheet[3]][:8] == [
        "乙/b.yaml", "示例县乙局", 2026, "2021", "有错误，没有生成", 3, 1, 2,
    ]  # fmt: skip
    assert sheet.cell(2, 9).value == "a.docx\na.txt"


@pytest.mark.parametrize("kind", sorted(WRITERS))
def test_a_run_without_forms_gives_a_heading_alone(kind: str) -> None:
    assert WRITERS[kind]([])
