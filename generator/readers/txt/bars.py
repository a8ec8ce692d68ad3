"""Tables whose cells are parted by bars: a row a line, or cells and bars on lines of their own."""

import re
from collections.abc import Sequence

from generator.document.nodes import TableCell
from generator.readers.found import cell_stream, cell_text, ragged_table
from generator.readers.txt.part import Part, is_blank, is_indented, row_numbers
from generator.readers.txt.periods import Periods

_BAR = "|"
_ONLY_BARS = re.compile(r"[|\s]+")
_RULE = re.compile(r"(?=.*(?:--|:-|-:))[|\s:+=-]+")
_ESCAPED = "\\|"
_HELD = "\0"  # stands for a bar that is text; no text read holds it
_WITHIN_CELL = 3  # lines of a cell between two bars
_APART = 2  # empty lines that end a table


def barred(lines: Sequence[str], start: int) -> Part | None:
    """The table that begins at `start`, in either layout; None where there is none."""
    if _has_bars(lines[start]):
        return _rows(lines, start) or _stream(lines, start)
    following = [line for line in lines[start + 1 : start + 3] if not is_blank(line)]
    if following and _only_bars(following[0]) and not is_blank(lines[start]):
        return _stream(lines, start)
    return None


def _has_bars(line: str) -> bool:
    return _BAR in line and not is_indented(line)


def _only_bars(line: str) -> bool:
    return _BAR in line and _ONLY_BARS.fullmatch(line) is not None


def _rows(lines: Sequence[str], start: int) -> Part | None:
    """A row a line, with or without bars at its ends; rules drawn between rows left out."""
    numbers = row_numbers(lines, start, _has_bars, spaced=True)
    if len(numbers) < 2:
        return None
    rows: list[list[TableCell]] = []
    unfinished = ""
    for number in numbers:
        line = lines[number].strip()
        if _RULE.fullmatch(line):
            continue
        if unfinished and not line.startswith(_BAR):
            line = f"{unfinished}\n{line}"
            rows.pop()
        unfinished = line if line.startswith(_BAR) and not line.endswith(_BAR) else ""
        rows.append([TableCell(text, "value", line=number + 1) for text in _cells(line)])
    said = [sum(bool(cell.text) for cell in row) for row in rows]
    if not any(count > 1 for count in said) or 2 * said.count(1) > len(rows):
        return None
    return Part(ragged_table(rows), numbers[-1] + 1)


def _cells(line: str) -> list[str]:
    """The cells between the bars of a row; one behind a backslash is text."""
    text = line.replace(_ESCAPED, _HELD).removeprefix(_BAR)
    text = text.removesuffix(_BAR) if len(text) > 1 else text
    return [cell.strip(" \t\n").replace(_HELD, _BAR) for cell in text.split(_BAR)]


class _Stream:
    """Cells as bars close them: what a bar closes is what stands before it.

    A row is filled up at its end with as many bars as the table has columns, so that blank cells
    are known.
    """

    def __init__(self) -> None:
        self.cells: list[TableCell] = []
        self.pending: list[tuple[int, str]] = []
        self.periods = Periods()

    def close(self, line: int) -> None:
        text = cell_text([text.strip() for _, text in self.pending])
        self.periods.add(bool(text))
        first = self.pending[0][0] if self.pending else line
        self.cells.append(TableCell(text, "value", line=first))
        self.pending = []

    def take(self, line: str, number: int) -> None:
        """A line with bars."""
        *closed, rest = line.split(_BAR)
        for text in closed:
            if not is_blank(text):
                self.pending.append((number, text))
            self.close(number)
        if not is_blank(rest):
            self.pending.append((number, rest))


def _stream(lines: Sequence[str], start: int) -> Part | None:
    """Cells in their order, blank ones included; the lines after the last bar do not belong."""
    stream = _Stream()
    end, with_bars, waiting, blank = start, 0, 0, 0
    for at in range(start, len(lines)):
        line = lines[at]
        if _has_bars(line):
            if waiting > 1 and stream.periods.ends_a_row():
                break  # a heading and the first cell of the next table
            stream.take(line, at + 1)
            end, with_bars, waiting, blank = at + 1, with_bars + 1, 0, 0
        elif is_blank(line):
            blank += 1
        else:
            waiting, blank = waiting + 1, 0
            stream.pending.append((at + 1, line))
        if waiting > _WITHIN_CELL or blank >= _APART:
            break
    return _part(stream, with_bars, end)


def _part(stream: _Stream, with_bars: int, end: int) -> Part | None:
    if with_bars < 2:
        return None
    if stream.pending and stream.pending[0][0] <= end:
        stream.close(end)  # text after the last bar, in its line
    if not any(cell.text for cell in stream.cells):
        return Part(None, end)
    return Part(cell_stream(stream.cells), end)
