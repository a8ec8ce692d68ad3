"""PR02 and PR03: figures written by hand, and writing that a report cannot print."""

import pytest

from generator.diagnostics import Severity
from tests.form.forms import codes, diagnostics, form, line_of, place_of, prose, with_prose

ROWS = (
    "\n本年新收: [100, 17, 0, 0, 0, 0]\n上年结转: {自然人: 3, 其余: 0}\n"
    "办理结果:\n  予以公开: [103, 17, 0, 0, 0, 0]\n  其余: 0\n其余: 0"
)


def _overview(*lines: str) -> str:
    return form({
        "总体情况": prose(*lines),
        "申请": ROWS,
        "主动公开": "\n行政处罚: 2026\n行政许可: 96\n其余: 0",
    })  # fmt: skip


def test_a_figure_that_equals_one_row_is_told_with_the_expression() -> None:
    text = _overview("第一段。", "本年新收申请117件。")
    (diagnostic,) = diagnostics(text)
    assert (diagnostic.code, diagnostic.severity) == ("PR02", Severity.INFO)
    assert diagnostic.span is not None
    assert (diagnostic.span.line, diagnostic.span.column) == place_of(text, "117件")
    assert "{{ 申请.本年新收.总计 }}" in (diagnostic.hint or "")


@pytest.mark.parametrize(
    "line",
    [
        "2026年，行政处罚情况良好。",
        "占比96%，提高17个百分点。",
        "公开信息96条。",
        "予以公开17件。",
        "第96号文件。",
        "办理1176件。",
        "办理1,117件，得分11.17。",
        "新收{{ 申请.本年新收.总计 }}件。",
        "培训3件次。",
        "没有数字。",
    ],
    ids=lambda line: line[:8],
)
def test_years_shares_other_units_and_ambiguous_figures_are_silent(line: str) -> None:
    assert codes(_overview(line)) == []


def test_only_chapter_one_is_searched_for_figures() -> None:
    assert codes(form({"申请": ROWS, "问题与改进": "|\n新收117件。"})) == []


def test_a_figure_is_marked_where_it_stands_and_not_inside_an_earlier_one() -> None:
    text = _overview("网站公开1961条，作出行政许可96件。")
    (diagnostic,) = diagnostics(text)
    assert diagnostic.span is not None
    assert (diagnostic.span.line, diagnostic.span.column) == place_of(text, "96件")


@pytest.mark.parametrize(
    ("lines", "at", "said"),
    [
        (["甲", "<b>重点</b>乙"], "<b>", "HTML"),
        (["甲", "", "<div>", "乙", "</div>"], "<div>", "HTML"),
        (["甲", "```", "乙", "```"], "```", "代码块"),
        (["甲", "用`乙`查"], "`乙`", "代码"),
        (["甲", "- 乙", "- 丙"], "- 乙", "列表"),
        (["甲", "", "* 乙"], "* 乙", "列表"),
        (["甲", "> 乙"], "> 乙", "引用"),
        (["甲", "", "***", "乙"], "***", "分隔线"),
        (["甲", "见[网站](https://a.example)"], "[网站]", "链接"),
        (["甲", "见<https://a.example>"], "<https", "链接"),
        (["甲", "*乙*丙"], "*乙*", "斜体"),
        (["甲", "~~乙~~丙"], "~~乙~~", "删除线"),
        (["甲", "", "|乙|丙|", "|---|---|", "|1|2|"], "|乙|丙|", "表格"),
        (["甲", "# 乙"], "# 乙", "标题"),
        (["甲", "#### 乙"], "#### 乙", "标题"),
        (["甲", "", "乙", "==="], "乙\n", "标题"),
    ],
)  # fmt: skip
def test_what_cannot_be_printed_is_told_once_at_its_line(
    lines: list[str], at: str, said: str
) -> None:
    text = with_prose(*lines)
    (diagnostic,) = diagnostics(text)
    start = line_of(text, "其他事项:")
    line = start + 1 + next(i for i, written in enumerate(lines) if at.strip("\n") in written)
    assert (diagnostic.code, diagnostic.severity) == ("PR03", Severity.WARNING)
    assert said in diagnostic.message
    assert diagnostic.span is not None
    assert diagnostic.span.line == line


@pytest.mark.parametrize(
    "lines",
    [
        ["一是“公开”——为常态；", "二是《条例》（国办函〔2020〕109号）……"],
        ["1.第一", "2.第二", "3.第三"],
        ["1. 第一", "2. 第二"],
        ["1、第一", "（一）第二", "①第三"],
        ["—第一", "——第二", "－第三"],
        ["## 小标题", "### 更小的标题", "**粗体** 文字"],
        ["　　缩进两个汉字的一段", "    缩进四格的一段"],
        ["同比增长5%，3<5，5>3，A&B，1~2月，a_b_c", "电话：0570-5550101，邮箱：a@b.example"],
        ["https://a.example/b_c_d"],
        ["星号 * 与下划线 _ 单独出现，2*3=6"],
        ["[注] 方括号，【方头括号】，{花括号}"],
        ["甲", "", "", "乙"],
        ["{{ 年度 }}年<{{ 年度 }}"],
    ],
    ids=lambda lines: lines[0][:10],
)
def test_ordinary_prose_is_silent(lines: list[str]) -> None:
    assert codes(with_prose(*lines)) == []


def test_two_different_constructs_on_one_line_are_two_findings() -> None:
    assert codes(with_prose("<b>甲</b>和`乙`")) == ["PR03", "PR03"]
