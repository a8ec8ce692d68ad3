"""A table as it was found: which one it is, nobody has said yet."""

from collections.abc import Sequence

from generator.document.nodes import CELL_STREAM, FOUND, Table, TableCell


def found_table(
    rows: Sequence[Sequence[TableCell]], columns: int, header_rows: int = 0, caption: str = ""
) -> Table:
    """A table of so many grid columns, all equally wide: nothing is known of their widths."""
    return _table(FOUND, rows, columns, header_rows, caption)


def ragged_table(rows: Sequence[Sequence[TableCell]]) -> Table:
    """Rows whose cells are known in their order only."""
    return _table(FOUND, rows, max(len(row) for row in rows), 0, "")


def cell_stream(cells: Sequence[TableCell]) -> Table:
    """Cells in their order; where a row ends is not known."""
    return _table(CELL_STREAM, [[cell] for cell in cells], 1, 0, "")


def cell_text(lines: Sequence[str]) -> str:
    """The lines of a cell that say something; if there are none, the blanks that stand in it."""
    said = [line for line in lines if line.strip()]
    return "\n".join(said) if said else next((line for line in lines if line), "")


def _table(
    kind: str, rows: Sequence[Sequence[TableCell]], columns: int, header_rows: int, caption: str
) -> Table:
    return Table(
        kind=kind,
        rows=tuple(tuple(row) for row in rows),
        widths=(1,) * columns,
        header_rows=header_rows,
        keep_together=False,
        dense=False,
        caption=caption,
        description="",
    )
