"""What a clause may say by its own words, wherever it stands: indicators and their figures."""

import re
from operator import attrgetter
from typing import NamedTuple

from generator.checks.figures import MARK, UNREAD, Figure
from generator.checks.read_prose import denies
from generator.short_texts import kept_if_short
from generator.spec.indicators import Indicator, Words

_LISTED = re.compile(r"、(?<=#、)")
_VALUE = attrgetter("value")


class Reading(NamedTuple):
    """Some words of a clause with the indicators that they may mean.

    `figure` is the one figure among them; None where they say that there was none. `alone`: it is
    the only one of the clause.
    """

    words: str
    indicators: tuple[Indicator, ...]
    figure: Figure | None = None
    alone: bool = False


def readings(text: str, figures: tuple[Figure, ...], words: Words) -> list[Reading]:
    """What a clause with these figures may say; nothing where a number of it cannot be read."""
    if UNREAD in text:
        return []
    zero = figures and not any(map(_VALUE, figures))
    said = text.replace(MARK, "零") if zero else text
    found = [
        Reading(denial, (indicator,))
        for indicator, denial in (_denied(said, words) if denies(said) else ())
    ]
    used = 0
    for part in _LISTED.split(text) if figures else ():  # 新收5件、上年结转1件
        count = part.count(MARK)
        named = _named(part, words) if count == 1 else ()
        if named:
            found.append(Reading(part, named, figures[used], len(figures) == 1))
        used += count
    return found


@kept_if_short(4096)
def _named(part: str, words: Words) -> tuple[Indicator, ...]:
    """The indicators that the words around the one figure of a part may mean.

    Reports say the same in the same words: where the figures are marks, few parts are new.
    """
    if words.joined.search(part):
        return ()
    matches = ((indicator, indicator.pattern.search(part)) for indicator in words.indicators)
    return tuple(i for i, match in matches if match and words.tail.fullmatch(part, match.end()))


@kept_if_short(4096)
def _denied(said: str, words: Words) -> tuple[tuple[Indicator, str], ...]:
    """The indicators of which a clause says that there were none, each with the words for it."""
    found = ((i, i.none.search(said)) for i in words.indicators if i.none is not None)
    return tuple((indicator, match[0]) for indicator, match in found if match)
