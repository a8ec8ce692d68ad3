"""The nearest known name to one that is not known."""

from collections.abc import Iterable


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The most similar known name, or None when nothing is alike."""
    from rapidfuzz import fuzz, process, utils

    names = list(dict.fromkeys(known))
    found = process.extractOne(
        name, names, scorer=fuzz.ratio, score_cutoff=40, processor=utils.default_process
    )
    return found[0] if found else None


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """The suggestion in a clerk's words; the choice of all names when there are few."""
    names = list(dict.fromkeys(known))
    best = nearest(name, names)
    if best is not None:
        return f"是不是“{best}”？"
    return f"可以写的有：{'、'.join(names)}" if len(names) <= 16 else "请对照空白表单检查名称"
