"""A draft: every page marked, every finding a Word comment at its place, blanks to be seen."""

import io
from functools import cache

import docx
import pytest

from generator.document.build import build
from generator.document.drafts import UNFILLED
from generator.document.nodes import Table
from generator.document.options import RenderOptions
from generator.document.remarks import Remark
from generator.errors import InputError
from generator.pipeline import Examined, examine, render
from tests.document.forms import as_bytes, content_of, zero_form
from tests.samples.load import SAMPLES
from tests.writers.package import NAMES, Element, W, find, only, parts, style, tag, text, tree, w

DRAFT = RenderOptions(draft=True)
COMMENTS = "word/comments.xml"


def _missing(name: str) -> bytes:
    raise InputError(f"找不到图片“{name}”")


@cache
def _broken() -> Examined:
    return examine((SAMPLES / "broken_2025.yaml").read_bytes(), _missing)


@cache
def _draft() -> bytes:
    content = _broken().content
    assert content is not None
    return render(content, ("docx",), DRAFT, _broken().result).files["docx"]


def _comments(data: bytes) -> dict[str, Element]:
    """Each comment's words, and the paragraph that it hangs on."""
    words = {
        str(w(comment, "id")): "\n".join(text(p) for p in find(comment, "w:p"))
        for comment in find(tree(data, COMMENTS), "w:comment")
    }
    anchors = {}
    for paragraph in tree(data).iter(f"{{{W}}}p"):
        for start in find(paragraph, "w:commentRangeStart"):
            anchors[words.pop(str(w(start, "id")))] = paragraph
    assert not words
    return anchors


def test_each_finding_is_one_comment_with_code_name_and_message() -> None:
    found = [d for d in _broken().result.diagnostics if d.counts]
    assert len(found) > 20
    said = list(_comments(_draft()))
    assert len(said) == len(found)
    for diagnostic in found:
        (own,) = [s for s in said if s.startswith(diagnostic.code) and diagnostic.message in s]
        assert (diagnostic.hint or "") in own
    assert any(s.startswith("T303 横向合计 错误：") for s in said)


@pytest.mark.parametrize(
    ("words", "anchor"),
    [
        ("90+2+0+0+1+0 = 93", "94"),
        ("还没有填：废止", UNFILLED),
        ("“400元”的单位", UNFILLED),
        ("正文里的 186", "本年新收申请186件，均在法定期限内办理。"),
        ("本年新受", "全年新收政府信息公开申请{{ 申请.本年新受.总计 }}件。"),
        ("缺少“问题与改进”", "五、存在的主要问题及改进情况"),
        ("2019", "示例市城市管理局2025年政府信息公开工作年度报告"),
    ],
)
def test_a_comment_stands_at_its_cell_or_paragraph(words: str, anchor: str) -> None:
    (place,) = [p for said, p in _comments(_draft()).items() if words in said.partition("\n")[0]]
    assert text(place) == anchor


def test_ranges_are_closed_and_referred_to_once() -> None:
    root = tree(_draft())
    ids = [
        [w(e, "id") for e in root.iter(f"{{{W}}}{kind}")]
        for kind in ("commentRangeStart", "commentRangeEnd", "commentReference")
    ]
    assert sorted(map(str, ids[0])) == sorted(map(str, ids[1])) == sorted(map(str, ids[2]))
    assert len(set(ids[0])) == len(ids[0])


def test_author_is_fixed_and_the_day_is_that_of_the_form_or_none() -> None:
    for comment in find(tree(_draft(), COMMENTS), "w:comment"):
        assert (w(comment, "author"), w(comment, "initials")) == ("年报助手", "年报")
        assert w(comment, "date") is None
    content = content_of(zero_form(落款={"署名": "某局", "日期": "2027-01-15"}, 其他事项="无。"))
    document = build(content, DRAFT, (Remark("C601", "太短", path="其他事项"),))
    assert document.comments
    examined = examine(as_bytes(zero_form(落款={"日期": "2027-01-15"}, 其他事项="无")), _missing)
    assert examined.content is not None
    data = render(examined.content, ("docx",), DRAFT, examined.result).files["docx"]
    (comment, *_) = find(tree(data, COMMENTS), "w:comment")
    assert str(w(comment, "date")).startswith("2027-01-15T00:00:00")


