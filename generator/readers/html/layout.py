"""Which tables only frame the page: they are gone through, not read as data."""

from dataclasses import dataclass, field

from lxml import etree

from generator.readers.html.elements import CELLS, HEADINGS, events, name_of

_ARTICLE_PARAGRAPHS = 8
_ARTICLE_LENGTH = 400  # characters: a cell as long as that, in so many paragraphs, is an article


@dataclass
class _Cell:
    length: int = 0
    paragraphs: int = 0
    holds_blocks: bool = False

    @property
    def is_frame(self) -> bool:
        long = self.length >= _ARTICLE_LENGTH and self.paragraphs >= _ARTICLE_PARAGRAPHS
        return self.holds_blocks or long


@dataclass
class _Table:
    cells: list[_Cell] = field(default_factory=list)
    in_row: int = 0
    widest: int = 0
    has_headers: bool = False

    @property
    def is_frame(self) -> bool:
        """One column without a header, or most of the text in cells that hold blocks of text."""
        framed = sum(cell.length for cell in self.cells if cell.is_frame)
        whole = sum(cell.length for cell in self.cells)
        return (self.widest < 2 and not self.has_headers) or framed * 2 > whole


def layout_tables(root: etree._Element) -> set[etree._Element]:
    """The tables of the page that are not data."""
    found: set[etree._Element] = set()
    open_tables: list[_Table] = []
    for event, element in events(root):
        name = name_of(element)
        if event == "start":
            _begin(open_tables, name, len((element.text or "").strip()))
        elif event == "end" and name == "table":
            table = open_tables.pop()
            if table.is_frame:
                found.add(element)
            if open_tables and open_tables[-1].cells:
                outer = open_tables[-1].cells[-1]
                outer.length += sum(cell.length for cell in table.cells)
                outer.holds_blocks = True
        if event != "start" and open_tables and open_tables[-1].cells:
            open_tables[-1].cells[-1].length += len((element.tail or "").strip())
    return found


def _begin(open_tables: list[_Table], name: str, length: int) -> None:
    if name == "table":
        open_tables.append(_Table())
    if not open_tables:
        return
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
        cell.length += length
        cell.paragraphs += name in ("p", "div", "li")
        cell.holds_blocks |= name in HEADINGS
