"""Expressions in prose: exact arithmetic over known paths, and nothing else."""

import re
import time
from decimal import Decimal
from inspect import unwrap
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document import expressions
from generator.document.expressions import ExpressionError, Problem, evaluate, problems

VALUES: dict[str, Any] = {
    "年度": 2026,
    "新收": 1,
    "结转": 3,
    "零": 0,
    "费": Decimal("0.04"),
    "额": Decimal("128.5"),
    "采购": "905万",
    "未填": "【待填】",
    "申请": {"本年新收": {"自然人": 7, "总计": 9}},
}


def _value(expression: str) -> str:
    text = "{{ " + expression + " }}"
    assert problems(text, VALUES) == []
    return evaluate(text, VALUES)


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("年度", "2026"),
        ("申请.本年新收.总计", "9"),
        ("申请['本年新收']['总计']", "9"),
        ("采购", "905万"),
        ("费", "0.04"),
        ("未填", "【待填】"),
        ("0.1 + 0.2", "0.3"),
        ("费 * 10000", "400"),
        ("额 - 128.5", "0"),
        ("额 * 1.1", "141.35"),
        ("新收 / 4", "0.25"),
        ("结转 // 2", "1"),
        ("7 % 结转", "1"),
        ("-新收", "-1"),
        ("(新收 / 结转) | round(2)", "0.33"),
        ("(新收 / 结转 * 100) | round(1)", "33.3"),
        ("(2 / 结转 * 100) | round(1)", "66.7"),
        ("1.005 | round(2)", "1.01"),
        ("2.5 | round", "3"),
        ("0.5 | round", "1"),
        ("新收 + 结转 * 2", "7"),
        ("'有' if 新收 > 0 else '没有'", "有"),
        ("'有' if 零 > 0 else '没有'", "没有"),
        ("新收 ~ '件'", "1件"),
    ],
)
def test_a_value_is_exact(expression: str, printed: str) -> None:
    assert _value(expression) == printed


def test_a_third_must_be_rounded_and_is_exact_until_then() -> None:
    with pytest.raises(ExpressionError, match="round"):
        _value("新收 / 结转")
    assert _value("(新收 / 结转 * 1000000) | round(10)") == "333333.3333333333"


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("{% if 新收 > 0 %}收到{{ 新收 }}件{% else %}没有收到{% endif %}。", "收到1件。"),
        ("{% if 零 > 0 %}收到{% else %}没有收到{% endif %}。", "没有收到。"),
        ("{% if 新收 == 1 and 结转 != 1 %}对{% endif %}", "对"),
        ("{# 记得核对 #}共{{ 新收 }}件", "共1件"),
        ("单个 { 和 } 不是表达式", "单个 { 和 } 不是表达式"),
        ("第一行\n{{ 新收 }}\n", "第一行\n1\n"),
    ],
)
def test_text_around_expressions_stays(text: str, printed: str) -> None:
    assert problems(text, VALUES) == []
    assert evaluate(text, VALUES) == printed


@pytest.mark.parametrize(
    "expression",
    ["未填 + 1", "采购 + 1", "'件' * 100000000", "'%s' % 1", "1 / 零", "1 // 零", "1 % 零",
     "未填 > 1", "未填 | round(1)", "新收 | round(-1)", "新收 | round(99)", "-采购",
     "99999999999999999999999999 * 99999999999999999999999999", "''.__class__"],
)  # fmt: skip
def test_what_cannot_be_computed_is_said_in_chinese(expression: str) -> None:
    with pytest.raises(ExpressionError, match=r"[一-鿿]"):
        _value(expression)


