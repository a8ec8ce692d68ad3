"""Data that contradicts itself is refused, and the message says where."""

from pathlib import Path

import pytest

from generator.errors import SpecError
from generator.spec.load import load_edition
from tests.spec.editions import load_altered, source, write_edition

_LICENSE_DRAWN = "      - [{label: 行政许可}, {value: 行政许可.处理决定, colspan: 3}]\n"
_LICENSE_ROW = "{key: 行政许可, id: license, title: 行政许可, axis: decisions,"
_NEW_DRAWN = "[{label: 本年新收, colspan: 3}, {values: 本年新收}]"
_REVIEW_IDENTITY = "{rule: T401, rows: 复议诉讼.行政复议}"
_FEES_COLUMN = "{key: 收费金额, id: amount_wan,"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        pytest.param(
            "{label: 办理结果, rowspan: 22}", "{label: 办理结果, rowspan: 23}",
            "table3.*overlaps|table3.*covered", id="overlapping grid",
        ),
        pytest.param(
            "{label: 办理结果, rowspan: 22}", "{label: 办理结果, rowspan: 21}",
            "table3.*not covered", id="gap in the grid",
        ),
        pytest.param(
            _NEW_DRAWN, "[{label: 本年新收, colspan: 2}, {values: 本年新收}]",
            "table3.*row 4, column 10 is not covered", id="short grid row",
        ),
        pytest.param(
            _LICENSE_DRAWN, "", "主动公开.行政许可.处理决定.*not drawn", id="cell not drawn",
        ),
        pytest.param(
            _LICENSE_DRAWN, _LICENSE_DRAWN * 2, "主动公开.行政许可.处理决定", id="cell drawn twice",
        ),
        pytest.param(
            "{value: 行政许可.处理决定, colspan: 3}", "{value: 行政许可.决定, colspan: 3}",
            "unknown column.*行政许可.决定", id="unknown column drawn",
        ),
        pytest.param(
            "{label: 行政许可}", "{label: 行政许}", "unknown row.*行政许", id="unknown row labelled",
        ),
        pytest.param(
            "{values: 本年新收}", "{values: 新收}", "unknown row.*新收", id="unknown row drawn",
        ),
        pytest.param(
            "{head: fees.收费金额, colspan: 3, header: true}",
            "{head: fees.金额, colspan: 3, header: true}",
            "unknown column head.*fees.金额", id="unknown column head",
        ),
        pytest.param(
            "total: 申请.办理结果.总计, parts: [申请.办理结果.予以公开,",
            "total: 申请.办理结果.总计, parts: [申请.办理结果.公开,",
            "unknown row.*申请.办理结果.公开", id="unknown row in a sum",
        ),
        pytest.param(
            _REVIEW_IDENTITY, "{rule: T401, rows: 主动公开.行政许可}",
            "T401.*主动公开.行政许可 has no total", id="sum of a row without total",
        ),
        pytest.param(
            _REVIEW_IDENTITY, "{rule: T401, columns: cases, left: [复议诉讼.行政复议], right: [复议诉讼.复议后起诉]}",
            "T401.*unknown axis.*cases", id="identity over an unknown axis",
        ),
        pytest.param(
            _REVIEW_IDENTITY, "{rule: T401, columns: outcomes, left: [复议诉讼.行政复议]}",
            "T401.*side is empty", id="identity with one side",
        ),
        pytest.param(
            "sum: [结果维持, 结果纠正, 其他结果, 尚未审结]", "sum: [结果维持, 结果改变]",
            "outcomes.*结果改变", id="unknown column in a total",
        ),
        pytest.param(
            _LICENSE_ROW, _LICENSE_ROW.replace("行政许可", "行政处罚", 1),
            "主动公开.*duplicate.*行政处罚", id="row key twice",
        ),
        pytest.param(
            _LICENSE_ROW, _LICENSE_ROW.replace("license", "punish"),
            "cell ids.*duplicate.*punish.decisions", id="row identifier twice",
        ),
        pytest.param(
            "{key: 废止, id: repealed,", "{key: 制发, id: repealed,",
            "documents.*duplicate.*制发", id="column key twice",
        ),
        pytest.param(
            "{key: 废止, id: repealed,", "{key: 废止, id: made,",
            "documents ids.*duplicate.*made", id="column identifier twice",
        ),
        pytest.param(
            "- key: 其他事项", "- key: 问题与改进", "chapters.*duplicate.*问题与改进", id="chapter twice",
        ),
        pytest.param(
            _LICENSE_ROW, _LICENSE_ROW.replace("decisions", "licenses"),
            "主动公开.行政许可: unknown axis.*licenses", id="row on an unknown axis",
        ),
        pytest.param(
            _LICENSE_ROW, _LICENSE_ROW.replace("axis: decisions, ", "").replace("axis: decisions,", ""),
            "主动公开.行政许可: needs either rows or an axis", id="row without columns",
        ),
        pytest.param(
            "    key: 复议诉讼\n    caption", "    key: 诉讼\n    caption",
            "chapters and tables differ.*复议诉讼.*诉讼", id="table without chapter",
        ),
        pytest.param(
            "    content: aspects\n", "    content: prose\n", "总体情况.*aspects", id="aspects in plain prose",
        ),
        pytest.param(
            _FEES_COLUMN, _FEES_COLUMN + " colour: red,", r"colour(.|\n)*not permitted", id="key that no schema has",
        ),
        pytest.param(
            "kind: money", "kind: euros", r"kind(.|\n)*money", id="unknown kind of cell",
        ),
        pytest.param(
            "report_years: {first: 2021}", "report_years: [2021]", "report_years.*names", id="list for an entry",
        ),
        pytest.param(
            "edition: \"2021\"", "edition: [2021", "form.yaml", id="invalid YAML",
        ),
    ],
)  # fmt: skip
def test_contradictory_data_is_refused(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(SpecError, match=said):
        load_altered(tmp_path, old, new)


def test_a_table_with_more_header_rows_than_rows_is_refused(tmp_path: Path) -> None:
    text = source("2021").replace("header_rows: 3", "header_rows: 99")
    with pytest.raises(SpecError, match="more header rows than rows"):
        load_edition("2021", write_edition(tmp_path, "2021", text))


def test_a_missing_edition_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(SpecError, match="2050"):
        load_edition("2050", tmp_path)


def test_data_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2021").mkdir()
    (tmp_path / "2021" / "form.yaml").write_bytes(source("2021").encode("gb18030"))
    with pytest.raises(SpecError, match="utf-8"):
        load_edition("2021", tmp_path)


def test_a_copy_is_proved_and_equals_the_shipped_edition(tmp_path: Path) -> None:
    text = source("2021") + "# 抄件\n"  # no longer the file that is known
    copied = load_edition("2021", write_edition(tmp_path, "2021", text))
    assert repr(copied) == repr(load_edition("2021"))
