"""The four levels of official numbering: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3)."""

import re

from generator.document.nodes import Heading
from generator.document.numerals import chinese_numeral

_BEGINNINGS = tuple("（(一二三四五六七八九十")
_WRITTEN = (
    r"(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+(?:、|[.．](?!\d)))\s*"
)


def without_number(title: str) -> str:
    """A title without the number that its writer typed by hand."""
    title = title.strip()
    if not (title.startswith(_BEGINNINGS) or title[:1].isdecimal()):
        return title
    written = re.match(_WRITTEN, title)
    return title[written.end() :] if written else title


_DEEPEST = 4
_FORMS = {
    2: lambda n: f"（{chinese_numeral(n)}）",
    3: lambda n: f"{n}.",
    4: lambda n: f"（{n}）",
}


class Numbering:
    """Counts the headings below one heading; `level` is the level of the first ones."""

    def __init__(self, level: int) -> None:
        self._level = level
        self._counts = [0] * (_DEEPEST + 1)  # by level

    def copy(self) -> "Numbering":
        """Another one that has counted as far."""
        other = Numbering(self._level)
        other._counts = [*self._counts]
        return other

    def heading(self, depth: int, title: str, path: str | None, line: int = 0) -> Heading:
        """The next heading at `depth` (1 = directly below); deeper counts start again."""
        level = min(self._level + depth - 1, _DEEPEST)
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (_DEEPEST - level)
        return Heading(level, _FORMS[level](self._counts[level]) + title, path, line)
