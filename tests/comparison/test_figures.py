"""Figures: exactly what changed, and which totals follow."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.comparison.compare import compare
from generator.differences import CellChange, Difference
from tests.comparison.sides import COLUMNS, difference, published, side
from tests.document.forms import zero_form

RESULTS = ("予以公开", "部分公开")
ROWS = ("本年新收", "上年结转", "结转下年度", *(f"办理结果.{row}" for row in RESULTS))
FIGURES = st.lists(st.integers(0, 99), min_size=6, max_size=6)
TABLES = st.fixed_dictionaries(dict.fromkeys(ROWS, FIGURES))


def _form(table: dict[str, list[int]]) -> dict[str, Any]:
    rows: dict[str, Any] = {row: table[row] for row in ROWS if "." not in row}
    rows["办理结果"] = {row: table[f"办理结果.{row}"] for row in RESULTS} | {"其余": 0}
    return zero_form(申请=rows)


def _totals(row: str, column: str) -> set[str]:
    totals = {f"申请.{row}.总计"}
    if row.startswith("办理结果"):
        totals |= {f"申请.办理结果.总计.{column}", "申请.办理结果.总计.总计"}
    return totals


def _own_and_following(found: Difference) -> tuple[set[str], set[str]]:
    own = {cell.path for cell in found.figures if not cell.causes}
    return own, {cell.path for cell in found.figures if cell.causes}


def _cell(found: Difference, path: str) -> CellChange:
    (cell,) = [cell for cell in found.cells if cell.path == path]
    return cell


@settings(max_examples=30, deadline=None)
@given(TABLES)
def test_a_report_does_not_differ_from_itself(table: dict[str, list[int]]) -> None:
    found = difference(_form(table), _form(table))
    assert found.empty
    assert (found.fields, found.cells, found.blocks) == ((), (), ())


@settings(max_examples=60, deadline=None)
@given(TABLES, st.sampled_from(ROWS), st.integers(0, 5), st.integers(1, 9), st.booleans())
def test_a_changed_cell_gives_itself_and_its_totals(
    table: dict[str, list[int]], row: str, column: int, step: int, stated: bool
) -> None:
    changed = {**table, row: [n + step * (i == column) for i, n in enumerate(table[row])]}
    read = published if stated else side
    found = compare(read(_form(table)), read(_form(changed)))
    path = f"申请.{row}.{COLUMNS[column]}"
    assert _own_and_following(found) == ({path}, _totals(row, COLUMNS[column]))
    assert {cell.causes for cell in found.figures if cell.causes} == {(path,)}
    assert _cell(found, path).old == str(table[row][column])
    assert _cell(found, path).new == str(table[row][column] + step)


def test_a_stated_total_changed_alone_is_a_change_of_its_own() -> None:
    old = zero_form(申请={"本年新收": [3, 0, 0, 0, 0, 0, 4], "其余": 0})
    new = zero_form(申请={"本年新收": [3, 0, 0, 0, 0, 0, 3], "其余": 0})
    assert _own_and_following(difference(old, new)) == ({"申请.本年新收.总计"}, set())


def test_a_wrong_total_put_right_beside_a_changed_part_is_its_own() -> None:
    old = zero_form(申请={"本年新收": [3, 0, 0, 0, 0, 0, 9], "其余": 0})
    new = zero_form(申请={"本年新收": [4, 0, 0, 0, 0, 0, 4], "其余": 0})
    own, following = _own_and_following(difference(old, new))
    assert own == {"申请.本年新收.自然人", "申请.本年新收.总计"}
    assert following == set()


def test_a_wrong_total_that_moves_with_its_part_follows() -> None:
    old = zero_form(申请={"本年新收": [3, 0, 0, 0, 0, 0, 9], "其余": 0})
    new = zero_form(申请={"本年新收": [4, 0, 0, 0, 0, 0, 10], "其余": 0})
    own, following = _own_and_following(difference(old, new))
    assert (own, following) == ({"申请.本年新收.自然人"}, {"申请.本年新收.总计"})


def test_two_changes_meet_in_a_total() -> None:
    new = zero_form(申请={"本年新收": [1, 2, 0, 0, 0, 0], "其余": 0})
    total = _cell(difference(zero_form(), new), "申请.本年新收.总计")
    assert total.causes == ("申请.本年新收.自然人", "申请.本年新收.商业企业")


def test_parts_that_cancel_out_leave_the_total_alone() -> None:
    old = zero_form(申请={"本年新收": [1, 2, 0, 0, 0, 0], "其余": 0})
    new = zero_form(申请={"本年新收": [2, 1, 0, 0, 0, 0], "其余": 0})
    own, following = _own_and_following(difference(old, new))
    assert (len(own), following) == (2, set())


PATH = "主动公开.行政许可.处理决定"


@pytest.mark.parametrize(("one", "other"), [("", "0"), ("", "/"), ("/", "0"), ("0", "1")])
def test_blank_slash_and_zero_are_three_things(one: str, other: str) -> None:
    found = compare(published(zero_form(), {PATH: one}), published(zero_form(), {PATH: other}))
    assert [(cell.old, cell.new) for cell in found.figures] == [(one, other)]


def test_an_untouched_cell_is_blank_and_so_is_its_total() -> None:
    old = zero_form(申请={"本年新收": {"自然人": 1}, "上年结转": 0, "办理结果": 0, "结转下年度": 0})
    new = zero_form(申请={"本年新收": {"自然人": 1, "其余": 0}, "其余": 0})
    found = difference(old, new)
    total = _cell(found, "申请.本年新收.总计")
    assert (total.old, total.new) == ("", "1")
    assert total.causes == tuple(f"申请.本年新收.{column}" for column in COLUMNS[1:])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("0", " 0 ", None),
        ("1234", "1,234", True),
        ("12", "１２", True),
        ("12", "12件", True),
        ("12", "12（其中修订3件）", False),
    ],
)
def test_the_same_number_in_another_writing(one: str, other: str, same: bool | None) -> None:
    found = compare(published(zero_form(), {PATH: one}), published(zero_form(), {PATH: other}))
    assert [cell.same_value for cell in found.cells] == ([] if same is None else [same])
    assert found.empty == (same is not False)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("905万", "905万元", True),
        ("905万元", "9050000元", True),
        ("0.5亿元", "5000万元", True),
        ("0", "0万元", True),
        ("905", "905万元", False),
        ("905元", "905万元", False),
    ],
)
def test_money_with_its_unit(one: str, other: str, same: bool) -> None:
    path = "主动公开.政府集中采购.总金额"
    found = compare(
        published(zero_form(2020), {path: one}), published(zero_form(2020), {path: other})
    )
    assert [(cell.path, cell.same_value) for cell in found.cells] == [(path, same)]


def test_editions_meet_where_both_have_the_cell() -> None:
    old = zero_form(2020, 主动公开={"规范性文件": {"新制作": 3, "其余": 0}, "其余": 0})
    new = zero_form(2026, 主动公开={"行政规范性文件": {"制发": 5, "其余": 0}, "其余": 0})
    found = difference(old, new)
    ((cell),) = found.figures
    assert (cell.old_path, cell.path) == (
        "主动公开.规范性文件.新制作",
        "主动公开.行政规范性文件.制发",
    )
    assert (cell.old, cell.new) == ("3", "5")
    alone = {cell.path: (cell.old, cell.new) for cell in found.of_one_side}
    assert alone["主动公开.政府集中采购.项目数"] == ("0", None)
    assert alone["主动公开.行政规范性文件.现行有效"] == (None, "0")
    assert not any(path.startswith("申请.本年新收") for path in alone)


def test_a_cell_that_a_source_lacks_is_not_a_blank_one() -> None:
    found = compare(side(zero_form()), published(zero_form(), {PATH: None}))
    assert [(cell.old, cell.new) for cell in found.of_one_side] == [("0", None)]
    assert found.figures == ()


def test_places_are_lines_of_a_form_and_spots_of_a_publication() -> None:
    new = published(zero_form(主动公开={"行政许可": 7, "其余": 0}))
    (cell,) = compare(side(zero_form()), new).figures
    assert cell.old_place.startswith("第 ")
    assert cell.new_place.startswith("表格 ")
