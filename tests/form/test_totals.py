"""Totals that are not stated are computed; a stated one is kept as it was written."""

from tests.form.forms import form, report_of

APPLICATIONS = """
本年新收: [4, 1, 0, 0, 0, 2]
上年结转: 0
办理结果:
  予以公开: [3, 1, 0, 0, 0, 0]
  不予公开:
    国家秘密: {自然人: 1, 其余: 0}
  其余: 0
结转下年度: {其他: 2, 其余: 0}
"""


def test_row_and_column_totals_are_computed() -> None:
    report = report_of(form({"申请": APPLICATIONS}))
    assert report.number("申请.本年新收.总计") == 7
    assert report.number("申请.办理结果.总计.自然人") == 4
    assert report.number("申请.办理结果.总计.商业企业") == 1
    assert report.number("申请.办理结果.总计.总计") == 5


def test_a_computed_total_is_not_stated() -> None:
    cell = report_of(form({"申请": APPLICATIONS})).cells["申请.本年新收.总计"]
    assert (cell.text, cell.stated, cell.span) == (None, False, None)


def test_a_stated_total_is_kept_even_when_it_is_wrong() -> None:
    text = form({"申请": APPLICATIONS.replace("[4, 1, 0, 0, 0, 2]", "[4, 1, 0, 0, 0, 2, 99]")})
    cell = report_of(text).cells["申请.本年新收.总计"]
    assert (cell.value, cell.text, cell.stated) == (99, "99", True)


def test_a_bare_zero_states_no_totals() -> None:
    cells = report_of(form({"复议诉讼": "0"})).cells
    assert cells["复议诉讼.行政复议.总计"].value == 0
    assert not cells["复议诉讼.行政复议.总计"].stated
    assert cells["复议诉讼.行政复议.结果维持"].stated


def test_a_total_with_an_unreadable_part_is_not_computed() -> None:
    text = form({"申请": APPLICATIONS.replace("[3, 1, 0, 0, 0, 0]", "[3, 若干, 0, 0, 0, 0]")})
    report = report_of(text)
    assert report.number("申请.办理结果.予以公开.总计") is None
    assert report.number("申请.办理结果.总计.商业企业") is None
    assert report.number("申请.办理结果.总计.自然人") == 4
    assert report.number("申请.办理结果.总计.总计") is None


def test_a_total_with_a_blank_part_is_not_computed() -> None:
    text = form({"复议诉讼": "\n行政复议: {结果维持: 1}\n未经复议直接起诉: 0\n复议后起诉: 0"})
    assert report_of(text).number("复议诉讼.行政复议.总计") is None


def test_what_the_total_row_says_of_its_columns_is_stated() -> None:
    total = "  总计: {自然人: 5, 其余: 0}\n  其余: 0\n结转"
    text = form({"申请": APPLICATIONS.replace("  其余: 0\n结转", total)})
    report = report_of(text)
    assert report.number("申请.办理结果.总计.自然人") == 5
    assert report.cells["申请.办理结果.总计.商业企业"].number == 0


def test_cells_stand_in_official_order_whatever_the_order_of_the_form() -> None:
    text = form({"复议诉讼": "\n复议后起诉: 0\n行政复议: {总计: 0, 尚未审结: 0, 其余: 0}\n其余: 0"})
    report = report_of(text)
    assert list(report.cells) == list(report.edition.cells)
