"""Reading numbers as clerks write them: exact, normalised, and every deviation said.

Accepted and reported: full-width digits and separators (NC05), units behind a number (NC06).
Only 0-9 and their full-width forms are digits; nothing is ever a binary float.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from generator.spec.model import Kind

_FULLWIDTH = str.maketrans("０１２３４５６７８９＋－−–．，", "0123456789+---.,")
_INNER_BLANK = r"[0-9０-９,.，．+-]\s+[0-9０-９,.，．]"
_NUMBER = re.compile(r"([+-]?)([0-9]+(?:,[0-9]{3})*|[0-9]+)(?:\.([0-9]+))?")
_COUNT_UNIT = r"(?:件次|人次|[件项条个起次份宗例])$"
_MONEY_UNIT = r"(亿元|万元|元|亿|万)$"
_MAX_LENGTH = 40
_MOST_DIGITS = 18  # of a count that is not looked at twice


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as written: exact number, unit (元, 万元, 亿元, 万, 亿 or none), text."""

    number: Decimal
    unit: str
    text: str

    def __str__(self) -> str:
        return self.text


Value = int | Decimal | Amount


class Reading(NamedTuple):
    """A number read from text, and what is odd about it (code, what): NC04, NC05, NC06."""

    value: Value
    notes: tuple[tuple[str, str], ...] = ()


class Unread(NamedTuple):
    """Why a text is no number at all (FM04), and what to do."""

    message: str
    hint: str


def plain_count(text: str) -> int | None:
    """A count in bare digits, as nearly all figures are written; None for any other text."""
    digits = text.isdecimal() and text.isascii() and len(text) <= _MOST_DIGITS
    return int(text) if digits and (text == "0" or text[0] != "0") else None


def read_number(text: str, kind: Kind, unit: str) -> Reading | Unread:
    """Read one cell; `unit` is the official unit, for messages and for money."""
    if kind is Kind.COUNT and (count := plain_count(text)) is not None:
        return Reading(count)
    if len(text) > _MAX_LENGTH:
        return Unread(f"“{text[:12]}…”太长，不是数字", "只填数字")
    notes: list[tuple[str, str]] = []
    body = _normalise(text, notes)
    if kind is Kind.AMOUNT:
        return _amount(text, body, notes)
    body, unread = _strip_unit(text, body, kind, unit, notes)
    if unread is not None:
        return unread
    match = _NUMBER.fullmatch(body)
    if match is None:
        return _not_a_number(text, kind)
    _note_separators(text, match, notes)
    number = Decimal(body.replace(",", ""))
    if kind is Kind.MONEY:
        return Reading(number, tuple(notes))
    return _integer(text, number, kind, notes)


def _normalise(text: str, notes: list[tuple[str, str]]) -> str:
    body, shown = "".join(text.replace("\ufeff", " ").split()), text.strip()
    if body != shown and re.search(_INNER_BLANK, shown):
        notes.append(("NC05", f"“{shown}”中间有空格"))
    plain = body.translate(_FULLWIDTH)
    if plain != body:
        notes.append(("NC05", f"“{body}”用了全角数字或符号"))
    return plain


def _strip_unit(
    text: str, body: str, kind: Kind, unit: str, notes: list[tuple[str, str]]
) -> tuple[str, Unread | None]:
    pattern = _MONEY_UNIT if kind is Kind.MONEY else _COUNT_UNIT
    match = re.search(pattern, body)
    if match is None or match.start() == 0:
        return body, None
    if kind is Kind.MONEY and match[0] not in (unit, unit.removesuffix("元")):
        return body, _wrong_unit(text, body[: match.start()], match[0], unit)
    notes.append(
        ("NC06", f"“{text.strip()}”带了单位“{match[0]}”，已按 {body[: match.start()]} 读取")
    )
    return body[: match.start()], None


def _wrong_unit(text: str, number: str, given: str, unit: str) -> Unread:
    factors = {"元": Decimal("0.0001"), "亿元": Decimal(10000), "亿": Decimal(10000)}
    hint = f"请换算成{unit}，只填数字"
    if _NUMBER.fullmatch(number) and given in factors:
        converted = Decimal(number.replace(",", "")) * factors[given]
        hint += f"：{text.strip()} = {converted.normalize():f}{unit}"
    return Unread(f"“{text.strip()}”的单位与本格不符，本格的单位是{unit}", hint)


def _amount(text: str, body: str, notes: list[tuple[str, str]]) -> Reading | Unread:
    match = re.search(_MONEY_UNIT, body)
    unit = match[0] if match else ""
    digits = body.removesuffix(unit)
    number = _NUMBER.fullmatch(digits)
    if number is None:
        return _not_a_number(text, Kind.AMOUNT)
    _note_separators(text, number, notes)
    exact = digits.replace(",", "")
    return Reading(Amount(Decimal(exact), unit, exact + unit), tuple(notes))


def _note_separators(text: str, match: re.Match[str], notes: list[tuple[str, str]]) -> None:
    shown = text.strip()
    if "," in match[2]:
        notes.append(("NC05", f"“{shown}”用了千位分隔符"))
    if len(match[2]) > 1 and match[2].startswith("0"):
        notes.append(("NC05", f"“{shown}”前面有多余的 0"))


def _integer(text: str, number: Decimal, kind: Kind, notes: list[tuple[str, str]]) -> Reading:
    """A count of the wrong sort is read as it stands, and said (NC04)."""
    shown = text.strip()
    if number != number.to_integral_value():
        notes.append(("NC04", f"“{shown}”不是整数"))
        return Reading(number, tuple(notes))
    if kind is Kind.COUNT and number < 0:
        notes.append(("NC04", f"“{shown}”是负数"))
    return Reading(int(number), tuple(notes))


def _not_a_number(text: str, kind: Kind) -> Unread:
    shown = text.strip()
    hint = "没有发生的填 0；有数的只填阿拉伯数字"
    if kind is Kind.AMOUNT:
        hint = "填数字和单位，如 1207.5万元；没有发生的填 0"
    return Unread(f"“{shown}”不是数字", hint)
