"""A stretch of lines that was read as one table, and what layouts have in common."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.document.nodes import Table


@dataclass(frozen=True, slots=True)
class Part:
    """A table and the index (0-based) of the first line after it.

    Without a table: lines that look like one and are paragraphs.
    """

    table: Table | None
    end: int


def is_blank(line: str) -> bool:
    """Whether nothing can be seen in the line."""
    return not line or line.isspace()


def is_indented(line: str) -> bool:
    """Whether the line begins as a Chinese paragraph does, two characters in: it is prose."""
    return line.startswith("　　") and not line.startswith("　　　")


def row_numbers(
    lines: Sequence[str], start: int, is_row: Callable[[str], bool], spaced: bool
) -> list[int]:
    """Indexes of the rows from `start`: one after the other or, if `spaced`, a blank line between.

    How the first two stand tells how all do: a blank line after a close row ends the table.
    """
    found = [start]
    close = not spaced
    at = start + 1
    while at < len(lines):
        if is_row(lines[at]):
            close = close or len(found) == 1
        elif not close and at + 1 < len(lines) and is_blank(lines[at]) and is_row(lines[at + 1]):
            at += 1
        else:
            break
        found.append(at)
        at += 1
    return found
