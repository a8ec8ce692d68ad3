"""What expressions print: figures, sums and conditions, exactly."""

import pytest

from tests.form.forms import codes, examined, form

ROWS = (
    "\n本年新收: [4, 1, 0, 0, 0, 0]\n办理结果:\n  予以公开: [4, 1, 0, 0, 0, 0]\n  其余: 0\n其余: 0"
)


@pytest.mark.parametrize(
    ("line", "printed"),
    [
        ("{{ 年度 }}年{{ 机关.名称 }}", "2026年示例县云溪镇人民政府"),
        ("新收{{ 申请.本年新收.总计 }}件", "新收5件"),
        ("{{ 申请.办理结果.总计.总计 }}件", "5件"),
        ("{{ 申请.办理结果.不予公开.总计 }}件", "0件"),
        ("{{ 申请['本年新收']['自然人'] }}件", "4件"),
        ("{{ 申请.本年新收.自然人 - 申请.本年新收.商业企业 * 2 }}件", "2件"),
        ("占{{ (申请.本年新收.自然人 / 申请.本年新收.总计 * 100) | round(1) }}%", "占80%"),
        ("{{ (1 / 3) | round(2) }}", "0.33"),
        ("{{ 2.675 | round(2) }}", "2.68"),
        ("{{ 0.1 + 0.2 }}", "0.3"),
        ("{% if 申请.本年新收.总计 > 0 %}有{% else %}无{% endif %}", "有"),
        ("{{ '有' if 申请.结转下年度.总计 else '无' }}", "无"),
        ("甲{# 注 #}乙", "甲乙"),
        ("没有表达式的 { 括号 }", "没有表达式的 { 括号 }"),
    ],
)  # fmt: skip
def test_paths_sums_and_conditions_are_printed_exactly(line: str, printed: str) -> None:
    text = form({"申请": ROWS, "其他事项": f"|\n{line}"})
    content = examined(text).content
    assert codes(text) == []
    assert content is not None
    assert content.texts["其他事项"].strip() == printed


def test_a_figure_that_is_not_filled_prints_as_a_gap_to_fill() -> None:
    text = form({"复议诉讼": "\n行政复议: {结果维持: }\n未经复议直接起诉: 0\n复议后起诉: 0",
                 "其他事项": "|\n共{{ 复议诉讼.行政复议.总计 }}件。"})  # fmt: skip
    content = examined(text).content
    assert content is not None
    assert content.texts["其他事项"].strip() == "共【待填】件。"
    assert codes(text) == ["FM03"]


def test_computing_with_a_figure_that_is_not_filled_is_no_second_fault() -> None:
    text = form({"复议诉讼": "\n行政复议: {结果维持: }\n未经复议直接起诉: 0\n复议后起诉: 0",
                 "其他事项": "|\n共{{ 复议诉讼.行政复议.总计 + 复议诉讼.复议后起诉.总计 }}件。"})  # fmt: skip
    assert codes(text) == ["FM03"]
