"""Numbers in prose: reading a line so that each number is one mark, with its value and unit.

Exact figures only: Arabic, with 万 or 千, full-width, and Chinese numerals; what is not exact, or
has no unit, is marked as such and never read.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

MARK, UNREAD, PERCENT = "#", "№", "％"

_DIGITS = {name: value for value, name in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_SECTIONS = {"万": 10_000, "亿": 100_000_000}
_CHINESE = "零〇一二两三四五六七八九十百千万亿"
_FULLWIDTH = str.maketrans("０１２３４５６７８９．％﹪，#", "0123456789.%%，＃")
_UNIT = "件次|人次|万元|亿元|元|件|条|项|宗|份|个|起|例|篇|次|期|场"
_PERIOD = r"1月1日[起]?[至到\-—－–~～](?:20\d\d年)?12月31日[为]?止?"
_TOKEN = re.compile(
    r"(?P<title>《[^《》]*》|〔\d+〕\d+号)"
    rf"|(?P<period>{_PERIOD})"
    r"|(?P<year>(?<!\d)(?:19|20)\d\d年度?)"
    r"|(?P<end>12月(?:31日|底))"
    r"|(?P<date>\d{1,2}月(?:\d{1,2}日|底|份)?)"
    r"|(?P<percent>(?P<rate>\d+(?:\.\d+)?)\s*(?:%|个百分点))"
    rf"|(?P<number>(?:\d+(?:,\d{{3}})+|\d+(?:\.\d+)?)\s*[万千百]?|[{_CHINESE}]{{1,20}})"
    rf"(?P<some>[余多几])?\s*(?P<unit>{_UNIT})"
    r"|\d+(?:\.\d+)?(?:[万千百亿]|[余多几])?"
)
_BLANK = re.compile(r"[\s\u3000“”‘’\"*]+")
_BEFORE = re.compile(r"(?:达到)?[共计合总数量为是有达了：:]{1,8}#")
_SEPARATORS = "，。；、：（！？"
_DIGIT = re.compile(r"\d|[一二两三四五六七八九十百千]")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of the prose: its exact value, its unit, and its words from the last comma on."""

    value: Decimal
    unit: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line with # for each figure, ％ for each percentage, № for what cannot be read."""

    text: str
    figures: tuple[Figure, ...]
    percents: tuple[Figure, ...]


def chinese_value(text: str) -> int | None:
    """The value of a Chinese numeral (十二, 一百零三, 两万三千); None when it is none."""
    total = section = digit = 0
    last = 0
    for char in text:
        if char in _DIGITS:
            if digit:
                return None  # 一二, 二〇二五: not a count
            digit = _DIGITS[char]
            last = 0
        elif char in _UNITS:
            if (not digit and char != "十") or (last and last <= _UNITS[char]):
                return None
            section += (digit or 1) * _UNITS[char]
            digit, last = 0, _UNITS[char]
        else:
            total = (total + section + digit) * _SECTIONS[char]
            section, digit, last = 0, 0, 0
    return total + section + digit if text[:1] not in ("万", "亿") else None


def figure_value(text: str) -> Decimal | None:
    """The exact value of a number as written: 12, 1,234, 1.2万, 3千, 十二."""
    body = text.strip()
    if not body[0].isdigit():
        value = chinese_value(body)
        return None if value is None else Decimal(value)
    factor = {"万": 10_000, "千": 1000, "百": 100}.get(body[-1], 1)
    digits = body.rstrip("万千百 ").replace(",", "")
    return Decimal(digits) * factor


def has_figures(text: str) -> bool:
    """Whether there can be a number in a text at all (cheap)."""
    return _DIGIT.search(text) is not None


@lru_cache(maxsize=2048)
def read_line(text: str, year: int | None) -> Line:
    """A line of prose with its figures taken out; years become 本年度, 上年度, 下年度 or 某年."""
    plain = text.translate(_FULLWIDTH)
    figures: list[Figure] = []
    percents: list[Figure] = []

    def mark(match: re.Match[str]) -> str:
        if match["unit"] is not None:
            value = None if match["some"] else figure_value(match["number"])
            if value is None:
                return UNREAD
            figures.append(Figure(value, match["unit"], _words(text, match)))
            return MARK
        if match["percent"] is not None:
            percents.append(Figure(Decimal(match["rate"]), "%", _words(text, match)))
            return PERCENT
        return _word(match, year)

    marked = _BLANK.sub("", _TOKEN.sub(mark, plain))
    return Line(_BEFORE.sub(MARK, marked), tuple(figures), tuple(percents))


def _word(match: re.Match[str], year: int | None) -> str:
    if match["title"] is not None:
        return "《》"
    if match["period"] is not None:
        return ""
    if match["end"] is not None:
        return "年末"
    if match["date"] is not None:
        return "某月"
    if match["year"] is None:
        return UNREAD
    names = {0: "本年度", -1: "上年度", 1: "下年度"}
    return names.get(int(match["year"][:4]) - year, "某年") if year is not None else "某年"


def _words(text: str, match: re.Match[str]) -> str:
    start = max(text.rfind(separator, 0, match.start()) for separator in _SEPARATORS) + 1
    return text[start : match.end()].strip()
