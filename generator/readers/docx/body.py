"""The body of a document as blocks, in reading order."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from generator.document.nodes import Block, Heading, Image, Paragraph, Run, Table, Title
from generator.document.numbering import without_number
from generator.readers.docx import notes
from generator.readers.docx.grid import read_grid
from generator.readers.docx.inline import BREAK, Inline, InlineReader, alternatives, is_placeholder
from generator.readers.docx.notes import Notes
from generator.readers.docx.numbering import Numbering
from generator.readers.docx.pictures import Pictures
from generator.readers.docx.styles import Look, Styles, numbering_of, outline
from generator.readers.docx.table import drawn, frame_content
from generator.readers.docx.xml import MC, Element, Named, by_name, child, value, w

_TBL, _SDT = w("tbl"), w("sdt")
_PPR, _RPR, _STYLE = w("pPr"), w("rPr"), w("pStyle")
_REMOVED = frozenset({w("del"), w("moveFrom")})
_ALTERNATIVES = f"{{{MC}}}AlternateContent"
_PARTS = frozenset({w("p"), _TBL})
_WRAPPERS = frozenset(
    {_SDT, _ALTERNATIVES, *(w(name) for name in ("customXml", "smartTag", "ins", "moveTo"))}
)
_UNREAD = {
    w("altChunk"): notes.EMBEDDED,
    w("subDoc"): notes.SUBDOCUMENT,
    **dict.fromkeys(_REMOVED, notes.TRACKED),
}


class _Shown(NamedTuple):
    """A paragraph ready to become blocks."""

    look: Look
    level: int | None
    number: str
    inline: Inline


class Body:
    """Reads one document's story; counts its numbers and pictures as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering, pictures: Pictures, said: Notes):
        self._styles = styles
        self._inlines = InlineReader(styles, said)
        self._numbering = numbering
        self._pictures = pictures
        self._said = said

    def blocks(self, parent: Iterable[Element]) -> Iterator[Block]:
        """Everything below a body, a text box or a cell that is a mere frame."""
        for item in self._items(parent):
            if isinstance(item, _Shown):
                yield from self._paragraph(item)
            else:
                yield from self._table(item)

    def _items(self, parent: Iterable[Element]) -> Iterator["_Shown | Element"]:
        """Paragraphs (those whose mark is deleted joined to the next) and `w:tbl` elements."""
        joined: Inline | None = None
        for element in self._elements(parent):
            if element.tag == _TBL:
                yield from self._remains(joined)
                joined = None
                yield element
                continue
            content = list(element)
            properties = by_name(child(content, _PPR))
            removed = _mark_removed(properties)
            shown = self._shown(content, properties, not removed)
            if joined is not None:
                joined.absorb(shown.inline)
                shown = _Shown(shown.look, shown.level, shown.number, joined)
            joined = shown.inline if removed else None
            if removed:
                self._said.add(notes.TRACKED)
            else:
                yield shown
        yield from self._remains(joined)

    def _remains(self, joined: Inline | None) -> Iterator[_Shown]:
        """What was to join a paragraph that never came."""
        if joined is not None and joined.size:
            yield _Shown(self._styles.look(None), None, "", joined)

    def _elements(self, parent: Iterable[Element]) -> Iterator[Element]:
        """Paragraphs and tables, out of whatever wraps them."""
        for node in parent:
            tag = node.tag
            if tag in _PARTS:
                yield node
            elif tag in _WRAPPERS:
                yield from self._wrapped(node, tag)
            elif tag in _UNREAD:
                self._said.add(_UNREAD[tag])

    def _wrapped(self, node: Element, tag: str) -> Iterator[Element]:
        if tag == _SDT:
            yield from self._control(node)
        elif tag == _ALTERNATIVES:
            versions = (list(self._elements(version)) for version in alternatives(node))
            yield from next((found for found in versions if found), ())
        else:
            yield from self._elements(node)

    def _control(self, control: Element) -> Iterator[Element]:
        part = by_name(child(control, w("sdtPr"))).get(w("docPartObj"))
        if value(by_name(part), w("docPartGallery")) == "Table of Contents":
            self._said.add(notes.CONTENTS)
            return
        content = child(control, w("sdtContent"))
        if content is not None and not is_placeholder(control):
            yield from self._elements(content)

    def _shown(self, content: list[Element], properties: Named, counted: bool) -> _Shown:
        look = self._styles.look(value(properties, _STYLE))
        inline = self._inlines.read(content, look)
        level = outline(properties)
        number = ""
        entry = numbering_of(properties) or look.numbering
        if entry is not None and counted:
            if entry[1] is None and look.numbering is not None:
                entry = (entry[0], look.numbering[1])
            number = self._numbering.next(entry, look)
        if number and without_number(text := inline.text.strip()) != text:
            number = ""
        return _Shown(look, look.level if level is None else level or None, number, inline)

    def _paragraph(self, shown: _Shown) -> Iterator[Block]:
        look, inline = shown.look, shown.inline
        lines = inline.lines()
        if look.contents:
            self._said.add(notes.CONTENTS)
        elif look.title and lines:
            yield Title(tuple(_text(line) for line in lines))
        elif shown.level is not None and lines:
            yield Heading(shown.level, shown.number + "".join(_text(line) for line in lines))
        else:
            if shown.number and lines:
                lines[0] = (Run(shown.number, lines[0][0].bold), *lines[0])
            for line in lines:
                yield Paragraph(line, look.role)
        yield from self._pictures.read(inline.pictures)
        yield from self._boxes(inline)

    def _boxes(self, inline: Inline) -> Iterator[Block]:
        for box in inline.boxes:
            blocks = list(self.blocks(box))
            if blocks:
                self._said.add(notes.TEXT_BOX)
            yield from blocks

    def _table(self, element: Element) -> Iterator[Block]:
        frame = frame_content(element)
        if frame is not None:
            self._said.add(notes.FRAME)
            yield from self.blocks(frame)
            return
        images: list[Image] = []
        grid = read_grid(element, self._said)
        table = drawn(element, grid, lambda content: self._cell_text(content, images))
        if table is not None:
            yield table
        if images:
            self._said.add(notes.TABLE_IMAGE)
        yield from images

    def _cell_text(self, content: list[Element], images: list[Image]) -> str:
        """Paragraph by paragraph, a line each; empty ones are lines too."""
        lines = []
        for item in self._items(content):
            if isinstance(item, _Shown):
                inline = item.inline
                text = inline.text
                lines.append(item.number + text if text else "")
                if inline.pictures:
                    images += self._pictures.read(inline.pictures)
                if inline.boxes:
                    lines += [_block_text(block, images) for block in self._boxes(inline)]
            else:
                self._said.add(notes.NESTED)
                lines += [_block_text(block, images) for block in self._table(item)]
        return BREAK.join(lines)


def _mark_removed(properties: Named) -> bool:
    """Whether the end of the paragraph is deleted, told by its properties."""
    return _RPR in properties and not _REMOVED.isdisjoint(by_name(properties[_RPR]))


def _text(line: tuple[Run, ...]) -> str:
    return "".join(run.text for run in line)


def _block_text(block: Block, images: list[Image]) -> str:
    """A block inside a cell as lines of it."""
    match block:
        case Title():
            return BREAK.join(block.lines)
        case Table():
            return BREAK.join("\t".join(cell.text for cell in row) for row in block.rows)
        case Image():
            images.append(block)
            return ""
        case Heading() | Paragraph():
            return block.text
    return ""
