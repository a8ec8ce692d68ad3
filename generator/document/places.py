"""Where words of a text stand in the form, and whether a text has expressions at all."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.diagnostics import Span

if TYPE_CHECKING:
    from generator.form.report import Prose

_MARKS = ("{{", "{%", "{#")


_ALMOST = re.compile(r"[｛｝].*|\{\s+\{.*|(?<!\{)\{[^{}%#]*[\u4e00-\u9fff][^{}]*\.[^{}]*\}(?!\})")
_COMPLETE = re.compile(r"\{\{.*?\}\}")


def almost_expressions(text: str) -> Iterator[tuple[int, str]]:
    """What was meant as an expression but has the wrong braces: 0-based line and words."""
    for number, line in enumerate(text.split("\n")):
        rest = _COMPLETE.sub("", line) if "{{" in line else line
        match = _ALMOST.search(rest)
        if match:
            yield number, match[0][:40]
        elif "}}" in rest and "{{" not in text:
            yield number, "}}"


def has_expressions(text: str) -> bool:
    """Whether a text must go through Jinja at all."""
    return any(mark in text for mark in _MARKS)


def prose_span(prose: "Prose", line: int, words: str, at: int | None = None) -> Span:
    """The place in the form of `words` on a content line of a text.

    They stand at offset `at`, or where they first occur as words of their own.
    """
    source = prose.source
    lines = prose.text.split("\n")
    content = lines[line] if 0 <= line < len(lines) else ""
    if at is None:
        at = _offset(content, words)
    found = source.find(words)
    if found is not None:
        return Span(found[0], found[1], found[0], found[1] + len(words))
    row = source.line_at(line)
    indent = source.indent if source.style in ("literal", "folded") else source.span.column
    if source.style == "quoted":
        indent += 1
    column = indent + at
    width = len(words) if words and words in content else max(len(content) - at, 0)
    return Span(row, column, row, column + width)


def _offset(content: str, words: str) -> int:
    whole = re.search(rf"(?<![\w.]){re.escape(words)}(?![\w.])", content)
    return whole.start() if words and whole else max(content.find(words), 0)
