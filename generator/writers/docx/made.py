"""What the blocks of a report became in a Word document."""

from dataclasses import dataclass
from functools import cached_property
from itertools import islice

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from generator.document.nodes import Document, Table
from generator.writers.docx.xml import Element


@dataclass(frozen=True)
class Made:
    """What a block became: a paragraph, or a table and the gap behind it."""

    elements: tuple[Element, ...]

    @cached_property
    def paragraphs(self) -> tuple[Element, ...]:
        """The paragraph, or those of the table's cells; not of cells continued from above."""
        first = self.elements[0]
        if first.tag != qn("w:tbl"):
            return (first,)
        return tuple(cell[-1] for cell in first.iter(qn("w:tc")) if not _is_continued(cell))


def _is_continued(cell: Element) -> bool:
    merged = cell[0].find(qn("w:vMerge"))
    return merged is not None and merged.get(qn("w:val")) == "continue"


def find_made(word: WordDocument, document: Document) -> list[Made]:
    """One for each block, in the order of the body (see `body_xml`)."""
    elements = iter(word.element.body)
    return [
        Made(tuple(islice(elements, 2 if isinstance(block, Table) else 1)))
        for block in document.blocks
    ]
