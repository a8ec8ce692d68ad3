"""Word's text export of a table: every cell led by a tab, every row followed by an empty line.

A cell may have several lines, even with an empty one between them; two empty lines end the table.
A cell that is merged with the one above it is an empty cell.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.document.nodes import TableCell
from generator.readers.found import cell_text, ragged_table
from generator.readers.txt.part import Part, is_blank, is_indented

_MARK = "\t"
_SAMPLE = 8  # lines by which tabs that lead cells are told from tabs between cells
_PARAGRAPHS = 3  # within a cell, after its first
_LONG = 60  # characters: no further paragraph of a cell is longer
_PROSE = 30  # characters of a line that is rather an indented paragraph than a cell
_SENTENCE_ENDS = "。；：！？"


@dataclass
class _Cell:
    line: int
    lines: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return cell_text([line.strip(" \t\v").replace("\v", "\n") for line in self.lines])


_Row = list[_Cell]


def tabbed(lines: Sequence[str], start: int) -> Part | None:
    """The table whose first cell stands at `start`; None where there is none."""
    if not _leads_a_cell(lines[start]) or _has_columns(lines, start):
        return None
    rows, end = _rows(lines, start)
    if _is_prose(rows):
        return Part(None, end)
    cells = [[TableCell(cell.text, "value", line=cell.line) for cell in row] for row in rows]
    return Part(ragged_table(cells), end)


def _leads_a_cell(line: str) -> bool:
    return line.startswith(_MARK)


def _has_columns(lines: Sequence[str], start: int) -> bool:
    """Whether there are tabs within the lines: then a line is a row."""
    sample = [line for line in lines[start : start + _SAMPLE] if _leads_a_cell(line)]
    return 2 * sum(_MARK in line[1:].strip() for line in sample) >= len(sample)


def _rows(lines: Sequence[str], start: int) -> tuple[list[_Row], int]:
    """The rows and the index of the line after them."""
    rows: list[_Row] = [[]]
    at = start
    while at < len(lines):
        line = lines[at]
        if _leads_a_cell(line):
            rows[-1].append(_Cell(at + 1, [line[1:]]))
        elif not is_blank(line):
            rows[-1][-1].lines.append(line)
        elif at + 1 < len(lines) and _leads_a_cell(lines[at + 1]):
            rows.append([])
        else:
            further = _further_paragraphs(lines, at + 1, rows)
            if not further:
                break
            rows[-1][-1].lines += further
            at += len(further)
        at += 1
    return rows, at


def _further_paragraphs(lines: Sequence[str], start: int, rows: list[_Row]) -> list[str]:
    """The lines after an empty one that still belong to the last cell; [] if the table ends there.

    They do when the row has fewer cells than the one above it, and its next cell follows.
    """
    if len(rows) > 1 and len(rows[-1]) >= len(rows[-2]):
        return []
    for end in range(start, min(start + 2 * _PARAGRAPHS, len(lines))):
        line = lines[end]
        if _leads_a_cell(line):
            return [] if is_blank(lines[end - 1]) else list(lines[start:end])
        two_empty = is_blank(line) and is_blank(lines[end - 1])
        if two_empty or len(line) > _LONG or is_indented(line):
            return []
    return []


def _is_prose(rows: list[_Row]) -> bool:
    """Whether these are paragraphs indented with a tab, which look like cells."""
    texts = [cell.text for row in rows for cell in row]
    widths = {len(row) for row in rows}
    if max(widths) == 1:
        return len(rows) == 1 or any(_is_sentence(text) for text in texts)
    if (len(rows) > 1 and len(widths) == 1) or not all(texts):
        return False
    return 2 * sum(len(text) > _PROSE for text in texts) > len(texts)


def _is_sentence(text: str) -> bool:
    return len(text) > _PROSE or text.endswith(tuple(_SENTENCE_ENDS))
