"""The nearest known name to one that is not known."""

from collections.abc import Iterable

_ALIKE, _SAME_WORD = 40, 60  # similarity in percent: worth suggesting, surely meant


def meant(name: str, known: Iterable[str]) -> str | None:
    """The known name that a misspelt one surely means, or None."""
    return nearest(name, known, _SAME_WORD)


def nearest(name: str, known: Iterable[str], at_least: int = _ALIKE) -> str | None:
    """The most similar known name, or None when nothing is alike."""
    from rapidfuzz import fuzz, process, utils

    names = list(dict.fromkeys(known))
    found = process.extractOne(
        name, names, scorer=fuzz.ratio, score_cutoff=at_least, processor=utils.default_process
    )
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The suggestion in a clerk's words; the choice of all names when there are few."""
    names = list(dict.fromkeys(known))
    best = nearest(name, names)
    if best is not None:
        return f"是不是“{best}”？"
    return f"可以写的有：{'、'.join(names)}" if len(names) <= 16 else "请对照空白表单检查名称"
