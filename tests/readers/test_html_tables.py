"""Tables of a page: geometry as browsers lay it out, spans that cannot be clipped."""

import pytest
from hypothesis import given, settings

from generator.document.nodes import Table
from tests.readers.grids import seen, tables
from tests.readers.pages import shown, spans, table


def _rows(*rows: str) -> str:
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def test_cells_keep_their_blanks_and_lines() -> None:
    page = _rows("<td><p align=center>本年\n新</p></td><td>&nbsp;</td><td>　　0</td><td> 1 </td>"
                 "<td>甲<br>乙</td><td><p>丙</p><p>&nbsp;</p><p>丁</p></td><td></td>")  # fmt: skip
    assert shown(page) == [[["本年新", "\xa0", "　　0", "1", "甲\n乙", "丙\n丁", ""]]]


def test_spans() -> None:
    page = _rows("<td rowspan=2>甲</td><td colspan=2>乙</td>", "<td>丙</td><td>丁</td>")
    assert spans(page) == [[(1, 2), (2, 1)], [(1, 1), (1, 1)]]
    assert len(table(page).widths) == 3


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (["<td rowspan=9>甲<td>乙", "<td>丙"], [[(1, 2), (1, 1)], [(1, 1)]]),
        (["<td rowspan=0>甲<td>乙", "<td>丙"], [[(1, 2), (1, 1)], [(1, 1)]]),
        (["<td colspan=1000000000>甲<td>乙", "<td>丙<td>丁"], [[(2, 1), (1, 1)], [(1, 1)] * 2]),
        (["<td colspan=1000000000>甲", "<td>丙<td>丁"], [[(2, 1)], [(1, 1)] * 2]),
        (["<td colspan=99999999999999999999>甲"] * 9 + ["<td>丙<td>丁"], [[(2, 1)]] * 9 + [[(1, 1)] * 2]),
        (["<td colspan=0>甲<td rowspan=-1>乙", "<td colspan=x>丙<td>丁"], [[(1, 1)] * 2] * 2),
        (["<td>甲<td rowspan=2>乙", "<td colspan=2>丙"], [[(1, 1), (1, 2)], [(1, 1)]]),
        (["<td rowspan=2>甲<td>乙", "", "<td>丙<td>丁"], [[(1, 1)] * 2] * 2),
        (["<td rowspan=3>甲<td>乙", "", "<td>丙"], [[(1, 2), (1, 1)], [(1, 1)]]),
        (["<td colspan=5>甲<td colspan=5>乙", "<td colspan=5>丙<td colspan=5>丁"], [[(1, 1)] * 2] * 2),
    ],
)  # fmt: skip
def test_spans_that_cannot_be_are_clipped(
    rows: list[str], wanted: list[list[tuple[int, int]]]
) -> None:
    assert spans(_rows(*rows)) == wanted


def test_a_table_of_giant_spans_is_taken_without_them() -> None:
    page = _rows(*["<td rowspan=1000 colspan=1000>1<td>2"] * 200)
    assert {span for row in spans(page) for span in row} == {(1, 1)}


def test_roles_sections_and_caption() -> None:
    page = (
        "<table><caption>附<b>表</b></caption><tfoot><tr><th scope=row>计<td>3</tfoot>"
        "<tbody><tr><th scope='row'>甲<td>1<tbody><tr><th scope=row>乙<td>2</tbody>"
        "<thead><tr><th>类<th>数</thead></table>"
    )
    found = table(page)
    assert [[(cell.text, cell.role) for cell in row] for row in found.rows] == [
        [("类", "header"), ("数", "header")],
        [("甲", "label"), ("1", "value")],
        [("乙", "label"), ("2", "value")],
        [("计", "label"), ("3", "value")],
    ]
    assert (found.header_rows, found.caption) == (1, "附表")


def test_broken_tables() -> None:
    assert shown("<table><td>1<td>2<tr><td>3</td>漏<td>4</table>后") == [
        "漏", [["1", "2"], ["3", "4"]], "后",
    ]  # fmt: skip
    assert shown("<table></table><table><tr></tr></table>甲") == ["甲"]
    assert shown("<tr><td>甲</td><td>乙</td></tr>") == ["甲", "乙"]


def _page(made: Table) -> str:
    return _rows(
        *(
            "".join(f"<td colspan={c.colspan} rowspan={c.rowspan}>{c.text}</td>" for c in row)
            for row in made.rows
        )
    )


@settings(deadline=None)
@given(tables())
def test_any_geometry_is_read_back(made: Table) -> None:
    if max(len(row) for row in made.rows) > 1:  # one column is a frame, not data
        page = _page(made) + "后"
        assert seen(table(page)) == seen(made)
