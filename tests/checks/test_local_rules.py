"""A county's own rules are data: conditions over paths, patterns that must or must not occur."""

import pytest

from generator.checks.engine import Options
from generator.checks.patterns import PatternError, compiled
from generator.checks.settings import parse_settings
from generator.diagnostics import Severity
from generator.errors import InputError
from generator.pipeline import examine
from tests.form.forms import form

RULES = """
[[rule]]
code = "XZ01"
name = "结转不超过新收"
severity = "错误"
message = "结转下年度比本年新收还多"
basis = "县政务公开办通知"
condition = "申请.结转下年度.总计 <= 申请.本年新收.总计"

[[rule]]
code = "XZ02"
name = "写明培训"
message = "没有写培训情况"
basis = "县政务公开办通知"
chapter = "其他事项"
must = "培训[0-9]+次"

[[rule]]
code = "XZ03"
name = "不写加强领导"
severity = "提示"
message = "不要写空话"
basis = "县政务公开办通知"
chapter = "其他事项"
must_not = "进一步加强.{0,6}领导"
"""
APPLICATIONS = """
本年新收: {自然人: 1, 其余: 0}
上年结转: {自然人: 3, 其余: 0}
办理结果: {予以公开: {自然人: 1}, 其余: 0}
结转下年度: {自然人: 3, 其余: 0}"""


def _found(rules: str, **blocks: str) -> dict[str, Severity]:
    options = Options(settings=parse_settings(rules, "nianbao.toml"), select=("XZ",))
    result = examine(form(blocks).encode(), lambda _: b"", options).result
    return {d.code: d.severity for d in result.diagnostics}


def test_what_a_county_asks_for_is_checked() -> None:
    assert _found(RULES, 其他事项="进一步加强组织领导。", 申请=APPLICATIONS) == {
        "XZ01": Severity.ERROR,
        "XZ02": Severity.WARNING,
        "XZ03": Severity.INFO,
    }


def test_what_is_as_asked_is_left_alone() -> None:
    assert _found(RULES, 其他事项="全年培训3次。") == {}


def test_an_own_rule_can_be_answered_by_a_reason() -> None:
    options = Options(settings=parse_settings(RULES, "nianbao.toml"))
    text = form({"说明": "\n- {规则: XZ02, 理由: 今年没有培训}"})
    result = examine(text.encode(), lambda _: b"", options).result
    assert [d.waived for d in result.diagnostics if d.code == "XZ02"] == ["今年没有培训"]
    assert "FM07" not in {d.code for d in result.diagnostics}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("XZ02", "T302", "自己的两个大写字母"),
        ("XZ02", "QL77", "自己的两个大写字母"),
        ("XZ02", "XZ01", "写了两次"),
        ('must = "培训[0-9]+次"', "", "must"),
        ('must = "培训[0-9]+次"', 'must = "(培训"', "不是正确的正则表达式"),
        ('must = "培训[0-9]+次"', 'must = "(a+)+$"', "停不下来"),
        ('name = "写明培训"', "", "name"),
        ('severity = "错误"', 'severity = "大错"', "severity"),
    ],
)
def test_a_rule_that_cannot_be_one_is_refused_at_its_line(old: str, new: str, words: str) -> None:
    text = RULES.replace(old, new)
    with pytest.raises(InputError, match=r"第 \d+ 行") as refused:
        parse_settings(text, "nianbao.toml")
    assert words in str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('must = "培训[0-9]+次"', 'must = "(a+)+$"', 16, "停不下来"),
        ('must_not = "进一步加强.{0,6}领导"', 'must_not = "(加强"', 25, "正则表达式"),
        ('severity = "错误"', 'severity = "大错"', 5, "severity"),
        ("申请.结转下年度", "申请.结转", 8, "表单里没有“申请.结转.总计”"),
        ("申请.本年新收.总计", "__import__(1)", 8, "不能用"),
        ('chapter = "其他事项"\nmust =', 'chapter = "其他"\nmust =', 15, "可以写的有：总体情况"),
        ('code = "XZ03"', 'code = "XZ01"', 19, "写了两次"),
    ],
)
def test_the_line_is_that_of_the_key_at_fault(old: str, new: str, line: int, words: str) -> None:
    text = RULES.replace(old, new)
    assert text != RULES
    with pytest.raises(InputError, match=f"第 {line} 行") as refused:
        parse_settings(text, "nianbao.toml")
    assert words in str(refused.value)


@pytest.mark.parametrize(
    "pattern", ["(a+)+", "(a*)*b", "(ab|a)+", "(?:x+y*)+", r"(a)\1", "(.*a){20}"]
)
def test_a_pattern_that_may_run_away_is_refused(pattern: str) -> None:
    with pytest.raises(PatternError):
        compiled(pattern)


@pytest.mark.parametrize(
    "pattern", ["信息处理费", "收取.{0,10}费", "(元|万元)", "[0-9]+件", "第[一二三]+章", "a?b?c?"]
)
def test_an_ordinary_pattern_is_used(pattern: str) -> None:
    assert compiled(pattern).pattern == pattern
