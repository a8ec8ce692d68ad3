"""Reading a drawn table back from its characters: `+`, `-`, `|` and what stands between."""

from dataclasses import dataclass

import wcwidth


@dataclass(frozen=True)
class Box:
    """One cell: grid row and column, spans, and its lines without padding or empty ones."""

    row: int
    column: int
    rowspan: int
    colspan: int
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.lines)


def columns_of(line: str) -> int:
    """Display width in a monospaced Chinese font."""
    return int(wcwidth.wcswidth(line, ambiguous_width=2))


def undraw(lines: list[str]) -> list[Box]:
    """The cells in reading order."""
    canvas = [_spread(line) for line in lines]
    corners = [(y, x) for y, row in enumerate(canvas) for x, char in enumerate(row) if char == "+"]
    frames = [frame for y, x in corners if (frame := _frame(canvas, y, x))]
    tops = sorted({f[0] for f in frames} | {f[2] for f in frames})
    lefts = sorted({f[1] for f in frames} | {f[3] for f in frames})
    return [
        Box(
            tops.index(top), lefts.index(left),
            tops.index(bottom) - tops.index(top), lefts.index(right) - lefts.index(left),
            _inside(canvas, top, left, bottom, right),
        )
        for top, left, bottom, right in sorted(frames)
    ]  # fmt: skip


def _spread(line: str) -> list[str]:
    """One entry a display column; the right half of a wide character is empty."""
    return [part for char in line for part in ([char, ""] if columns_of(char) == 2 else [char])]


def _frame(canvas: list[list[str]], y: int, x: int) -> tuple[int, int, int, int] | None:
    """The smallest closed rectangle whose upper left corner is here: top, left, bottom, right."""
    for right in _along(canvas, y, x, 0, 1, "-"):
        below = set(_along(canvas, y, right, 1, 0, "|"))
        for bottom in _along(canvas, y, x, 1, 0, "|"):
            if bottom in below and right in _along(canvas, bottom, x, 0, 1, "-"):
                return y, x, bottom, right
    return None


def _along(canvas: list[list[str]], y: int, x: int, down: int, right: int, mark: str) -> list[int]:
    """The corners that a line of `mark` reaches from here."""
    found = []
    y, x = y + down, x + right
    while y < len(canvas) and x < len(canvas[y]) and canvas[y][x] in (mark, "+"):
        if canvas[y][x] == "+":
            found.append(y if down else x)
        y, x = y + down, x + right
    return found


def _inside(
    canvas: list[list[str]], top: int, left: int, bottom: int, right: int
) -> tuple[str, ...]:
    lines = ("".join(canvas[y][left + 1 : right]).strip(" ") for y in range(top + 1, bottom))
    return tuple(line for line in lines if line)
