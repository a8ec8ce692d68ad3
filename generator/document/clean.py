"""Text as it can be printed: one line, nothing that a file format cannot hold."""

import re

_BLANKS = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """Line breaks and tabs as a blank, control characters and half characters left out."""
    return _UNPRINTABLE.sub("", _BLANKS.sub(" ", text))
