"""What must be known of a page before it is read: which tables only frame it, what its title is.

Tables that frame the page are gone through, not read as data.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from generator.readers.html.elements import CELLS, HEADINGS, events

_ARTICLE_PARAGRAPHS = 8
_ARTICLE_LENGTH = 400  # characters: a cell as long as that, in so many paragraphs, is an article


class Layout(NamedTuple):
    """`title` is the page's `h1` where it has a single one."""

    frames: set[etree._Element]
    title: etree._Element | None


@dataclass(slots=True)
class _Cell:
    length: int = 0
    paragraphs: int = 0
    holds_blocks: bool = False

    @property
    def is_frame(self) -> bool:
        long = self.length >= _ARTICLE_LENGTH and self.paragraphs >= _ARTICLE_PARAGRAPHS
        return self.holds_blocks or long


@dataclass(slots=True)
class _Table:
    cells: list[_Cell] = field(default_factory=list)
    in_row: int = 0
    widest: int = 0
    has_headers: bool = False

    @property
    def length(self) -> int:
        return sum(cell.length for cell in self.cells)

    @property
    def is_frame(self) -> bool:
        """One column without a header, or most of the text in cells that hold blocks of text."""
        framed = sum(cell.length for cell in self.cells if cell.is_frame)
        return (self.widest < 2 and not self.has_headers) or framed * 2 > self.length


def layout_of(root: etree._Element) -> Layout:
    """The tables of the page that are not data, and its title."""
    frames: set[etree._Element] = set()
    titles: list[etree._Element] = []
    open_tables: list[_Table] = []
    for event, element, name, text in events(root):
        if event == "start":
            if name == "h1":
                titles.append(element)
            if open_tables or name == "table":
                _begin(open_tables, name)
        elif event == "end" and name == "table":
            table = open_tables.pop()
            if table.is_frame:
                frames.add(element)
            if open_tables and open_tables[-1].cells:
                outer = open_tables[-1].cells[-1]
                outer.length += table.length
                outer.holds_blocks = True
        if text and open_tables and open_tables[-1].cells:
            open_tables[-1].cells[-1].length += len(text.strip())
    return Layout(frames, titles[0] if len(titles) == 1 else None)


def _begin(open_tables: list[_Table], name: str) -> None:
    if name == "table":
        open_tables.append(_Table())
    table = open_tables[-1]
    if name == "tr":
        table.in_row = 0
    elif name in CELLS:
        table.cells.append(_Cell())
        table.in_row += 1
        table.has_headers |= name == "th"
        table.widest = max(table.widest, table.in_row)
    if table.cells:
        cell = table.cells[-1]
        cell.paragraphs += name in ("p", "div", "li")
        cell.holds_blocks |= name in HEADINGS
