"""Blank, 0 and 其余 are three things; a row may be a mapping, a list, or one number."""

from decimal import Decimal

import pytest

from generator.form.numbers import Amount
from tests.form.forms import form, line_of, only_finding, place_of, read, report_of

NEW = "申请.本年新收"


def _with_new(row: str) -> str:
    return form({"申请": f"\n本年新收: {row}\n其余: 0"})


def _row(text: str, row: str = NEW) -> list[object]:
    report = report_of(text)
    return [cell.value for path, cell in report.cells.items() if path.startswith(f"{row}.")]


@pytest.mark.parametrize(
    "row",
    [
        "{自然人: 4, 商业企业: 1, 科研机构: 0, 社会公益组织: 0, 法律服务机构: 0, 其他: 2}",
        "{自然人: 4, 商业企业: 1, 其他: 2, 其余: 0}",
        "{自然人: 4, 商业企业: 1, 其他: 2}",
        "{其他: 2, 自然人: 4, 商业企业: 1, 总计: 7}",
        "[4, 1, 0, 0, 0, 2]",
        "[4, 1, 0, 0, 0, 2, 7]",
        "\n    自然人: 4\n    商业企业: 1\n    其他: 2",
        "\n    - 4\n    - 1\n    - 0\n    - 0\n    - 0\n    - 2",
    ],
)
def test_a_row_is_a_mapping_or_a_list_of_six_or_seven(row: str) -> None:
    text = _with_new(row)
    assert read(text).findings == ()
    assert _row(text) == [4, 1, 0, 0, 0, 2, 7]


@pytest.mark.parametrize(
    "block", ["0", "\n本年新收: 0\n其余: 0", "\n其余: 0", "\n办理结果: 0\n其余: 0"]
)
def test_a_bare_zero_says_that_all_of_it_is_zero(block: str) -> None:
    text = form({"申请": block})
    assert read(text).findings == ()
    values = [c.value for path, c in report_of(text).cells.items() if path.startswith("申请.")]
    assert set(values) == {0}


@pytest.mark.parametrize(
    ("written", "value"), [("7", 7), ("{处理决定: 7}", 7), ("[7]", 7), ("0", 0)]
)
def test_a_row_with_one_column_may_be_one_number(written: str, value: int) -> None:
    text = form({"主动公开": f"\n行政处罚: {written}\n其余: 0"})
    assert read(text).findings == ()
    assert report_of(text).number("主动公开.行政处罚.处理决定") == value


@pytest.mark.parametrize("written", ["7", "若干", "01", "12件"])
def test_one_number_for_a_row_of_many_columns_is_told_once(written: str) -> None:
    text = form({"主动公开": f"\n规章: {written}\n其余: 0"})
    finding = only_finding(text)
    assert (finding.code, finding.path, finding.actual) == ("FM04", "主动公开.规章", written)
    for column in ("制发", "废止", "现行有效"):
        assert column in finding.message
    assert finding.span is not None
    row, at = place_of(text, f"规章: {written}")
    assert (finding.span.line, finding.span.column) == (row, at + len("规章: "))


@pytest.mark.parametrize("written", ["1", "[1, 2]", "甲"])
def test_a_block_is_no_number_and_no_list(written: str) -> None:
    text = form({"申请": f"\n办理结果: {written}\n其余: 0"})
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("FM04", "申请.办理结果")
    assert finding.span is not None
    assert finding.span.line == line_of(text, "办理结果")


@pytest.mark.parametrize("count", [1, 5, 8])
def test_a_list_of_another_length_is_told_with_both_lengths(count: int) -> None:
    finding = only_finding(_with_new(f"[{', '.join(['0'] * count)}]"))
    assert (finding.code, finding.path) == ("FM04", NEW)
    for words in (f"{count} 个数", "6 个或 7 个", "自然人、商业企业"):
        assert words in finding.message


@pytest.mark.parametrize("blank", ["", "~", '""'])
def test_a_blank_cell_in_a_list_is_unfilled(blank: str) -> None:
    blank = blank or "null"
    text = form(
        {"申请": f"\n本年新收: [4, {blank}, 0, 0, 0, 0]\n上年结转: 0\n办理结果: 0\n结转下年度: 0"}
    )
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("FM03", NEW)
    assert report_of(text).cells[f"{NEW}.商业企业"].value is None


@pytest.mark.parametrize(
    ("written", "edition", "path", "value"),
    [
        ("403万", "2019", "主动公开.政府集中采购.总金额", Amount(Decimal(403), "万", "403万")),
        (
            "207204.99",
            "2019",
            "主动公开.政府集中采购.总金额",
            Amount(Decimal("207204.99"), "", "207204.99"),
        ),
    ],
)
def test_an_amount_is_kept_as_written(written: str, edition: str, path: str, value: Amount) -> None:
    text = form({"主动公开": f"\n政府集中采购: {{项目数: 9, 总金额: {written}}}\n其余: 0"}, edition)
    cell = report_of(text).cells[path]
    assert (cell.value, cell.text) == (value, written)


def test_only_the_change_against_last_year_may_be_negative() -> None:
    text = form({"主动公开": "\n行政许可: {上年项目: -4, 增减: -3, 处理决定: 0}\n其余: 0"}, "2019")
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("NC04", "主动公开.行政许可.上年项目")
    assert report_of(text).number("主动公开.行政许可.增减") == -3


def test_a_cell_that_is_a_block_is_no_number() -> None:
    finding = only_finding(_with_new("{自然人: {甲: 1}, 其余: 0}"))
    assert (finding.code, finding.path) == ("FM04", f"{NEW}.自然人")


def test_a_remark_on_a_cell_stands_at_the_cell_with_both_spellings() -> None:
    text = _with_new("{自然人: １２, 其余: 0}")
    finding = only_finding(text)
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place_of(text, "１２")
    assert (finding.code, finding.expected, finding.actual) == ("NC05", "12", "１２")
    assert report_of(text).number(f"{NEW}.自然人") == 12


def test_an_unreadable_cell_is_quoted_with_its_titles_and_not_told_as_unfilled() -> None:
    finding = only_finding(_with_new("{自然人: 若干, 其余: 0}"))
    assert (finding.code, finding.actual) == ("FM04", "若干")
    assert "一、本年新收政府信息公开申请数量·自然人" in finding.message
