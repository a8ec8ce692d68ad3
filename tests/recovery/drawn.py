"""Official tables as they are found in the wild: disturbed, in any container, every value known."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from random import Random

from generator.document.nodes import (
    CELL_STREAM,
    FOUND,
    UNKNOWN,
    Block,
    Document,
    Paragraph,
    Run,
    Table,
    TableCell,
    Title,
    positions,
)
from generator.spec import model

ODD_VALUES = (
    "/", "-", "—", "无", "０", "００", "1,234", "１２", "22（其中修订16件）", "976.81万元", "905万",
    "-24", "+1036", "251000元", "0.092", " 0", "　　0", "0",
)  # fmt: skip


@dataclass(frozen=True)
class Cell:
    """A cell as drawn; `path` is set for values."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    path: str | None = None
    header: bool = False


Row = tuple[Cell, ...]


@dataclass(frozen=True)
class Drawn:
    """One official table; `lossy`: what was done to it may leave values that cannot be told."""

    table: model.Table
    rows: tuple[Row, ...]
    lossy: bool = False
    notes: tuple[str, ...] = field(default=())

    @property
    def values(self) -> Mapping[str, str]:
        """Each value that stands in it, by path."""
        return {c.path: c.text for row in self.rows for c in row if c.path}

    def but(self, rows: tuple[Row, ...], note: str, lossy: bool = False) -> "Drawn":
        """The same table, disturbed."""
        return replace(self, rows=rows, lossy=self.lossy or lossy, notes=(*self.notes, note))


def drawn(table: model.Table, random: Random, odd: float = 0.2, start: int = 1000) -> Drawn:
    """The table with a figure of its own in every cell, some odd values among them."""
    count = start
    rows = []
    for row in table.grid:
        cells = []
        for cell in row:
            text = cell.text
            if cell.cell is not None:
                count += 1
                text = random.choice(ODD_VALUES) if random.random() < odd else str(count)
            path = cell.cell.path if cell.cell else None
            cells.append(Cell(text, cell.colspan, cell.rowspan, path, cell.header))
        rows.append(tuple(cells))
    return Drawn(table, tuple(rows))


# What may happen to labels


def _relabelled(made: Drawn, change: Callable[[str], str], note: str) -> Drawn:
    rows = tuple(
        tuple(c if c.path else replace(c, text=change(c.text)) for c in row) for row in made.rows
    )
    return made.but(rows, note)


_ASCII = str.maketrans("（）：，、“”", '():,,""')


def ascii_marks(made: Drawn, _: Random) -> Drawn:
    """Brackets and punctuation of the other width."""
    return _relabelled(made, lambda text: text.translate(_ASCII), "ascii")


def blanks_within(made: Drawn, random: Random) -> Drawn:
    """Blanks and line breaks anywhere in a label."""

    def change(text: str) -> str:
        at = random.randint(0, len(text))
        return text[:at] + random.choice((" ", "　", "\n", "\u00a0", " \n ")) + text[at:]

    return _relabelled(made, change, "blanks")


def other_numbers(made: Drawn, random: Random) -> Drawn:
    """`1、` or `1. ` for `1.`, `(一) ` for `（一）`."""

    def change(text: str) -> str:
        if text[:1].isdigit():
            return text.replace(".", random.choice(("、", ". ", " ")), 1)
        return text.replace("）", ") ", 1).replace("（", "(", 1) if text[:1] == "（" else text

    return _relabelled(made, change, "numbers")


def cut_labels(made: Drawn, random: Random) -> Drawn:
    """A few labels lose their last character."""

    def change(text: str) -> str:
        return text[:-1] if len(text) > 6 and random.random() < 0.1 else text

    return replace(_relabelled(made, change, "cut labels"), lossy=True)


# What may happen to rows and columns


def _values_row(row: Row) -> bool:
    return any(cell.path for cell in row) and not all(cell.path for cell in row)


def row_removed(made: Drawn, random: Random) -> Drawn:
    """A row is gone with its label."""
    free = [i for i, row in enumerate(made.rows) if _values_row(row) and _unspanned(row)]
    if not free:
        return made
    at = random.choice(free)
    rows = list(made.rows)
    del rows[at]
    for y, row in enumerate(made.rows[:at]):  # cells that reach down over it
        rows[y] = tuple(replace(c, rowspan=c.rowspan - 1) if y + c.rowspan > at else c for c in row)
    return made.but(tuple(rows), "row removed", lossy=True)


