"""Tables in plain texts: the layouts that other programs write."""

import pytest

from generator.document.nodes import CELL_STREAM, FOUND, Block, Paragraph, Table
from generator.readers.txt import read

Rows = list[list[str]]


def _blocks(*lines: str) -> tuple[Block, ...]:
    return read("\n".join(lines).encode()).document.blocks


def _shown(*lines: str) -> list[str | Rows]:
    """Paragraphs as texts, tables as rows; a stream of cells as one row."""
    made: list[str | Rows] = []
    for block in _blocks(*lines):
        match block:
            case Paragraph():
                made.append(block.text)
            case Table(kind="cells"):
                assert block.kind == CELL_STREAM
                made.append([[row[0].text for row in block.rows]])
            case Table():
                assert block.kind == FOUND
                made.append([[cell.text for cell in row] for row in block.rows])
    return made


class TestCellsLedByTabs:
    def test_rows_and_blank_cells(self) -> None:
        assert _shown(
            "标题", "\t类", "\t数", "\t量", "", "\t甲", "\t　　0", "\t\xa0/", "", "\t", "\t",
            "\t", "", "", "末",
        ) == ["标题", [["类", "数", "量"], ["甲", "　　0", "\xa0/"], ["", "", ""]], "末"]  # fmt: skip

    def test_cells_of_several_lines(self) -> None:
        assert _shown(
            "\t类", "\t本年", "新增", "\t量", "", "\t第一行", "", "（第二行）", "\t1", "\t2", "",
            "\t甲", "\t3", "\t", "", "", "末",
        ) == [[["类", "本年\n新增", "量"], ["第一行\n（第二行）", "1", "2"], ["甲", "3", ""]], "末"]  # fmt: skip

    def test_a_heading_between_two_tables_is_not_of_the_first(self) -> None:
        first, second = [["类", "数"], ["甲", "1"]], [["类", "量"], ["乙", "2"]]
        for between in (["", "", "标题"], ["", "标题"], ["", "", "标题", "", "又一行"]):
            shown = _shown(
                "\t类", "\t数", "", "\t甲", "\t1", *between, "\t类", "\t量", "", "\t乙", "\t2"
            )
            assert shown == [first, *(line for line in between if line), second]

    def test_cells_have_their_lines(self) -> None:
        (table,) = _blocks("\t类", "\t本年", "新增", "", "\t甲", "\t1")
        assert isinstance(table, Table)
        assert [[cell.line for cell in row] for row in table.rows] == [[1, 2], [5, 6]]


class TestRowsParted:
    @pytest.mark.parametrize(
        "lines",
        [
            ["| 类 | 数 |", "|---|:-:|", "| 甲 | 0 |", "| 乙 | |"],
            ["类 | 数", "--- | ---", "甲 | 0", "乙 |  "],
            ["| 类 | 数 |", "", "| 甲 | 0 |", "", "| 乙 | |"],
            ["|类|数|", "|甲|0|", "|乙||"],
            ["| 类 | 数", "| 甲 | 0", "| 乙 | |"],
        ],
    )
    def test_by_bars(self, lines: list[str]) -> None:
        rows = [["类", "数"], ["甲", "0"], ["乙", ""]]
        found = _shown("前", *lines, "", "后")
        assert found[0] == "前"
        assert found[-1] == "后"
        assert isinstance(found[1], list)
        assert [[cell for cell in row if cell] for row in found[1]] == [
            [cell for cell in row if cell] for row in rows
        ]

    def test_filler_cells_are_kept(self) -> None:
        assert _shown("| 第一项 | |||", "| 类 | 甲 | 乙 | 丙 |", "| 丁 | 0 | - | 0 |", "||||") == [
            [["第一项", "", "", ""], ["类", "甲", "乙", "丙"], ["丁", "0", "-", "0"], ["", "", ""]]
        ]

    def test_a_row_broken_in_a_cell(self) -> None:
        assert _shown("| 商业", "企业 | 数 |", "| 甲 | 0 |", "| 乙 | 0 |") == [
            [["商业\n企业", "数"], ["甲", "0"], ["乙", "0"]]
        ]

    def test_an_escaped_bar_is_text(self) -> None:
        assert _shown(r"| 甲\|乙 | 数 |", "| 丙 | 1 |") == [[["甲|乙", "数"], ["丙", "1"]]]

    def test_by_tabs(self) -> None:
        rows = ["规\t数\t量", "甲\t0\t", "乙\t\t1"]
        wanted = [["规", "数", "量"], ["甲", "0", ""], ["乙", "", "1"]]
        assert _shown("前", *rows, "后") == ["前", wanted, "后"]
        assert _shown(rows[0], "", rows[1], "", rows[2], "", "后") == [wanted, "后"]
        led = _shown("\t\t数\t量", "\t甲\t0\t1")
        assert led == [[["", "", "数", "量"], ["", "甲", "0", "1"]]]

    def test_by_blanks(self) -> None:
        assert _shown("类别    数　　量", " 甲 乙   0  1", "", "后") == [
            [["类别", "数", "量"], ["甲 乙", "0", "1"]], "后",
        ]  # fmt: skip


class TestCellsAndBarsOnLinesOfTheirOwn:
    LINES = (
        "标题", "第一项", "|", "||||", "类", "|", "甲", "|", "乙", "|", "|||", "丙", "|", "0", "|",
        "本年", "新增", "|", "|", "|",
    )  # fmt: skip
    CELLS = (
        "第一项",
        "",
        "",
        "",
        "",
        "类",
        "甲",
        "乙",
        "",
        "",
        "",
        "丙",
        "0",
        "本年\n新增",
        "",
        "",
    )

    def test_every_bar_ends_a_cell(self) -> None:
        assert _shown(*self.LINES, "末") == ["标题", [list(self.CELLS)], "末"]

    def test_a_heading_between_two_tables_is_not_a_cell(self) -> None:
        table = [
            "类",
            "|",
            "甲",
            "|",
            "|||",
            "乙",
            "|",
            "0",
            "|",
            "|||",
            "丙",
            "|",
            "1",
            "|",
            "|||",
        ]
        cells = [["类", "甲", "", "", "", "乙", "0", "", "", "", "丙", "1", "", "", ""]]
        assert _shown("一", *table, "二", *table) == ["一", cells, "二", cells]

    def test_a_bar_behind_each_cell(self) -> None:
        shown = _shown("类 |", "数 |", "甲 |", "0 |", "|", "末")
        assert shown == [[["类", "数", "甲", "0", ""]], "末"]

    def test_cells_have_their_lines(self) -> None:
        (_, table) = _blocks(*self.LINES)
        assert isinstance(table, Table)
        assert [row[0].line for row in table.rows][:7] == [2, 4, 4, 4, 4, 5, 7]


def test_one_cell_a_line_cannot_be_told_from_paragraphs() -> None:
    assert _shown("类", "", "数", "", " 0", "", "　　12") == ["类", "数", "0", "12"]
