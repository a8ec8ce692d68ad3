"""A table with one cell a line, as Word's text export gives it."""

from collections.abc import Iterator

from generator.document.nodes import Table, positions

_MARK = "\t"  # leads every cell; no other line of a report begins with one


def spread(table: Table) -> Iterator[str]:
    """The lines of a table: every cell led by a tab, every row followed by an empty line.

    A cell that reaches down from a row above stands in each further row as an empty cell, so that
    every row has the cells that its grid columns ask for. Widths are not told: the official tables
    are known, and an agency's own table has no cell wider than a column.
    """
    placed = positions(table.rows)
    for y, row in enumerate(placed):
        cells = [(x, cell.text) for x, cell in row]
        for above in range(y):
            cells += [(x, "") for x, cell in placed[above] if above + cell.rowspan > y]
        for _, text in sorted(cells, key=lambda cell: cell[0]):
            yield _MARK + text
        yield ""
