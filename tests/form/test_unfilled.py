"""FM03 and FM01 in the tables: one message for a row, with the count of the table; suggestions."""

import pytest

from tests.form.forms import findings_of, form, line_of, only_finding, read

ZERO_ROWS = "\n上年结转: 0\n办理结果: 0\n结转下年度: 0"


def test_an_unfilled_row_is_told_once_with_its_columns() -> None:
    text = form({"申请": "\n本年新收: {自然人: 4, 其他: 0}" + ZERO_ROWS})
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("FM03", "申请.本年新收")
    assert "商业企业、科研机构、社会公益组织、法律服务机构" in finding.message
    assert "自然人、" not in finding.message
    assert finding.span is not None
    assert finding.span.line == line_of(text, "本年新收:")


def test_every_unfilled_row_gives_the_count_of_its_own_table() -> None:
    text = form({
        "申请": "\n本年新收: {其他: 0, 自然人: 0}\n上年结转:\n办理结果: 0\n结转下年度: 0",
        "复议诉讼": "\n行政复议: {结果维持: 0}\n未经复议直接起诉: 0\n复议后起诉: 0",
    })  # fmt: skip
    told = {f.path: f.message for f in read(text).findings}
    assert set(told) == {"申请.本年新收", "申请.上年结转", "复议诉讼.行政复议"}
    assert "10 格" in told["申请.本年新收"]
    assert "10 格" in told["申请.上年结转"]
    assert "3 格" in told["复议诉讼.行政复议"]


def test_totals_are_never_unfilled() -> None:
    text = form(
        {
            "复议诉讼": "\n行政复议: {结果维持: 1, 结果纠正: 0, 其他结果: 0, 尚未审结: 0, 总计: }\n其余: 0"
        }
    )
    assert read(text).findings == ()


def test_a_table_without_anything_has_every_row_unfilled() -> None:
    findings = read(form({"复议诉讼": ""})).findings
    assert [f.path for f in findings] == [
        "复议诉讼.行政复议", "复议诉讼.未经复议直接起诉", "复议诉讼.复议后起诉"
    ]  # fmt: skip
    assert {f.code for f in findings} == {"FM03"}
    assert all("12 格" in f.message for f in findings)


def test_a_table_that_is_not_there_is_a_missing_chapter_and_nothing_else() -> None:
    finding = only_finding(form({"复议诉讼": None}))
    assert (finding.code, finding.path) == ("FM02", "复议诉讼")


def test_an_unfilled_money_cell_names_its_unit() -> None:
    text = form(
        {
            "主动公开": "\n规章: 0\n行政规范性文件: 0\n行政许可: 0\n行政处罚: 0\n行政强制: 0\n行政事业性收费: "
        }
    )
    finding = only_finding(text)
    assert finding.code == "FM03"
    assert "万元" in (finding.hint or "")


@pytest.mark.parametrize(
    ("block", "path", "suggested"),
    [
        ("\n行政处罚决定: 0\n其余: 0", "主动公开.行政处罚决定", "行政处罚"),
        ("\n规章: {制发: 0, 废除: 0, 其余: 0}", "主动公开.规章.废除", "废止"),
        ("\n其它: 0\n规章: 0\n其余: 0", "主动公开.其它", None),
    ],
)
def test_an_unknown_key_is_told_at_its_place_with_the_nearest_name(
    block: str, path: str, suggested: str | None
) -> None:
    text = form({"主动公开": block})
    (finding,) = [f for f in read(text).findings if f.code == "FM01"]
    assert finding.path == path
    assert finding.span is not None
    assert finding.span.line == line_of(text, path.rpartition(".")[2])
    assert finding.hint
    if suggested:
        assert f"“{suggested}”" in finding.hint


def test_keys_of_the_other_edition_are_unknown() -> None:
    text = form({"主动公开": "\n政府集中采购: {项目数: 0, 总金额: 0}\n其余: 0"})
    assert findings_of(text) == [("FM01", line_of(text, "政府集中采购"))]


def test_a_misspelt_row_is_one_fault_and_not_also_an_unfilled_row() -> None:
    text = form(
        {
            "主动公开": "\n规章: 0\n行政规范性文件: 0\n行政许可: 0\n行政处发: 3\n行政强制: 0\n行政事业性收费: 0"
        }
    )
    assert findings_of(text) == [("FM01", line_of(text, "行政处发"))]


def test_a_misspelt_column_is_one_fault_and_not_also_an_unfilled_cell() -> None:
    text = form(
        {
            "申请": "\n本年新收: {自然入: 4, 商业企业: 0, 科研机构: 0, 社会公益组织: 0, 法律服务机构: 0, 其他: 0}"
            + ZERO_ROWS
        }
    )
    assert findings_of(text) == [("FM01", line_of(text, "自然入"))]


def test_a_number_broken_by_a_comma_in_a_flow_mapping_is_explained() -> None:
    text = form({"申请": "\n本年新收: {自然人: 1,234, 其余: 0}\n其余: 0"})
    (finding,) = [f for f in read(text).findings if f.code == "FM01"]
    assert "逗号" in (finding.hint or "")
