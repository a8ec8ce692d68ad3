"""更正说明: what it states, and what it leaves out."""

from datetime import date

import pytest

from generator.differences import BlockChange, FieldChange
from generator.document.nodes import Document, Paragraph, Table
from generator.reporters.corrected import sentences
from generator.reporters.correction import Signed, correction
from tests.reporters.differing import TITLE, cell, difference, paragraph

SIGNED = Signed("云溪镇", date(2027, 2, 1))
CLOSING = "除上述更正外，其他内容没有变动。"


def _texts(document: Document | None, role: str = "body") -> list[str]:
    assert document is not None
    return [b.text for b in document.blocks if isinstance(b, Paragraph) and b.role == role]


def test_figures_come_as_a_table() -> None:
    document = correction(difference(cell("甲", "", "2"), cell("乙", "1", "/")), SIGNED)
    assert document is not None
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [[c.text for c in row] for row in table.rows] == [
        ["项目", "列", "更正前", "更正后"],
        ["行甲", "列", "（空白）", "2"],
        ["行乙", "列", "1", "/"],
    ]
    assert document.meta.title == f"关于更正《{TITLE}》的说明"
    assert _texts(document)[-1] == CLOSING


def test_only_the_sentences_that_changed() -> None:
    changed = paragraph("甲是1件。乙是2件。丙是3件。", "甲是1件。乙是5件。丙是3件。")
    assert _texts(correction(difference(changed), SIGNED))[1:-1] == [
        "第1处：一、甲，第1段。",
        "更正前：乙是2件。",
        "更正后：乙是5件。",
    ]


def test_what_was_added_and_taken_away() -> None:
    found = difference(paragraph(None, "新的一段。"), paragraph("旧的一段。", None))
    texts = _texts(correction(found, SIGNED))
    assert "增加：新的一段。" in texts
    assert "删去：旧的一段。" in texts


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("甲。乙。", "甲。乙。", []),
        ("甲。乙。", "甲。丙。乙。", [("", "丙。")]),
        ("他说：“好。”乙。", "他说：“行。”乙。", [("他说：“好。”", "他说：“行。”")]),
        ("没有句号", "没有 句号", [("没有句号", "没有 句号")]),
    ],
)
def test_sentences(old: str, new: str, pairs: list[tuple[str, str]]) -> None:
    assert list(sentences(old, new)) == pairs


def test_a_picture_is_named() -> None:
    block = BlockChange("changed", "image", "", "构成图", "构成图", "一、甲 图片", "一、甲 图片")
    assert "第1处：一、甲，图片“构成图”已更换。" in _texts(correction(difference(block), SIGNED))


def test_what_is_not_printed_is_nothing_to_correct() -> None:
    telephone = FieldChange("机关.联系方式.电话", "联系电话", "1", "2")
    writing = cell("甲", "905万", "905万元", same_value=True)
    assert correction(difference(telephone, writing), SIGNED) is None


def test_cells_that_could_not_be_compared_are_not_vouched_for() -> None:
    found = difference(cell("甲", "1", "2"), cell("乙", None, "2"))
    assert CLOSING not in _texts(correction(found, SIGNED))


def test_the_signature_invents_no_day() -> None:
    found = difference(cell("甲", "1", "2"))
    assert _texts(correction(found, SIGNED), "date") == ["2027年2月1日"]
    document = correction(found, Signed("云溪镇", None))
    assert _texts(document, "signature") == ["云溪镇"]
    assert _texts(document, "date") == []


def test_words_of_a_report_are_no_marks_of_the_template() -> None:
    odd = paragraph("# 甲 [[figures]] {{ 乙 }}。", "## 甲 {% if %}。")
    texts = _texts(correction(difference(odd), SIGNED))
    assert "更正前：# 甲 [[figures]] {{ 乙 }}。" in texts
    assert "更正后：## 甲 {% if %}。" in texts
