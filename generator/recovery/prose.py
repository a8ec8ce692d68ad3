"""The text of a chapter: its own lines, sub-headings, aspects, sections, pictures and tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from generator.document.nodes import Image, Table
from generator.document.numbering import Numbering, without_number
from generator.recovery.flow import Line
from generator.recovery.markup import as_markup
from generator.recovery.wording import normal
from generator.spec.model import Aspect, Chapter

_LONGEST = 40
_NUMERAL = "[一二三四五六七八九十]"
_FORMS = (
    (2, re.compile(rf"(?:[（(]\s*(?:{_NUMERAL}{{1,3}}|\d{{1,2}})\s*[）)]|[㈠-㈩])\s*(\S.*)")),
    (2, re.compile(rf"{_NUMERAL}{{1,2}}\s*[)）]\s*(\S.*)")),
    (3, re.compile(r"\d{1,2}\s*[.．、]\s*(\S.*)")),
)
_MARKED = re.compile(r"[。；;！？：:，,]")
_TABLE_NUMBER = re.compile(r"表\s*(?:[一二三四五六七八九十]{1,2}|\d{1,2})")
_CAPTION = re.compile(r"^(?:附?表|附件)|(?:表|统计|情况)$")


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


def read_chapter(chapter: Chapter, lines: Sequence[Line]) -> Content:
    """The content of an official chapter, between its heading and the next."""
    content = Content()
    rest = _without_tables(lines, content)
    if chapter.content == "aspects" and _has_aspects(chapter, rest):
        _aspects(chapter, rest, content)
    elif chapter.content == "table":
        content.unread += [line for line in rest if _TABLE_NUMBER.fullmatch(line.text)]
        _sections([line for line in rest if not _TABLE_NUMBER.fullmatch(line.text)], content)
    else:
        content.text = text_of(rest, 2, content)
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
    """Own tables taken out, each with the caption before it."""
    rest: list[Line] = []
    for line in lines:
        if line.table is None:
            rest.append(line)
            continue
        caption = rest[-1] if rest else None
        if (
            caption
            and not caption.image
            and len(caption.text) <= _LONGEST
            and (_CAPTION.search(caption.text))
        ):
            rest.pop()
        else:
            caption = None
        title = caption.text if caption else line.table.caption.strip()
        content.tables.append(OwnTable(title, line, line.table))
    return rest


def sub_heading(line: Line) -> tuple[int, str] | None:
    """Level (2 to 4) and title of a line that is marked as a sub-heading, or looks like one."""
    if line.image or not line.text or len(line.text) > _LONGEST:
        return None
    if line.level > 1:
        return min(line.level, 4), without_number(line.text)
    for level, form in _FORMS:
        match = form.fullmatch(line.text)
        if match and not _MARKED.search(match[1]):
            return level, match[1]
    return None


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
    found = sub_heading(line)
    if found is None or not 0 <= found[0] - level <= 1:
        return None
    depth = found[0] - level + 1
    trial = numbering.copy()
    printed = trial.heading(depth, found[1], None).text
    if normal(printed) != normal(line.text) and not line.level:
        return None
    numbering.heading(depth, found[1], None)
    return f"{'#' * (depth + 1)} {as_markup(found[1])}"


def _paragraph(line: Line) -> str:
    if not any(bold for _, bold in line.bold) or all(bold for _, bold in line.bold):
        return as_markup(line.text)
    return "".join(
        f"**{as_markup(text)}**" if bold and text.strip() == text else as_markup(text)
        for text, bold in line.bold
    ).strip()


def aspect_of(chapter: Chapter, title: str) -> Aspect | None:
    """The official aspect that a sub-heading means."""
    key = normal(title)
    for aspect in chapter.aspects:
        name = normal(aspect.heading)
        if name in key and len(key) <= len(name) + 8:
            return aspect
    return None


def _heads(chapter: Chapter, lines: Sequence[Line]) -> list[tuple[int, Aspect | None, str]]:
    """Index, aspect and title of each sub-heading of the first level, numbered or an aspect's name."""
    heads = []
    for index, line in enumerate(lines):
        found = sub_heading(line)
        title = found[1] if found else line.text
        aspect = aspect_of(chapter, title) if len(title) <= _LONGEST else None
        named = aspect is not None and normal(title) == normal(aspect.heading)
        if (found and found[0] == 2) or named or (aspect and found):
            heads.append((index, aspect, title))
    return heads


def _has_aspects(chapter: Chapter, lines: Sequence[Line]) -> bool:
    """Whether the chapter can be given by its aspects: nothing before them, in order, own ones last."""
    heads = _heads(chapter, lines)
    if not heads or heads[0][0] != 0:
        return False
    order = [chapter.aspects.index(aspect) if aspect else 99 for _, aspect, _ in heads]
    official = [number for number in order if number != 99]
    return order == sorted(order) and len(set(official)) == len(official) > 0


def _aspects(chapter: Chapter, lines: Sequence[Line], content: Content) -> None:
    heads = _heads(chapter, lines)
    ends = [*(index for index, _, _ in heads[1:]), len(lines)]
    for (index, aspect, title), end in zip(heads, ends, strict=True):
        own = Own(title, lines[index], text_of(lines[index + 1 : end], 3, content))
        if aspect:
            content.aspects[aspect.key] = own
        else:
            content.sections.append(own)


def _sections(lines: Sequence[Line], content: Content) -> None:
    """Text beside an official table: under its own sub-headings, or without one."""
    starts = [i for i, line in enumerate(lines) if (h := sub_heading(line)) and h[0] == 2]
    first = starts[0] if starts else len(lines)
    if first:
        content.sections.append(Own("", lines[0], text_of(lines[:first], 3, content)))
    for start, end in pairwise([*starts, len(lines)]):
        found = sub_heading(lines[start])
        title = found[1] if found else ""
        content.sections.append(
            Own(title, lines[start], text_of(lines[start + 1 : end], 3, content))
        )
