"""A raw form as the text that a clerk likes to read; `parse` gives the same form back."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from generator.diagnostics import WHOLE_FILE
from generator.form.frame import FRAME_KEYS
from generator.form.raw import LINE_BREAK, Plain, RawMapping, RawNode, RawScalar, RawSequence
from generator.form.scalars import block_header, double_quoted, plain_or_quoted
from generator.spec.model import Edition

Notes = Mapping[str, Sequence[str]]

RULE = "-" * 64  # the ruler before a chapter's heading, as in the blank form
_ILLEGAL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_EMPTY = '""'  # nothing at all cannot stand in a list
_LONGEST_KEY = 400  # YAML allows 1024 characters before the colon, quotes and escapes included
_LONG_LINE = 100  # columns; a longer text stands below its key
_LONGEST_ROW = 160  # columns of all its texts; those of a longer one stand below each other


def form_text(root: RawMapping, notes: Notes | None = None, edition: Edition | None = None) -> str:
    """The form as YAML: a row of a table on one line, prose as block texts, the rest nested.

    `notes` are comment lines by path (附表.1.标题; positions are 1-based), written above what
    stands there; those at "" head the file. With `edition` a ruler with its heading stands before
    each chapter.
    """
    headings = {c.key: c.heading for c in edition.chapters} if edition else {}
    writer = _Writer(notes or {}, headings)
    head = comment((notes or {}).get("", ()))
    lines = [*head, *([""] if head else []), *writer.form(root)]
    return "\n".join(lines) + "\n"


def as_raw(value: Plain) -> RawNode:
    """Plain strings, lists and dicts as raw nodes that stand nowhere; None is a blank."""
    if isinstance(value, list):
        return RawSequence(tuple(as_raw(item) for item in value), WHOLE_FILE)
    if isinstance(value, dict):
        entries = ((RawScalar(key, WHOLE_FILE), as_raw(child)) for key, child in value.items())
        return RawMapping(tuple(entries), WHOLE_FILE)
    return RawScalar(value or "", WHOLE_FILE, "quoted" if value else "plain")


def comment(texts: Sequence[str], indent: int = 0) -> list[str]:
    """Comment lines: a line break begins another, what YAML cannot hold is left out."""
    lines = [line for text in texts for line in LINE_BREAK.split(text)]
    return [f"{' ' * indent}# {_ILLEGAL.sub('', line)}".rstrip() for line in lines]


def width(text: str) -> int:
    """Columns that a text takes; Chinese counts two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


@dataclass(frozen=True)
class _Writer:
    notes: Notes
    headings: Mapping[str, str]

    def form(self, root: RawMapping) -> list[str]:
        if not root.entries:
            return ["{}"]
        lines: list[str] = []
        spaced = keeps = False
        for index, (key, value) in enumerate(root.entries):
            entry = list(self._entry(key, value, 0, (key.text,)))
            ruled = key.text in self.headings
            wide = ruled or len(entry) > 1
            if index and not keeps and (wide or spaced):
                lines.append("")
            if ruled:
                lines += comment([f"{RULE} {self.headings[key.text]}"])
            lines += entry
            spaced, keeps = wide, not entry[-1]
        return lines

    def _entry(
        self, key: RawScalar, value: RawNode, indent: int, path: tuple[str, ...]
    ) -> Iterator[str]:
        yield from self._notes(path, indent)
        name, pad = _key(key.text), " " * indent
        if name is None:
            yield f"{pad}? {double_quoted(key.text)}"
            name = ""
        first, *rest = self._value(value, indent, path)
        yield f"{pad}{name}:{first}"
        yield from rest

    def _value(self, node: RawNode, indent: int, path: tuple[str, ...]) -> list[str]:
        """What stands behind a colon or dash (with its leading blank), then the lines below."""
        if isinstance(node, RawScalar):
            return _scalar(node, indent, path)
        if not _children(node):
            return [" {}" if isinstance(node, RawMapping) else " []"]
        if _is_flow(node, path) and not self._noted_below(path):
            return [f" {_flow(node, path)}"]
        if isinstance(node, RawSequence):
            return ["", *self._items(node, indent + 2, path)]
        return ["", *self._mapping(node, indent + 2, path)]

    def _mapping(self, node: RawMapping, indent: int, path: tuple[str, ...]) -> Iterator[str]:
        for key, value in node.entries:
            yield from self._entry(key, value, indent, (*path, key.text))

    def _items(self, node: RawSequence, indent: int, path: tuple[str, ...]) -> Iterator[str]:
        pad = " " * indent
        for number, item in enumerate(node.items, start=1):
            here = (*path, str(number))
            yield from self._notes(here, indent)
            if isinstance(item, RawMapping) and item.entries and _key(item.entries[0][0].text):
                (key, value), rest = item.entries[0], RawMapping(item.entries[1:], item.span)
                above = self._notes((*here, key.text), indent)
                yield from above
                first, *below = list(self._entry(key, value, indent + 2, (*here, key.text)))[
                    len(above) :
                ]
                yield f"{pad}- {first.lstrip(' ')}"
                yield from below
                yield from self._mapping(rest, indent + 2, here)
            else:
                first, *below = self._value(item, indent, here)
                yield f"{pad}-{first}"
                yield from below

    def _notes(self, path: tuple[str, ...], indent: int) -> list[str]:
        return comment(self.notes.get(".".join(path), ()), indent)

    def _noted_below(self, path: tuple[str, ...]) -> bool:
        start = ".".join(path) + "."
        return any(name.startswith(start) for name in self.notes)


