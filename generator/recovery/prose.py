"""The text of a chapter: its own lines, sub-headings, aspects, sections, pictures and tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.document.nodes import Image, Table
from generator.document.numbering import Numbering, without_number
from generator.recovery.flow import Line
from generator.recovery.markup import as_markup
from generator.recovery.sub_headings import LONGEST, Head, aspect_heads, own_heads, sub_heading
from generator.recovery.wording import normal
from generator.spec.model import Chapter

_TABLE_NUMBER = re.compile(r"表\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})")
_SENTENCE_END = re.compile(r"[。；;：:！？，,]$")


@dataclass(frozen=True)
class Text:
    """A text of the form: each line as CommonMark, with the line of the source that it came from."""

    lines: tuple[tuple[str, Line], ...]


@dataclass(frozen=True)
class Own:
    """An agency's own sub-section (`title` empty for text without one)."""

    title: str
    head: Line
    text: Text


@dataclass(frozen=True)
class OwnTable:
    """An agency's own table with the caption that stands above it."""

    caption: str
    head: Line
    table: Table


@dataclass
class Content:
    """What a chapter holds; either `text` or `aspects` for one that has aspects."""

    text: Text | None = None
    aspects: dict[str, Own] = field(default_factory=dict)
    sections: list[Own] = field(default_factory=list)
    tables: list[OwnTable] = field(default_factory=list)
    images: list[tuple[Image, Line]] = field(default_factory=list)
    unread: list[Line] = field(default_factory=list)


def read_chapter(chapter: Chapter, lines: Sequence[Line], table_at: int | None) -> Content:
    """The content of an official chapter, between its heading and the next.

    `table_at` is the block at which its official table begins, None where it has none; a number
    right above that table is kept apart.
    """
    kept = Content()
    rest = _without_tables(lines, kept)
    above = [line for line in rest if table_at is not None and line.block < table_at]
    if above and _TABLE_NUMBER.fullmatch(above[-1].text):
        kept.unread.append(above[-1])
        rest.remove(above[-1])
    content = _read(chapter, rest)
    content.tables, content.unread = kept.tables, [*kept.unread, *content.unread]
    return content


def _read(chapter: Chapter, lines: Sequence[Line]) -> Content:
    """Its text as the form can hold it; a sub-heading needs text below it to be one."""
    if chapter.content == "table":
        content = _sections(chapter, lines)
        if all(own.text.lines for own in content.sections):
            return content
        content = Content()
        content.sections.append(Own("", lines[0], text_of(lines, 3, content)))
        return content
    heads = aspect_heads(chapter, lines) if chapter.content == "aspects" else []
    if heads:
        content = _aspects(heads, lines)
        if all(own.text.lines for own in (*content.aspects.values(), *content.sections)):
            return content
    content = Content()
    content.text = text_of(lines, 2, content)
    return content


def read_own_chapter(title: str, head: Line, lines: Sequence[Line]) -> Content:
    """A chapter that the format does not have: a section with its tables."""
    content = Content()
    rest = _without_tables(lines, content)
    text = text_of(rest, 3, content)
    if text.lines:
        content.sections.append(Own(title, head, text))
    elif content.tables:  # nothing but tables: the first one's caption says where they stood
        first = content.tables[0]
        caption = f"{title}（{first.caption}）" if first.caption else title
        content.tables[0] = OwnTable(caption, first.head, first.table)
    else:
        content.unread.append(head)
    return content


def _without_tables(lines: Sequence[Line], content: Content) -> list[Line]:
    """Own tables taken out, each with the caption right before it."""
    rest: list[Line] = []
    for before, line in pairwise([None, *lines]):
        if line is None or line.table is None:
            rest += [line] if line is not None else []
            continue
        title = line.table.caption.strip()
        if rest and before is rest[-1] and _is_caption(before, title):
            title = rest.pop().text
        content.tables.append(OwnTable(title, line, line.table))
    return rest


def _is_caption(line: Line, known: str) -> bool:
    """Whether the line before a table is its caption; `known` is the one that the table carries."""
    if known or line.caption:
        return line.caption or normal(line.text) == normal(known)
    sentence = len(line.text) > LONGEST or _SENTENCE_END.search(line.text)
    return not (line.image or sentence or line.level or sub_heading(line))


def text_of(lines: Sequence[Line], level: int, content: Content) -> Text:
    """Lines as CommonMark; a sub-heading becomes one where it would be printed as it stands."""
    numbering = Numbering(level)
    made: list[tuple[str, Line]] = []
    alt = ""
    for line in lines:
        if line.image is not None:
            content.images.append((line.image, line))
            alt = line.image.alt
            if line.image.data:
                made.append((f"![{alt}]({line.image.name})", line))
            continue
        if alt and line.text == alt:
            alt = ""  # the caption is printed from the picture's description
            continue
        alt = ""
        made.append((_heading(line, level, numbering) or _paragraph(line), line))
    return Text(tuple(made))


def _heading(line: Line, level: int, numbering: Numbering) -> str | None:
    """A sub-heading that is printed with the number that it has in the source."""
    found = sub_heading(line)
    if found is None or not 0 <= found.level - level <= 1:
        return None
    depth = found.level - level + 1
    trial = numbering.copy()
    printed = trial.heading(depth, without_number(found.title), None).text
    if normal(printed) != normal(line.text) and (found.number or not line.level):
        return None
    numbering.heading(depth, found.title, None)
    title = as_markup(found.title)
    return (
        f"{'#' * (depth + 1)} {title[:-1]}\\#"
        if title.endswith("#")
        else f"{'#' * (depth + 1)} {title}"
    )


def _paragraph(line: Line) -> str:
    if not any(bold for _, bold in line.bold) or all(bold for _, bold in line.bold):
        return as_markup(line.text)
    return "".join(
        f"**{as_markup(text)}**" if bold and text.strip() == text else as_markup(text)
        for text, bold in line.bold
    ).strip()


def _aspects(heads: Sequence[Head], lines: Sequence[Line]) -> Content:
    content = Content()
    ends = [*(head.index for head in heads[1:]), len(lines)]
    for head, end in zip(heads, ends, strict=True):
        text = text_of(lines[head.index + 1 : end], 3, content)
        own = Own(head.title, lines[head.index], text)
        if head.aspect:
            content.aspects[head.aspect.key] = own
        else:
            content.sections.append(own)
    return content


def _sections(chapter: Chapter, lines: Sequence[Line]) -> Content:
    """Text beside an official table: under its own sub-headings, or without one."""
    content = Content()
    heads = own_heads(chapter, lines)
    first = heads[0].index if heads else len(lines)
    if first:
        content.sections.append(Own("", lines[0], text_of(lines[:first], 3, content)))
    ends = [*(head.index for head in heads[1:]), len(lines)]
    for head, end in zip(heads, ends, strict=bool(heads)):
        text = text_of(lines[head.index + 1 : end], 3, content)
        content.sections.append(Own(head.title, lines[head.index], text))
    return content
