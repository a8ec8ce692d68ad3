"""Breaking the title: after the organ's name where that fits, else evenly, never inside a name."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.document.nodes import Title

LINE_CHARACTERS = 20  # 2号 (22 pt) characters in the 156 mm type area
_BORDER = "自治[区州县]|人民政府|委员会|办公室|[省市县区州盟旗镇乡局厅](?!人民政府|局|委)"
_PIECE = re.compile(r"政府信息公开工作|年度报告|\d{4}年度?")
_MOST_PARTS, _MOST_WORDS = 16, 2 * LINE_CHARACTERS
_ONE_UNIT = "政府信息公开工作年度报告"


def title_lines(title: str, agency: str) -> Title:
    """One line when it fits; otherwise as few as possible, the organ alone on the first or as even as words allow."""
    if len(title) <= LINE_CHARACTERS:
        return Title((title,))
    if len(agency) > LINE_CHARACTERS and title.startswith(agency):
        rest = title.removeprefix(agency)
        return Title((*_even(agency), *(title_lines(rest, "").lines if rest else ())))
    words = _words(title, agency)
    if len(words) > _MOST_WORDS:
        return Title(_even(title))
    for count in range(2, len(words) + 1):
        fitting = list(_splits(words, count))
        if fitting:
            return Title(min(fitting, key=lambda lines: _rank(lines, agency)))
    return Title(_even(title))


def _even(text: str) -> tuple[str, ...]:
    """A name that no line holds: broken behind a part of it (a county, its government) where the
    lines stay within measure, else in equal parts.
    """
    count = -(-len(text) // LINE_CHARACTERS)
    parts = _parts(text)
    for wanted in (count, count + 1) if len(parts) <= _MOST_PARTS else ():
        fitting = list(_splits(parts, wanted))
        if fitting:
            return min(fitting, key=_unevenness)
    return tuple(_cut(text, count))


def _parts(name: str) -> list[str]:
    """A name behind each county, government, office in it; a part that no line holds in equal parts."""
    edges = [0, *(match.end() for match in re.finditer(_BORDER, name)), len(name)]
    borders = [name[a:b] for a, b in pairwise(edges) if name[a:b]]
    return [piece for part in borders for piece in _cut(part, -(-len(part) // LINE_CHARACTERS))]


def _cut(text: str, count: int) -> list[str]:
    edges = [len(text) * i // count for i in range(count + 1)]
    return [text[a:b] for a, b in pairwise(edges)]


def _words(title: str, agency: str) -> list[str]:
    """The unbreakable pieces: the organ (or its parts, where no line holds it), the year, the
    report's name; else single characters. What comes after too many of them is left out.
    """
    organ = [agency] if len(agency) <= LINE_CHARACTERS else _parts(agency)
    longest_first = sorted(filter(None, (*organ, _ONE_UNIT)), key=len, reverse=True)
    words: list[str] = []
    at = 0
    while at < len(title) and len(words) <= _MOST_WORDS:
        words.append(_word_at(title, at, longest_first))
        at += len(words[-1])
    return words


def _word_at(title: str, at: int, known: list[str]) -> str:
    for word in known:
        if title.startswith(word, at):
            return word
    piece = _PIECE.match(title, at)
    return piece[0] if piece else title[at]


def _rank(lines: tuple[str, ...], agency: str) -> tuple[bool, bool, int]:
    """The best comes first: the organ alone on its line, the report's name on its own, even lines."""
    return lines[0] != agency, not lines[-1].startswith(_ONE_UNIT), _unevenness(lines)


def _splits(words: list[str], count: int) -> Iterator[tuple[str, ...]]:
    """Every way to part the words into so many lines that fit, those with a short first line first."""
    if sum(map(len, words)) > count * LINE_CHARACTERS:
        return
    if count == 1:
        yield ("".join(words),)
        return
    for first in range(1, len(words) - count + 2):
        line = "".join(words[:first])
        if len(line) > LINE_CHARACTERS:
            return
        yield from ((line, *rest) for rest in _splits(words[first:], count - 1))


def _widest(lines: tuple[str, ...]) -> int:
    return max(len(line) for line in lines)


def _unevenness(lines: tuple[str, ...]) -> int:
    return _widest(lines) - min(len(line) for line in lines)
