"""From the elements of a page to blocks, in one walk of any depth."""

from lxml import etree

from generator.document.nodes import Block, Heading, Image, Paragraph, Run, Title
from generator.readers.html.elements import BLOCKS, HEADINGS, events, is_bold
from generator.readers.html.images import image_of
from generator.readers.html.layout import Layout, layout_of
from generator.readers.html.tables import OpenTable
from generator.readers.html.text import Line, plain, stripped

_DEEPEST = 4
_VERBATIM = frozenset({"pre", "textarea"})


def blocks_of(root: etree._Element) -> tuple[Block, ...]:
    """Headings, paragraphs, tables and images of the page."""
    walk = _Walk(layout_of(root))
    for event, element, name, text in events(root):
        if event == "start":
            walk.begin(element, name)
        elif event == "end":
            walk.end(element, name)
        if text:
            walk.say(text)
    walk.break_line()
    return tuple(walk.blocks)


class _Walk:
    def __init__(self, layout: Layout) -> None:
        self.blocks: list[Block] = []
        self._layout = layout
        self._table: OpenTable | None = None
        self._heading: etree._Element | None = None
        self._heading_lines: list[str] = []
        self._images: list[Image] = []
        self._seen = 0
        self._line = Line()
        self._bold = [False]
        self._verbatim = 0

    def begin(self, element: etree._Element, name: str) -> None:
        self._bold.append(is_bold(element, name, self._bold[-1]))
        self._verbatim += name in _VERBATIM
        if name in BLOCKS or name == "br":
            self.break_line()
        if name == "img":
            self._seen += 1
            self._images.append(image_of(element, self._seen))
        if self._table is not None:
            self._table.begin(element, name)
        elif name == "table" and element not in self._layout.frames:
            self._table = OpenTable(element)
        elif name in HEADINGS and self._heading is None:
            self._heading = element

    def end(self, element: etree._Element, name: str) -> None:
        self._bold.pop()
        self._verbatim -= name in _VERBATIM
        if name in BLOCKS:
            self.break_line()
        if self._table is not None:
            self._table.end(element, name)
            if element is self._table.element:
                self._end_table(self._table)
        elif element is self._heading:
            self._end_heading(name)

    def say(self, text: str) -> None:
        """Text of the source, in the look that holds at this place."""
        first, *further = text.split("\n") if self._verbatim else (text,)
        self._line.add(first, self._bold[-1])
        for line in further:
            self.break_line()
            self._line.add(line, self._bold[-1])

    def break_line(self) -> None:
        """The line that was read goes to the open cell, the open heading, or is a paragraph."""
        runs = self._line.take()
        if runs:
            self._place(runs)
        if self._table is None and self._heading is None:
            self._show_images()

    def _place(self, runs: list[Run]) -> None:
        if self._table is not None and self._table.takes_text:
            self._table.line(plain(runs))
            return
        runs = stripped(runs)
        if runs and self._heading is not None:
            self._heading_lines.append("".join(run.text for run in runs))
        elif runs:
            self.blocks.append(Paragraph(tuple(runs)))

    def _end_table(self, table: OpenTable) -> None:
        self._table = None
        finished = table.finish()
        if finished is not None:
            self.blocks.append(finished)
        self._show_images()

    def _end_heading(self, name: str) -> None:
        lines = self._heading_lines
        if lines and self._heading is self._layout.title:
            self.blocks.append(Title(tuple(lines)))
        elif lines:
            # further headings count from below the title
            level = HEADINGS[name] - (self._layout.title is not None)
            self.blocks.append(Heading(min(level, _DEEPEST), " ".join(lines)))
        self._heading, self._heading_lines = None, []
        self._show_images()

    def _show_images(self) -> None:
        """Pictures stand after the paragraph, heading or table in which they were found."""
        self.blocks += self._images
        self._images = []
