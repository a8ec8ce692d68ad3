"""Which lines of a chapter are its sub-headings: by their marks, their numbers and their order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.document.numbering import without_number
from generator.document.numerals import chinese_numeral
from generator.recovery.flow import Line
from generator.recovery.wording import normal
from generator.spec.model import Aspect, Chapter

LONGEST = 40  # characters of a sub-heading
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_FORMS = (
    (2, re.compile(rf"[（(]\s*({_NUMERAL}|\d{{1,2}})\s*[）)]\s*(\S.*)")),
    (2, re.compile(r"([㈠-㈩])\s*(\S.*)")),
    (2, re.compile(rf"({_NUMERAL})\s*[)）]\s*(\S.*)")),
    (3, re.compile(r"(\d{1,2})\s*[.．、]\s*(\S.*)")),
)
_MARKED = re.compile(r"[。；;！？：:，,]")
_NUMBERS = {chinese_numeral(n): n for n in range(1, 31)} | {
    chr(0x3220 + n): n + 1
    for n in range(10)  # ㈠ to ㈩
}
_OWN = 99  # stands behind every official aspect


@dataclass(frozen=True, slots=True)
class SubHeading:
    """A sub-heading: its level (2 to 4), the number printed before it (0 for none), its title."""

    level: int
    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Head:
    """A sub-heading of the first level at the index of its line; `aspect` when it is official."""

    index: int
    number: int
    title: str
    aspect: Aspect | None

    def order(self, chapter: Chapter) -> int:
        """Where it stands among the aspects of its chapter, own ones last."""
        return chapter.aspects.index(self.aspect) if self.aspect else _OWN


def sub_heading(line: Line, lenient: bool = False) -> SubHeading | None:
    """What a line is as a sub-heading: one that is marked as such, or looks like one.

    Where the source marks its sub-headings, looks count only if `lenient`.
    """
    if line.image or not line.text or len(line.text) > LONGEST:
        return None
    found = _by_looks(line.text)
    if line.level > 1:
        level = min(line.level, 4)
        return (
            SubHeading(level, found.number, found.title)
            if found
            else SubHeading(level, 0, without_number(line.text))
        )
    if found is None or _MARKED.search(found.title) or (line.plain and not lenient):
        return None
    return found


def _by_looks(text: str) -> SubHeading | None:
    for level, form in _FORMS:
        match = form.fullmatch(text)
        if match:
            number = int(match[1]) if match[1].isdecimal() else _NUMBERS.get(match[1], 0)
            return SubHeading(level, number, match[2]) if number else None
    return None


def aspect_of(chapter: Chapter, title: str) -> Aspect | None:
    """The official aspect that a sub-heading means."""
    key = normal(title)
    for aspect in chapter.aspects:
        name = normal(aspect.heading)
        if name in key and len(key) <= len(name) + 8:
            return aspect
    return None


def aspect_heads(chapter: Chapter, lines: Sequence[Line]) -> list[Head]:
    """The sub-headings of a chapter that can be given by its aspects; empty for any other.

    Nothing stands before them, they are in the official order, and own ones come last.
    """
    for lenient in (False, True):
        chain = _numbered(chapter, lines, lenient)
        official = {head.aspect.key for head in chain if head.aspect}
        named = [aspect_of(chapter, head.title) for head in chain if not head.aspect]
        lost = any(aspect is not None and aspect.key not in official for aspect in named)
        if chain and chain[0].index == 0 and chain[0].aspect and not lost:
            return chain
    return _by_names(chapter, lines)


def own_heads(chapter: Chapter, lines: Sequence[Line]) -> list[Head]:
    """The sub-headings that number an official chapter's own sections from 1 on."""
    return [
        Head(head.index, head.number, head.title, None)
        for head in _numbered(chapter, lines, lenient=False)
    ]


def _numbered(chapter: Chapter, lines: Sequence[Line], lenient: bool) -> list[Head]:
    """The chain of numbers without a gap that has most official aspects, then the longest.

    Linear in the lines: of the chains that end with the same number and aspect the best is kept.
    """
    chains: list[tuple[tuple[int, int], Head, int]] = []  # worth, last head, the chain before
    ends: dict[int, dict[int, int]] = {}
    for index, line in enumerate(lines):
        for head in _heads(chapter, index, line, lenient):
            order = head.order(chapter)
            before = [
                i
                for other, i in ends.get(head.number - 1, {}).items()
                if chains[i][1].index < index and (other < order or other == order == _OWN)
            ]
            if not before and head.number != 1:
                continue
            previous = max(before, key=lambda i: chains[i][0], default=-1)
            official, length = chains[previous][0] if before else (0, 0)
            worth = (official + (head.aspect is not None), length + 1)
            known = ends.setdefault(head.number, {})
            if order not in known or worth > chains[known[order]][0]:
                known[order] = len(chains)
                chains.append((worth, head, previous))
    every = [i for known in ends.values() for i in known.values()]
    at = max(every, key=lambda i: chains[i][0], default=-1)
    chain: list[Head] = []
    while at >= 0:
        chain.append(chains[at][1])
        at = chains[at][2]
    return chain[::-1]


def _heads(chapter: Chapter, index: int, line: Line, lenient: bool) -> list[Head]:
    """A line as a sub-heading of the first level: an official one, an own one, or both."""
    found = sub_heading(line, lenient)
    if found is None or found.level != 2 or without_number(found.title) != found.title:
        return []
    aspect = aspect_of(chapter, found.title)
    own = Head(index, found.number, found.title, None)
    return [Head(index, found.number, found.title, aspect), own] if aspect else [own]


def _by_names(chapter: Chapter, lines: Sequence[Line]) -> list[Head]:
    """Sub-headings whatever their numbers, among them aspects by their names alone."""
    heads = []
    for index, line in enumerate(lines):
        found = sub_heading(line, lenient=True)
        title = found.title if found else line.text
        aspect = aspect_of(chapter, title) if len(title) <= LONGEST else None
        named = aspect is not None and normal(title) == normal(aspect.heading)
        if (found and found.level == 2) or named or (aspect and found):
            heads.append(Head(index, found.number if found else 0, title, aspect))
    order = [head.order(chapter) for head in heads]
    official = [number for number in order if number != _OWN]
    unique = len(set(official)) == len(official) > 0
    fits = bool(heads) and heads[0].index == 0 and order == sorted(order)
    return heads if fits and unique else []
