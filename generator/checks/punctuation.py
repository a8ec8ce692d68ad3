"""QL07: punctuation of Chinese text."""

import re
from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from generator.checks.line_search import all_lines, lines_with
from generator.checks.passages import Passage
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity
from generator.spec.phrases import has_any

_MASKED = ("{{", "![", "http")
_MASK = r"\{\{[^{}\n]*\}\}|!\[[^\[\]\n]{0,200}\]\([^()\n]{0,200}\)|https?://[\w./%-]+"
_SUSPICIOUS = re.compile("[,;:?!()]"), re.compile("[，。；、][，。；、]")
_CHINESE = r"\u4e00-\u9fff《》“”（）〔〕"
_HALF = rf"[,;:?!()](?<=[{_CHINESE}].)(?=[{_CHINESE}])"
_DOUBLED = r"，，|。。(?!。)|；；|、、|，。|。，|、。|；。|、，|，、"
_PAIRS = {"》": "《", "”": "“", "）": "（", "〕": "〔"}
_MARK = re.compile(  # or the end of a line; the bracket of an item (1）, 12)) is none
    r"[《》“”〔〕（()）\n](?<!(?<![（(\d])\d[）)])(?<!(?<![（(\d])\d\d[）)])"
)
_KINDS = str.maketrans("()", "（）")


@rule("QL07", "标点", Severity.WARNING)
def punctuation(subject: Subject) -> Outcome:
    """
    查什么：汉字之间的半角标点；重复的标点；书名号、引号、括号有没有成对。
    为什么：标点错漏显得没有校对，引号不成对还会让人误解引的是什么。
    错例：“及时“整改，确保质量”；“公开,规范”；“《条例的规定”。
    改法：改成全角标点，补上或者删去不成对的符号。
    依据：GB/T 15834-2011《标点符号用法》。
    """
    text = _masked(all_lines(subject))
    for line in lines_with(subject.passages, text, *_SUSPICIOUS):
        yield from _written_wrong(line)
    if any(map(_unpaired, set(_marks(text).split("\n")))):
        yield from _not_in_pairs(subject.passages)


def _masked(text: str) -> str:
    return re.sub(_MASK, "0", text) if has_any(text, _MASKED) else text


def _written_wrong(line: Passage) -> Outcome:
    text = _masked(line.text)
    for pattern, what in ((_HALF, "汉字之间用了半角标点"), (_DOUBLED, "标点重复")):
        found = list(re.finditer(pattern, text))
        if found:
            around = text[max(found[0].start() - 4, 0) : found[0].end() + 4]
            more = f"，这一段共有 {len(found)} 处" if len(found) > 1 else ""
            message = f"{what}：“{around}”{more}"
            yield line.finding("QL07", around, message, "改成正确的全角标点")


def _not_in_pairs(passages: tuple[Passage, ...]) -> Outcome:
    """Marks without their other half; a quotation may run over several paragraphs of a text."""
    for _, group in groupby(passages, key=attrgetter("path")):
        lines = list(group)
        marks = [_marks(_masked(line.text)) for line in lines]
        for line, own in zip(lines, marks, strict=True) if _unpaired("".join(marks)) else ():
            for mark in dict.fromkeys(_unpaired(own)):
                message = f"“{mark}”没有成对"
                yield line.finding("QL07", mark, message, "补上另一半，或者删去")


def _marks(text: str) -> str:
    """The marks of a text that come in pairs, line by line, all brackets of full width."""
    return "".join(_MARK.findall(text)).translate(_KINDS)


def _unpaired(marks: str) -> list[str]:
    """Those without their other half; each kind for itself."""
    return list(_unmatched(marks)) if marks else []


def _unmatched(marks: str) -> Iterator[str]:
    waiting: dict[str, int] = {}
    for mark in marks:
        other = _PAIRS.get(mark)
        if other is None:
            waiting[mark] = waiting.get(mark, 0) + 1
        elif waiting.get(other, 0):
            waiting[other] -= 1
        else:
            yield mark
    yield from (mark for mark, number in waiting.items() if number)
