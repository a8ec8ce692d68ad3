"""Text as it can be printed: one line, nothing that a file format cannot hold."""

import re

_BLANKS = r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+"
_UNPRINTABLE = "[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"


def clean(text: str) -> str:
    """Line breaks and tabs as a blank, control characters and half characters left out."""
    if text.isprintable():
        return text
    return re.sub(_UNPRINTABLE, "", re.sub(_BLANKS, " ", text))
