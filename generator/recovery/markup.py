"""Plain text as CommonMark that prints as that text."""

import re

_SPECIAL = re.compile(r"[\\*`<~]")
_EMPHASIS = re.compile(r"(?<!\w)_(?=\S).*(?<=\S)_(?!\w)")
_LEADING = re.compile(r"^(?=[-+=>#|])")
_OPENING = re.compile(r"\{(?=[{%#])")
_CLOSING = re.compile(r"\}(?=\})")


def as_markup(text: str) -> str:
    """One paragraph on one line; marks that would mean something are escaped."""
    line = _SPECIAL.sub(r"\\\g<0>", " ".join(text.split("\n")))
    line = line.replace("![", "!\\[")
    if line.count("_") > 1 and _EMPHASIS.search(line):
        line = line.replace("_", "\\_")
    line = _OPENING.sub(r"{\\", line)
    return _LEADING.sub(r"\\", _CLOSING.sub(r"}\\", line))
