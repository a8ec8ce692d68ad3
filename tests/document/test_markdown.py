"""Prose to blocks: paragraphs, numbered headings, bold, images; everything else as written."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar

from generator.document import constructs, markdown
from generator.document.constructs import BOLD, image_names, unprintable
from generator.document.markdown import blocks
from generator.document.nodes import Block, Image, Paragraph, Run
from generator.document.numbering import Numbering, without_number
from generator.document.numerals import chinese_numeral
from generator.document.pictures import Picture
from tests.document.forms import outline

LINES = (
    "## 标题", "### 小标题", "# 一级", "正文一句。", "  缩进", "　　全角", "1. 列表", "a # b", "## ", "##x",
    "## a ##", "#", "", " ", "C#语言", "## （一）标题", "#### 四", "===", "---", "> 引用", "    四格", "a  ",
    "##　x", " ## 前有空格", "**粗**", "a_b_c", "\\# 转义", "先**重点**后**再 次**", "## **粗**题", "**“甲”**",
    "*斜*", "\\**甲**", "**甲**", "**甲 **乙** 丙**", "**甲****乙**", "**3**件\u2003", "***甲***", "**", "- 甲",
)  # fmt: skip
PICTURE = Picture("图/甲.png", b"", 10, 10, 96)


def _blocks(text: str, level: int = 2) -> list[Block]:
    return list(blocks(text, "问题与改进", Numbering(level), {PICTURE.name: PICTURE}))


def _runs(text: str) -> list[tuple[Run, ...]]:
    return [block.runs for block in _blocks(text) if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("一行\n二行\n\n三行\n", ["P 一行", "P 二行", "P 三行"]),
        ("　　缩进\n  　　又缩进", ["P 缩进", "P 又缩进"]),
        ("    四个空格不是代码\n\n\t制表符也不是", ["P 四个空格不是代码", "P 制表符也不是"]),
        ("行尾有空格  \n下一行", ["P 行尾有空格", "P 下一行"]),
        ("甲\r\n乙", ["P 甲", "P 乙"]),
        ("", []),
        ("\n　\n", []),
    ],
)
def test_a_line_is_a_paragraph(text: str, lines: list[str]) -> None:
    assert outline(_blocks(text)) == lines


def test_headings_count_by_level_and_deeper_ones_start_again() -> None:
    text = "## 甲\n### 乙\n### 丙\n正文\n## 丁\n### 戊"
    assert outline(_blocks(text)) == [
        "2 （一）甲", "3 1.乙", "3 2.丙", "P 正文", "2 （二）丁", "3 1.戊",
    ]  # fmt: skip
    assert outline(_blocks(text, level=3)) == [
        "3 1.甲", "4 （1）乙", "4 （2）丙", "P 正文", "3 2.丁", "4 （1）戊",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "typed", ["（三）", "(三)", "（3）", "三、", "3.", "3、", "3．", "十二、", "（十二） "]
)
def test_a_typed_number_is_not_printed_twice(typed: str) -> None:
    assert outline(_blocks(f"## {typed}存在的主要问题")) == ["2 （一）存在的主要问题"]


@pytest.mark.parametrize(
    "title", ["2025年工作", "1.2亿元投入", "3.15宣传活动", "5G应用", "十四五规划", "3个方面"]
)
def test_a_number_that_belongs_to_the_title_stays(title: str) -> None:
    assert without_number(title) == title


@pytest.mark.parametrize(
    ("number", "written"), [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (35, "三十五"), (99, "九十九")]
)  # fmt: skip
def test_chinese_numerals(number: int, written: str) -> None:
    assert chinese_numeral(number) == written


def test_bold_is_a_run_of_its_own() -> None:
    assert _runs("先**重点**后") == [(Run("先"), Run("重点", bold=True), Run("后"))]
    assert _runs("**甲\n乙**丙") == [(Run("甲", True),), (Run("乙", True), Run("丙"))]


def test_bold_in_a_heading_leaves_its_words() -> None:
    assert outline(_blocks("## **重点**任务")) == ["2 （一）重点任务"]


@pytest.mark.parametrize("text", ["前**“引号”**后", "**注：**以下同", "办理**《条例》**事项"])
def test_bold_beside_chinese_punctuation_is_bold_or_reported(text: str) -> None:
    printed = "".join(run.text for runs in _runs(text) for run in runs)
    assert "**" not in printed or unprintable(text)


@pytest.mark.parametrize(
    "text",
    ["<b>甲</b>乙 & <div>丙", "<!-- 甲 -->", "```\n甲\n```", "`甲`", "- 甲\n- 乙", "1. 甲\n2. 乙",
     "> 甲", "---", "[甲](http://x.cn/乙)", "*甲*", "_甲_", "~~甲~~", "|甲|乙|\n|-|-|\n|丙|丁|",
     "&amp; &lt;甲&gt;", "甲\n===", "a*b*c", "甲_乙_丙", "2<3>1", "<http://x.cn>", "[^1]: 甲",
     "\\甲", "![没有关上"],
)  # fmt: skip
def test_other_markup_is_printed_as_plain_text_without_loss(text: str) -> None:
    printed = ["".join(run.text for run in runs) for runs in _runs(text)]
    assert printed == text.split("\n")


@pytest.mark.parametrize(
    ("text", "line", "name"),
    [
        ("甲\n<b>乙</b>", 1, "网页代码（HTML）"),
        ("甲\n\n- 乙", 2, "项目符号列表"),
        ("`甲`", 0, "代码（反引号）"),
        ("甲\n[乙](http://x.cn)", 1, "链接"),
        ("# 甲", 0, "标题（小标题只能用 ## 和 ###）"),
        ("*甲*", 0, "斜体（单个 * 或 _）"),
        ("|甲|\n|-|\n|乙|", 0, "Markdown 表格"),
    ],
)
def test_unprintable_markup_is_reported_at_its_line(text: str, line: int, name: str) -> None:
    assert [(found.line, found.name) for found in unprintable(text)] == [(line, name)]


@pytest.mark.parametrize(
    "text", ["正文**粗体**。", "## 小标题\n### 再小", "![图](a.png)", "{{ 甲 * 乙 * 丙 }}", "3>2"]
)
def test_printable_markup_is_not_reported(text: str) -> None:
    assert unprintable(text) == []


def test_an_image_stands_alone_with_its_caption_below() -> None:
    made = _blocks(f"前文![渠道构成]({PICTURE.name})后文")
    assert outline(made) == ["P 前文", f"I {PICTURE.name}", "caption 渠道构成", "P 后文"]
    assert isinstance(made[1], Image)
    assert made[1].alt == "渠道构成"


@pytest.mark.parametrize(("missing", "shown"), [("", []), ("【待填】", ["P 【待填】图：公开流程"])])
def test_an_image_that_cannot_be_had_is_told_where_asked(missing: str, shown: list[str]) -> None:
    made = blocks(
        "前文\n![公开流程](没有.png)\n后文", "问题与改进", Numbering(2), {}, None, missing
    )
    assert outline(list(made)) == ["P 前文", *shown, "P 后文"]


def test_an_image_without_words_has_no_caption() -> None:
    assert outline(_blocks(f"![]({PICTURE.name})")) == [f"I {PICTURE.name}"]


def test_image_names_are_as_written() -> None:
    assert image_names("![甲](图/甲.png)\n\n文![乙](b%20c.png)") == [
        (0, "图/甲.png"),
        (2, "b c.png"),
    ]


texts = st.lists(st.sampled_from(LINES), max_size=6).map("\n".join)


@given(texts)
def test_plain_lines_are_read_as_the_parser_reads_them(text: str) -> None:
    """The short way for words, sub-headings and bold gives what CommonMark gives."""
    quick = list(markdown.blocks(text, "p", Numbering(2), {}))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(markdown, "_MARKS", re.compile(""))
        parsed = list(markdown.blocks(text, "p", Numbering(2), {}))
    assert quick == parsed


@given(texts)
def test_what_the_parser_is_spared_has_nothing_unprintable(text: str) -> None:
    found = unprintable(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(constructs, "_TEMPTING", re.compile(""))
        assert found == unprintable(text)


def test_no_letter_is_punctuation_to_the_parser() -> None:
    """Else bold that begins or ends with it would not be bold."""
    letters = filter(str.isalnum, map(chr, range(0x110000)))
    assert [c for c in letters if isPunctChar(c) or isMdAsciiPunct(ord(c)) or c.isspace()] == []


@pytest.mark.parametrize(
    "text", ["**" * 20_000, "**甲 " * 20_000, "**甲**" * 20_000, "*甲" * 40_000]
)
def test_many_stars_take_no_longer_than_as_many_words(text: str) -> None:
    start = time.process_time()
    assert BOLD.sub("", text) is not None
    assert time.process_time() - start < 1
