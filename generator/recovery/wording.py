"""How labels are compared: as they stand, without blanks and marks, without numbers, by likeness."""

import re
import unicodedata
from functools import lru_cache

_MARKS = re.compile(r"[\W_]+")
_NUMBER = r"^(?:第?[一二三四五六七八九十]{1,3}|[0-9]{1,2})"
_VALUE = (
    r"[+\-−－]?[0-9０-９][0-9０-９,，.．]*\s*"
    r"(?:[万亿]?元|[万亿]|[件项条个次宗份人篇]+)?\s*(?:[（(][^）)]{0,30}[）)])?"
)
_NOTHING = frozenset({"", "/", "／", "-", "—", "——", "－", "–", "\\", "无", "*", "＊", "."})
_LIKE_ENOUGH = 0.7


@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """Without blanks, brackets and punctuation of any width; numbers stay."""
    if text.isascii() and text.isalnum():
        return text
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def bare(key: str) -> str:
    """A normal text without the number before it."""
    return re.sub(_NUMBER, "", key, count=1)


_BLANKS = "\u200b\ufeff\u00a0\u3000 \t\r\n"


def stripped(text: str) -> str:
    """Without blanks of any kind around it."""
    return text.strip(_BLANKS)


def blank(text: str) -> bool:
    """Nothing but blanks of any kind."""
    return not stripped(text)


def is_value(text: str) -> bool:
    """Whether a text may stand in a data cell: blank, a mark for nothing, or a figure."""
    words = stripped(text)
    return words in _NOTHING or re.fullmatch(_VALUE, words) is not None


def likeness(a: str, b: str) -> float:
    """0 to 1 for two normal texts; a text cut off counts as like the whole."""
    from rapidfuzz.fuzz import ratio

    if min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a)):
        return max(0.8, ratio(a, b) / 100)
    return ratio(a, b) / 100


def alike(a: str, b: str) -> bool:
    """Whether two normal texts are surely meant to be the same label."""
    return bool(a) and bool(b) and likeness(a, b) >= _LIKE_ENOUGH
