"""Display width of text in a monospaced CJK font."""

import wcwidth


def display_width(text: str) -> int:
    """Columns that a text takes; Chinese and ambiguous characters (“ ” — …) count two."""
    return max(wcwidth.wcswidth(text, ambiguous_width=2), 0)
