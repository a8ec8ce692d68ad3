"""Where name and date stand at the end of a report, and what goes along with them to a new page."""

from generator.document.nodes import Document, Paragraph
from generator.writers.docx.units import characters, pt20
from generator.writers.style import StyleSheet

_ROLES = ("signature", "date")
_LINES_ALONG = 2  # of the text, so that name and date are never alone on a page
_SEAL_DATE_INDENT, _INDENT, _STEP = 4.0, 2.0, 2.0  # characters


def placed(paragraph: Paragraph, document: Document, sheet: StyleSheet) -> str:
    """Properties that indent the name or the date from the right as GB/T 9704-2012 says."""
    lengths = {
        block.role: characters(block.text)
        for block in document.blocks
        if isinstance(block, Paragraph) and block.role in _ROLES
    }
    size = sheet.styles[paragraph.role].size_pt
    room = sheet.page.type_width_mm / 25.4 * 72 / size
    name = min(lengths.get("signature", 0.0), room - _INDENT)
    place = _with_seal if sheet.signature.seal else _without_seal
    indents = place(name, lengths.get("date", 0.0))
    indent = indents[0] if paragraph.role == "signature" else indents[1]
    above = ""
    if paragraph.role == "signature" or "signature" not in lengths:
        blank = round(sheet.page.line_pitch_pt * 20)
        above = f'<w:spacing w:before="{blank}" w:beforeLines="0"/>'
    return (  # no gap between digits and Chinese: the date is as long as counted
        '<w:keepLines/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'{above}<w:ind w:rightChars="{round(indent * 100)}" w:right="{pt20(indent * size)}"/>'
    )


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


def kept_with_signature(document: Document, sheet: StyleSheet) -> range:
    """Which blocks to tie to the signature: the end of the text, at least two lines (7.3.5.5).

    A paragraph breaks with two lines together, so a long one needs nothing more; short ones are
    tied to the one before.
    """
    roles = (block.role if isinstance(block, Paragraph) else "" for block in document.blocks)
    first = next((number for number, role in enumerate(roles) if role in _ROLES), 0)
    start, lines = first, 0
    while start > 1 and lines < _LINES_ALONG:
        start -= 1
        block = document.blocks[start]
        lines += _lines(block, sheet) if isinstance(block, Paragraph) else 1
    return range(start, first)


def _lines(paragraph: Paragraph, sheet: StyleSheet) -> int:
    """Lines that a paragraph surely fills."""
    style = sheet.styles["body"]
    room = sheet.page.type_width_mm / 25.4 * 72 / (style.size_pt + style.spacing_pt)
    return max(1, -int(-(characters(paragraph.text) + style.first_line_chars) // room))
