"""Wrapping and drawing: nothing is lost, nothing leaves its cell."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.document.nodes import CellRole, Table, TableCell
from generator.writers.grid import draw, wrap
from tests.writers.undraw import columns_of, undraw

CLOSING = "，。；：、）》”’！？"
WORDS = st.text(f"甲乙丙abc12.-（“{CLOSING}", max_size=40)
WITH_BLANKS = st.text(f"甲乙ab1 （“{CLOSING}", max_size=40)
WIDTHS = st.integers(2, 30).map(lambda half: 2 * half)


@given(WITH_BLANKS, WIDTHS)
def test_wrapping_loses_nothing(text: str, width: int) -> None:
    assert "".join(wrap(text, width)) == text


@given(WITH_BLANKS, WIDTHS)
def test_only_what_cannot_be_broken_is_wider_than_the_line(text: str, width: int) -> None:
    for line in wrap(text, width):
        if columns_of(line) > width:
            kept = line.rstrip(CLOSING)
            assert len(kept) < len(line)
            assert columns_of(kept) <= width


@given(st.from_regex(f"([甲乙丙]{{1,5}}[{CLOSING}]){{1,8}}", fullmatch=True), WIDTHS)
def test_no_line_begins_with_closing_punctuation(text: str, width: int) -> None:
    assert not [line for line in wrap(text, width) if line[0] in CLOSING]


@given(st.from_regex(r"[a-z0-9.]{1,10}( [a-z0-9.]{1,10}){0,6}", fullmatch=True))
def test_words_and_numbers_stay_whole(text: str) -> None:
    assert [word for line in wrap(text, 20) for word in line.split()] == text.split()


def test_words_break_at_the_width() -> None:
    assert wrap("商业企业", 4) == ("商业", "企业")
    assert wrap("共1234567件", 6) == ("共", "123456", "7件")
    assert wrap("", 4) == ("",)


def _own_table(rows: list[list[str]]) -> Table:
    def role(y: int, x: int) -> CellRole:
        return "header" if y == 0 else "value" if x else "label"

    cells = tuple(
        tuple(TableCell(t, role(y, x)) for x, t in enumerate(r)) for y, r in enumerate(rows)
    )
    return Table("extra", cells, (10,) * len(rows[0]), 1, False, False, "附表", "附表")


def _drawn_back(rows: list[list[str]], width: int = 40) -> list[str]:
    lines = draw(_own_table(rows), width)
    assert len({columns_of(line) for line in lines}) == 1
    return [box.text for box in undraw(lines)]


TABLES = st.integers(1, 6).flatmap(
    lambda count: st.lists(st.lists(WORDS, min_size=count, max_size=count), min_size=2, max_size=4)
)


@given(TABLES)
@example([["网址", "数"], ["https://a.example，另有一处。", "1"]])
@example([["甲", "乙"], ["1", "，。" * 20]])
def test_any_own_table_stays_within_its_borders(rows: list[list[str]]) -> None:
    assert _drawn_back(rows) == [text for row in rows for text in row]


@pytest.mark.parametrize("text", ["cafe\u0301s", "葛\U000e0100城区"])
def test_characters_without_width_are_not_lost(text: str) -> None:
    lines = draw(_own_table([["甲", "乙"], [text, "1"]]), 40)
    assert len({columns_of(line) for line in lines}) == 1
    assert text in "\n".join(lines)


def test_a_spanning_cell_gets_the_lines_it_needs() -> None:
    tall = TableCell("一二三四五六七八九十", "label", rowspan=2)
    rows = ((tall, TableCell("1", "value")), (TableCell("2", "value"),))
    table = Table("table2", rows, (4, 40), 0, False, False, "表", "表")
    lines = draw(table, 48)
    assert len({columns_of(line) for line in lines}) == 1
    assert [box.text for box in undraw(lines)] == ["一二三四五六七八九十", "1", "2"]


def test_figures_are_never_broken_in_an_official_table() -> None:
    cells = (TableCell("1234567890", "value"), TableCell("0", "value"))
    lines = draw(Table("table4", (cells,), (1, 9), 0, False, False, "表", "表"), 30)
    assert [box.lines for box in undraw(lines)] == [("1234567890",), ("0",)]


def test_labels_stand_left_headers_and_values_in_the_middle() -> None:
    lines = draw(_own_table([["甲", "乙"], ["丙", "123"]]), 27)
    assert lines[1::2] == ["|     甲     |     乙     |", "|丙          |    123     |"]


SAME_SHAPE = st.lists(
    st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=3, max_size=3),
    min_size=2,
    max_size=3,
)


@given(SAME_SHAPE)
@example([[["项", "%"], ["甲%s", "100%"]], [["%%", "{0}"], ["%d", "5%"]]])
def test_tables_of_one_shape_keep_their_own_words(tables: list[list[list[str]]]) -> None:
    for rows in tables * 2:
        assert _drawn_back(rows) == [text for row in rows for text in row]


def test_a_longer_figure_widens_its_own_table_alone() -> None:
    def lines(figure: str) -> list[str]:
        cells = (TableCell(figure, "value"), TableCell("0", "value"))
        return draw(Table("table4", (cells,), (1, 1), 0, False, False, "表", "表"), 13)

    narrow, wide = lines("12"), lines("1234567890")
    assert [columns_of(line) for line in (narrow[0], wide[0])] == [11, 17]
    assert lines("12") == narrow
