"""A raw form as the text that a clerk likes to read; `parse` gives the same form back."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple
from unicodedata import east_asian_width

from generator.diagnostics import WHOLE_FILE
from generator.form.frame import FRAME_KEYS
from generator.form.raw import LINE_BREAK, Plain, RawMapping, RawNode, RawScalar, RawSequence
from generator.form.scalars import block_header, double_quoted, plain_or_quoted
from generator.spec.model import Edition

Notes = Mapping[str, Sequence[str]]

RULE = "-" * 64  # the ruler before a chapter's heading, as in the blank form
_ILLEGAL = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"  # in a comment
_FIGURES = re.compile(r"(?:0|[1-9][0-9]*)(?:\n(?:0|[1-9][0-9]*))*")  # each means itself anywhere
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
    lines = comment((notes or {}).get("", ()))
    lines += [""] if lines else []
    lines += _chapters(root, notes or {}, headings)
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
    return [f"{' ' * indent}# {re.sub(_ILLEGAL, '', line)}".rstrip() for line in lines]


def width(text: str) -> int:
    """Columns that a text takes; Chinese counts two."""
    if text.isascii():
        return len(text)
    return sum(2 if east_asian_width(char) in "WFA" else 1 for char in text)


def _fits(text: str, columns: int) -> bool:
    """Whether a text is no wider; its length alone mostly tells."""
    return 2 * len(text) <= columns or (len(text) <= columns and width(text) <= columns)


def _chapters(root: RawMapping, notes: Notes, headings: Mapping[str, str]) -> list[str]:
    if not root.entries:
        return ["{}"]
    lines: list[str] = []
    spaced = keeps = False
    for index, (key, value) in enumerate(root.entries):
        entry: list[str] = []
        _Writer(entry, notes, key.text in FRAME_KEYS).entry(key, value, 0, key.text)
        ruled = key.text in headings
        wide = ruled or len(entry) > 1
        if index and not keeps and (wide or spaced):
            lines.append("")
        if ruled:
            lines += comment([f"{RULE} {headings[key.text]}"])
        lines += entry
        spaced, keeps = wide, not entry[-1]
    return lines


class _Writer(NamedTuple):
    """Adds to `lines` what one key of the form holds; `frame` for one that is no chapter (机关).

    Each step of a path is indented by two, so that the indent tells how deep a node stands.
    """

    lines: list[str]
    notes: Notes
    frame: bool

    def entry(self, key: RawScalar, value: RawNode, indent: int, path: str) -> None:
        """Its notes, its key with what stands behind the colon, the lines below."""
        if self.notes:
            self._note(path, indent)
        self._pair(" " * indent, key, value, indent, path)

    def _pair(self, lead: str, key: RawScalar, value: RawNode, indent: int, path: str) -> None:
        name = _key(key.text)
        if name is None:
            self.lines.append(f"{lead}? {double_quoted(key.text)}")
            lead, name = " " * indent, ""
        self._value(f"{lead}{name}:", value, indent, path)

    def _value(self, start: str, node: RawNode, indent: int, path: str) -> None:
        """`start` ends with the colon or dash behind which it stands."""
        if isinstance(node, RawScalar):
            number = not self.frame or (indent == 0 and node.style == "plain")
            self.lines.extend(_scalar(start, node, indent, number))
            return
        row = self._row(node, indent, path)
        self.lines.append(start if row is None else f"{start} {row}")
        if row is None and isinstance(node, RawSequence):
            for at, item in enumerate(node.items, start=1):
                self._item(item, indent + 2, f"{path}.{at}")
        elif row is None and isinstance(node, RawMapping):
            for key, value in node.entries:
                self.entry(key, value, indent + 2, f"{path}.{key.text}")

    def _row(self, node: RawMapping | RawSequence, indent: int, path: str) -> str | None:
        """On one line: a row of a table, the figures of a waiver, the columns of an own table."""
        if isinstance(node, RawSequence):
            empty, deep = not node.items, indent > 0
        else:
            empty, deep = not node.entries, indent > (2 if self.frame else 0)
        if not empty and (not deep or (self.notes and self._noted_below(path))):
            return None
        return _listed(node, not self.frame) if isinstance(node, RawSequence) else _braced(node)

    def _item(self, item: RawNode, indent: int, path: str) -> None:
        """Behind its dash, notes above it; of a mapping the first key stands there."""
        self._note(path, indent)
        dash = " " * indent + "-"
        entries = item.entries if isinstance(item, RawMapping) else ()
        if not entries or _key(entries[0][0].text) is None:
            self._value(dash, item, indent, path)
            return
        (key, value), *others = entries
        self._note(f"{path}.{key.text}", indent)
        self._pair(f"{dash} ", key, value, indent + 2, f"{path}.{key.text}")
        for key, value in others:
            self.entry(key, value, indent + 2, f"{path}.{key.text}")

    def _note(self, path: str, indent: int) -> None:
        texts = self.notes.get(path)
        if texts:
            self.lines.extend(comment(texts, indent))

    def _noted_below(self, path: str) -> bool:
        return any(name.startswith(f"{path}.") for name in self.notes)


def _key(text: str) -> str | None:
    """A key on its line; None for one too long to stand before a colon."""
    written = plain_or_quoted(text)
    return written if len(written) <= _LONGEST_KEY else None


def _scalar(start: str, node: RawScalar, indent: int, number: bool) -> list[str]:
    text = node.text
    if _nothing(node):
        return [f"{start} {text}".rstrip()]
    if "\n" not in text:
        line = plain_or_quoted(text, number=number)
        if _fits(line, _LONG_LINE):
            return [f"{start} {line}"]
    header = block_header(text)
    if header is None:
        return [f"{start} {double_quoted(text)}"]
    lines = text.removesuffix("\n").split("\n")
    pad = " " * (indent + 2)
    return [f"{start} {header}", *[f"{pad}{line}" if line else "" for line in lines]]


def _nothing(node: RawScalar) -> bool:
    """Nothing was written, or YAML's own null: it is to stay blank."""
    return node.text in ("", "~", "null") and node.style == "plain"


