"""A document as the parts that a redline aligns: every block, none left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from generator.comparison.items import bare
from generator.document.nodes import (
    Block,
    Document,
    Figure,
    Heading,
    Image,
    Paragraph,
    Table,
    Title,
)
from generator.document.numbering import without_number
from generator.document.tables import EXTRA

_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Part:
    """A block with what it is aligned by (see `Alignable`).

    Parts with equal `key` are the same one, even where numbers and blanks differ, or where a reader
    that sees no styles took a heading for a line. A title's lines are parted by line feeds.
    """

    block: Block
    what: str
    text: str
    key: str
    rows: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """The parts from one chapter's heading to the next; the first has none and is called ""."""

    name: str
    parts: list[Part]


def chapters(document: Document, headless: Iterable[str] = ()) -> Iterator[Chapter]:
    """A document chapter by chapter; the headings of those in `headless` are left out."""
    chapter = Chapter("", [])
    for block in document.blocks:
        if isinstance(block, Heading) and block.level == 1:
            yield chapter
            chapter = Chapter(block.path or without_number(block.text), [])
            if chapter.name in headless:
                continue
        chapter.parts.append(part_of(block))
    yield chapter


def part_of(block: Block) -> Part:
    """A block as a part."""
    match block:
        case Title():
            return Part(block, "title", "\n".join(block.lines), "title")
        case Heading(level=1):
            return Part(block, "chapter", block.text, f"chapter:{block.path or block.text}")
        case Heading():
            return Part(block, "heading", block.text, _key("words", without_number(block.text)))
        case Paragraph(role="signature" | "date" as role):
            return Part(block, role, block.text, role)
        case Paragraph(role="body" | "caption" as role):
            return Part(block, role, block.text, _key("words", bare(block.text)))
        case Paragraph(role=role):
            return Part(block, role, block.text, _key(role, block.text))
        case Image():
            digest = sha256(block.data).hexdigest()
            return Part(block, "image", block.alt or block.name, f"image:{digest}")
        case Figure():
            return Part(block, "figure", block.title, repr(block))
        case Table():
            return _of_table(block)


def _of_table(table: Table) -> Part:
    """An official table is the same one where only its values differ."""
    if table.kind != EXTRA:
        key = f"{table.kind}:{_shape(table)}"
        return Part(table, key, table.kind, key)
    rows = tuple(tuple(cell.text for cell in row) for row in table.rows)
    what = f"table of {len(table.widths)}"  # columns, which are never taken away singly
    return Part(table, what, table.caption, f"{what}:{table.caption}\n{rows}", rows)


def _shape(table: Table) -> str:
    return repr(
        [
            [(cell.colspan, cell.rowspan, cell.role, cell.text if cell.path is None else "")
             for cell in row]
            for row in table.rows
        ]
    )  # fmt: skip


def _key(kind: str, text: str) -> str:
    return f"{kind}:{_BLANK.sub('', text)}"
