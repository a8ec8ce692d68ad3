"""Display width of text in a monospaced CJK font."""

from functools import lru_cache


@lru_cache(maxsize=8192)  # labels and figures come again and again
def display_width(text: str) -> int:
    """Columns that a text takes; Chinese and ambiguous characters (“ ” — …) count two."""
    import wcwidth  # its tables are loaded only when something is to be shown

    return max(wcwidth.wcswidth(text, ambiguous_width=2), 0)