def row_added(made: Drawn, random: Random) -> Drawn:
    """A row that the format does not have."""
    at = random.randint(1, len(made.rows))
    width = sum(c.colspan for c in made.rows[0])
    reaching = sum(
        c.colspan for y, row in enumerate(made.rows[:at]) for c in row if y + c.rowspan > at
    )
    below = [r for r in made.rows if _values_row(r)]
    count = sum(bool(c.path) for c in below[0]) if below else 0
    if width - reaching <= count or not count:
        return made
    label = Cell(random.choice(("小计", "合计", "其他服务事项", "备注")), width - reaching - count)
    row = (label, *(Cell(f"{90000 + n}") for n in range(count)))
    rows = [
        tuple(replace(c, rowspan=c.rowspan + 1) if y < at < y + c.rowspan else c for c in r)
        for y, r in enumerate(made.rows)
    ]
    rows.insert(at, row)
    return made.but(tuple(rows), "row added", lossy=True)


def rows_swapped(made: Drawn, random: Random) -> Drawn:
    """Two rows beside each other have changed places."""
    rows = list(made.rows)
    free = [
        i
        for i in range(len(rows) - 1)
        if all(_values_row(r) and _unspanned(r) for r in rows[i : i + 2])
        and _shape(rows[i]) == _shape(rows[i + 1])
    ]
    if not free:
        return made
    at = random.choice(free)
    rows[at], rows[at + 1] = rows[at + 1], rows[at]
    return made.but(tuple(rows), "rows swapped", lossy=True)


def _unspanned(row: Row) -> bool:
    return all(cell.rowspan == 1 for cell in row)


def _shape(row: Row) -> list[int]:
    return [cell.colspan for cell in row]


def columns_permuted(made: Drawn, random: Random) -> Drawn:
    """Columns beside each other have changed places, heads and values alike."""
    return _with_columns(made, lambda xs: random.sample(xs, len(xs)), "columns permuted")


def column_removed(made: Drawn, random: Random) -> Drawn:
    """A column is gone with its head."""

    def without(xs: list[int]) -> list[int]:
        gone = random.choice(xs)
        return [x for x in xs if x != gone]

    return _with_columns(made, without, "column removed")


def column_renamed(made: Drawn, random: Random) -> Drawn:
    """A column of another meaning stands in the place of one: its values are not those of it."""
    xs = _movable(made)
    if not xs:
        return made
    x = random.choice(xs)
    rows = tuple(
        tuple(
            replace(c, path=None, text=c.text if c.path else "小计")
            if at == x and c.colspan == 1
            else c
            for at, c in row
        )
        for row in positions(made.rows)
    )
    return made.but(rows, "column renamed", lossy=True)


def _movable(made: Drawn) -> list[int]:
    """Columns whose heads stand in one row, each as wide as its values."""
    placed = positions(made.rows)
    values = {x for row in placed for x, c in row if c.path and c.colspan == 1}
    for row in placed:
        xs = [x for x, c in row if x in values and c.header and c.colspan == 1 and c.rowspan == 1]
        if len(xs) > 2:
            return xs[:5]
    return []


def _with_columns(made: Drawn, choose: Callable[[list[int]], list[int]], note: str) -> Drawn:
    xs = _movable(made)
    if not xs:
        return made
    chosen = choose(xs)
    fewer = len(chosen) - len(xs)
    rows: list[Row] = []
    for placed in positions(made.rows):
        by_x = {x: cell for x, cell in placed if x in xs and cell.colspan == 1}
        by_x = by_x if len(by_x) == len(xs) else {}
        row: list[Cell] = []
        for x, cell in placed:
            if x == xs[0] and x in by_x:
                row += [by_x[c] for c in chosen]
            elif x not in by_x:
                over = x <= xs[0] and x + cell.colspan > xs[-1]
                row.append(replace(cell, colspan=cell.colspan + fewer) if over else cell)
        rows.append(tuple(row))
    return made.but(tuple(rows), note, lossy=True)


def values_blank(made: Drawn, random: Random) -> Drawn:
    """Some values are blank."""
    rows = tuple(
        tuple(replace(c, text="") if c.path and random.random() < 0.3 else c for c in row)
        for row in made.rows
    )
    return made.but(rows, "blank values")