def test_the_same_draft_twice_is_the_same_file() -> None:
    content = _broken().content
    assert content is not None
    assert render(content, ("docx",), DRAFT, _broken().result).files["docx"] == _draft()


@pytest.mark.parametrize("kind", ["default", "even"])
def test_every_page_says_that_it_is_a_draft(kind: str) -> None:
    data = _draft()
    section = only(tree(data), "w:body/w:sectPr")
    (reference,) = [r for r in find(section, "w:headerReference") if w(r, "type") == kind]
    key = reference.get(f"{{{NAMES['r']}}}id")
    relations = tree(data, "word/_rels/document.xml.rels")
    (target,) = [r.get("Target") for r in relations if r.get("Id") == key]
    header = tree(data, f"word/{target}")
    assert text(header) == "草稿"
    assert [style(p) for p in find(header, "w:p")] == ["Header"]
    shapes = header.findall(".//{urn:schemas-microsoft-com:vml}shape")
    (across,) = [s.find("{urn:schemas-microsoft-com:vml}textpath") for s in shapes]
    assert across is not None
    assert across.get("string") == "草稿"


def test_a_report_that_is_no_draft_has_no_header_and_no_comments() -> None:
    data = render(content_of(zero_form()), ("docx",)).files["docx"]
    assert not [part for part in parts(data) if "header" in part or "comments" in part]


def test_what_is_not_filled_is_marked_in_cells_and_prose() -> None:
    form = zero_form(
        主动公开={
            "规章": {"制发": 0, "废止": None, "现行有效": 1},
            **dict.fromkeys(("行政规范性文件", "行政许可", "行政处罚", "行政强制"), 0),
            "行政事业性收费": 0,
        },
        总体情况={
            "主动公开": "废止{{ 主动公开.规章.废止 }}件，制发{{ 主动公开.规章.制发 }}件。",
            "平台建设": "",
        },
        问题与改进="",
    )
    examined = examine(as_bytes(form), _missing)
    assert examined.content is not None
    made = render(examined.content, ("docx", "txt"), DRAFT, examined.result)
    document = build(examined.content, DRAFT)
    cells = [c for b in document.blocks if isinstance(b, Table) for r in b.rows for c in r]
    assert [c.path for c in cells if c.text == UNFILLED] == ["主动公开.规章.废止"]
    plain = made.files["txt"].decode("utf-8")
    assert f"废止{UNFILLED}件，制发0件。" in plain
    assert plain.count(UNFILLED) == 4  # cell, figure, aspect, chapter
    body = "".join(text(p) for p in find(tree(made.files["docx"]), "w:body/w:p"))
    assert f"废止{UNFILLED}件，制发0件。" in body


def test_a_picture_that_cannot_be_had_is_marked_and_its_finding_hangs_on_the_mark() -> None:
    (own,) = [p for said, p in _comments(_draft()).items() if said.startswith("FM09")]
    assert text(own) == f"{UNFILLED}图：公开流程"


def test_the_name_of_the_file_says_so() -> None:
    content = content_of(zero_form())
    assert render(content, (), DRAFT).title == render(content, ()).title + "（草稿）"


def test_an_unfilled_form_that_is_no_draft_has_no_marks() -> None:
    examined = examine(as_bytes(zero_form(主动公开={})), _missing)
    assert examined.content is not None
    assert UNFILLED not in render(examined.content, ("txt",)).files["txt"].decode()


def test_python_docx_reads_the_comments() -> None:
    opened = docx.Document(io.BytesIO(_draft()))
    assert len(list(opened.comments)) == len(_comments(_draft()))


def test_a_finding_of_a_local_rule_or_without_a_place_stands_at_the_title() -> None:
    document = build(
        content_of(zero_form()), DRAFT, (Remark("X1", "甲"), Remark("X2", "乙", path="没有"))
    )
    assert [(c.block, c.cell) for c in document.comments] == [(0, None), (0, None)]


def test_control_characters_in_a_message_do_no_harm() -> None:
    form = zero_form(其他事项="甲{{ 没有\x07的.路径 }}。")
    examined = examine(as_bytes(form), _missing)
    assert examined.content is not None
    assert tag(
        tree(render(examined.content, ("docx",), DRAFT, examined.result).files["docx"], COMMENTS)
    )
