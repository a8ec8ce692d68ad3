"""Where name and date stand at the end of a report, and what goes along with them to a new page."""

from collections.abc import Sequence

from docx.oxml.ns import qn

from generator.document.nodes import Document, Paragraph
from generator.writers.docx.xml import Element, add, element, pt20
from generator.writers.style import StyleSheet

_ROLES = ("signature", "date")
_LINES_ALONG = 2  # of the text, so that name and date are never alone on a page
_SEAL_DATE_INDENT, _INDENT, _STEP = 4.0, 2.0, 2.0  # characters


def place_signature(
    made: Element, paragraph: Paragraph, document: Document, sheet: StyleSheet
) -> None:
    """Indent the name or the date from the right as GB/T 9704-2012 says."""
    lengths = {
        block.role: _characters(block.text)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role in _ROLES
    }
    size = sheet.styles[paragraph.role].size_pt
    room = sheet.page.type_width_mm / 25.4 * 72 / size
    name = min(lengths.get("signature", 0.0), room - _INDENT)
    place = _with_seal if sheet.signature.seal else _without_seal
    indents = place(name, lengths.get("date", 0.0))
    indent = indents[0] if paragraph.role == "signature" else indents[1]
    properties = made[0]
    if paragraph.role == "signature":
        add(properties, "w:keepNext")
    add(properties, "w:keepLines")
    for kind in ("DE", "DN"):  # no gap between digits and Chinese: the date is as long as counted
        add(properties, f"w:autoSpace{kind}", val=0)
    if paragraph.role == "signature" or "signature" not in lengths:
        blank = round(sheet.page.line_pitch_pt * 20)
        add(properties, "w:spacing", before=blank, beforeLines=0)
    add(properties, "w:ind", rightChars=round(indent * 100), right=pt20(indent * size))


def _without_seal(name: float, day: float) -> tuple[float, float]:
    """7.3.5.2: the name is 右空二字, the date begins two characters to the right of its beginning.

    Where the date would then pass the name's end, the date is 右空二字 and the name moves left.
    """
    overhang = max(0.0, day + _STEP - name) if name and day else 0.0
    return _INDENT + overhang, _INDENT + max(0.0, name - _STEP - day)


def _with_seal(name: float, day: float) -> tuple[float, float]:
    """7.3.5.1: the date is 右空四字, the name centred above it; a long name moves both left."""
    over_name = _SEAL_DATE_INDENT - (name - day) / 2 if name and day else _SEAL_DATE_INDENT
    moved = max(0.0, -over_name)
    return over_name + moved, _SEAL_DATE_INDENT + moved


def _characters(text: str) -> float:
    """Length in Chinese characters; digits take half of one."""
    return sum(0.5 if char.isascii() else 1.0 for char in text)


def keep_with_body(
    document: Document, paragraphs: Sequence[Sequence[Element]], sheet: StyleSheet
) -> None:
    """Tie the end of the text to the signature, at least two lines of it (7.3.5.5).

    A paragraph breaks with two lines together, so a long one needs nothing more; short ones are
    tied to the one before.
    """
    roles = [block.role if isinstance(block, Paragraph) else "" for block in document.blocks]
    first = next((number for number, role in enumerate(roles) if role in _ROLES), 0)
    lines = 0.0
    for number in range(first - 1, 0, -1):
        for made in paragraphs[number]:
            _keep_next(made)
        block = document.blocks[number]
        lines += _lines(block, sheet) if isinstance(block, Paragraph) else 1
        if lines >= _LINES_ALONG:
            break


def _lines(paragraph: Paragraph, sheet: StyleSheet) -> int:
    """Lines that a paragraph surely fills."""
    style = sheet.styles["body"]
    room = sheet.page.type_width_mm / 25.4 * 72 / (style.size_pt + style.spacing_pt)
    return max(1, -int(-(_characters(paragraph.text) + style.first_line_chars) // room))


def _keep_next(paragraph: Element) -> None:
    properties = paragraph[0]
    if properties.find(qn("w:keepNext")) is None:
        properties.insert(1, element("w:keepNext"))  # behind w:pStyle
