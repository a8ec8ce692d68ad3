"""CommonMark to blocks: paragraphs, numbered sub-headings, bold, images; the rest is plain text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.document.clean import clean
from generator.document.constructs import image_source, printer
from generator.document.nodes import Block, Image, Paragraph, Run
from generator.document.numbering import Numbering, without_number
from generator.document.pictures import Picture
from generator.form.raw import RawScalar

if TYPE_CHECKING:
    from markdown_it.token import Token

# What makes a text more than lines and sub-headings; # in any place but before a sub-heading.
_MARKS = re.compile(
    r"[\\*_!\x00\t\r\x0b\x0c\x85\u2028\u2029]|(?<![\n#])#(?<!\A#)|(?:\A|\n)(?!#{2,3} )#|#\s*(?:\n|\Z)"
)


def blocks(
    text: str,
    path: str,
    numbering: Numbering,
    pictures: Mapping[str, Picture],
    source: RawScalar | None = None,
    missing: str = "",
) -> Iterator[Block]:
    """The blocks of a rendered text; `##` takes the next number of `numbering`.

    `source` is where the text stands in the form, None for a sentence that is not the clerk's.
    `missing` stands for a picture that cannot be had; without it nothing does.
    """
    if not _MARKS.search(text):
        yield from _unmarked(text, path, numbering, source)
        return
    tokens = printer().parse(text)
    for index, token in enumerate(tokens):
        if token.type != "inline":
            continue
        opening = tokens[index - 1]
        depth = int(opening.tag[1:]) - 1 if opening.type == "heading_open" else 0
        first = token.map[0] if token.map else 0
        if depth in (1, 2):
            title = without_number(clean("".join(c.content for c in token.children or ())))
            if title:
                line = source.line_at(first) if source else 0
                yield numbering.heading(depth, title, path, line)
        else:
            yield from _lines(token, _Place(path, source, first), pictures, missing)


def _unmarked(
    text: str, path: str, numbering: Numbering, source: RawScalar | None
) -> Iterator[Block]:
    """A text without any marks but those of sub-headings: each line is what it is."""
    for offset, line in enumerate(text.split("\n")):
        words = line.strip(" ")
        place = _Place(path, source, offset)
        if words.startswith("#"):
            title = without_number(clean(words.lstrip("#").strip(" ")))
            if title:
                depth = len(words) - len(words.lstrip("#")) - 1
                yield numbering.heading(depth, title, path, place.line)
        elif words:
            yield from _flush([Run(clean(words))], place)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a line stands: 0-based `offset` within the text of `source`."""

    path: str
    source: RawScalar | None
    offset: int

    @property
    def line(self) -> int:
        return self.source.line_at(self.offset) if self.source else 0


def _lines(
    token: "Token", place: _Place, pictures: Mapping[str, Picture], missing: str
) -> Iterator[Block]:
    """A line is a paragraph; an image stands alone."""
    runs: list[Run] = []
    bold = False
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            yield from _flush(runs, place)
            place = replace(place, offset=place.offset + 1)
        elif child.type == "image":
            yield from _flush(runs, place)
            yield from _image(child, place, pictures, missing)
        elif child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        else:
            text = child.markup if child.type.startswith("em_") else child.content
            runs.append(Run(clean(text), bold))
    yield from _flush(runs, place)


def _flush(runs: list[Run], place: _Place) -> Iterator[Block]:
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].bold == run.bold:
            merged[-1] = Run(merged[-1].text + run.text, run.bold)
        elif run.text:
            merged.append(run)
    runs.clear()
    if merged:
        merged[0] = Run(merged[0].text.lstrip(" \u3000\u00a0"), merged[0].bold)
        merged[-1] = Run(merged[-1].text.rstrip(" \u3000\u00a0"), merged[-1].bold)
    kept = tuple(run for run in merged if run.text)
    if kept:
        yield Paragraph(kept, path=place.path, line=place.line)


def _image(
    token: "Token", place: _Place, pictures: Mapping[str, Picture], missing: str
) -> Iterator[Block]:
    picture = pictures.get(image_source(token))
    alt = clean(token.content)
    if picture is None:
        if missing:
            yield Paragraph((Run(f"{missing}图：{alt}"),), path=place.path, line=place.line)
        return
    yield Image(
        picture.name,
        picture.data,
        alt,
        picture.width_px,
        picture.height_px,
        picture.dpi,
        place.path,
    )
    if alt:
        yield Paragraph((Run(alt),), "caption", place.path, place.line)
