"""Differences as text and Markdown: what belongs together stands together."""

import json

from generator.differences import BlockChange, FieldChange, RowChange
from generator.reporters import diff_json, diff_markdown, diff_text, verify_report
from tests.reporters.differing import cell, difference, paragraph


def _lines(text: str, words: str) -> list[str]:
    return [line for line in text.splitlines() if words in line]


def test_totals_stand_under_the_changes_that_cause_them() -> None:
    found = difference(
        cell("甲", "1", "2"),
        cell("乙", "1", "2"),
        cell("丙", "1", "2"),
        cell("甲丙", "2", "4", causes=("甲", "丙")),
        cell("乙合", "3", "4", causes=("乙",)),
    )
    rows = [line.split("·")[0].strip() for line in _lines(diff_text.report(found), "→")]
    assert rows == ["行甲", "行丙", "随之变动：行甲丙", "行乙", "随之变动：行乙合"]


def test_blank_slash_zero_and_absent_are_told_apart() -> None:
    found = difference(cell("甲", "", "0"), cell("乙", "/", "0"), cell("丙", "0", None))
    text = diff_text.report(found)
    assert "行甲·列（件）：（空白） → 0" in text
    assert "行乙·列（件）：/ → 0" in text
    assert "旧：行丙：列 0" in text
    cells = json.loads(diff_json.report(found))["cells"]
    assert [(c["old"], c["new"]) for c in cells] == [("", "0"), ("/", "0"), ("0", None)]


def test_another_writing_is_no_difference_but_is_told() -> None:
    found = difference(cell("甲", "905万", "905万元", same_value=True))
    assert found.empty
    assert "只是写法不同，数值相同" in diff_text.report(found)
    assert verify_report.passed(found)
    assert "提示 行甲·列（件）" in verify_report.to_text(found)


def test_cells_of_a_table_do_not_break_the_markdown() -> None:
    found = difference(FieldChange("标题", "标题", "甲|乙", "*丙*\n丁"))
    (row,) = _lines(diff_markdown.report(found), "标题 |")
    assert row == r"| 标题 | 甲\|乙 | \*丙\* 丁 |"


def test_rows_of_an_own_table() -> None:
    row = RowChange(2, 3, ("动态", "8"), ("动态", "9"))
    gone = RowChange(4, -1, ("通知", "1"), ())
    block = BlockChange("changed", "table", "", "统计表", "统计表", rows=(row, gone))
    for report in (diff_text.report, diff_markdown.report):
        text = report(difference(block))
        assert "第 3 行：动态｜8 → 动态｜9" in text
        assert "第 4 行：通知｜1 → （没有）" in text


def test_a_moved_paragraph_names_both_places() -> None:
    text = diff_text.report(difference(paragraph("甲。", "甲。", kind="moved")))
    assert "移动段落：一、甲 第1段 → 一、甲 第2段" in text
