"""Made-up tables whose cells span rows and columns at random."""

from hypothesis import strategies as st

from generator.document.nodes import CellRole, Table, TableCell

TEXTS = st.text("甲乙丙丁abc12.-/（）“”，。", max_size=12)
_ROLES: tuple[CellRole, ...] = ("header", "label", "value")


@st.composite
def tables(draw: st.DrawFn, texts: st.SearchStrategy[str] = TEXTS) -> Table:
    """A grid of up to 6 × 6 positions, each covered by one cell."""
    height, width = draw(st.integers(1, 6)), draw(st.integers(1, 6))
    taken: set[tuple[int, int]] = set()
    rows = []
    for y in range(height):
        row = []
        for x in range(width):
            if (y, x) in taken:
                continue
            free = next((i for i in range(x, width) if (y, i) in taken), width)
            wide, down = draw(st.integers(1, free - x)), draw(st.integers(1, height - y))
            taken |= {(y + j, x + i) for j in range(down) for i in range(wide)}
            row.append(TableCell(draw(texts), draw(st.sampled_from(_ROLES)), wide, down))
        rows.append(tuple(row))
    return Table("extra", tuple(rows), (1,) * width, 0, False, False, "附表", "")


def seen(table: Table) -> list[tuple[int, int, int, int, str]]:
    """Each cell as a reader must find it: place and spans counted in the rows and columns in which
    a cell begins, and its text. Others are not drawn and cannot be known."""
    from generator.document.nodes import positions

    placed = positions(table.rows)
    columns = sorted({x for row in placed for x, _ in row})
    rows = [y for y, row in enumerate(placed) if row]
    return [
        (
            rows.index(y), columns.index(x),
            sum(y <= top < y + cell.rowspan for top in rows),
            sum(x <= left < x + cell.colspan for left in columns),
            cell.text,
        )
        for y, row in enumerate(placed)
        for x, cell in row
    ]  # fmt: skip
