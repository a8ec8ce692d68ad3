"""Lines of text as they stand on a screen of equally wide columns."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

_HALF = "\ufdd0"  # the right half of a wide character: no character of any text


@dataclass(frozen=True, slots=True)
class Row:
    """One line: `shape` has a character for each column, `content` all that stands there."""

    shape: str
    content: Sequence[str]

    def inside(self, left: int, right: int) -> str:
        """The text between two columns, both excluded, without the blanks around it."""
        return "".join(self.content[left + 1 : right]).replace(_HALF, "").strip(" ")


def spread(line: str, ambiguous: int) -> Row:
    """The line with wide characters on two columns; ambiguous ones (“ ” —) on one or two."""
    if line.isascii():
        return Row(line, line)
    columns: list[str] = []
    for char in line:
        width = 1 if char.isascii() else _width(char, ambiguous)
        if width == 0 and columns:  # a combining mark belongs to the character before it
            columns[-2 if columns[-1] == _HALF else -1] += char
        elif width == 2:
            columns += (char, _HALF)
        else:
            columns.append(char)
    return Row("".join(column[0] for column in columns), columns)


@cache
def _width(char: str, ambiguous: int) -> int:
    import wcwidth  # its tables are loaded only when a drawing is read

    return max(wcwidth.wcswidth(char, ambiguous_width=ambiguous), 0)


def width_of(text: str) -> int:
    """Columns that a text takes, ambiguous characters counted as two."""
    return sum(1 if char.isascii() else _width(char, 2) for char in text)
