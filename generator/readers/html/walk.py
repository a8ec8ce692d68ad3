"""From the elements of a page to blocks, in one walk of any depth."""

from lxml import etree

from generator.document.nodes import Block, Heading, Image, Paragraph, Title
from generator.readers.html.elements import HEADINGS, events, is_block, is_bold, name_of
from generator.readers.html.images import image_of
from generator.readers.html.layout import layout_tables
from generator.readers.html.tables import OpenTable
from generator.readers.html.text import Line, plain, stripped

_DEEPEST = 4


def blocks_of(root: etree._Element) -> tuple[Block, ...]:
    """Headings, paragraphs, tables and images of the page."""
    walk = _Walk(root)
    for event, element in events(root):
        if event == "start":
            walk.begin(element)
        elif event == "end":
            walk.end(element)
        walk.say(element.text if event == "start" else element.tail)
    walk.break_line()
    return tuple(walk.blocks)


class _Walk:
    def __init__(self, root: etree._Element) -> None:
        self.blocks: list[Block] = []
        self._frames = layout_tables(root)
        self._title = _only_title(root)
        self._table: OpenTable | None = None
        self._heading: etree._Element | None = None
        self._heading_lines: list[str] = []
        self._images: list[Image] = []
        self._seen = 0
        self._line = Line()
        self._bold = [False]
        self._verbatim = 0

    def begin(self, element: etree._Element) -> None:
        name = name_of(element)
        self._bold.append(is_bold(element, self._bold[-1]))
        self._verbatim += name in ("pre", "textarea")
        if is_block(name) or name == "br":
            self.break_line()
        if name == "img":
            self._seen += 1
            self._images.append(image_of(element, self._seen))
        if self._table is not None:
            self._table.begin(element)
        elif name == "table" and element not in self._frames:
            self._table = OpenTable(element)
        elif name in HEADINGS and self._heading is None:
            self._heading = element

    def end(self, element: etree._Element) -> None:
        name = name_of(element)
        self._bold.pop()
        self._verbatim -= name in ("pre", "textarea")
        if is_block(name):
            self.break_line()
        if self._table is not None:
            self._table.end(element)
            if element is self._table.element:
                self._end_table(self._table)
        elif element is self._heading:
            self._end_heading(name)

    def say(self, text: str | None) -> None:
        """Text of the source, in the look that holds at this place."""
        if not text:
            return
        first, *further = text.split("\n") if self._verbatim else [text]
        self._line.add(first, self._bold[-1])
        for line in further:
            self.break_line()
            self._line.add(line, self._bold[-1])

    def break_line(self) -> None:
        """The line that was read goes to the open cell, the open heading, or is a paragraph."""
        runs = self._line.take()
        if self._table is not None and self._table.takes_text:
            self._table.line(plain(runs))
            return
        runs = stripped(runs)
        if runs and self._heading is not None:
            self._heading_lines.append("".join(run.text for run in runs))
        elif runs:
            self.blocks.append(Paragraph(tuple(runs)))
        if self._table is None and self._heading is None:
            self._show_images()

    def _end_table(self, table: OpenTable) -> None:
        self._table = None
        finished = table.finish()
        if finished is not None:
            self.blocks.append(finished)
        self._show_images()

    def _end_heading(self, name: str) -> None:
        lines = self._heading_lines
        if lines and self._heading is self._title:
            self.blocks.append(Title(tuple(lines)))
        elif lines:
            level = HEADINGS[name] - (self._title is not None)
            self.blocks.append(Heading(min(level, _DEEPEST), " ".join(lines)))
        self._heading, self._heading_lines = None, []
        self._show_images()

    def _show_images(self) -> None:
        """Pictures stand after the paragraph, heading or table in which they were found."""
        self.blocks += self._images
        self._images = []


def _only_title(root: etree._Element) -> etree._Element | None:
    """The page's `h1` where it has a single one; further headings then count from below it."""
    titles = [
        element for event, element in events(root) if event == "start" and name_of(element) == "h1"
    ]
    return titles[0] if len(titles) == 1 else None
