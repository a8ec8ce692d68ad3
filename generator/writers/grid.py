"""A table drawn with `+-|`, padded by display width so that it aligns in a monospaced CJK font."""

from dataclasses import dataclass
from functools import lru_cache

from generator.document.nodes import Table, TableCell, positions
from generator.document.width import display_width

_CLOSING = "，。；：、）》”’！？"  # never at the beginning of a line
_NARROWEST = 4  # columns: two Chinese characters


def draw(table: Table, width: int) -> list[str]:
    """The lines of a table about `width` columns wide, cell text wrapped within its columns."""
    columns = _column_widths(table, width)
    boxes = _boxes(table, columns)
    heights = _row_heights(boxes, len(table.rows))
    return _paint(boxes, columns, heights)


@dataclass(frozen=True, slots=True)
class _Box:
    row: int
    column: int
    cell: TableCell
    lines: tuple[str, ...]


def _column_widths(table: Table, width: int) -> list[int]:
    """Inner widths in columns, even numbers, in proportion but wide enough for every figure."""
    room = width - len(table.widths) - 1
    widths = [
        max(_NARROWEST, 2 * round(room * part / sum(table.widths) / 2)) for part in table.widths
    ]
    for placed in positions(table.rows):
        for x, cell in placed:
            if cell.colspan == 1 and cell.role == "value" and table.kind != "extra":
                widths[x] = max(widths[x], display_width(cell.text) + display_width(cell.text) % 2)
    return widths


def _boxes(table: Table, columns: list[int]) -> list[_Box]:
    boxes = []
    for y, placed in enumerate(positions(table.rows)):
        for x, cell in placed:
            inner = sum(columns[x : x + cell.colspan]) + cell.colspan - 1
            wrapped = wrap(cell.text, _even_width(cell, inner))
            boxes.append(_Box(y, x, cell, wrapped))
    return boxes


def _even_width(cell: TableCell, width: int) -> int:
    """A header that must be broken is broken into two-character words (商业/企业, not 商业企/业)."""
    wide = display_width(cell.text)
    if cell.role != "header" or wide <= width or width > 2 * _NARROWEST:
        return width
    return width - width % _NARROWEST


@lru_cache(maxsize=4096)
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


def _row_heights(boxes: list[_Box], count: int) -> list[int]:
    """Lines of each row; a spanning cell that needs more room stretches its last row."""
    heights = [1] * count
    for box in boxes:
        if box.cell.rowspan == 1:
            heights[box.row] = max(heights[box.row], len(box.lines))
    for box in boxes:
        span = box.cell.rowspan
        if span > 1:
            have = sum(heights[box.row : box.row + span]) + span - 1
            heights[box.row + span - 1] += max(0, len(box.lines) - have)
    return heights


def _paint(boxes: list[_Box], columns: list[int], heights: list[int]) -> list[str]:
    """Paint borders and texts on a canvas of display cells (the right half of a wide one is "")."""
    lefts = [sum(columns[:i]) + i for i in range(len(columns) + 1)]
    tops = [sum(heights[:i]) + i for i in range(len(heights) + 1)]
    spots = [
        (
            lefts[box.column],
            lefts[box.column + box.cell.colspan],
            tops[box.row],
            tops[box.row + box.cell.rowspan],
        )
        for box in boxes
    ]
    canvas = [list(row) for row in _frames(tuple(spots))]
    for box, spot in zip(boxes, spots, strict=True):
        if box.cell.text:
            _write(canvas, box, *spot)
    return ["".join(row) for row in canvas]


@lru_cache(maxsize=64)
def _frames(spots: tuple[tuple[int, int, int, int], ...]) -> tuple[str, ...]:
    """The borders alone: reports of one edition mostly have the same."""
    width = max(right for _, right, _, _ in spots) + 1
    height = max(bottom for _, _, _, bottom in spots) + 1
    canvas = [[" "] * width for _ in range(height)]
    for spot in spots:
        _frame(canvas, *spot)
    return tuple("".join(row) for row in canvas)


def _frame(canvas: list[list[str]], left: int, right: int, top: int, bottom: int) -> None:
    for x in range(left, right + 1):
        for y in (top, bottom):
            canvas[y][x] = "+" if x in (left, right) or canvas[y][x] == "+" else "-"
    for y in range(top + 1, bottom):
        for x in (left, right):
            canvas[y][x] = "+" if canvas[y][x] in "+-" else "|"


def _write(
    canvas: list[list[str]], box: _Box, left: int, right: int, top: int, bottom: int
) -> None:
    """Labels from the left, headers and values centred; all centred in height."""
    inner = right - left - 1
    first = top + 1 + (bottom - top - 1 - len(box.lines)) // 2
    for number, line in enumerate(box.lines):
        gap = inner - display_width(line)
        x = left + 1 + (0 if box.cell.role == "label" else gap // 2)
        last = x
        if line.isascii():
            canvas[first + number][x : x + len(line)] = line
            continue
        for char in line:
            wide = display_width(char)
            if wide == 0:  # a combining mark belongs to the character before it
                canvas[first + number][last] += char
                continue
            canvas[first + number][x], last = char, x
            if wide == 2:
                canvas[first + number][x + 1] = ""
            x += wide
