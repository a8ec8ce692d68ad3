"""Automatic numbers (一、 （一） 1. （1）) as Word would print them, counted in reading order."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.document.numerals import chinese_numeral
from generator.readers.docx.styles import Look
from generator.readers.docx.xml import Element, by_name, child, number, value, w

_LEVELS = 9
_BULLETS = ("bullet", "none")
_CAPITALS = str.maketrans("一二三四五六七八九零十百千", "壹贰叁肆伍陆柒捌玖零拾佰仟")
_STEMS, _BRANCHES = "甲乙丙丁戊己庚辛壬癸", "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST = 9999


def _chinese(count: int) -> str:
    return chinese_numeral(count) if 0 < count <= _MOST else str(count)


def _roman(count: int) -> str:
    text = ""
    for amount, letters in _ROMAN:
        times, count = divmod(count, amount)
        text += letters * times
    return text


def _letter(count: int) -> str:
    return chr(ord("A") + (count - 1) % 26) * min((count - 1) // 26 + 1, 9) if count > 0 else ""


def _circled(count: int) -> str:
    return chr(0x2460 + count - 1) if 0 < count <= 20 else str(count)


def _digits(signs: str) -> Callable[[int], str]:
    return lambda count: str(count).translate({48 + i: signs[i] for i in range(10)})


def _one_of(signs: str) -> Callable[[int], str]:
    return lambda count: signs[count - 1] if 0 < count <= len(signs) else str(count)


_FORMS: dict[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "decimalFullWidth": _digits("０１２３４５６７８９"),
    "ideographDigital": _digits("〇一二三四五六七八九"),
    "japaneseDigitalTenThousand": _digits("〇一二三四五六七八九"),
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedCircleChinese": _circled,
    "decimalEnclosedParen": lambda count: f"({count})",
    "decimalEnclosedFullstop": lambda count: f"{count}.",
    "upperLetter": _letter,
    "lowerLetter": lambda count: _letter(count).lower(),
    "upperRoman": lambda count: _roman(min(count, _MOST)),
    "lowerRoman": lambda count: _roman(min(count, _MOST)).lower(),
    "ideographTraditional": _one_of(_STEMS),
    "ideographZodiac": _one_of(_BRANCHES),
    "chineseLegalSimplified": lambda count: _chinese(count).translate(_CAPITALS),
    "ideographLegalTraditional": lambda count: _chinese(count).translate(_CAPITALS),
} | dict.fromkeys(
    (
        "chineseCounting", "chineseCountingThousand", "japaneseCounting",
        "taiwaneseCounting", "taiwaneseCountingThousand",
    ),
    _chinese,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    style: str | None
    legal: bool
    blank: bool  # between number and text
    restarts: bool


class Numbering:
    """The lists of a document and how far each has counted."""

    def __init__(self, root: Element | None) -> None:
        self._outlines: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[str] = set()
        if root is not None:
            self._read(root)

    def _read(self, root: Element) -> None:
        abstract = {
            node.get(w("abstractNumId")) or "": node for node in root.iter(w("abstractNum"))
        }
        named = {id_: by_name(node) for id_, node in abstract.items()}
        linked = {value(found, w("styleLink")): id_ for id_, found in named.items()}
        for id_, node in abstract.items():
            style = value(named[id_], w("numStyleLink"))
            real = abstract.get(linked.get(style or " ", id_), node)
            self._outlines[id_] = {
                number(level.get(w("ilvl")), 0): _level(level) for level in real.iter(w("lvl"))
            }
        for node in root.iter(w("num")):
            starts = {
                number(change.get(w("ilvl")), 0): number(start.get(w("val")), 1)
                for change in node.iter(w("lvlOverride"))
                if (start := child(change, w("startOverride"))) is not None
            }
            followed = value(by_name(node), w("abstractNumId"))
            self._lists[node.get(w("numId")) or ""] = (followed or "", starts)

    def next(self, entry: tuple[str, int | None], look: Look) -> str:
        """Count one paragraph and print its number; "" for bullets and unknown lists."""
        list_id, depth = entry
        outline, starts = self._lists.get(list_id, ("", {}))
        levels = self._outlines.get(outline, {})
        if depth is None:
            depth = next((d for d, level in levels.items() if level.style == look.id), 0)
        level = levels.get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(outline, {})
        if list_id not in self._begun:
            self._begun.add(list_id)
            counts.update({at: start - 1 for at, start in starts.items()})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [at for at in counts if at > depth]:
            if deeper not in levels or levels[deeper].restarts:
                del counts[deeper]
        return "" if level.form in _BULLETS else _print(level, levels, counts)


def _level(node: Element) -> _Level:
    named = by_name(node)
    return _Level(
        form=value(named, w("numFmt")) or "decimal",
        text=value(named, w("lvlText")) or "",
        start=number(value(named, w("start")), 0),
        style=value(named, w("pStyle")),
        legal=w("isLgl") in named,
        blank=value(named, w("suff")) == "space",
        restarts=value(named, w("lvlRestart")) != "0",
    )


def _print(level: _Level, levels: dict[int, _Level], counts: dict[int, int]) -> str:
    def count(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        written = levels.get(at)
        found = counts.get(at, written.start if written else 1)
        if written is None or level.legal:
            return str(found)
        return _FORMS.get(written.form, str)(found)

    text = re.sub(r"%([1-9])", count, level.text)
    joined = text[-1:].isalnum()  # 1 and 2020 would become another number
    return f"{text} " if text and (level.blank or joined) else text
