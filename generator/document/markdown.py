"""CommonMark to blocks: paragraphs, numbered sub-headings, bold, images; the rest is plain text."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from generator.document.clean import clean
from generator.document.constructs import image_source, printer
from generator.document.nodes import Block, Image, Paragraph, Run
from generator.document.numbering import Numbering, without_number
from generator.document.pictures import Picture

if TYPE_CHECKING:
    from markdown_it.token import Token


def blocks(
    text: str, path: str, numbering: Numbering, pictures: Mapping[str, Picture]
) -> Iterator[Block]:
    """The blocks of a rendered text; `##` takes the next number of `numbering`."""
    tokens = printer().parse(text)
    for index, token in enumerate(tokens):
        if token.type != "inline":
            continue
        opening = tokens[index - 1]
        depth = int(opening.tag[1:]) - 1 if opening.type == "heading_open" else 0
        if depth in (1, 2):
            title = without_number(clean("".join(c.content for c in token.children or ())))
            if title:
                yield numbering.heading(depth, title, path)
        else:
            yield from _paragraphs(token, path, pictures)


def _paragraphs(token: "Token", path: str, pictures: Mapping[str, Picture]) -> Iterator[Block]:
    """A line is a paragraph; an image stands alone."""
    runs: list[Run] = []
    bold = False
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            yield from _flush(runs, path)
        elif child.type == "image":
            yield from _flush(runs, path)
            yield from _image(child, path, pictures)
        elif child.type in ("strong_open", "strong_close"):
            bold = child.type == "strong_open"
        else:
            text = child.markup if child.type.startswith("em_") else child.content
            runs.append(Run(clean(text), bold))
    yield from _flush(runs, path)


def _flush(runs: list[Run], path: str) -> Iterator[Block]:
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
        yield Paragraph(kept, path=path)


def _image(token: "Token", path: str, pictures: Mapping[str, Picture]) -> Iterator[Block]:
    picture = pictures.get(image_source(token))
    if picture is None:
        return
    alt = clean(token.content)
    yield Image(
        picture.name, picture.data, alt, picture.width_px, picture.height_px, picture.dpi, path
    )
    if alt:
        yield Paragraph((Run(alt),), "caption", path)
