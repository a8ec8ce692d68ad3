"""Texts as YAML scalars that mean themselves, and nothing else, to every reader."""

import json
import re
from functools import lru_cache
from typing import Any

from generator.short_texts import kept_if_short

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_WORDS = re.compile(r"[^\W\d_a-zA-Z][\w（），、。；：《》“”]*")  # no mark of YAML's
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIRST = set("-?:,[]{}#&*!|>'\"%@`=<. \t\u3000")
_FLOW_MARKS = re.compile(r"[,\[\]{}:?#]")
_NUMBER = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?")
_NUMBER_FIRST = re.compile(r"-?[0-9]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def plain_or_quoted(text: str, *, flow: bool = False, number: bool = True) -> str:
    """A text on one line: bare where every YAML reader gives it back as it is, else in quotes.

    A figure stands bare unless `number` is false, then it is quoted so that it stays a text (邮编).
    `flow`: within { } or [ ].
    """
    return _written(text, flow, number)


@kept_if_short(4096, 16)  # the keys and figures of one form come again in the next
def _written(text: str, flow: bool, number: bool) -> str:
    if _WORDS.fullmatch(text):
        return text
    if _NUMBER.fullmatch(text):
        return text if number else double_quoted(text)
    if _DAY.fullmatch(text) or (_is_plain(text, flow) and not _means_something_else(text)):
        return text
    return double_quoted(text)


def double_quoted(text: str) -> str:
    """A text in double quotes on one line, whatever it holds; half characters become U+FFFD."""
    written = json.dumps(_SURROGATE.sub("\ufffd", text), ensure_ascii=False)
    return _ESCAPED.sub(lambda match: f"\\u{ord(match[0]):04x}", written)


def block_header(text: str) -> str | None:
    """`|` with the marks that keep a text as it is; None for one that a block cannot hold.

    Its lines are to be indented by two.
    """
    if not text.strip() or _UNPRINTABLE.search(text):
        return None
    written = text.rstrip("\n")
    if not written.rpartition("\n")[2].strip(" "):
        return None  # blanks alone at the end: nobody sees whether they belong to the text
    indented = "2" if text[0] in " \t\n" else ""
    ends = len(text) - len(written)
    return f"|{indented}{('-', '', '+')[min(ends, 2)]}"


def _is_plain(text: str, flow: bool) -> bool:
    if not text or "\t" in text or "\n" in text or _UNPRINTABLE.search(text):
        return False
    if text[0] in _FIRST and not _NUMBER_FIRST.match(text):
        return False
    if text[-1] in " :\u3000" or ": " in text or " #" in text:
        return False
    return not (flow and _FLOW_MARKS.search(text))


def _means_something_else(text: str) -> bool:
    """Whether a YAML 1.1 or 1.2 reader takes it for a number, a truth value, a time or nothing."""
    resolvers = _resolvers()
    candidates = [*resolvers.get(text[0], ()), *resolvers.get(None, ())]
    return any(pattern.match(text) for _, pattern in candidates) or _octal(text)


def _octal(text: str) -> bool:
    return re.fullmatch(r"0o?[0-9]+", text) is not None


@lru_cache(maxsize=1)
def _resolvers() -> dict[Any, Any]:
    import yaml

    return yaml.SafeLoader.yaml_implicit_resolvers
