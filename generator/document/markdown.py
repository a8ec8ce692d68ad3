"""CommonMark to blocks: paragraphs, numbered sub-headings, bold, images; the rest is plain text."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator.document.clean import clean
from generator.document.constructs import BOLD, image_source, printer, without_bold
from generator.document.nodes import Block, Image, Paragraph, Run
from generator.document.numbering import Numbering, without_number
from generator.document.pictures import Picture
from generator.form.raw import RawScalar

if TYPE_CHECKING:
    from markdown_it.token import Token

# Signs that only the parser can judge; of bold and of # `_is_plain` tells whether they need it.
_MARKS = re.compile(r"[\\_!\x00\t\r\x0b\x0c\x85\u2028\u2029]")


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
    line_at = source.line_at if source else _nowhere
    lines = text.split("\n")
    if not _MARKS.search(text) and all(map(_is_plain, lines)):
        for offset, line in enumerate(lines):
            words = line.strip(" ")
            if words:
                yield from _plain(words, path, line_at(offset), numbering)
        return
    tokens = printer().parse(text)
    for index, token in enumerate(tokens):
        if token.type != "inline":
            continue
        opening = tokens[index - 1]
        depth = int(opening.tag[1:]) - 1 if opening.type == "heading_open" else 0
        if depth in (1, 2):
            title = without_number(clean("".join(c.content for c in token.children or ())))
            if title:
                yield numbering.heading(depth, title, path, line_at(_first(token)))
        else:
            yield from _lines(token, path, line_at, pictures, missing)


def _nowhere(_: int) -> int:
    return 0


def _first(token: "Token") -> int:
    """The 0-based line of the text that a token begins on."""
    return token.map[0] if token.map else 0


def _is_plain(line: str) -> bool:
    """Whether a line is nothing but words, or a sub-heading, some of them bold."""
    if "#" in line:
        title = line.lstrip("#")
        if "#" in title or not title.strip() or not line.startswith(("## ", "### ")):
            return False
    return "*" not in without_bold(line)


def _plain(words: str, path: str, line: int, numbering: Numbering) -> Iterable[Block]:
    """The block of a plain line, if anything of it can be printed."""
    if words.startswith("#"):
        title = words.lstrip("#")
        depth = len(words) - len(title) - 1
        title = without_number(clean(without_bold(title)))
        return (numbering.heading(depth, title, path, line),) if title else ()
    if "*" in words:
        parts = enumerate(BOLD.split(words))
        return _flush([Run(clean(part), bool(n % 2)) for n, part in parts], path, line)
    text = clean(words).strip()
    return (Paragraph((Run(text),), path=path, line=line),) if text else ()


def _lines(
    token: "Token",
    path: str,
    line_at: Callable[[int], int],
    pictures: Mapping[str, Picture],
    missing: str,
) -> Iterator[Block]:
    """A line is a paragraph; an image stands alone."""
    offset = _first(token)
    runs: list[Run] = []
    bold = False
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            yield from _flush(runs, path, line_at(offset))
            offset += 1
        elif child.type == "image":
            yield from _flush(runs, path, line_at(offset))
            yield from _image(child, path, line_at(offset), pictures, missing)
        elif child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        else:
            text = child.markup if child.type.startswith("em_") else child.content
            runs.append(Run(clean(text), bold))
    yield from _flush(runs, path, line_at(offset))


def _flush(runs: list[Run], path: str, line: int) -> Iterator[Block]:
    merged: list[Run] = []
    for run in runs:
        if merged and merged[-1].bold == run.bold:
            merged[-1] = Run(merged[-1].text + run.text, run.bold)
        elif run.text:
            merged.append(run)
    runs.clear()
    if merged:
        merged[0] = Run(merged[0].text.lstrip(), merged[0].bold)
        merged[-1] = Run(merged[-1].text.rstrip(), merged[-1].bold)
    kept = tuple(run for run in merged if run.text)
    if kept:
        yield Paragraph(kept, path=path, line=line)


def _image(
    token: "Token", path: str, line: int, pictures: Mapping[str, Picture], missing: str
) -> Iterator[Block]:
    picture = pictures.get(image_source(token))
    alt = clean(token.content)
    if picture is None:
        if missing:
            yield Paragraph((Run(f"{missing}图：{alt}"),), path=path, line=line)
        return
    yield Image(
        picture.name,
        picture.data,
        alt,
        picture.width_px,
        picture.height_px,
        picture.dpi,
        path,
    )
    if alt:
        yield Paragraph((Run(alt),), "caption", path, line)