def blank(made: Drawn) -> Drawn:
    """No value at all, as in a form that nobody filled in."""
    rows = tuple(tuple(replace(c, text="") if c.path else c for c in row) for row in made.rows)
    return made.but(rows, "blank")


DISTURBANCES: tuple[Callable[[Drawn, Random], Drawn], ...] = (
    ascii_marks, blanks_within, other_numbers, cut_labels, row_removed, row_added, rows_swapped,
    columns_permuted, column_removed, column_renamed, values_blank,
)  # fmt: skip

# How a table may be stored


def _cells(rows: tuple[Row, ...], fillers: bool) -> list[list[str]]:
    """The texts row by row; `fillers`: an empty cell for each further column that a cell spans."""
    made = []
    for row in rows:
        texts: list[str] = []
        for cell in row:
            texts += [cell.text, *([""] * (cell.colspan - 1) if fillers else [])]
        made.append(texts)
    return made


def _table(rows: list[list[TableCell]], kind: str = FOUND) -> Table:
    width = max(sum(cell.colspan for cell in row) for row in rows)
    every = tuple(map(tuple, rows))
    return Table(kind, every, (1,) * width, 0, False, False, "", "")


def _paragraph(text: str, line: int = 0) -> Paragraph:
    return Paragraph((Run(text),), line=line)


def as_grid(made: Drawn, _: Random) -> list[Block]:
    """A table with its spans."""
    return [_table(_spanned(made.rows))]


def _spanned(rows: tuple[Row, ...]) -> list[list[TableCell]]:
    return [[TableCell(c.text, "value", c.colspan, c.rowspan) for c in row] for row in rows]


def as_ragged(made: Drawn, random: Random) -> list[Block]:
    """Rows of cells in their order, as between bars."""
    rows = _cells(made.rows, fillers=random.random() < 0.5)
    return [_table([[TableCell(text, "value") for text in row] for row in rows])]


def as_pages(made: Drawn, random: Random) -> list[Block]:
    """Cut into several tables, with a page's number or the header once more between them."""
    rows = _cells(made.rows, fillers=False)
    blocks: list[Block] = []
    while rows:
        count = random.randint(2, max(2, len(rows)))
        part, rows = rows[:count], rows[count:]
        blocks.append(_table([[TableCell(text, "value") for text in row] for row in part]))
        if rows:
            blocks += random.choice(([], [_paragraph("— 3 —")], [_paragraph("第 3 页 共 5 页")]))
    return blocks


def as_stream(made: Drawn, random: Random) -> list[Block]:
    """Cells one after another, blank ones included."""
    rows = _cells(made.rows, fillers=random.random() < 0.3)
    cells = [[TableCell(text, "value")] for row in rows for text in row]
    return [_table(cells, CELL_STREAM)]


def as_lines(made: Drawn, _: Random) -> list[Block]:
    """A cell a line; blank cells vanish."""
    texts = (c.text for row in made.rows for c in row)
    lines = (line for text in texts for line in text.split("\n"))
    return [_paragraph(line.strip(), n) for n, line in enumerate(lines, start=1) if line.strip()]


Container = Callable[[Drawn, Random], list[Block]]
CONTAINERS: tuple[Container, ...] = (as_grid, as_ragged, as_pages, as_stream, as_lines)
EXACT = (as_grid, as_ragged)  # nothing of the rows is lost in these


def report(
    edition: model.Edition, tables: Mapping[str, list[Block]], before: tuple[Block, ...] = ()
) -> Document:
    """A report around tables that are stored somehow."""
    blocks: list[Block] = [*before, Title(("示例县云溪镇人民政府2022年政府信息公开工作年度报告",))]
    blocks.append(_paragraph("根据《条例》编制本报告，统计期限为2022年1月1日至12月31日。"))
    for chapter in edition.chapters:
        blocks.append(_paragraph(chapter.heading))
        if chapter.content != "table":
            blocks += [_paragraph(text) for text in _TEXTS]
        blocks += tables.get(chapter.key, [])
    return Document(UNKNOWN, tuple(blocks))


_TEXTS = ("全年公开信息36条，没有收到投诉。", "1.制度健全，责任到人。", "下一步改进栏目。")
