"""The body of a document as blocks, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.document.nodes import Block, Heading, Image, Paragraph, Run, Table, Title
from generator.document.numbering import without_number
from generator.readers.docx import notes
from generator.readers.docx.grid import read_grid
from generator.readers.docx.inline import BREAK, Inline, alternatives, is_placeholder, read_inline
from generator.readers.docx.notes import Notes
from generator.readers.docx.numbering import Numbering
from generator.readers.docx.pictures import Pictures
from generator.readers.docx.styles import Look, Styles, numbering_of, outline
from generator.readers.docx.table import drawn, frame_content
from generator.readers.docx.xml import MC, Element, value, w

_P, _TBL, _SDT, _DEL = w("p"), w("tbl"), w("sdt"), w("del")
_ALTERNATIVES = f"{{{MC}}}AlternateContent"
_INNER = frozenset(w(name) for name in ("customXml", "smartTag", "ins", "moveTo"))
_UNREAD = {
    w("altChunk"): notes.EMBEDDED,
    w("subDoc"): notes.SUBDOCUMENT,
    w("del"): notes.TRACKED,
    w("moveFrom"): notes.TRACKED,
}


@dataclass(frozen=True, slots=True)
class _Shown:
    """A paragraph ready to become blocks."""

    look: Look
    level: int | None
    number: str
    inline: Inline


class Body:
    """Reads one document's story; counts its numbers and pictures as it goes."""

    def __init__(self, styles: Styles, numbering: Numbering, pictures: Pictures, said: Notes):
        self._styles = styles
        self._numbering = numbering
        self._pictures = pictures
        self._said = said

    def blocks(self, parent: Element) -> Iterator[Block]:
        """Everything below a body, a text box or a cell that is a mere frame."""
        for item in self._items(parent):
            if isinstance(item, _Shown):
                yield from self._paragraph(item)
            else:
                yield from self._table(item)

    def _items(self, parent: Element) -> Iterator["_Shown | Element"]:
        """Paragraphs (those whose mark is deleted joined to the next) and `w:tbl` elements."""
        joined: Inline | None = None
        for element in self._elements(parent):
            if element.tag == _TBL:
                yield from self._remains(joined)
                joined = None
                yield element
                continue
            removed = _mark_removed(element)
            shown = self._shown(element, counted=not removed)
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

    def _elements(self, parent: Element) -> Iterator[Element]:
        """Paragraphs and tables, out of whatever wraps them."""
        for child in parent:
            tag = child.tag
            if tag in (_P, _TBL):
                yield child
            elif tag == _SDT:
                yield from self._control(child)
            elif tag in _INNER:
                yield from self._elements(child)
            elif tag == _ALTERNATIVES:
                versions = (list(self._elements(version)) for version in alternatives(child))
                yield from next((found for found in versions if found), ())
            elif tag in _UNREAD:
                self._said.add(_UNREAD[tag])

    def _control(self, control: Element) -> Iterator[Element]:
        properties = control.find(w("sdtPr"))
        part = None if properties is None else properties.find(w("docPartObj"))
        if value(part, "docPartGallery") == "Table of Contents":
            self._said.add(notes.CONTENTS)
            return
        content = control.find(w("sdtContent"))
        if content is not None and not is_placeholder(control):
            yield from self._elements(content)

    def _shown(self, paragraph: Element, counted: bool = True) -> _Shown:
        properties = paragraph.find(w("pPr"))
        look = self._styles.look(value(properties, "pStyle"))
        inline = read_inline(paragraph, look, self._styles, self._said)
        level = outline(properties)
        number = ""
        entry = numbering_of(properties) or look.numbering
        if entry is not None and counted:
            if entry[1] is None and look.numbering is not None:
                entry = (entry[0], look.numbering[1])
            number = self._numbering.next(entry, look)
        text = inline.text.strip()
        if number and without_number(text) != text:
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
        table = drawn(element, grid, lambda cell: self._cell_text(cell, images))
        if table is not None:
            yield table
        if images:
            self._said.add(notes.TABLE_IMAGE)
        yield from images

    def _cell_text(self, cell: Element, images: list[Image]) -> str:
        """Paragraph by paragraph, a line each; empty ones are lines too."""
        lines = []
        for item in self._items(cell):
            if isinstance(item, _Shown):
                lines.append(item.number + item.inline.text if item.inline.text else "")
                images += self._pictures.read(item.inline.pictures)
                lines += [_block_text(b, images) for b in self._boxes(item.inline)]
            else:
                self._said.add(notes.NESTED)
                lines += [_block_text(block, images) for block in self._table(item)]
        return BREAK.join(lines)


def _mark_removed(paragraph: Element) -> bool:
    mark = paragraph.find(f"{w('pPr')}/{w('rPr')}")
    return mark is not None and (
        mark.find(_DEL) is not None or mark.find(w("moveFrom")) is not None
    )


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
