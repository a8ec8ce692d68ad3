"""Tables of a Word file: geometry as drawn, texts as found, whatever is broken about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.nodes import Table, positions
from generator.readers.docx import notes, read
from tests.readers.test_docx_text import PNG
from tests.readers.word import image_link, p, packed, parts_of, r, shown, source, tbl, tc, tr

START, ON = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def _span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def _table(xml: str) -> Table:
    (table,) = source(xml).document.blocks
    assert isinstance(table, Table)
    return table


def _cells(xml: str) -> list[list[tuple[str, int, int]]]:
    return [[(c.text, c.colspan, c.rowspan) for c in row] for row in _table(xml).rows]


def test_merges_become_spans() -> None:
    xml = tbl(
        tr(tc("甲", _span(2) + START), tc("乙")),
        tr(tc("不见", _span(2) + ON), tc("丙", START)),
        tr(tc("丁"), tc("戊"), tc("", ON)),
        widths=(10, 20, 30),
    )
    assert _cells(xml) == [
        [("甲", 2, 2), ("乙", 1, 1)],
        [("丙", 1, 2)],
        [("丁", 1, 1), ("戊", 1, 1)],
    ]
    assert _table(xml).widths == (10, 20, 30)


def test_two_merges_one_below_the_other_stay_two() -> None:
    xml = tbl(*(tr(tc(text, merge), tc("x")) for text, merge in
                (("甲", START), ("", ON), ("乙", START), ("", ON))))  # fmt: skip
    assert [row[0] for row in _cells(xml)][::2] == [("甲", 1, 2), ("乙", 1, 2)]


def test_borders_that_are_not_quite_in_line_make_no_column() -> None:
    xml = tbl(
        tr(tc("甲", START), tc("乙", _span(2))),
        tr(tc("", _span(2) + ON), tc("丙")),
        widths=(500, 12, 500),
    )
    assert _cells(xml) == [[("甲", 1, 2), ("乙", 1, 1)], [("丙", 1, 1)]]
    assert _table(xml).widths == (500, 500)


def test_a_narrow_column_with_cells_of_its_own_stays() -> None:
    xml = tbl(tr(tc("甲"), tc("乙"), tc("丙")), tr(tc("丁", _span(3))), widths=(500, 12, 500))
    assert _cells(xml) == [[("甲", 1, 1), ("乙", 1, 1), ("丙", 1, 1)], [("丁", 3, 1)]]


def test_a_cell_is_its_paragraphs_and_lines() -> None:
    text = f"<w:p>{r('　 0')}</w:p><w:p/><w:p>{r('甲')}<w:r><w:br/></w:r>{r('乙 ')}</w:p>"
    assert _cells(tbl(tr(tc(text), tc("<w:p/>")))) == [[("　 0\n\n甲\n乙 ", 1, 1), ("", 1, 1)]]


def test_a_row_may_begin_further_right() -> None:
    xml = tbl(
        tr(tc("甲"), tc("乙")),
        tr(tc("丙"), properties='<w:gridBefore w:val="1"/>'),
        widths=(1, 1),
    )
    assert _cells(xml)[1] == [("", 1, 1), ("丙", 1, 1)]


def test_header_rows_are_those_that_repeat() -> None:
    repeats = "<w:tblHeader/>"
    table = _table(
        tbl(
            tr(tc("甲"), properties=repeats),
            tr(tc("乙"), properties='<w:tblHeader w:val="0"/>'),
            tr(tc("丙"), properties=repeats),
            properties='<w:tblCaption w:val="表"/><w:tblDescription w:val="说"/>',
        )
    )
    assert table.header_rows == 1
    assert table.rows[0][0].role == "header"
    assert table.rows[1][0].role == "value"
    assert (table.caption, table.description, table.kind) == ("表", "说", "found")


def test_rows_and_cells_come_out_of_content_controls() -> None:
    cell = f"<w:sdt><w:sdtContent>{tc('甲')}</w:sdtContent></w:sdt>"
    row = f"<w:sdt><w:sdtContent>{tr(cell, tc('乙'))}</w:sdtContent></w:sdt>"
    assert _cells(tbl(row, tr(tc("丙")))) == [[("甲", 1, 1), ("乙", 1, 1)], [("丙", 1, 1)]]


def test_a_cell_may_say_its_shape_after_its_words() -> None:
    late = f'<w:tc>{p("甲")}<w:tcPr><w:gridSpan w:val="2"/></w:tcPr></w:tc>'
    made = tbl(tr(late), tr(tc("乙"), tc("丙")), widths=(900, 900))
    assert _cells(made) == [[("甲", 2, 1)], [("乙", 1, 1), ("丙", 1, 1)]]


def test_deleted_rows_and_cells_are_gone() -> None:
    deleted = '<w:del w:id="1"/>'
    found = source(tbl(tr(tc("甲"), properties=deleted), tr(tc("乙", "<w:cellDel/>"), tc("丙"))))
    assert shown(found) == ["# 丙"]
    assert found.notes == (notes.TRACKED,)


def test_hidden_rows_are_left_out_and_said() -> None:
    found = source(tbl(tr(tc("甲"), properties="<w:hidden/>"), tr(tc("乙"))))
    assert shown(found) == ["# 乙"]
    assert found.notes == (notes.HIDDEN,)


@pytest.mark.parametrize(
    ("xml", "cells"),
    [
        (tbl(tr(tc("甲", ON)), tr(tc("乙", ON))), [[("甲", 1, 2)], []]),
        (tbl(tr(tc("甲", START), tc("乙")), tr(tc("丙", _span(2) + ON))),
         [[("甲", 1, 1), ("乙", 1, 1)], [("丙", 2, 1)]]),
        (tbl(tr(tc("甲")), tr(tc("乙", ON))), [[("甲", 1, 1)], [("乙", 1, 1)]]),
        (tbl(tr(tc("甲", _span(9))), widths=(1, 1)), [[("甲", 2, 1)]]),
        (tbl(tr(tc("甲", _span(-5)), tc("乙", '<w:gridSpan w:val="x"/>'))),
         [[("甲", 1, 1), ("乙", 1, 1)]]),
        (tbl(tr(tc("甲", '<w:hMerge w:val="restart"/>'), tc("", '<w:hMerge w:val="continue"/>'))),
         [[("甲", 2, 1)]]),
        (tbl(tr(tc("甲"), tc("乙"), tc("丙")), widths=(5,)),
         [[("甲", 1, 1), ("乙", 1, 1), ("丙", 1, 1)]]),
        (tbl(tr(), tr(tc("甲"), tc("乙"))), [[], [("甲", 1, 1), ("乙", 1, 1)]]),
    ],
)  # fmt: skip
def test_broken_tables_are_read_as_far_as_they_go(
    xml: str, cells: list[list[tuple[str, int, int]]]
) -> None:
    assert _cells(xml) == cells
    table = _table(xml)
    assert len(table.widths) == max(
        x + cell.colspan for row in positions(table.rows) for x, cell in row
    )


def test_a_table_without_cells_is_nothing() -> None:
    assert shown(source(tbl() + tbl(tr()) + p("甲"))) == ["P 甲"]


def test_huge_spans_cost_nothing() -> None:
    cells = [tc("甲", _span(99_999)) for _ in range(50)]
    assert len(_table(tbl(*(tr(*cells) for _ in range(50)))).rows) == 50


def test_a_frame_of_one_cell_is_no_table() -> None:
    inner = tbl(tr(tc("乙"), tc("丙")), tr(tc("丁"), tc("戊")))
    found = source(tbl(tr(tc(p("甲", "2") + inner + p("己")))))
    assert shown(found) == ["1 甲", "# 乙|丙 / 丁|戊", "P 己"]
    assert found.notes == (notes.FRAME,)


def test_a_table_of_one_cell_with_one_paragraph_stays_one() -> None:
    assert shown(source(tbl(tr(tc("甲"))))) == ["# 甲"]


def test_a_table_in_a_cell_becomes_its_text() -> None:
    inner = tbl(tr(tc("乙"), tc("丙")), tr(tc("丁"), tc("戊")))
    found = source(tbl(tr(tc(p("甲") + inner + p("己")), tc("庚"))))
    (table,) = found.document.blocks
    assert isinstance(table, Table)
    assert [cell.text for cell in table.rows[0]] == ["甲\n乙\t丙\n丁\t戊\n己", "庚"]
    assert found.notes == (notes.NESTED,)


def test_a_picture_in_a_cell_comes_after_the_table() -> None:
    drawing = '<w:drawing><a:blip r:embed="rI"/></w:drawing>'
    body = tbl(tr(tc(f"<w:p><w:r>{drawing}</w:r></w:p>"), tc("甲")))
    parts = parts_of(body, links=image_link("rI", "media/a.png"))
    found = read(packed({**parts, "word/media/a.png": PNG}))
    assert shown(found) == ["# |甲", "I 图1.png"]
    assert found.notes == (notes.TABLE_IMAGE,)


_PROPERTIES = st.sampled_from(
    ("", START, ON, _span(2), _span(3) + START, _span(2) + ON, _span(0), "<w:cellDel/>")
)
_CELLS = st.builds(tc, st.sampled_from(("", "甲", "0")), _PROPERTIES)
_ROWS = st.lists(_CELLS, max_size=4).map(lambda cells: tr(*cells))


@given(st.lists(_ROWS, max_size=6), st.lists(st.integers(-1, 9), max_size=5))
def test_any_mixture_of_merges_lands_on_a_grid(rows: list[str], widths: list[int]) -> None:
    for block in source(p("前") + tbl(*rows, widths=tuple(widths))).document.blocks:
        if isinstance(block, Table):
            taken = [
                (y + j, x + i)
                for y, row in enumerate(positions(block.rows))
                for x, cell in row
                for j in range(cell.rowspan)
                for i in range(cell.colspan)
            ]
            assert len(taken) == len(set(taken))
            assert max(y for y, _ in taken) < len(block.rows)
            assert max(x for _, x in taken) < len(block.widths)
