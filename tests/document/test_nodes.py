"""Cells in their grid columns."""

from hypothesis import given
from hypothesis import strategies as st

from generator.document.nodes import TableCell, positions

cells = st.builds(TableCell, st.just(""), st.just("value"), st.integers(1, 3), st.integers(1, 4))
tables = st.lists(st.lists(cells, max_size=5).map(tuple), max_size=6).map(tuple)


@given(tables)
def test_a_cell_stands_in_the_first_column_that_no_earlier_one_takes(
    rows: tuple[tuple[TableCell, ...], ...],
) -> None:
    taken: set[tuple[int, int]] = set()
    for y, row in enumerate(positions(rows)):
        assert tuple(cell for _, cell in row) == rows[y]
        for x, cell in row:
            assert (y, x) not in taken
            after = max((there for line, there in taken if line == y and there < x), default=-1)
            assert after == x - 1
            spots = (
                (y + down, x + right)
                for down in range(cell.rowspan)
                for right in range(cell.colspan)
            )
            taken.update(spots)
