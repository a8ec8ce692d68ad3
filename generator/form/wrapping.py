"""Texts as comment lines of a form: wrapped by display width, their year words found."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from generator.form.write import width
from generator.spec.identity_words import load_identity_words

_COLUMNS = 88
# A character, or a figure with the character behind it, with the marks that must not leave it.
_PIECE = re.compile(
    r"[“‘（《〔【]*(?:[\x21-\x7e]{1,60}[^\x00-\x7f]?|.)[，。；：、！？）》”’】〕％…—]*"
)


def wrapped(text: str, indent: str, hanging: str = "") -> Iterator[str]:
    """The lines of a text, none wider than a screen; `hanging` is added to all but the first.

    Figures and Latin words are not broken; no line begins with a comma or ends with a bracket.
    """
    for line in text.splitlines():
        current = start = indent
        for piece in _PIECE.findall(line.strip()):
            if width(current + piece) > _COLUMNS and current != start:
                yield current.rstrip()
                current = start = indent + hanging
            current += piece
        if current.strip():
            yield current.rstrip()


def year_words(text: str) -> dict[str, int]:
    """The words in a text that name a year, in order, each with how often it stands there.

    The numbers of documents that stay in force are none.
    """
    pattern, standing = _patterns()
    return dict(Counter(match[0] for match in pattern.finditer(standing.sub("", text))))


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = load_identity_words()
    standing = "|".join(map(re.escape, words.standing_documents))
    return re.compile(words.year_words), re.compile(standing)
