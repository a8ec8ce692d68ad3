"""The official tables in the file against the schema read as plain YAML, cell for cell."""

from functools import cache
from itertools import pairwise

import pytest

from tests.samples.load import GOOD, report
from tests.writers.official import Drawn, Spot, drawn_tables
from tests.writers.package import Element, find, number, only, sample, style, text, tree, w

COLUMNS = (4, 10, 15)
FULL_WIDTH = round(156 * 1440 / 25.4)
every_table = pytest.mark.parametrize(
    ("name", "index"), [(name, index) for name in GOOD for index in range(3)]
)


@cache
def _all_tables(name: str) -> list[Element]:
    return find(tree(sample(name)), "w:body/w:tbl")


def _own_captions(name: str) -> list[str]:
    return [table.title for table in report(name).tables]


def _table(name: str, index: int) -> Element:
    own = _own_captions(name)
    official = [t for t in _all_tables(name) if w(only(t, "w:tblPr/w:tblCaption")) not in own]
    assert len(official) == 3
    return official[index]


def _wanted(name: str, index: int) -> Drawn:
    return drawn_tables(report(name).edition.id)[index]


def _grid(table: Element) -> list[int]:
    return [number(column, "w") for column in find(table, "w:tblGrid/w:gridCol")]


def _cells(row: Element) -> list[tuple[int, int, Element]]:
    """Each cell with its first grid column and how many it spans."""
    column, cells = 0, []
    for cell in find(row, "w:tc"):
        spans = find(cell, "w:tcPr/w:gridSpan")
        span = number(spans[0]) if spans else 1
        cells.append((column, span, cell))
        column += span
    return cells


def _merge(cell: Element) -> str | None:
    """restart, continue (also when the value is left out), or None."""
    found = find(cell, "w:tcPr/w:vMerge")
    return (w(found[0]) or "continue") if found else None


@every_table
def test_labels_spans_and_values_are_the_official_ones(name: str, index: int) -> None:
    values = {path: str(cell.value) for path, cell in report(name).cells.items()}
    wanted = [
        [(s.column, s.colspan, s.rowspan, values[s.path] if s.path else s.text) for s in row]
        for row in _wanted(name, index).rows
    ]
    assert _drawn_rows(_table(name, index)) == wanted


def _drawn_rows(table: Element) -> list[list[tuple[int, int, int, str]]]:
    rows = [_cells(row) for row in find(table, "w:tr")]
    return [
        [
            (column, span, _height(rows, y, column, span, cell), text(cell))
            for column, span, cell in row
            if _merge(cell) != "continue"
        ]
        for y, row in enumerate(rows)
    ]


def _height(
    rows: list[list[tuple[int, int, Element]]], y: int, column: int, span: int, cell: Element
) -> int:
    if _merge(cell) is None:
        return 1
    high = 1
    for row in rows[y + 1 :]:
        below = [c for at, wide, c in row if (at, wide) == (column, span)]
        if not below or _merge(below[0]) != "continue":
            break
        assert text(below[0]) == ""
        high += 1
    assert high > 1, f"a merge that begins at row {y + 1} goes nowhere"
    return high


@every_table
def test_every_row_covers_the_grid_and_widths_agree(name: str, index: int) -> None:
    table = _table(name, index)
    grid = _grid(table)
    assert len(grid) == COLUMNS[index] == _wanted(name, index).columns
    assert abs(sum(grid) - FULL_WIDTH) <= 1
    width = only(table, "w:tblPr/w:tblW")
    assert (number(width, "w"), w(width, "type")) == (sum(grid), "dxa")
    for row in find(table, "w:tr"):
        cells = _cells(row)
        assert sum(span for _, span, _ in cells) == len(grid)
        for column, span, cell in cells:
            given = only(cell, "w:tcPr/w:tcW")
            assert w(given, "type") == "dxa"
            assert number(given, "w") == sum(grid[column : column + span])


@every_table
def test_header_rows_repeat_and_no_row_splits(name: str, index: int) -> None:
    rows = find(_table(name, index), "w:tr")
    headers = [bool(find(row, "w:trPr/w:tblHeader")) for row in rows]
    count = _wanted(name, index).header_rows
    assert headers == [True] * count + [False] * (len(rows) - count)
    assert all(find(row, "w:trPr/w:cantSplit") for row in rows)


@every_table
def test_the_table_holds_together(name: str, index: int) -> None:
    rows = find(_table(name, index), "w:tr")
    for row in rows[:-1]:
        assert all(find(p, "w:pPr/w:keepNext") for p in find(row, "w:tc/w:p"))
    assert not find(rows[-1], ".//w:keepNext")


@every_table
def test_numbers_are_centred_and_lines_are_not_those_of_the_body(name: str, index: int) -> None:
    styles = {w(s, "styleId"): s for s in find(tree(sample(name), "word/styles.xml"), "w:style")}
    spots = [s for row in _wanted(name, index).rows for s in row]
    shown = [c for row in find(_table(name, index), "w:tr") for _, _, c in _cells(row)]
    drawn = [cell for cell in shown if _merge(cell) != "continue"]
    for spot, cell in zip(spots, drawn, strict=True):
        used = styles[style(only(cell, "w:p"))]
        assert number(only(used, "w:pPr/w:spacing"), "line") <= 20 * 20
        if spot.path:
            assert w(only(used, "w:pPr/w:jc")) == "center"
        assert w(only(cell, "w:tcPr/w:vAlign")) == "center"


@every_table
def test_a_screen_reader_finds_a_caption(name: str, index: int) -> None:
    table = _table(name, index)
    assert w(only(table, "w:tblPr/w:tblCaption"))
    assert w(only(table, "w:tblPr/w:tblDescription"))


@pytest.mark.parametrize("name", GOOD)
def test_a_paragraph_stands_between_and_after_tables(name: str) -> None:
    body = list(only(tree(sample(name)), "w:body"))
    tables = set(_all_tables(name))
    for first, second in pairwise(body):
        assert not (first in tables and second in tables)
    for cell in find(tree(sample(name)), ".//w:tc"):
        assert str(cell[-1].tag).endswith("}p")


def test_own_tables_are_printed_as_written() -> None:
    name = "002_fengshan_2020"
    (own,) = report(name).tables
    (table,) = [t for t in _all_tables(name) if w(only(t, "w:tblPr/w:tblCaption")) == own.title]
    rows = [[text(cell) for _, _, cell in _cells(row)] for row in find(table, "w:tr")]
    assert rows == [list(own.columns), *(list(row) for row in own.rows)]
    assert abs(sum(_grid(table)) - FULL_WIDTH) <= 1


def test_the_schema_as_read_here_has_all_cells() -> None:
    for edition, count in (("2019", 198), ("2021", 200)):
        spots: list[Spot] = [s for t in drawn_tables(edition) for row in t.rows for s in row]
        assert len({s.path for s in spots if s.path}) == count
