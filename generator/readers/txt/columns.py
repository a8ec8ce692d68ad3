"""Rows of one line each whose cells are parted by tabs or by several blanks."""

import re
from collections.abc import Callable, Sequence

from generator.document.nodes import TableCell
from generator.readers.found import ragged_table
from generator.readers.txt.part import Part, is_indented, row_numbers

_WIDE_GAP = re.compile("[ \u3000\xa0]{2,}")
_LONGEST = 40  # characters of a cell where only blanks part the columns


def columned(lines: Sequence[str], start: int) -> Part | None:
    """Two rows or more from `start`; None where the line is none."""
    return _rows(lines, start, _by_tabs, spaced=True) or _rows(lines, start, _by_blanks)


def _rows(
    lines: Sequence[str], start: int, split: Callable[[str], list[str]], spaced: bool = False
) -> Part | None:
    if len(split(lines[start])) < 2:
        return None
    numbers = row_numbers(lines, start, lambda line: len(split(line)) > 1, spaced)
    if len(numbers) < 2:
        return None
    rows = [
        [TableCell(text, "value", line=number + 1) for text in split(lines[number])]
        for number in numbers
    ]
    return Part(ragged_table(rows), numbers[-1] + 1)


def _by_tabs(line: str) -> list[str]:
    """The cells of a line, empty ones too."""
    return [cell.strip(" ") for cell in line.split("\t")] if "\t" in line.strip() else []


def _by_blanks(line: str) -> list[str]:
    """The cells of a line without tabs; an empty one cannot be seen."""
    text = line.strip()
    if "\t" in text or is_indented(line) or not _WIDE_GAP.search(text):
        return []
    cells = _WIDE_GAP.split(text)
    return cells if all(len(cell) <= _LONGEST for cell in cells) else []
