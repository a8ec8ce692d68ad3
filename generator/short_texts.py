"""Results kept for texts that come again in report after report: labels, figures, expressions.

Reports are written by strangers, and a process may read thousands: what is kept is bounded by size
and not by number alone, so a long text is worked out each time and leaves nothing behind.
"""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

_LABEL = 60  # characters; the longest label of an official table has 37

Rest = ParamSpec("Rest")
Result = TypeVar("Result")
_OfText = Callable[Concatenate[str, Rest], Result]


def kept_if_short(
    most: int, longest: int = _LABEL
) -> Callable[[_OfText[Rest, Result]], _OfText[Rest, Result]]:
    """Keep the last `most` results of a function whose text has at most `longest` characters.

    For functions of one text and hashable values that are bounded themselves.
    """

    def keeping(function: _OfText[Rest, Result]) -> _OfText[Rest, Result]:
        plain: Callable[..., Result] = function
        kept = lru_cache(maxsize=most)(plain)

        @wraps(function)
        def of_text(text: str, *rest: Any) -> Result:
            return kept(text, *rest) if len(text) <= longest else plain(text, *rest)

        return cast("_OfText[Rest, Result]", of_text)

    return keeping
