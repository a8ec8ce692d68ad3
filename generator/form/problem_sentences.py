"""The sentences of a text, and those of them that name a problem."""

import re
from collections.abc import Iterator

from generator.spec.phrases import has_any, load_phrases

_SENTENCE = re.compile(r"[^。；;！？!?\n]+")
_LEADING = frozenset("（(一二三四五六七八九十第")
_ORDER = (
    r"^[\s*]*(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]"
    r"|[一二三四五六七八九十]是|第[一二三四五六七八九十][，、]?)"
)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text without the numbers (一是, （一）) that lead them."""
    for match in _SENTENCE.finditer(text):
        sentence = _without_number(match[0]).strip()
        if sentence:
            yield sentence


def _without_number(sentence: str) -> str:
    first = sentence.replace("*", " ").lstrip()[:1]
    numbered = first in _LEADING or first.isdecimal()
    return re.sub(_ORDER, "", sentence) if numbered else sentence


def problem_sentences(text: str) -> Iterator[str]:
    """The sentences that name a problem, without sub-headings and what stands under measures."""
    phrases = load_phrases()
    measures = 0  # the level of the sub-heading of measures above, 0 for none
    for line in text.split("\n"):
        level = len(line.lstrip()) - len(line.lstrip().lstrip("#"))
        if not level and not measures:
            yield from (s for s in sentences(line) if has_any(s, phrases.problem_words))
        elif level and (not measures or level <= measures):
            named = has_any(line, phrases.problem_words)
            measures = 0 if named or not has_any(line, phrases.measure_words) else level