@pytest.mark.parametrize(
    "text",
    ["{{ 新收.__class__ }}", "{{ 新收.real }}", "{{ 新收() }}", "{{ range(9) }}",
     "{{ ().__class__ }}", "{{ [1, 2] }}", "{{ {'a': 1} }}", "{{ 10 ** 10 }}",
     "{% for x in 申请 %}{{ x }}{% endfor %}", "{% set x = 1 %}", "{% include '/etc/passwd' %}",
     "{% import 'os' as os %}", "{% macro f() %}{% endmacro %}", "{{ 新收 | upper }}",
     "{{ 新收 | attr('real') }}", "{{ 新收 is defined }}", "{{ cycler }}", "{{ self }}",
     "{{ 没有这个 }}", "{{ 申请.本年新受.总计 }}", "{{ 申请 }}", "{{ 新收", "{{ }}",
     "{% if 新收 %}", "{{ 1 + }}"],
)  # fmt: skip
def test_nothing_but_known_paths_and_arithmetic(text: str) -> None:
    found = problems(f"上一行\n{text}", VALUES)
    assert found
    assert all(problem.message for problem in found)
    assert {problem.line for problem in found} <= {0, 1}


def test_an_unknown_name_is_named() -> None:
    (problem,) = problems("甲\n乙{{ 申请.本年新受.总计 }}", VALUES)
    assert problem.line == 1
    assert problem.unknown == problem.words == "申请.本年新受.总计"


def _printed(expression: str) -> str:
    """What is printed; empty when the expression is refused or cannot be computed."""
    text = "{{ " + expression + " }}"
    if problems(text, VALUES):
        return ""
    try:
        return evaluate(text, VALUES)
    except ExpressionError:
        return ""


@pytest.mark.parametrize("count", [100, 300, 1000, 3000])
@pytest.mark.parametrize("shape", ["({})", "-{}", "1+{}", "not {}", "1 if 1 else {}"])
def test_deep_or_long_expressions_end_soon_and_quietly(shape: str, count: int) -> None:
    before, _, after = shape.partition("{}")
    start = time.perf_counter()
    _printed(before * count + "1" + after * count)
    assert time.perf_counter() - start < 5


@pytest.mark.parametrize("expression", ["1e400", "1e999 - 1", "0 * 1e400"])
def test_infinity_is_never_printed(expression: str) -> None:
    assert not re.search("inf|nan", _printed(expression), re.IGNORECASE)


@pytest.mark.parametrize("expression", ["新收 > 结转", "not 新收", "true", "none"])
def test_an_english_word_is_never_printed(expression: str) -> None:
    assert not re.search("true|false|none", _printed(expression), re.IGNORECASE)


PIECES = (
    "{{", "}}", "{%", "%}", "{#", "#}", "{", "}", "-", "+", " ", "\n", "\r", "年度", "申请", ".", "本年新收", "总计",
    "新收", "未填", "(", "|", "round", "'", "1", "if", "甲①", "·", "文", "{{ 新收 }}", "{{ 申请.本年新收.总计 }}",
    "{{ 新收 / 零 }}", "{{ 新收 / 结转 }}", "{{ 没有 }}", "{{ 申请 }}", "{{- 新收 -}}", "{{ 1 if 新收 }}", "{{ '}}' }}",
    "{{ 新收 + 申请.本年新收.总计 + 费 }}", "{{ 新收 + 采购 }}", "{{ 结转 + 未填 }}", "{{ 没有 + 新收 + 申请 }}",
    "{{ 新收 + }}", "{% if 零 %}", "{% endif %}",
)  # fmt: skip
Outcome = list[Problem] | str | tuple[str, int]


def _outcome(text: str) -> Outcome:
    found = problems(text, VALUES)
    if found:
        return found
    try:
        return evaluate(text, VALUES)
    except ExpressionError as error:
        return str(error), error.line


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_an_expression_by_itself_is_what_it_is_in_the_text(text: str) -> None:
    """A text parted at its expressions is read as Jinja reads it as a whole."""
    parted = _outcome(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(expressions, "_parts", unwrap(expressions._parts))
        patch.setattr(expressions, "_parted", lambda _: None)
        assert parted == _outcome(text)


def test_a_fault_is_told_on_its_own_line_each_time() -> None:
    text = "{{ 没有 }}\n{{ 新收 }}\n甲{{ 没有 }}{{ 申请 }}"
    assert [(p.line, p.words) for p in problems(text, VALUES)] == [
        (0, "没有"), (2, "没有"), (2, "申请"),
    ]  # fmt: skip
    with pytest.raises(ExpressionError) as raised:
        evaluate("甲\n{{ 新收 }}\n{{ 新收 / 零 }}", VALUES)
    assert raised.value.line == 3
