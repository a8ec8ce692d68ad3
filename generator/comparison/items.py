"""A document as the items that are compared: headings, paragraphs, pictures, own tables."""

import re
from dataclasses import dataclass
from hashlib import sha256

from generator.differences import What
from generator.document.nodes import Block, Document, Heading, Image, Paragraph, Table
from generator.document.numbering import without_number
from generator.document.tables import EXTRA

_BLANK = re.compile(r"\s+")
_SENTENCE = re.compile("[。；！？：]")
_LONGEST_HEADING = 40  # characters
_PREFACE = "编制说明"
_OWN_TABLE = "附表."


@dataclass(frozen=True, slots=True)
class Item:
    """One item. `chapter` is what chapters are matched by; items with equal `key` are equal.

    A heading and a line with the same words are equal, and numbers of headings do not count: they
    follow from the order. `rows` are an own table's, the header first.
    """

    what: What
    chapter: str
    text: str
    key: str
    path: str
    place: str
    rows: tuple[tuple[str, ...], ...] = ()


def items(document: Document) -> tuple[Item, ...]:
    """Every item of a document in order.

    Left out: official tables (compared by cell), what is drawn from them, title and signature
    (compared as fields), and the printed title of an own table, which the table itself names.
    """
    walk = _Walk()
    return tuple(item for block in document.blocks if (item := walk.item(block)) is not None)


class _Walk:
    """Where in the document it is: chapter, open headings, paragraphs since the last one."""

    def __init__(self) -> None:
        self._chapter = self._title = _PREFACE
        self._headings: list[Heading] = []  # the open ones, outermost first
        self._count = 0

    def item(self, block: Block) -> Item | None:
        match block:
            case Heading():
                return self._on_heading(block)
            case Paragraph(role="body" | "caption") if not names_table(block):
                return self._on_paragraph(block)
            case Image():
                digest = sha256(block.data).hexdigest()
                words = block.alt or block.name
                return self._made("image", words, digest, block.path, "图片")
            case Table(kind=kind) if kind == EXTRA:
                return self._on_table(block)
        return None

    def _on_heading(self, heading: Heading) -> Item:
        words = without_number(heading.text)
        self._count = 0
        if heading.level == 1:
            self._chapter, self._title = heading.path or words, heading.text
            self._headings = []
            return self._made("chapter", words, words, heading.path)
        self._headings = [above for above in self._headings if above.level < heading.level]
        made = self._made("heading", words, words, heading.path, heading.text)
        self._headings.append(heading)
        return made

    def _on_paragraph(self, paragraph: Paragraph) -> Item:
        text = paragraph.text
        if paragraph.role == "caption":
            return self._made("caption", text, text, paragraph.path, "图题")
        self._count += 1
        words = bare(text)
        return self._made("paragraph", text, words, paragraph.path, f"第{self._count}段")

    def _on_table(self, table: Table) -> Item:
        rows = tuple(tuple(cell.text for cell in row) for row in table.rows)
        key = "\n".join((table.caption, *("\t".join(row) for row in rows)))
        made = self._made("table", table.caption, key, None, f"附表“{table.caption}”")
        return Item(made.what, made.chapter, made.text, made.key, made.path, made.place, rows)

    def _made(self, what: What, text: str, key: str, path: str | None, place: str = "") -> Item:
        above = (heading.text for heading in self._headings)
        where = " ".join(filter(None, (self._title, *above, place)))
        kind = "words" if what in ("heading", "paragraph") else what
        return Item(what, self._chapter, text, f"{kind}:{_BLANK.sub('', key)}", path or "", where)


def bare(text: str) -> str:
    """A line's words without the number that it has if it is a heading."""
    return without_number(text) if _like_heading(text) else text


def _like_heading(text: str) -> bool:
    """A short line without a sentence: a reader that sees no styles cannot tell it from a heading."""
    return len(text) <= _LONGEST_HEADING and not _SENTENCE.search(text)


def names_table(paragraph: Paragraph) -> bool:
    """A printed title above an own table, where other captions stand below a picture."""
    return paragraph.role == "caption" and (paragraph.path or "").startswith(_OWN_TABLE)
