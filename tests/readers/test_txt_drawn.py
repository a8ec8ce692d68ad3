"""Drawn tables: exact geometry and texts as they were before they were wrapped."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.nodes import Paragraph, Table, TableCell
from generator.readers.txt import read
from generator.readers.txt.unwrap import unwrap
from generator.writers.grid import draw, wrap
from tests.readers.grids import tables


def _tables(*lines: str) -> list[Table]:
    found = read("\n".join(lines).encode()).document.blocks
    return [block for block in found if isinstance(block, Table)]


def _cells(table: Table) -> list[list[tuple[str, int, int]]]:
    return [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in table.rows]


SPANNED = (
    "+----+-----------+",
    "|    |   数量    |",
    "|类  +-----+-----+",
    "|    | +3  |  -  |",
    "+----+-----+-----+",
)
WANTED = [[("类", 1, 2), ("数量", 2, 1)], [("+3", 1, 1), ("-", 1, 1)]]


def test_spans_and_lines() -> None:
    (table,) = _tables("前", *SPANNED, "后")
    assert _cells(table) == WANTED
    assert [[cell.line for cell in row] for row in table.rows] == [[3, 3], [5, 5]]
    assert len(table.widths) == 3


def test_indented_and_box_characters() -> None:
    (table,) = _tables(*("   " + line for line in SPANNED))
    assert _cells(table) == WANTED
    boxed = ("┌────┬───────────┐", "│    │   数量    │", "│类  ├─────┬─────┤",
             "│    │ +3  │  -  │", "└────┴─────┴─────┘")  # fmt: skip
    assert _cells(_tables(*boxed)[0]) == WANTED


def test_two_tables_without_a_line_between() -> None:
    assert [_cells(table) for table in _tables(*SPANNED, *SPANNED)] == [WANTED, WANTED]


def test_quotes_may_be_drawn_narrow() -> None:
    narrow = ("+------+---+", "|“甲”  | 1 |", "+------+---+")
    wide = ("+------+---+", "|“甲”| 1 |", "+------+---+")
    assert [_cells(_tables(*lines)[0]) for lines in (narrow, wide)] == [
        [[("“甲”", 1, 1), ("1", 1, 1)]]
    ] * 2


def test_a_crooked_drawing_is_read_by_its_rows() -> None:
    (table,) = _tables(
        "+----+----+", "| 类别很长 | 数 |", "+----+----+", "| 甲 | 1", "| 乙 | |", "+----+----+"
    )
    assert _cells(table) == [
        [("类别很长", 1, 1), ("数", 1, 1)], [("甲\n乙", 1, 1), ("1", 1, 1)],
    ]  # fmt: skip


def test_a_border_without_a_table() -> None:
    found = read("甲\n+----+\n乙\n+--+\n| 丙".encode()).document.blocks
    assert [block.text for block in found if isinstance(block, Paragraph)] == [
        "甲", "+----+", "乙", "+--+", "| 丙",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["cafe\u0301s", "葛\U000e0100城区", "“甲”——乙…"])
def test_characters_of_any_width(text: str) -> None:
    row = (TableCell(text, "label"), TableCell("1", "value"))
    lines = draw(Table("extra", (row,), (1, 1), 0, False, False, "", ""), 40)
    assert _cells(_tables(*lines)[0]) == [[(text, 1, 1), ("1", 1, 1)]]


@given(st.from_regex(r"[a-z0-9.]{1,9}( [a-z0-9.]{1,9}){0,8}", fullmatch=True), st.integers(5, 30))
def test_blanks_between_words_come_back(text: str, half: int) -> None:
    lines = [line.strip() for line in wrap(text, 2 * half)]
    assert unwrap(lines, 2 * half) == text


@given(st.text("甲乙丙（）“”，。ab12.", max_size=60), st.integers(2, 30))
def test_no_blank_comes_in_where_there_was_none(text: str, half: int) -> None:
    assert unwrap(wrap(text, 2 * half), 2 * half) == text


@settings(deadline=None)
@given(tables(st.text("甲乙ab1 （“，。", max_size=30)))
def test_blanks_in_cells_never_cost_a_character(table: Table) -> None:
    (found,) = _tables(*draw(table, 60))
    assert ["".join(cell.text.split()) for row in found.rows for cell in row] == [
        "".join(cell.text.split()) for row in table.rows for cell in row
    ]
