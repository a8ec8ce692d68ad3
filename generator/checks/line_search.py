"""Searching all lines as one text: what most rules look for is rare, and one search shows it.

A rule looks for what every fault of its kind must have, and judges only the lines that have it.
Patterns that only such lines need stay texts, which `re` compiles when the first of them comes.
"""

import re
from collections.abc import Iterable, Sequence
from typing import TypeVar

from generator.checks.passages import Passage
from generator.checks.registry import Subject, once
from generator.spec.phrases import has_any

Line = TypeVar("Line")


@once
def all_lines(subject: Subject) -> str:
    """The whole prose, one passage a line."""
    return as_text(subject.passages)


def as_text(passages: Sequence[Passage]) -> str:
    """These passages, one a line."""
    return "\n".join([passage.text for passage in passages])


def lines_with(lines: Sequence[Line], text: str, *patterns: re.Pattern[str]) -> list[Line]:
    """Those of `lines` in which one of the patterns may be found, in order.

    `text` has a line for each of them, as it is or with parts masked. A match that runs over the
    end of a line counts for all lines that it touches. Patterns that ask for the beginning or the
    end of a line need re.MULTILINE.
    """
    numbers: set[int] = set()
    for pattern in patterns:
        number = at = 0
        for match in pattern.finditer(text):
            number += text.count("\n", at, match.start())
            at = match.start()
            numbers.update(range(number, number + match[0].count("\n") + 1))
    return [lines[number] for number in sorted(numbers)]


def lines_having(subject: Subject, words: Iterable[str]) -> list[Passage]:
    """The passages that contain one of the words, in order."""
    text = all_lines(subject)
    found = tuple(word for word in words if word in text)
    return [p for p in subject.passages if has_any(p.text, found)] if found else []
