"""Word changes as one line: marked with brackets, coloured on a terminal, or as Markdown."""

import re
from collections.abc import Iterable, Iterator

from generator.differences import Change

_CONTEXT = 16  # characters of equal text kept beside a change
_GAP = "……"


def marked(changes: Iterable[Change], colour: bool = False) -> str:
    """`[-old-]{+new+}` within the words around; long equal stretches shortened."""
    signs = {"delete": "[-{}-]", "insert": "{{+{}+}}"}
    if colour:
        signs = {"delete": "\x1b[31m[-{}-]\x1b[0m", "insert": "\x1b[32m{{+{}+}}\x1b[0m"}
    return "".join(
        signs[change.kind].format(change.text) if change.kind in signs else change.text
        for change in shortened(tuple(changes))
    )


def shortened(changes: tuple[Change, ...]) -> Iterator[Change]:
    """The same stretches, the equal ones cut to the words beside a change."""
    for index, change in enumerate(changes):
        text = change.text
        ahead = _word_end(text, _CONTEXT) if index else 0
        last = index + 1 == len(changes)
        behind = 0 if last else _word_end(text[::-1], _CONTEXT)
        if change.kind != "equal" or len(text) <= ahead + behind + len(_GAP):
            yield change
        else:
            yield Change("equal", text[:ahead] + _GAP + text[len(text) - behind :])


def _word_end(text: str, place: int) -> int:
    """The first place from there on that is not within a number or a Latin word."""
    while place < len(text) and text[place - 1].isascii() and text[place].isascii():
        place += 1
    return place


def markdown(changes: Iterable[Change]) -> str:
    """`~~old~~` and `**new**`, every character of the text itself made harmless."""
    line = "".join(_marked_down(change) for change in changes)
    return _LIST.sub(r"\1\\\2", line)


_SIGNS = {"delete": ("~~{}~~", "<del>{}</del>"), "insert": ("**{}**", "<strong>{}</strong>")}
_LIST = re.compile(r"^(\d*)([.)+-])")  # would begin a list


def _marked_down(change: Change) -> str:
    text = escaped(change.text)
    if change.kind == "equal":
        return text
    sign, tag = _SIGNS[change.kind]
    # beside a Chinese character, marks before or behind punctuation or a blank are not read as marks
    plain = change.text[0].isalnum() and change.text[-1].isalnum()
    return (sign if plain else tag).format(text)


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, also in a table."""
    plain = " ".join(text.split("\n"))
    return "".join(f"\\{char}" if char in "\\`*_~|<>[]#&" else char for char in plain)
