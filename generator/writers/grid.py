"""A table drawn with `+-|`, padded by display width so that it aligns in a monospaced CJK font.

The reports of one edition have the same tables: what is drawn once is the frame, the borders with a
slot for every line of text.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from generator.document.nodes import CellRole, Table, TableCell, positions
from generator.document.width import display_width
from generator.short_texts import kept_if_short

_CLOSING = "，。；：、）》”’！？"  # never at the beginning of a line
_NARROWEST = 4  # columns: two Chinese characters

_Shape = tuple[tuple[tuple[CellRole, int, int], ...], ...]  # role, colspan, rowspan of each cell
_shape_of = attrgetter("role", "colspan", "rowspan")


def draw(table: Table, width: int) -> list[str]:
    """The lines of a table about `width` columns wide, cell text wrapped within its columns."""
    outline = _outline(tuple([tuple(map(_shape_of, row)) for row in table.rows]))
    texts = [cell.text for row in table.rows for cell in row]
    columns = _column_widths(table, outline, texts, width)
    blocks = list(map(_block, texts, outline.roles, _inner_widths(outline, columns)))
    frame = _frame(outline, columns, tuple(map(len, blocks)))
    lines = list(chain.from_iterable(blocks))
    return (frame.text % tuple([lines[number] for number in frame.order])).split("\n")


class _Spot(NamedTuple):
    """What a cell takes up of the grid, both ends of its rows and columns (0-based, exclusive)."""

    left: int
    right: int
    top: int
    bottom: int


@dataclass(frozen=True, slots=True, eq=False)
class _Outline:
    """A table without its words, cell by cell in reading order.

    `figures` are the numbers of the cells that hold a value in one column, with that column.
    """

    spots: tuple[_Spot, ...]
    roles: tuple[CellRole, ...]
    figures: tuple[tuple[int, int], ...]
    height: int


@lru_cache(maxsize=64)
def _outline(shape: _Shape) -> _Outline:
    rows = positions(tuple(tuple(TableCell("", *cell) for cell in row) for row in shape))
    placed = [(x, y, cell) for y, row in enumerate(rows) for x, cell in row]
    return _Outline(
        tuple(_Spot(x, x + cell.colspan, y, y + cell.rowspan) for x, y, cell in placed),
        tuple(cell.role for _, _, cell in placed),
        tuple(
            (number, x)
            for number, (x, _, cell) in enumerate(placed)
            if cell.role == "value" and cell.colspan == 1
        ),
        len(shape),
    )


def _column_widths(
    table: Table, outline: _Outline, texts: list[str], width: int
) -> tuple[int, ...]:
    """Inner widths in columns, even numbers, in proportion but wide enough for every figure."""
    room, whole = width - len(table.widths) - 1, sum(table.widths)
    widths = [max(_NARROWEST, 2 * round(room * part / whole / 2)) for part in table.widths]
    if table.kind != "extra":
        for number, x in outline.figures:
            text = texts[number]
            if 2 * len(text) > widths[x]:  # otherwise it fits, whatever it holds
                widths[x] = max(widths[x], display_width(text) + display_width(text) % 2)
    return tuple(widths)


@lru_cache(maxsize=64)
def _inner_widths(outline: _Outline, columns: tuple[int, ...]) -> tuple[int, ...]:
    """Columns within the borders of each cell."""
    return tuple(
        sum(columns[spot.left : spot.right]) + spot.right - spot.left - 1 for spot in outline.spots
    )


@kept_if_short(4096)
def _block(text: str, role: CellRole, width: int) -> tuple[str, ...]:
    """The lines of a cell, as wide as the cell: labels from the left, all others in the middle."""
    return tuple(_padded(line, role, width) for line in wrap(text, _even_width(text, role, width)))


def _padded(line: str, role: CellRole, width: int) -> str:
    left = 0 if role == "label" else max(0, width - display_width(line)) // 2
    taken = len(line) if line.isascii() else sum(map(display_width, line))
    return " " * left + line + " " * (width - left - taken)


def _even_width(text: str, role: CellRole, width: int) -> int:
    """A header that must be broken is broken into two-character words (商业/企业, not 商业企/业)."""
    if role != "header" or width > 2 * _NARROWEST or display_width(text) <= width:
        return width
    return width - width % _NARROWEST


def wrap(text: str, width: int) -> tuple[str, ...]:
    """Break text into lines of at most `width` columns; ASCII words and numbers stay whole."""
    lines, line = [], ""
    for piece in _pieces(text, width):
        if line and display_width(line + piece) > width:
            lines.append(line)
            line = ""
        line += piece
    return *lines, line


def _pieces(text: str, width: int) -> list[str]:
    pieces: list[str] = []
    for char in text:
        joined = pieces and pieces[-1][-1].isascii() and char.isascii()
        closing = pieces and char in _CLOSING and display_width(pieces[-1] + char) <= width
        if closing or (joined and " " not in (char, pieces[-1][-1]) and len(pieces[-1]) < width):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


class _Frame(NamedTuple):
    """Borders with a `%s` for every line; `order` are the numbers of the lines from the top left.

    Lines are numbered cell by cell.
    """

    text: str
    order: tuple[int, ...]


@lru_cache(maxsize=64)
def _frame(outline: _Outline, columns: tuple[int, ...], counts: tuple[int, ...]) -> _Frame:
    """The frame around so many lines in each cell, which stand in the middle of its height."""
    heights = _row_heights(outline, counts)
    lefts = [sum(columns[:i]) + i for i in range(len(columns) + 1)]
    tops = [sum(heights[:i]) + i for i in range(len(heights) + 1)]
    spots = [
        _Spot(lefts[spot.left], lefts[spot.right], tops[spot.top], tops[spot.bottom])
        for spot in outline.spots
    ]
    canvas = [[" "] * (lefts[-1] + 1) for _ in range(tops[-1] + 1)]
    for spot in spots:
        _border(canvas, spot)
    slots: list[tuple[int, int]] = []
    for spot, count in zip(spots, counts, strict=True):
        first = spot.top + 1 + (spot.bottom - spot.top - 1 - count) // 2
        slots += [(y, spot.left + 1) for y in range(first, first + count)]
        for y in range(first, first + count):
            canvas[y][spot.left + 1 : spot.right] = ["%s"] + [""] * (spot.right - spot.left - 2)
    text = "\n".join("".join(row) for row in canvas)
    return _Frame(text, tuple(sorted(range(len(slots)), key=slots.__getitem__)))


def _row_heights(outline: _Outline, counts: tuple[int, ...]) -> list[int]:
    """Lines of each row; a spanning cell that needs more room stretches its last row."""
    heights = [1] * outline.height
    for spot, count in zip(outline.spots, counts, strict=True):
        if spot.bottom - spot.top == 1:
            heights[spot.top] = max(heights[spot.top], count)
    for spot, count in zip(outline.spots, counts, strict=True):
        if spot.bottom - spot.top > 1:
            have = sum(heights[spot.top : spot.bottom]) + spot.bottom - spot.top - 1
            heights[spot.bottom - 1] += max(0, count - have)
    return heights


def _border(canvas: list[list[str]], spot: _Spot) -> None:
    for x in range(spot.left, spot.right + 1):
        for y in (spot.top, spot.bottom):
            canvas[y][x] = "+" if x in (spot.left, spot.right) or canvas[y][x] == "+" else "-"
    for y in range(spot.top + 1, spot.bottom):
        for x in (spot.left, spot.right):
            canvas[y][x] = "+" if canvas[y][x] in "+-" else "|"
