"""Patterns from a settings file: compiled, and refused when they could run away."""

import re
from re import _parser as sre  # type: ignore[attr-defined]
from typing import Any

_LONGEST = 500
_REPEATS = (sre.MAX_REPEAT, sre.MIN_REPEAT)


class PatternError(ValueError):
    """Why a pattern is not used; the message is Chinese."""


def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern whose search time grows no faster than the text times its length.

    An unbounded repeat around another repeat or around alternatives can need exponential time; such
    a pattern is refused, also where it happens to be harmless.
    """
    if len(pattern) > _LONGEST:
        raise PatternError(f"超过 {_LONGEST} 个字符")
    try:
        tree = sre.parse(pattern)
        made = re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as error:
        raise PatternError("不是正确的正则表达式") from error
    if _runs_away(tree, False):
        raise PatternError("重复里面又有重复或多选，遇到长文字会停不下来")
    return made


def _runs_away(tree: Any, repeated: bool) -> bool:
    return any(_step_runs_away(name, value, repeated) for name, value in tree)


def _step_runs_away(name: Any, value: Any, repeated: bool) -> bool:
    if name in _REPEATS:
        _, most, inner = value
        many = most is sre.MAXREPEAT or most > 1
        return (repeated and many) or _runs_away(inner, repeated or many)
    if name is sre.BRANCH:
        return repeated or any(_runs_away(branch, repeated) for branch in value[1])
    if name in (sre.GROUPREF, sre.GROUPREF_EXISTS):
        return True
    return any(_runs_away(part, repeated) for part in _subpatterns(value))


def _subpatterns(value: Any) -> list[Any]:
    if isinstance(value, sre.SubPattern):
        return [value]
    if isinstance(value, tuple | list):
        return [part for part in value if isinstance(part, sre.SubPattern)]
    return []