def _listed(node: RawSequence, number: bool) -> str | None:
    """[1, 2]; None where an item is no short text."""
    texts = _short_texts(node.items, number)
    if texts is None:
        return None
    return f"[{', '.join([text or _EMPTY for text in texts])}]"


def _braced(node: RawMapping) -> str | None:
    """{甲: 1, 乙: }; None where a value is no short text, or a key too long."""
    texts = _short_texts([value for _, value in node.entries], number=True)
    keys = tuple([key.text for key, _ in node.entries])
    pattern = (_kept_pairs if sum(map(len, keys)) <= _LONGEST_ROW else _pairs)(keys)
    return None if texts is None or pattern is None else pattern % tuple(texts)


def _pairs(keys: tuple[str, ...]) -> str | None:
    if any(_key(key) is None for key in keys):
        return None
    written = [plain_or_quoted(key, flow=True).replace("%", "%%") for key in keys]
    return f"{{{', '.join([f'{key}: %s' for key in written])}}}"


_kept_pairs = lru_cache(maxsize=256)(_pairs)  # the rows of one table have the same keys


def _short_texts(nodes: Sequence[RawNode], number: bool) -> list[str] | None:
    """Scalars as they stand in a row; None where one is none, or they are too long for a line."""
    scalars = [node for node in nodes if isinstance(node, RawScalar)]
    texts = [node.text for node in scalars]
    joined = "\n".join(texts)
    if len(texts) < len(nodes) or joined.count("\n") > max(0, len(texts) - 1):
        return None  # a list, or a text of several lines
    if number and len(joined) <= _LONGEST_ROW and _FIGURES.fullmatch(joined):
        return texts
    if not _fits("".join(texts), _LONGEST_ROW):
        return None
    return [
        node.text if _nothing(node) else plain_or_quoted(node.text, flow=True, number=number)
        for node in scalars
    ]
