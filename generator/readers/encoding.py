"""Bytes of a published text or web page to characters, whatever old machine wrote them."""

import codecs
import re

from generator.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BEARABLE = 100  # one character in so many may be damaged
_ONE_BYTE = re.compile(r"^(iso-?8859|latin|cp125|windows-125|us-ascii|ascii)", re.I)
_UNREADABLE = (
    "文字的编码不能识别：不是 UTF-8，也不是 GB18030（GBK）。"
    "请用记事本或浏览器打开，“另存为”时把编码选为 UTF-8"
)
_BINARY = "里面有文字以外的内容（空字符），不是文本；请另存为 UTF-8 编码的文本后再读"


def decode(data: bytes, declared: str = "") -> tuple[str, tuple[str, ...]]:
    """Text and notes in Chinese; InputError where nothing sensible comes out.

    What decodes without an error wins over what a page declares. A file cut off in the middle of
    a character is read up to there.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(*_best(data[len(mark) :], [encoding]))
    return _checked(*_best(data, _unmarked_utf16(data) or _candidates(declared)))


def _unmarked_utf16(data: bytes) -> list[str]:
    """The byte order that shows in the zero halves of ASCII characters; [] where none does."""
    zeros = data.count(0)
    high_first = data[0::2].count(0)
    rare = (
        zeros * _BEARABLE < len(data)
        if _undamaged(data, "utf-8") is None
        else zeros * 3 < len(data)
    )
    if zeros == 0 or rare or high_first not in (0, zeros):
        return []
    return ["utf-16-be" if high_first else "utf-16-le"]


def _candidates(declared: str) -> list[str]:
    """UTF-8 first: other encodings hardly ever pass for it."""
    try:
        name = codecs.lookup(declared).name if declared else ""
        "".encode(name or "utf-8")  # some codecs are not for text
    except (LookupError, TypeError, ValueError):
        name = ""
    if name in ("gb2312", "gbk", "hz") or name.startswith("utf-16"):
        name = ""  # GB18030 contains the first two; a page whose tags are legible is not UTF-16
    if _ONE_BYTE.match(name):
        return ["utf-8", "gb18030", name]  # decodes any bytes: declared by habit, true rarely
    return list(dict.fromkeys(["utf-8", name or "gb18030", "gb18030"]))


def _best(data: bytes, encodings: list[str]) -> tuple[str, int]:
    """The text of the first encoding that bears with the data, and the number of damaged places."""
    fewest: tuple[str, int] | None = None
    for encoding in encodings:
        text = _undamaged(data, encoding)
        if text is not None:
            return text, 0
        text = data.decode(encoding, errors="replace")
        lost = text.count("\ufffd")
        if encoding == "utf-8" and lost * _BEARABLE <= sum(char > "\x7f" for char in text):
            return text, lost
        if fewest is None or lost < fewest[1]:
            fewest = text, lost
    assert fewest is not None
    if fewest[1] * _BEARABLE > len(fewest[0]):
        raise InputError(_UNREADABLE)
    return fewest


def _undamaged(data: bytes, encoding: str) -> str | None:
    try:
        return codecs.getincrementaldecoder(encoding)().decode(data)
    except UnicodeError:
        return None


def _checked(text: str, lost: int) -> tuple[str, tuple[str, ...]]:
    if "\0" in text:
        raise InputError(_BINARY)
    note = f"有 {lost} 处文字的编码已损坏，读出来是“\ufffd”"
    return text, (note,) if lost else ()
