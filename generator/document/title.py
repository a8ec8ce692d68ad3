"""Breaking the title: after the organ's name where that fits, else evenly, never inside a name."""

import re
from itertools import combinations, pairwise

from generator.document.nodes import Title

LINE_CHARACTERS = 20  # 2号 (22 pt) characters in the 156 mm type area
_WHOLE = r"政府信息公开工作|年度报告|\d{4}年度?"
_ONE_UNIT = "政府信息公开工作年度报告"


def title_lines(title: str, agency: str) -> Title:
    """One line when it fits; otherwise as few as possible, the organ alone on the first or as even as words allow."""
    if len(title) <= LINE_CHARACTERS:
        return Title((title,))
    if len(agency) > LINE_CHARACTERS and title.startswith(agency):
        rest = title.removeprefix(agency)
        return Title((*_even(agency), *(title_lines(rest, "").lines if rest else ())))
    words = _words(title, agency)
    for count in range(2, len(words) + 1):
        fitting = [lines for lines in _splits(words, count) if _widest(lines) <= LINE_CHARACTERS]
        if fitting:
            return Title(min(fitting, key=lambda lines: (lines[0] != agency, _unevenness(lines))))
    return Title(_even(title))


def _even(text: str) -> tuple[str, ...]:
    """A name that no line holds, in equal parts."""
    count = -(-len(text) // LINE_CHARACTERS)
    edges = [len(text) * i // count for i in range(count + 1)]
    return tuple(text[a:b] for a, b in pairwise(edges))


def _words(title: str, agency: str) -> list[str]:
    """The unbreakable pieces: the organ, the year, the report's name; else single characters."""
    whole = [re.escape(word) for word in (agency, _ONE_UNIT) if 0 < len(word) <= LINE_CHARACTERS]
    return re.findall("|".join([*whole, _WHOLE, "."]), title, re.DOTALL)


def _splits(words: list[str], count: int) -> list[tuple[str, ...]]:
    if len(words) > 2 * LINE_CHARACTERS:
        return []
    return [
        tuple("".join(words[a:b]) for a, b in zip((0, *cuts), (*cuts, len(words)), strict=True))
        for cuts in combinations(range(1, len(words)), count - 1)
    ]


def _widest(lines: tuple[str, ...]) -> int:
    return max(len(line) for line in lines)


def _unevenness(lines: tuple[str, ...]) -> int:
    return _widest(lines) - min(len(line) for line in lines)