def _key(text: str) -> str | None:
    """A key on its line; None for one too long to stand before a colon."""
    written = plain_or_quoted(text)
    return written if len(written) <= _LONGEST_KEY else None


def _scalar(node: RawScalar, indent: int, path: tuple[str, ...]) -> list[str]:
    text = node.text
    if _nothing(node):
        return [f" {text}".rstrip()]
    number = path[0] not in FRAME_KEYS or (len(path) == 1 and node.style == "plain")
    if "\n" not in text:
        line = plain_or_quoted(text, number=number)
        if width(line) <= _LONG_LINE:
            return [f" {line}"]
    header = block_header(text)
    if header is None:
        return [f" {double_quoted(text)}"]
    lines = text.removesuffix("\n").split("\n")
    pad = " " * (indent + 2)
    return [f" {header}", *(f"{pad}{line}" if line else "" for line in lines)]


def _nothing(node: RawScalar) -> bool:
    """Nothing was written, or YAML's own null: it is to stay blank."""
    return node.style == "plain" and node.text in ("", "~", "null")


def _children(node: RawMapping | RawSequence) -> list[RawNode]:
    if isinstance(node, RawSequence):
        return list(node.items)
    return [value for _, value in node.entries]


def _is_flow(node: RawMapping | RawSequence, path: tuple[str, ...]) -> bool:
    """A row of a table, the figures of a waiver, a row or the columns of an own table."""
    texts = [child.text for child in _children(node) if isinstance(child, RawScalar)]
    small = len(texts) == len(_children(node)) and "\n" not in "".join(texts)
    keys = [key.text for key, _ in node.entries] if isinstance(node, RawMapping) else []
    if not small or len(path) < 2 or sum(map(width, texts)) > _LONGEST_ROW:
        return False
    if any(_key(key) is None for key in keys):
        return False
    in_frame = path[0] in FRAME_KEYS
    return not in_frame or isinstance(node, RawSequence) or len(path) > 2


def _flow(node: RawMapping | RawSequence, path: tuple[str, ...]) -> str:
    number = path[0] not in FRAME_KEYS or isinstance(node, RawMapping)
    if isinstance(node, RawSequence):
        items = [_in_flow(item, number) or _EMPTY for item in node.items]
        return f"[{', '.join(items)}]"
    pairs = [
        f"{plain_or_quoted(key.text, flow=True)}: {_in_flow(value, number)}".rstrip(" ")
        for key, value in node.entries
    ]
    return f"{{{', '.join(f'{p} ' if p.endswith(':') else p for p in pairs)}}}"


def _in_flow(node: RawNode, number: bool) -> str:
    assert isinstance(node, RawScalar)
    if _nothing(node):
        return node.text
    return plain_or_quoted(node.text, flow=True, number=number)
