"""A plain text to a `Source`: tables in whatever layout, everything else a paragraph a line."""

import re
from collections.abc import Callable, Sequence

from generator.document.nodes import UNKNOWN, Block, Document, Image, Paragraph, Run, Source
from generator.errors import InputError
from generator.form.raw import LINE_BREAK
from generator.readers.encoding import decode
from generator.readers.txt.bars import barred
from generator.readers.txt.columns import columned
from generator.readers.txt.drawn import drawn
from generator.readers.txt.part import Part
from generator.readers.txt.tabbed import tabbed

MAX_BYTES = 4 * 1024 * 1024
_USUAL_DPI = 96
_IMAGE = re.compile(r"［图：(.*)］")
_WITHIN_PARAGRAPH = "\v"  # Word's line break without a new paragraph

Layout = Callable[[Sequence[str], int], Part | None]
_LAYOUTS: tuple[Layout, ...] = (drawn, barred, tabbed, columned)


def read(data: bytes) -> Source:
    """Tables and paragraphs in reading order, each with its line; InputError in Chinese.

    A plain text does not say what a heading is; a table whose cells are lines like any other
    cannot be told from paragraphs: both are left to whoever knows the official tables.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"文本超过上限 {MAX_BYTES // 1048576} MB，没有读取")
    text, notes = decode(data)
    if not text.strip():
        raise InputError("文件里没有文字")
    lines = tuple(LINE_BREAK.split(text))
    return Source(Document(UNKNOWN, tuple(_blocks(lines))), lines=lines, notes=notes)


def _blocks(lines: tuple[str, ...]) -> list[Block]:
    blocks: list[Block] = []
    at = 0
    while at < len(lines):
        part = _part_at(lines, at) if lines[at] else None
        end = at + 1 if part is None else part.end
        if part is not None and part.table is not None:
            blocks.append(part.table)
        else:
            for number, line in enumerate(lines[at:end], start=at + 1):
                blocks += _paragraphs(line, number)
        at = end
    return blocks


def _part_at(lines: tuple[str, ...], at: int) -> Part | None:
    return next((part for layout in _LAYOUTS if (part := layout(lines, at)) is not None), None)


def _paragraphs(line: str, number: int) -> list[Block]:
    """The paragraphs of a line: one, none for a blank one."""
    found: list[Block] = []
    for piece in line.split(_WITHIN_PARAGRAPH):
        text = piece.strip()
        image = _IMAGE.fullmatch(text)
        if image:
            found.append(Image("", b"", image[1], 0, 0, _USUAL_DPI))
        elif text:
            found.append(Paragraph((Run(text),), line=number))
    return found
