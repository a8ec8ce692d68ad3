"""Tracked changes: accepted they leave the new report, rejected the old one."""

import copy
from datetime import date
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparison.redline import old_report
from generator.document.build import build
from generator.document.options import OldReport, RenderOptions
from generator.pipeline import render
from generator.readers import reader
from tests.comparison.sides import published, with_overview
from tests.document.forms import content_of, examine_form, zero_form
from tests.recovery.forms import Form, forms, lines
from tests.recovery.runs import EXAMPLES, thorough
from tests.samples.load import GOOD, SAMPLES, content
from tests.writers.order import SEQUENCES
from tests.writers.package import SETTINGS, W, find, only, parts, tag, text, tree, w
from tests.writers.redlined import Redlined, redlined, side
from tests.writers.tracked import accepted, rejected, shown, words

MARKS = (f"{{{W}}}ins", f"{{{W}}}del")
_tried = settings(thorough, max_examples=max(1, EXAMPLES // 2))  # three files an example
LINES = (
    "全年通过门户网站公开各类信息三百余条，内容涵盖机构职能和财政预决算。",
    "政务新媒体围绕春耕备耕、防汛抗旱推送图文，点击量比上年有所增加。",
    "村务公开栏按季度张贴低保名单和惠农补贴，接受村民监督。",
)
SEQUENCES_HERE = SEQUENCES | {
    "w:rPr": ("ins", "del", *SEQUENCES["w:rPr"]),  # of a paragraph's mark
    "w:trPr": (*SEQUENCES["w:trPr"], "ins", "del"),
}


@cache
def _samples(old: str, new: str) -> Redlined:
    return redlined(content(old), content(new))


def _forms(old: Form, new: Form) -> Redlined:
    return redlined(content_of(old), content_of(new))


def _holds(found: Redlined) -> None:
    assert accepted(found.redline) == shown(tree(found.new))
    assert words(rejected(found.redline)) == words(shown(tree(found.old)))


def _changes(data: bytes) -> list[tuple[str, str]]:
    """What is inserted and deleted in reading order, marks of whole paragraphs and rows left out."""
    return [
        (tag(holder), "".join(n.text or "" for n in holder.iter(f"{{{W}}}t", f"{{{W}}}delText")))
        for holder in tree(data).iter(*MARKS)
        if len(holder)
    ]


@pytest.mark.parametrize("old", GOOD)
@pytest.mark.parametrize("new", GOOD)
def test_accepted_it_is_the_new_report_rejected_the_old_one(old: str, new: str) -> None:
    _holds(_samples(old, new))


@_tried
@given(old=forms(), new=forms())
def test_of_any_two_forms(old: Any, new: Any) -> None:
    _holds(redlined(old.content, new.content))


@st.composite
def _edited(draw: st.DrawFn, form: Form) -> Form:
    """The same form after some work on it."""
    edited = copy.deepcopy(dict(form))
    for key, value in edited.items():
        if isinstance(value, str) and "\n" in value and key != "编制说明":
            edited[key] = "\n".join(draw(_rewritten(value.split("\n"))))
    for table in edited["附表"]:
        table["行"] = table["行"][draw(st.integers(0, 1)) :] + [
            [f"新{i}" for i in range(len(table["列"]))] for _ in range(draw(st.integers(0, 2)))
        ]
        if not table["行"]:
            table["行"] = [["无" for _ in table["列"]]]
    edited["附表"] = edited["附表"][draw(st.integers(0, 1)) :]
    if draw(st.booleans()):
        edited.pop("落款", None)
    return edited


@st.composite
def _rewritten(draw: st.DrawFn, old: list[str]) -> list[str]:
    made = []
    for line in old:
        how = draw(st.sampled_from(("kept", "kept", "cut", "longer", "removed", "before")))
        if how == "before":
            made.append(draw(lines(False)).lstrip("#>-+*=_!`|<&{ 0123456789.)"))
        if how != "removed":
            made.append(
                {"cut": line[: max(4, len(line) // 2)], "longer": line + "另有三项。"}.get(
                    how, line
                )
            )
    return [line for line in made if line.strip()] or ["无变化。"]


@_tried
@given(data=st.data(), old=forms())
def test_of_a_form_and_what_became_of_it(data: st.DataObject, old: Any) -> None:
    _holds(redlined(old.content, content_of(data.draw(_edited(old.form)))))


def test_only_the_changed_words_are_marked() -> None:
    new = LINES[1].replace("防汛", "抗洪")
    found = _forms(with_overview(*LINES), with_overview(LINES[0], new, LINES[2]))
    assert _changes(found.redline) == [("w:del", "防汛"), ("w:ins", "抗洪")]


def test_a_figure_in_a_table_is_replaced_as_a_whole() -> None:
    old = zero_form(主动公开={"行政许可": 105, "其余": 0})
    new = zero_form(主动公开={"行政许可": 115, "其余": 0})
    found = _forms(old, new)
    assert _changes(found.redline) == [("w:del", "105"), ("w:ins", "115")]
    holders = list(tree(found.redline).iter(*MARKS))
    assert {tag(p) for p in (holder.getparent() for holder in holders) if p is not None} == {"w:p"}


def test_a_moved_paragraph_is_deleted_here_and_inserted_there() -> None:
    found = _forms(with_overview(*LINES), with_overview(*LINES[1:], LINES[0]))
    assert sorted(_changes(found.redline)) == [("w:del", LINES[0]), ("w:ins", LINES[0])]
    assert len(find(tree(found.redline), ".//w:p/w:pPr/w:rPr/w:del")) == 1
    assert len(find(tree(found.redline), ".//w:p/w:pPr/w:rPr/w:ins")) == 1


def test_bold_words_stay_bold() -> None:
    found = _forms(
        with_overview("坚持**以公开为常态**，及时公开。"),
        with_overview("坚持**以公开为惯例**，及时公开。"),
    )
    marked = list(tree(found.redline).iter(*MARKS))
    assert [text(run) for holder in marked for run in holder if find(run, "w:rPr/w:b")] == [
        "",
        "惯例",
    ]
    assert [len(find(holder, "w:r/w:rPr/w:b")) for holder in marked] == [1, 1]


def _own_table(*rows: list[str], columns: int = 2) -> Form:
    heads = ["类别", "数量", "备注"][:columns]
    return zero_form(附表=[{"标题": "统计表", "位于": "主动公开", "列": heads, "行": list(rows)}])


def test_rows_of_an_own_table() -> None:
    old = _own_table(["动态", "8"], ["公告公示", "12"], ["政策文件", "3"])
    new = _own_table(["动态", "8"], ["政策文件", "5"], ["人事任免", "1"])
    found = _forms(old, new)
    _holds(found)
    marked = {
        kind: [text(row) or "".join(d.text or "" for d in find(row, ".//w:delText"))
               for row in find(tree(found.redline), ".//w:tr") if find(row, f"w:trPr/{kind}")]
        for kind in ("w:ins", "w:del")
    }  # fmt: skip
    assert marked == {"w:ins": ["人事任免1"], "w:del": ["公告公示12"]}
    assert ("w:del", "3") in _changes(found.redline)


def test_a_table_with_another_number_of_columns_takes_the_place_of_the_old_one() -> None:
    found = _forms(_own_table(["动态", "8"]), _own_table(["动态", "8", "无"], columns=3))
    _holds(found)
    assert len(find(tree(found.redline), "w:body/w:tbl")) == 5


def test_a_table_of_another_edition_takes_the_place_of_the_old_one() -> None:
    found = _samples("000_zhonggongmiao_2020", "minimal_2026")
    rows = find(tree(found.redline), "w:body/w:tbl/w:tr")
    assert any(find(row, "w:trPr/w:del") for row in rows)
    assert any(find(row, "w:trPr/w:ins") for row in rows)


def test_another_picture_is_deleted_and_inserted() -> None:
    image = (SAMPLES / "images" / "channels.png").read_bytes()
    form = with_overview(LINES[0], "![构成](a.png)")
    found = redlined(content_of(form, lambda _: image), content_of(form, lambda _: image + b"\0"))
    _holds(found)
    drawings = [
        tag(holder)
        for holder in tree(found.redline).iter(*MARKS)
        if len(holder) and find(holder, ".//w:drawing")
    ]
    assert drawings == ["w:del", "w:ins"]


def test_a_picture_that_a_plain_text_cannot_hold_is_no_change() -> None:
    image = (SAMPLES / "images" / "channels.png").read_bytes()
    new = content_of(with_overview(LINES[0], "![构成](a.png)"), lambda _: image)
    old = OldReport(build(content_of(with_overview(LINES[0]))), pictures=False)
    assert not _changes(render(new, ("docx",), RenderOptions(redline=old)).files["docx"])


def test_an_old_report_shows_its_cells_as_they_were_published() -> None:
    old = published(zero_form(), {"主动公开.行政许可.处理决定": "/"})
    options = RenderOptions(redline=old_report(old))
    data = render(content_of(zero_form()), ("docx",), options).files["docx"]
    assert _changes(data) == [("w:del", "/"), ("w:ins", "0")]


def test_a_chapter_whose_heading_was_missing_gets_it() -> None:
    new = content_of(zero_form())
    old = OldReport(build(new), headless=frozenset({"问题与改进"}))
    data = render(new, ("docx",), RenderOptions(redline=old)).files["docx"]
    assert _changes(data) == [("w:ins", "五、存在的主要问题及改进情况")]


def test_equal_reports_have_no_changes() -> None:
    assert not _changes(_samples("full_2025", "full_2025").redline)


@pytest.mark.parametrize(
    "pair", [("minimal_2026", "full_2025"), ("000_zhonggongmiao_2020", "full_2025")]
)
def test_elements_stand_in_the_order_of_the_schema(pair: tuple[str, str]) -> None:
    data = _samples(*pair).redline
    for part in ("word/document.xml", SETTINGS):
        for element in tree(data, part).iter():
            sequence = SEQUENCES_HERE.get(tag(element))
            if sequence is not None and tag(element) != "w:p":
                places = [sequence.index(tag(child).removeprefix("w:")) for child in element]
                assert places == sorted(places), tag(element)


def test_marks_have_an_author_the_day_of_the_report_and_ids_of_their_own() -> None:
    data = _samples("minimal_2026", "full_2025").redline
    marks = list(tree(data).iter(*MARKS))
    signature = content("full_2025").report.signature
    assert signature is not None
    assert signature.date is not None
    assert {w(mark, "author") for mark in marks} == {"年报助手"}
    assert {w(mark, "date") for mark in marks} == {f"{signature.date.isoformat()}T00:00:00Z"}
    assert len({w(mark, "id") for mark in marks}) == len(marks)


def test_without_a_day_there_is_none() -> None:
    found = _forms(with_overview(LINES[0]), with_overview(LINES[1]))
    assert {w(mark, "date") for mark in tree(found.redline).iter(*MARKS)} == {None}


def test_what_the_reader_changes_is_tracked_too() -> None:
    only(tree(_samples("minimal_2026", "full_2025").redline, SETTINGS), "w:trackRevisions")
    assert not find(tree(_samples("minimal_2026", "full_2025").new, SETTINGS), "w:trackRevisions")


def test_the_form_does_not_travel_along() -> None:
    data = _samples("minimal_2026", "full_2025").redline
    assert reader("docx")(data).form is None
    assert not [name for name in parts(data) if name.startswith("customXml")]


def test_the_same_bytes_twice() -> None:
    again = redlined(content("minimal_2026"), content("full_2025"))
    assert again.redline == _samples("minimal_2026", "full_2025").redline


@pytest.mark.parametrize("old", GOOD)
def test_our_reader_reads_it_as_the_new_report(old: str) -> None:
    found = _samples(old, "full_2025")
    read, plain = (reader("docx")(data).document for data in (found.redline, found.new))
    assert read.blocks == plain.blocks


def test_a_draft_keeps_its_comments_where_they_belong() -> None:
    signed = date(2027, 1, 15).isoformat()
    old = with_overview(
        "已经删去的一段。", *LINES, 落款={"署名": "示例县云溪镇人民政府", "日期": signed}
    )
    new = with_overview(*LINES, 主动公开={"行政许可": 5, "规章": {"制发": 1}, "其余": 0})
    examined = examine_form(new)
    assert examined.content is not None
    options = RenderOptions(draft=True, redline=old_report(side(content_of(old))))
    made = render(examined.content, ("docx",), options, examined.result)
    plain = render(examined.content, ("docx",), RenderOptions(draft=True), examined.result)
    assert made.title.endswith("（草稿）（修订）")
    anchors, expected = _anchors(made.files["docx"]), _anchors(plain.files["docx"])
    assert anchors == expected
    assert anchors


def _anchors(data: bytes) -> list[tuple[str | None, str]]:
    """The words of the paragraph that each comment hangs on, deletions left out."""
    root = tree(data)
    return [
        (w(start, "id"), text(paragraph))
        for paragraph in root.iter(f"{{{W}}}p")
        for start in find(paragraph, "w:commentRangeStart")
    ]
