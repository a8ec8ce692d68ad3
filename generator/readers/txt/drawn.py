"""Tables drawn with `+-|` or with box characters: exact cells, spans and unwrapped texts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from generator.document.nodes import Table, TableCell
from generator.readers.found import cell_text, found_table, ragged_table
from generator.readers.txt.canvas import Row, spread
from generator.readers.txt.part import Part
from generator.readers.txt.unwrap import unwrap

_BOX_CORNERS = [chr(code) for code in (*range(0x250C, 0x254C), *range(0x2552, 0x2574))]
_CORNERS = {"+", *_BOX_CORNERS}
_STROKES = str.maketrans(
    {char: mark for mark, chars in (("-", "─━═┄┈╌"), ("|", "│┃║┆┊╎")) for char in chars}
    | dict.fromkeys(_BOX_CORNERS, "+")
)
_BORDER = re.compile(r"\+(?=[-=+]*[-=])[-=+]+")
_RUN = re.compile(r"\+[-=+]+")
_WORK = 60  # steps for each character of a drawing, else it is no sensible one


@dataclass(frozen=True, slots=True)
class _Box:
    """A cell's frame: rows and columns of the canvas on which its strokes stand."""

    top: int
    left: int
    bottom: int
    right: int


def drawn(lines: Sequence[str], start: int) -> Part | None:
    """The drawn table whose upper border stands at `start`; None where there is none."""
    if lines[start].lstrip()[:1] not in _CORNERS or not _is_border(_strokes(lines[start])):
        return None
    picture: list[str] = []
    for at in range(start, len(lines)):
        text = _strokes(lines[at])
        ends_here = picture and _is_border(picture[-1]) and _is_border(text)
        if text[:1] not in ("+", "|") or ends_here:
            break
        picture.append(text)
    end = start + len(picture)
    if len(picture) < 3:
        return Part(None, end)
    return Part(_exact(picture, start + 1) or _by_rows(picture, start + 1), end)


def _strokes(line: str) -> str:
    """The line with ASCII strokes; texts within the cells that hold strokes change with them."""
    return line.strip() if line.isascii() else line.translate(_STROKES).strip()


def _is_border(text: str) -> bool:
    return _BORDER.fullmatch(text) is not None


def _exact(picture: list[str], first: int) -> Table | None:
    """The table by the frames of its cells; None if they do not fill the picture."""
    for ambiguous in (2, 1):
        rows = [spread(line, ambiguous) for line in picture]
        if len({len(row.shape) for row in rows}) == 1:
            boxes = _boxes([row.shape for row in rows])
            if boxes:
                return _table(rows, boxes, first)
    return None


def _boxes(canvas: list[str]) -> list[_Box]:
    """The frames that fill the canvas, in reading order; [] if there are gaps."""
    strokes = [{m.start(): m.end() for m in _RUN.finditer(row)} for row in canvas]
    reach = [_reach(row, runs) for row, runs in zip(canvas, strokes, strict=True)]
    width = len(canvas[0])
    floor = [0] * width  # down to which row each column is filled
    boxes = []
    budget = _WORK * width * len(canvas)
    for top, corners in enumerate(reach[:-1]):
        for left in corners:
            if left + 1 >= width or floor[left] != top or floor[left + 1] > top:
                continue
            box, steps = _frame(canvas, reach, top, left)
            budget -= steps
            if box is None or budget < 0:
                return []
            boxes.append(box)
            floor[left : box.right] = [box.bottom] * (box.right - left)
    filled = all(bottom == len(canvas) - 1 for bottom in floor[:-1])
    return boxes if filled else []


def _reach(row: str, runs: dict[int, int]) -> dict[int, int]:
    """For each `+` of a row the column behind the stroke that it stands on."""
    return {x: end for start, end in runs.items() for x in range(start, end) if row[x] == "+"}


def _frame(
    canvas: list[str], reach: list[dict[int, int]], top: int, left: int
) -> tuple[_Box | None, int]:
    """The smallest frame whose upper left corner is here, and the steps that it took."""
    steps = 0
    for right in range(left + 2, reach[top][left]):
        steps += 1
        if canvas[top][right] != "+":
            continue
        for bottom in range(top + 1, len(canvas)):
            steps += 1
            corners = canvas[bottom][left] + canvas[bottom][right]
            if corners.strip("+|"):
                break
            closed = reach[bottom].get(left, 0) > right
            if corners == "++" and closed and bottom > top + 1:
                return _Box(top, left, bottom, right), steps
    return None, steps


def _table(canvas: list[Row], boxes: list[_Box], first: int) -> Table:
    tops = sorted({box.top for box in boxes} | {box.bottom for box in boxes})
    lefts = sorted({box.left for box in boxes} | {box.right for box in boxes})
    row_of = {top: number for number, top in enumerate(tops)}
    column_of = {left: number for number, left in enumerate(lefts)}
    rows: list[list[TableCell]] = [[] for _ in tops[:-1]]
    for box in boxes:
        lines = [row.inside(box.left, box.right) for row in canvas[box.top + 1 : box.bottom]]
        cell = TableCell(
            unwrap(lines, box.right - box.left - 1),
            "value",
            colspan=column_of[box.right] - column_of[box.left],
            rowspan=row_of[box.bottom] - row_of[box.top],
            line=first + box.top + 1,
        )
        rows[row_of[box.top]].append(cell)
    return found_table(rows, len(lefts) - 1)


def _by_rows(picture: list[str], first: int) -> Table | None:
    """Rows between borders, cells between bars: for drawings whose lines are not equally wide."""
    rows: list[list[TableCell]] = []
    open_row: list[list[str]] = []
    for number, text in enumerate([*picture, "+"], start=first):
        if text.startswith("|"):
            open_row.append([cell.strip() for cell in text.strip("|").split("|")])
        elif open_row:
            cells = zip_longest(*open_row, fillvalue="")
            start = number - len(open_row)
            rows.append([TableCell(cell_text(cell), "value", line=start) for cell in cells])
            open_row = []
    return ragged_table(rows) if rows else None
