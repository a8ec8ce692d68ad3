"""`RawForm`: what the clerk wrote, every scalar as text with its place, unjudged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from generator.diagnostics import Span

Style = Literal["plain", "quoted", "literal", "folded"]

_BREAKS = ("\r\n", "\r", "\n", "\x85", "\u2028", "\u2029")  # those that YAML 1.1 knows
LINE_BREAK = re.compile("|".join(_BREAKS))


class RawScalar(NamedTuple):
    """A scalar: its text after YAML's quoting and folding, and where it stands."""

    text: str
    span: Span
    style: Style = "plain"
    indent: int = 1  # column at which the lines of a block text begin
    rows: tuple[str, ...] = ()  # source lines of a text that YAML folds; empty otherwise

    @property
    def blank(self) -> bool:
        """Nothing was written (`key:`), or YAML's own null."""
        return (self.style == "plain" and self.text in ("", "~", "null")) or not self.text.strip()

    def find(self, words: str) -> tuple[int, int] | None:
        """Line and column at which words stand in a folded text; None in any other."""
        for number, row in enumerate(self.rows):
            if words and words in row:
                return self.span.line + number, row.index(words) + 1
        return None

    def line_at(self, offset: int) -> int:
        """The source line of content line `offset` (0-based); exact except in folded text."""
        if self.style in ("literal", "folded"):
            return min(self.span.line + 1 + offset, max(self.span.end_line, self.span.line))
        return min(self.span.line + offset, self.span.end_line)


@dataclass(frozen=True, slots=True)
class RawMapping:
    """Key and value pairs in written order; a repeated key keeps its first value."""

    entries: tuple[tuple[RawScalar, "RawNode"], ...]
    span: Span

    def get(self, key: str) -> "RawNode | None":
        """The value of a key, or None when it is not there."""
        for name, value in self.entries:
            if name.text == key:
                return value
        return None

    def key_span(self, key: str) -> Span:
        """Where the key stands; the mapping's own place, without width, when it does not."""
        for name, _ in self.entries:
            if name.text == key:
                return name.span
        line, column = self.span.line, self.span.column
        return Span(line, column, line, column)

    def __iter__(self) -> Iterator[str]:
        """Keys in written order."""
        return (name.text for name, _ in self.entries)

    def __contains__(self, key: str) -> bool:
        """Whether the key is written, blank or not."""
        return any(name.text == key for name, _ in self.entries)


class RawSequence(NamedTuple):
    """Items in written order."""

    items: tuple["RawNode", ...]
    span: Span


def split_lines(text: str) -> tuple[str, ...]:
    """The lines of a text as YAML counts them, without their breaks."""
    for mark in _BREAKS:
        text = text.replace(mark, "\n")
    return tuple(text.split("\n"))


RawNode = RawScalar | RawMapping | RawSequence
Plain = str | None | list["Plain"] | dict[str, "Plain"]


class RawForm(NamedTuple):
    """A parsed form; `root` is a mapping; line n of the source is `lines[n - 1]`."""

    root: RawMapping
    lines: tuple[str, ...]


def is_blank(node: RawNode | None) -> bool:
    """Absent, or a key with nothing behind it."""
    return node is None or (isinstance(node, RawScalar) and node.blank)


def plain(node: RawNode) -> Plain:
    """The node as plain strings, lists and dicts; a blank scalar is None."""
    if isinstance(node, RawScalar):
        return None if node.blank else node.text
    if isinstance(node, RawSequence):
        return [plain(item) for item in node.items]
    return {key.text: plain(value) for key, value in node.entries}


def locate(node: RawNode, steps: tuple[str | int, ...]) -> Span:
    """The place of a nested value: the deepest step that exists (a key's own place for keys)."""
    span = node.span
    for step in steps:
        if isinstance(node, RawMapping) and isinstance(step, str):
            child = node.get(step)
            if child is None:
                break
            span = node.key_span(step) if is_blank(child) else child.span
            if not isinstance(child, RawScalar):
                span = node.key_span(step)
            node = child
        elif isinstance(node, RawSequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            span = node.span
        else:
            break
    return span
