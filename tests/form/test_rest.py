"""其余: 0 fills what its block does not name, states no totals, and says nothing else."""

import pytest

from tests.form.forms import findings_of, form, line_of, only_finding, read, report_of

NEW = "申请.本年新收"


@pytest.mark.parametrize("said", ["1", "", "~", "无", "[0]", "{自然人: 0}", "0.0"])
def test_the_rest_can_only_be_zero(said: str) -> None:
    text = form({"申请": f"\n本年新收: {{自然人: 4, 其余: {said}}}\n其余: 0"})
    assert ("FM04", line_of(text, "本年新收:")) in findings_of(text)
    assert "其余" in next(f for f in read(text).findings if f.code == "FM04").message


def test_the_rest_of_an_enclosing_block_fills_what_is_not_named() -> None:
    text = form({"申请": "\n办理结果:\n  不予处理:\n    重复申请: {自然人: 1}\n其余: 0"})
    report = report_of(text)
    assert read(text).findings == ()
    assert report.number("申请.办理结果.不予处理.重复申请.自然人") == 1
    assert report.number("申请.办理结果.不予处理.重复申请.商业企业") == 0
    assert report.number("申请.办理结果.不予处理.信访举报投诉.其他") == 0


def test_the_rest_of_a_block_says_nothing_about_its_neighbours() -> None:
    text = form({"申请": "\n办理结果: {其余: 0}\n本年新收: 0\n上年结转: 0"})
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("FM03", "申请.结转下年度")


def test_the_rest_fills_a_cell_whose_key_is_written_without_a_number() -> None:
    text = form({"主动公开": "\n行政处罚: {处理决定: }\n其余: 0"})
    assert read(text).findings == ()
    assert report_of(text).number("主动公开.行政处罚.处理决定") == 0


def test_the_rest_does_not_state_totals() -> None:
    text = form(
        {"申请": "\n本年新收: {自然人: 4, 其余: 0}\n办理结果:\n  予以公开: {自然人: 4}\n其余: 0"}
    )
    report = report_of(text)
    for path in (f"{NEW}.总计", "申请.办理结果.总计.自然人", "申请.办理结果.总计.总计"):
        assert (report.cells[path].value, report.cells[path].stated) == (4, False)


def test_zero_written_filled_by_the_rest_and_not_written_are_told_apart() -> None:
    text = form(
        {
            "复议诉讼": "\n行政复议: {结果维持: 0, 结果纠正: }\n未经复议直接起诉: {其余: 0}\n复议后起诉: 0"
        }
    )
    cells = report_of(text).cells
    written = cells["复议诉讼.行政复议.结果维持"]
    blank = cells["复议诉讼.行政复议.结果纠正"]
    rest = cells["复议诉讼.未经复议直接起诉.结果维持"]
    assert (written.value, written.text) == (0, "0")
    assert (blank.value, blank.text, blank.stated) == (None, None, False)
    assert (rest.value, rest.text) == (0, None)
