"""Numbers in prose: reading a line so that each number is one mark, with its value and unit.

Exact figures only: Arabic, with 万 or 千, full-width, and Chinese numerals; what is not exact, or
has no unit, is marked as such and never read.
"""

import re
from decimal import Decimal
from typing import NamedTuple

MARK, UNREAD, PERCENT = "#", "№", "％"

_DIGITS = {name: value for value, name in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_FACTORS = {"万": 10_000, "千": 1000, "百": 100}
_SECTIONS = {"万": 10_000, "亿": 100_000_000}
_CHINESE = "零〇一二两三四五六七八九十百千万亿"
_WIDE = "０１２３４５６７８９．％﹪#"
_PLAIN = str.maketrans(_WIDE, "0123456789.%%＃")
_HAS_WIDE = re.compile(f"[{_WIDE}]")
_UNIT = "件次|人次|万元|亿元|元|件|条|项|宗|份|个|起|例|篇|次|期|场"
_PERIOD = r"1月1日[起]?[至到\-—－–~～](?:20\d\d年)?12月31日[为]?止?"
_TOKEN = re.compile(
    rf"(?=[《〔\d{_CHINESE}\s“”‘’\"*])(?:"  # at other characters none begins
    r"(?P<title>《[^《》]*》|〔\d+〕\d+号)"
    rf"|(?P<period>{_PERIOD})"
    r"|(?P<year>(?<!\d)(?:19|20)\d\d年度?)"
    r"|(?P<end>12月(?:31日|底))"
    r"|(?P<date>\d{1,2}月(?:\d{1,2}日|底|份)?)"
    r"|(?P<percent>(?P<rate>\d+(?:\.\d+)?)\s*(?:%|个百分点))"
    rf"|(?P<number>(?:\d+(?:,\d{{3}})+|\d+(?:\.\d+)?)(?:\s*[万千百])?|[{_CHINESE}]{{1,20}})"
    rf"(?:\s*(?P<some>[余多几]))?\s*(?P<unit>{_UNIT})"
    r"|(?P<blank>[\s“”‘’\"*]+)"
    r"|\d+(?:\.\d+)?(?:[万千百亿]|[余多几])?)"
)
_LEAD = "共计合总数量为是有达了：:"
_BEFORE = re.compile(rf"[{_LEAD}](?:(?<=达)到[{_LEAD}]{{1,8}}|[{_LEAD}]{{0,7}})#")
_WORDS: dict[str | None, str] = {
    "title": "《》", "period": "", "end": "年末", "date": "某月", "blank": ""
}  # fmt: skip
_YEARS = {0: "本年度", -1: "上年度", 1: "下年度"}
_SEPARATORS = "，。；、：（！？"
_COUNTED = re.compile(rf"[\d{_CHINESE}](?:\s*[万千百])?(?:\s*[余多几])?\s*(?:{_UNIT}|[%％﹪])")


class Figure(NamedTuple):
    """A number of the prose: its exact value, its unit, and where it stands in its line."""

    value: Decimal
    unit: str
    line: str
    start: int
    end: int

    @property
    def words(self) -> str:
        """The words of the line from the last comma to the unit."""
        start = max(self.line.rfind(mark, 0, self.start) for mark in _SEPARATORS) + 1
        return self.line[start : self.end].strip()


class Line(NamedTuple):
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
    if body.isdecimal():
        return Decimal(body)
    if not body[0].isdigit():
        value = chinese_value(body)
        return None if value is None else Decimal(value)
    factor = _FACTORS.get(body[-1], 1)
    digits = body.rstrip("万千百 ").replace(",", "")
    return Decimal(digits) * factor


def has_figures(text: str) -> bool:
    """Whether a text has a number with a unit, or a percentage, that could be read."""
    return _COUNTED.search(text) is not None


def read_line(text: str, year: int | None) -> Line:
    """A line of prose with its figures taken out; years become 本年度, 上年度, 下年度 or 某年."""
    plain = text.translate(_PLAIN) if _HAS_WIDE.search(text) else text
    figures: list[Figure] = []
    percents: list[Figure] = []

    def mark(match: re.Match[str]) -> str:
        kind = match.lastgroup
        if kind == "unit":
            value = None if match["some"] else figure_value(match["number"])
            if value is None:
                return UNREAD
            figures.append(Figure(value, match["unit"], text, *match.span()))
            return MARK
        if kind == "percent":
            percents.append(Figure(Decimal(match["rate"]), "%", text, *match.span()))
            return PERCENT
        return _year(match["year"], year) if kind == "year" else _WORDS.get(kind, UNREAD)

    marked = _TOKEN.sub(mark, plain)
    if figures:
        marked = _BEFORE.sub(MARK, marked)
    return Line(marked, tuple(figures), tuple(percents))


def _year(written: str, year: int | None) -> str:
    return _YEARS.get(int(written[:4]) - year, "某年") if year is not None else "某年"
