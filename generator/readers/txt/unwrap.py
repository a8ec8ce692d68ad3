"""The text of a cell that was wrapped to the width of its column."""

import re
from collections.abc import Sequence

from generator.readers.txt.canvas import width_of

_NARROW = 8  # columns: in so narrow a cell lines may have been kept to whole pairs of characters
_PAIR = 4
_PIECE = re.compile(r"(?:[!-~]+|.)[，。；：、）》”’！？]*", re.DOTALL)  # is never parted
_LETTERS = "".join(map(chr, range(0x21, 0x7F)))  # a word of them is parted if it fills its line


def unwrap(lines: Sequence[str], width: int) -> str:
    """The lines, stripped of padding, as one text.

    A blank at the end of a line cannot be seen. There was one if the next word would have had room
    without it, or if the line ends and goes on with letters and its last word could stay whole.
    """
    room = width - width % _PAIR if width <= _NARROW else width
    text, last, parted = "", "", False
    for line in lines:
        if line and text:
            text += " " if parted or _lost_a_blank(last, line, room) else ""
        text += line
        parted = bool(text) and not line  # a line that held only the blank between two words
        last = line or last
    return text


def _lost_a_blank(line: str, following: str, room: int) -> bool:
    if line[-1].isascii() and following[0].isascii():
        return len(line) - len(line.rstrip(_LETTERS)) < room
    piece = _PIECE.match(following)
    return piece is not None and width_of(line) + width_of(piece[0]) <= room
