"""Display width of text in a monospaced CJK font."""

from generator.short_texts import kept_if_short

_WIDE_MARKS = frozenset("，。；：、（）“”《》〔〕—…％")


def display_width(text: str) -> int:
    """Columns that a text takes; Chinese and ambiguous characters (“ ” — …) count two."""
    return len(text) if text.isascii() and text.isprintable() else _measured(text)


@kept_if_short(8192)
def _measured(text: str) -> int:
    if all(map(_is_usual, text)):
        return sum(1 if char.isascii() else 2 for char in text)
    import wcwidth  # its tables are loaded only for characters that are seldom met

    return max(wcwidth.wcswidth(text, ambiguous_width=2), 0)


def _is_usual(char: str) -> bool:
    """Whether it is a Chinese character, a mark of Chinese text or one of a typewriter."""
    return "\u4e00" <= char <= "\u9fff" or " " <= char <= "~" or char in _WIDE_MARKS
