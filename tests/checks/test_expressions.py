"""PR01: expressions that cannot be computed, at their line and column, with the nearest name."""

import pytest

from generator.diagnostics import Diagnostic
from tests.form.forms import codes, diagnostics, examined, form, line_of, place_of, with_prose


def _only(text: str) -> Diagnostic:
    (diagnostic,) = diagnostics(text)
    return diagnostic


def _place(diagnostic: Diagnostic) -> tuple[int, int]:
    assert diagnostic.span is not None
    return diagnostic.span.line, diagnostic.span.column


@pytest.mark.parametrize(
    ("unknown", "nearest"),
    [
        ("申请.本年新受.总计", "申请.本年新收.总计"),
        ("申请.办理结果.重复申请.自然人", "申请.办理结果.不予处理.重复申请.自然人"),
        ("年渡", "年度"),
        ("机关.名字", "机关.名称"),
        ("主动公开.行政许可.处理决定数", "主动公开.行政许可.处理决定"),
    ],
)
def test_an_unknown_name_is_told_at_its_place_with_the_nearest(unknown: str, nearest: str) -> None:
    text = with_prose("第一段。", f"本年{{{{ {unknown} }}}}件。")
    diagnostic = _only(text)
    assert (diagnostic.code, diagnostic.path) == ("PR01", "其他事项")
    assert f"“{unknown}”" in diagnostic.message
    assert f"{{{{ {nearest} }}}}" in (diagnostic.hint or "")
    assert _place(diagnostic) == place_of(text, unknown)
    assert diagnostic.span is not None
    assert diagnostic.span.end_column == diagnostic.span.column + len(unknown)


def test_a_name_that_begins_like_an_earlier_one_is_told_at_its_own_place() -> None:
    text = with_prose("{{ 申请.本年新收.总计 }}件和{{ 申请.本年新 }}件。")
    assert _place(_only(text)) == place_of(text, "申请.本年新 ")


def test_the_suggested_path_is_one_that_an_expression_may_name() -> None:
    hint = _only(with_prose("{{ 申请.本年新 }}件。")).hint or ""
    suggested = hint[hint.index("{{") : hint.index("}}") + 2]
    assert codes(with_prose(f"共{suggested}件。")) == []


def test_every_unknown_name_is_told_at_its_own_line() -> None:
    text = with_prose("甲{{ 甲乙 }}", "丙", "丁{{ 丙丁 + 甲乙丙 }}")
    assert [_place(d) for d in diagnostics(text)] == [
        place_of(text, "甲乙 "), place_of(text, "丙丁 +"), place_of(text, "甲乙丙")
    ]  # fmt: skip
    assert codes(text) == ["PR01"] * 3


@pytest.mark.parametrize(
    "line",
    [
        "{{ 年度 }",
        "{{ 年度",
        "{{ }}",
        "{{ 年度 年度 }}",
        "{% if 年度 %}甲",
        "{{ 申请。本年新收 }}",
        "{% else %}",
        "{# 注",
    ],
)
def test_a_syntax_error_is_told_once_at_its_line_in_chinese(line: str) -> None:
    text = with_prose("第一段。", line)
    diagnostic = _only(text)
    assert diagnostic.code == "PR01"
    assert diagnostic.span is not None
    assert diagnostic.span.line == line_of(text, "第一段。") + 1
    for words in ("expected", "unexpected", "token", "tag"):
        assert words not in diagnostic.message


@pytest.mark.parametrize(
    "line",
    [
        "{% for x in 年度 %}甲{% endfor %}",
        "{% set x = 1 %}",
        "{% macro m() %}甲{% endmacro %}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ range(10) }}",
        "{{ 年度.__class__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ self }}",
        "{{ 年度 | upper }}",
        "{{ 年度 | attr('real') }}",
        "{{ 10 ** 10 ** 10 }}",
        "{{ [1, 2, 3] }}",
        "{{ {'a': 1} }}",
        "{{ 年度 is defined }}",
        "{{ (1, 2) }}",
    ],
)
def test_whatever_is_no_path_sum_or_condition_is_refused(line: str) -> None:
    assert codes(with_prose(line)) == ["PR01"]


@pytest.mark.parametrize("line", ["{{ '甲'.format }}", "{{ ''.join }}", "{{ (1).real }}"])
def test_no_object_of_the_program_is_printed(line: str) -> None:
    content = examined(with_prose(f"甲{line}乙")).content
    assert content is not None
    assert "<" not in content.texts["其他事项"]
    assert codes(with_prose(f"甲{line}乙")) == ["PR01"]


@pytest.mark.parametrize(
    "line", ["{{ 1 / 0 }}", "{{ 年度 / 申请.本年新收.总计 }}", "{{ 1 // 0 }}", "{{ 1 % 0 }}"]
)
def test_division_by_zero_is_told(line: str) -> None:
    text = with_prose("第一段。", f"占{line}。")
    diagnostic = _only(text)
    assert diagnostic.code == "PR01"
    assert "除数是 0" in diagnostic.message
    assert _place(diagnostic)[0] == place_of(text, line)[0]


@pytest.mark.parametrize(
    "line", ["{{ 机关.名称 + 1 }}", "{{ 机关.名称 * 9 }}", "{{ 机关.名称 | round }}"]
)
def test_computing_with_a_text_is_told(line: str) -> None:
    assert codes(with_prose(line)) == ["PR01"]


@pytest.mark.parametrize(
    "block", ["申请.本年新收", "申请.办理结果", "机关", "机关.联系方式", "申请"]
)
def test_a_whole_block_is_no_number(block: str) -> None:
    diagnostic = _only(with_prose(f"新收{{{{ {block} }}}}件。"))
    assert diagnostic.code == "PR01"
    assert f"“{block}”是一块内容" in diagnostic.message


@pytest.mark.parametrize(
    "terms", ["+".join(["1"] * 5000), "申请" + ".甲" * 5000, "-" * 5000 + "1", "(" * 5000]
)
def test_an_endless_expression_is_refused_and_not_a_crash(terms: str) -> None:
    assert codes(with_prose(f"{{{{ {terms} }}}}")) == ["PR01"]


@pytest.mark.parametrize("place", ["编制说明", "问题与改进"])
def test_expressions_are_read_in_every_text(place: str) -> None:
    text = form({place: "|\n{{ 年渡 }}年"})
    assert [(d.code, d.path) for d in diagnostics(text)] == [("PR01", place)]


def test_expressions_are_read_in_own_sections() -> None:
    text = form({"其他小节": "\n- 标题: 甲\n  位于: 总体情况\n  内容: |\n    {{ 年渡 }}年"})
    diagnostic = _only(text)
    assert diagnostic.code == "PR01"
    assert _place(diagnostic) == place_of(text, "年渡")
