"""QL07: punctuation of Chinese text."""

import re
from collections.abc import Iterator
from itertools import groupby

from generator.checks.passages import Passage
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity

_MASK = re.compile(r"\{\{[^{}\n]*\}\}|!\[[^\[\]\n]{0,200}\]\([^()\n]{0,200}\)|https?://[\w./%-]+")
_ITEM = re.compile(r"(?<![（(\d])\d{1,2}[）)]|[①-⑳]")
_CHINESE = r"\u4e00-\u9fff《》“”（）〔〕"
_HALF = re.compile(rf"[,;:?!()](?<=[{_CHINESE}].)(?=[{_CHINESE}])")
_DOUBLED = re.compile(r"，，|。。(?!。)|；；|、、|，。|。，|、。|；。|、，|，、")
_PAIRS = {"》": "《", "”": "“", "）": "（", "〕": "〔"}
_MARK = re.compile("[《》“”（）〔〕]")
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
    for _, group in groupby(subject.passages, key=lambda passage: passage.path):
        lines = list(group)
        for line in lines:
            yield from _written_wrong(line)
        if _unpaired("\n".join(_plain(line.text) for line in lines)):
            for line in lines:  # a quotation may run over several paragraphs
                yield from _not_in_pairs(line)


def _plain(text: str) -> str:
    return _ITEM.sub("", _MASK.sub("0", text)).translate(_KINDS)


def _written_wrong(line: Passage) -> Outcome:
    text = _MASK.sub("0", line.text)
    for pattern, what in ((_HALF, "汉字之间用了半角标点"), (_DOUBLED, "标点重复")):
        found = list(pattern.finditer(text))
        if found:
            around = text[max(found[0].start() - 4, 0) : found[0].end() + 4]
            more = f"，这一段共有 {len(found)} 处" if len(found) > 1 else ""
            message = f"{what}：“{around}”{more}"
            yield line.finding("QL07", around, message, "改成正确的全角标点")


def _not_in_pairs(line: Passage) -> Outcome:
    for mark in dict.fromkeys(_unpaired(_plain(line.text))):
        message = f"“{mark}”没有成对"
        yield line.finding("QL07", mark, message, "补上另一半，或者删去")


def _unpaired(text: str) -> list[str]:
    return list(_unmatched(text))


def _unmatched(text: str) -> Iterator[str]:
    """Marks without their other half; each kind for itself."""
    opening = set(_PAIRS.values())
    waiting: dict[str, int] = {}
    for mark in _MARK.findall(text):
        if mark in opening:
            waiting[mark] = waiting.get(mark, 0) + 1
        elif mark in _PAIRS:
            if waiting.get(_PAIRS[mark], 0):
                waiting[_PAIRS[mark]] -= 1
            else:
                yield mark
    yield from (mark for mark, number in waiting.items() if number)
