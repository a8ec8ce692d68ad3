"""Headings, paragraphs, pictures and own tables."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparison.compare import compare
from generator.comparison.words import after, before
from generator.differences import BlockChange, Difference
from tests.comparison.sides import difference, side, with_overview
from tests.document.forms import zero_form
from tests.samples.load import SAMPLES

CHAPTER = "问题与改进"
LINES = (
    "全年通过门户网站公开各类信息三百余条，内容涵盖机构职能和财政预决算。",
    "政务新媒体围绕春耕备耕、防汛抗旱推送图文，点击量比上年有所增加。",
    "村务公开栏按季度张贴低保名单和惠农补贴，接受村民监督。",
    "便民服务中心设立查阅点，配备电脑和打印机，由专人引导。",
)


def _kinds(found: Difference) -> list[tuple[str, str]]:
    return [(block.kind, block.what) for block in found.blocks]


def _only(found: Difference) -> BlockChange:
    (block,) = found.blocks
    return block


def test_a_changed_paragraph_is_told_word_by_word() -> None:
    old = with_overview(*LINES)
    new = with_overview(LINES[0], LINES[1].replace("防汛", "抗洪"), *LINES[2:])
    block = _only(difference(old, new))
    assert (block.kind, block.what, block.path) == ("changed", "paragraph", "总体情况.主动公开")
    assert [c.text for c in block.words if c.kind != "equal"] == ["防汛", "抗洪"]
    assert block.new_place.endswith("（一）主动公开 第2段")


@pytest.mark.parametrize("index", range(4))
def test_a_paragraph_more_or_less(index: int) -> None:
    fewer = with_overview(*(line for i, line in enumerate(LINES) if i != index))
    whole = with_overview(*LINES)
    added, removed = _only(difference(fewer, whole)), _only(difference(whole, fewer))
    assert (added.kind, added.old, added.new) == ("added", None, LINES[index])
    assert (removed.kind, removed.old, removed.new) == ("removed", LINES[index], None)


def test_a_paragraph_that_moved_is_not_removed_and_added() -> None:
    found = difference(with_overview(*LINES), with_overview(*LINES[1:], LINES[0]))
    block = _only(found)
    assert (block.kind, block.old, block.new) == ("moved", LINES[0], LINES[0])
    assert block.old_place != block.new_place


def test_a_paragraph_that_moved_to_another_chapter_and_changed() -> None:
    changed = LINES[2].replace("季度", "月")
    old = with_overview(*LINES)
    new = with_overview(*LINES[:2], LINES[3], 其他事项=f"{old['其他事项']}\n{changed}")
    block = _only(difference(old, new))
    assert (block.kind, block.old, block.new) == ("moved", LINES[2], changed)


def test_a_paragraph_that_was_much_extended_is_the_same_one() -> None:
    longer = LINES[1] + "".join(LINES[i] for i in (0, 2, 3))
    block = _only(difference(with_overview(LINES[1]), with_overview(longer)))
    assert block.kind == "changed"


def test_another_paragraph_in_its_place_is_removed_and_added() -> None:
    found = difference(with_overview(LINES[0]), with_overview(LINES[3]))
    assert sorted(_kinds(found)) == [("added", "paragraph"), ("removed", "paragraph")]


def test_renumbered_headings_are_equal() -> None:
    old = with_overview("## 网站", LINES[0], "## 新媒体", LINES[1])
    new = with_overview("## 公开栏", LINES[2], "## 网站", LINES[0], "## 新媒体", LINES[1])
    assert _kinds(difference(old, new)) == [("added", "heading"), ("added", "paragraph")]


def test_a_heading_read_as_a_line_is_the_same() -> None:
    old = with_overview("## 网站建设", LINES[0], "## 新媒体", LINES[1])
    new = with_overview("## 网站建设", LINES[0], "2.新媒体", LINES[1])
    assert difference(old, new).empty


def test_blanks_are_no_change() -> None:
    spaced = LINES[0].replace("信息", "信息 ")
    assert difference(with_overview(LINES[0]), with_overview(spaced)).empty


def test_an_own_section_added() -> None:
    section = {"标题": "政策解读", "内容": LINES[0], "位于": "总体情况"}
    found = difference(zero_form(), zero_form(其他小节=[section]))
    assert _kinds(found) == [("added", "heading"), ("added", "paragraph")]


def _table(*rows: list[str], title: str = "分类统计表") -> dict[str, Any]:
    return zero_form(
        附表=[{"标题": title, "位于": "主动公开", "列": ["类别", "数量"], "行": list(rows)}]
    )


def test_rows_of_an_own_table() -> None:
    old = _table(["动态", "8"], ["通知", "3"], ["合计", "11"])
    new = _table(["动态", "9"], ["通知", "3"], ["公告", "2"], ["合计", "14"])
    block = _only(difference(old, new))
    assert (block.kind, block.what) == ("changed", "table")
    assert [(row.old, row.new) for row in block.rows] == [
        (("动态", "8"), ("动态", "9")),
        ((), ("公告", "2")),
        (("合计", "11"), ("合计", "14")),
    ]
    assert [row.new_number for row in block.rows] == [1, 3, 4]


def test_an_own_table_added_tells_its_rows() -> None:
    block = _only(difference(zero_form(), _table(["动态", "8"])))
    assert (block.kind, block.new) == ("added", "分类统计表")
    assert [row.new for row in block.rows] == [("类别", "数量"), ("动态", "8")]


def _picture(name: str) -> bytes:
    other = b"\0" if name.startswith("other") else b""
    return (SAMPLES / "images" / "channels.png").read_bytes() + other


def test_a_picture_is_known_by_its_bytes_not_its_name() -> None:
    one, same, other = (
        side(with_overview(LINES[0], f"![构成]({name}.png)"), read_file=_picture)
        for name in ("one", "same", "other")
    )
    assert compare(one, same).empty
    block = _only(compare(one, other))
    assert (block.kind, block.what) == ("changed", "image")
    assert compare(one, replace(other, pictures=False)).empty


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=6), st.lists(st.sampled_from(LINES), max_size=6))
def test_every_change_can_be_carried_out(old: list[str], new: list[str]) -> None:
    """What is there before and after each change is exactly what the reports have."""
    found = difference(with_overview("开头。", *old), with_overview("开头。", *new))
    gone = [block.old for block in found.blocks if block.kind != "added"]
    come = [block.new for block in found.blocks if block.kind != "removed"]
    rest = list(old)
    for text in gone:
        assert text in rest
        rest.remove(text)
    assert sorted([*rest, *(text for text in come if text)]) == sorted(new)
    for block in found.blocks:
        assert (before(block.words), after(block.words)) == (block.old or "", block.new or "")


def test_hundreds_of_paragraphs_all_rewritten() -> None:
    old = [f"第{i}项工作由第{i % 7}科室负责，全年完成{i * 3}件，群众满意。" for i in range(300)]
    new = [line.replace("全年", "本年度") for line in old]
    found = difference(with_overview(*old), with_overview(*new))
    assert [block.new for block in found.blocks] == new
    assert {block.kind for block in found.blocks} == {"changed"}


def test_a_chapter_without_its_heading_in_the_source_is_missing() -> None:
    one = side(with_overview(*LINES))
    block = _only(compare(one, replace(one, headless=frozenset({CHAPTER}))))
    assert (block.kind, block.what, block.path) == ("removed", "chapter", CHAPTER)
