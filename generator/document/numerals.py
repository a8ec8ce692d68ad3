"""Chinese numerals."""

from functools import lru_cache

_DIGITS = "零一二三四五六七八九"


@lru_cache(maxsize=256)
def chinese_numeral(number: int) -> str:
    """1 to 9999 in Chinese (十二, 一百零三)."""
    text, gap = "", False
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // unit % 10
        if digit:
            text += ("零" if gap and text else "") + _DIGITS[digit] + name
        gap = not digit
    return text.removeprefix("一") if text.startswith("一十") else text
