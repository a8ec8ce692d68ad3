"""The four levels of official numbering: 一、 （一） 1. （1） (GB/T 9704-2012, 7.3.3)."""

import re

from generator.document.nodes import Heading
from generator.document.numerals import chinese_numeral

_WRITTEN = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十]+、|\d+(?:、|[.．](?!\d)))\s*"
)


def without_number(title: str) -> str:
    """A title without the number that its writer typed by hand."""
    return _WRITTEN.sub("", title.strip())


_FORMS = {
    2: lambda n: f"（{chinese_numeral(n)}）",
    3: lambda n: f"{n}.",
    4: lambda n: f"（{n}）",
}


class Numbering:
    """Counts the headings below one heading; `level` is the level of the first ones."""

    def __init__(self, level: int) -> None:
        self._level = level
        self._counts: dict[int, int] = {}

    def copy(self) -> "Numbering":
        """Another one that has counted as far."""
        other = Numbering(self._level)
        other._counts = dict(self._counts)
        return other

    def heading(self, depth: int, title: str, path: str | None, line: int = 0) -> Heading:
        """The next heading at `depth` (1 = directly below); deeper counts start again."""
        level = min(self._level + depth - 1, 4)
        self._counts = {k: v for k, v in self._counts.items() if k <= level}
        self._counts[level] = self._counts.get(level, 0) + 1
        return Heading(level, _FORMS[level](self._counts[level]) + title, path, line)
