"""Plain text as CommonMark that prints as that text."""

import re

_SPECIAL = re.compile(r"[\\*`<~]")
_EMPHASIS = re.compile(r"(?<!\w)_(?=\S).*(?<=\S)_(?!\w)")
_LEADING = tuple("-+=>#|")
_OPENING = re.compile(r"\{(?=[{%#])")
_CLOSING = re.compile(r"\}(?=\})")


def as_markup(text: str) -> str:
    """One paragraph on one line; marks that would mean something are escaped."""
    line = text.replace("\n", " ")
    if _SPECIAL.search(line):
        line = _SPECIAL.sub(r"\\\g<0>", line)
    line = line.replace("![", "!\\[")
    if line.count("_") > 1 and _EMPHASIS.search(line):
        line = line.replace("_", "\\_")
    if "{" in line or "}" in line:
        line = _CLOSING.sub(r"}\\", _OPENING.sub(r"{\\", line))
    return f"\\{line}" if line.startswith(_LEADING) else line
