"""Where words of a text stand in the form, and whether a text has expressions at all."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.diagnostics import Span

if TYPE_CHECKING:
    from generator.form.report import Prose

_MARKS = ("{{", "{%", "{#")
_BRACES = "{}｛｝"
_WRONG = r"[｛｝].*|\{\s+\{.*"
_SINGLE = r"(?<!\{)\{([^{}]*)\}(?!\})"
_NAME = r"[^%#]*?[\u4e00-\u9fff]"
_COMPLETE = re.compile(r"\{\{[^{}\n]*\}\}")


def almost_expressions(text: str) -> Iterator[tuple[int, str]]:
    """What was meant as an expression but has the wrong braces: 0-based line and words."""
    bare = _COMPLETE.sub("", text)
    if not any(brace in bare for brace in _BRACES):
        return
    for number, rest in enumerate(bare.split("\n")):
        match = _almost(rest)
        if match:
            yield number, match[0][:40]
        elif "}}" in rest and "{{" not in text:
            yield number, "}}"


def _almost(line: str) -> re.Match[str] | None:
    """The first brace of another kind, or a path within single braces."""
    wrong = re.search(_WRONG, line)
    singles = (match for match in re.finditer(_SINGLE, line) if _is_path(match[1]))
    found = [match for match in (wrong, next(singles, None)) if match is not None]
    return min(found, key=lambda match: match.start(), default=None)


def _is_path(text: str) -> bool:
    """Whether a Chinese name comes before a full stop, and no mark of Jinja before both."""
    name = re.match(_NAME, text)
    return name is not None and "." in text[name.end() :]


def has_expressions(text: str) -> bool:
    """Whether a text must go through Jinja at all."""
    return "{" in text and any(mark in text for mark in _MARKS)


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
    first = at = content.find(words)
    while words and at >= 0:
        around = content[max(at - 1, 0) : at] + content[at + len(words) : at + len(words) + 1]
        if not any(char.isalnum() or char in "_." for char in around):
            return at
        at = content.find(words, at + 1)
    return max(first, 0)
