"""ST22, ST23: numbers that are typed by hand before paragraphs."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from generator.checks.passages import Passage
from generator.checks.registry import Outcome, Subject, once, rule
from generator.diagnostics import Severity
from generator.spec.phrases import has_any

_DIGITS = {character: value for value, character in enumerate("一二三四五六七八九十", start=1)}
_BEGINNINGS = frozenset("（(") | _DIGITS.keys()
_ITEMS = tuple(f"{digit}是" for digit in _DIGITS)
_LEADING = (
    r"^[\s*]*(?:(?P<bracket>[（(])(?P<inner>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<close>[）)])"
    r"|(?P<dot>\d{1,2})(?P<mark>[.．、])(?!\d)|(?P<item>[一二三四五六七八九十]{1,3})是)"
)
_RUNNING = r"[。；;：:]([一二三四五六七八九十]{1,3})是"


class _Number(NamedTuple):
    """A typed number: its style, its value, its words, its line.

    `headings`: how many sub-headings stand before it, which are numbered when they are printed.
    """

    style: str
    value: int
    words: str
    passage: Passage
    headings: int = 0


@rule("ST22", "序号错乱", Severity.WARNING)
def numbers_out_of_order(subject: Subject) -> Outcome:
    """
    查什么：正文里手写的序号（（一）、1.、一是）有没有跳号、重号、不从一开始、左右括号不一致。
    为什么：删改段落以后序号容易乱；用 ## 写的小标题由程序编号，不会乱。
    错例：（一）之后是（三）；“(5） 监督保障”。
    改法：改正序号；小标题最好写成“## 标题”，由程序编号。
    依据：GB/T 9704-2012 结构层次序数的写法。
    """
    for numbers in _by_text(subject):
        last: dict[str, int] = {}
        before: _Number | None = None
        for number in numbers:
            fault = _mixed_brackets(number) or _out_of_order(number, last, before)
            if fault:
                hint = "改正序号；小标题写成“## 标题”，由程序编号"
                yield number.passage.finding("ST22", number.words, fault, hint)
            last[number.style] = number.value
            before = number
    yield from _unnumbered_aspects(subject)


def _unnumbered_aspects(subject: Subject) -> Outcome:
    """An official aspect's name alone on a line, where another one is a numbered heading."""
    chapters = subject.report.edition.chapters if subject.report else ()
    names = {n for chapter in chapters for a in chapter.aspects for n in (a.key, a.heading)}
    lines = subject.passages
    numbered = {x.path for x in lines if x.is_heading and x.text.strip("# ") in names}
    for line in lines if numbered else ():
        if line.text in names and line.path in numbered:
            message = f"小标题“{line.text}”没有序号，别的小标题有"
            yield line.finding("ST22", line.text, message, "各个小标题都写序号")


@once
def _by_text(subject: Subject) -> list[list[_Number]]:
    """The typed numbers of each text that has any."""
    texts = []
    for _, lines in groupby(subject.passages, key=attrgetter("path")):
        found: list[_Number] = []
        headings = 0
        for line in lines:
            if line.is_heading:
                headings += 1
            else:
                found += _numbers(line, headings)
        if found:
            texts.append(found)
    return texts


def _numbers(passage: Passage, headings: int) -> Iterator[_Number]:
    first = passage.text.replace("*", " ").lstrip()[:1]
    numbered = first in _BEGINNINGS or first.isdecimal()
    match = re.match(_LEADING, passage.text) if numbered else None
    if match:
        written = match["inner"] or match["dot"] or match["item"]
        words = match[0].strip(" *")
        yield _Number(_style(match), _value(written), words, passage, headings)
    items = "是" in passage.text and has_any(passage.text, _ITEMS)
    for running in re.finditer(_RUNNING, passage.text) if items else ():
        yield _Number("item", _value(running[1]), f"{running[1]}是", passage)


def _style(match: re.Match[str]) -> str:
    if match["inner"]:
        return "arabic bracket" if match["inner"].isdecimal() else "bracket"
    return "dot" if match["dot"] else "item"


def _value(written: str) -> int:
    if written.isdecimal():
        return int(written)
    if "十" not in written:
        return _DIGITS[written[-1]]
    tens, _, units = written.partition("十")
    return _DIGITS.get(tens, 1) * 10 + _DIGITS.get(units, 0)


def _mixed_brackets(number: _Number) -> str | None:
    ends = number.words[0] + number.words[-1]
    return f"序号“{number.words}”的括号一个全角、一个半角" if ends in ("（)", "(）") else None


def _out_of_order(number: _Number, last: dict[str, int], before: _Number | None) -> str | None:
    known = last.get(number.style)
    if number.value == 1:
        same = before is not None and before.style == number.style and before.value == 1
        return f"序号“{number.words}”重复" if same and number.style != "item" else None
    if known is None:
        continues = before is not None and before.value == number.value - 1
        continues = continues or number.headings == number.value - 1
        silent = number.style == "item" or continues
        return None if silent else f"序号从“{number.words}”开始，前面没有第一个"
    if number.value == known + 1:
        return None
    if number.value == known:
        return f"序号“{number.words}”重复"
    return f"序号“{number.words}”接在第 {known} 个之后，应当是第 {known + 1} 个"


@rule("ST23", "编号层级混用", Severity.INFO)
def mixed_styles(subject: Subject) -> Outcome:
    """
    查什么：阿拉伯数字序号后面是不是用了顿号；同一层是不是一会儿用（一），一会儿用一是。
    为什么：公文的层次序数依次是一、（一）1.（1），阿拉伯数字后面用圆点。
    错例：“1、加强学习”；“（一）……”的下一段写“二是……”。
    改法：写成“1.”；同一层用同一种序号。
    依据：GB/T 9704-2012 结构层次序数的写法。
    """
    for numbers in _by_text(subject):
        comma = next((n for n in numbers if n.style == "dot" and n.words.endswith("、")), None)
        if comma is not None:
            message = f"序号“{comma.words}”后面用了顿号"
            hint = f"写成“{comma.words[:-1]}.”"
            yield comma.passage.finding("ST23", comma.words, message, hint)
        yield from _continued(numbers)


def _continued(numbers: list[_Number]) -> Outcome:
    seen: set[str] = set()
    before: _Number | None = None
    for number in numbers:
        seen_before, seen = number.style in seen, seen | {number.style}
        if before is not None and not seen_before and number.value == before.value + 1:
            message = f"“{before.words}”之后接“{number.words}”，同一层用了两种序号"
            yield number.passage.finding("ST23", number.words, message, "同一层用同一种序号")
            return
        before = number
