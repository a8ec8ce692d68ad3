"""The page for a government site: one file, semantic, without script or anything from outside."""

import re
from base64 import b64encode
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, TypeGuard

from generator.document.nodes import (
    Block,
    Document,
    Figure,
    Heading,
    Image,
    Paragraph,
    Run,
    Table,
    Title,
)
from generator.templating import lay_out
from generator.writers.html_figure import figure_values
from generator.writers.html_table import table_values
from generator.writers.page_style import page_style
from generator.writers.rendition import Rendition

_TEMPLATE, _STYLE = "report.html.j2", "report.css"
_CSS_DPI = 96
# A telephone number: a browser may break it at its hyphen.
_JOINED = re.compile(r"(\d{2,5}(?:-\d{2,8}){1,2})")
_TYPES = (
    (b"\x89PNG", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"BM", "image/bmp"),
)

Values = dict[str, Any]


def write(rendition: Rendition) -> bytes:
    """UTF-8; everything that a clerk wrote is escaped by the template."""
    document, options, sheet = rendition.document, rendition.options, rendition.sheet
    rules = options.templates.find(_STYLE, document.meta.edition).text
    pieces = list(_pieces(document))
    annex = next((i for i, piece in enumerate(pieces) if piece["kind"] == "annex"), len(pieces))
    values: Values = {
        "meta": document.meta,
        "style": page_style(sheet, rules),
        "draft": sheet.draft.words if document.draft else "",
        "pieces": pieces[:annex],
        "annex": pieces[annex:],
        "closing": list(_closing(document)),
        "seal": sheet.signature.seal,
    }
    page = lay_out(options.templates, _TEMPLATE, values)
    return page.encode("utf-8", errors="replace")


def _pieces(document: Document) -> Iterator[Values]:
    """Each block as the template sees it; name and date come after the last chapter."""
    tables = headings = figures = 0
    for block, caption in _captioned(document.blocks):
        match block:
            case Title():
                yield {"kind": "title", "lines": block.lines}
            case Heading():
                headings += 1
                yield _heading(block, headings)
            case Table():
                tables += 1
                yield table_values(block, f"t{tables}", caption)
            case Image():
                yield _image(block, caption)
            case Figure():
                figures += 1
                yield figure_values(block, f"f{figures}")
            case Paragraph(role="body" | "caption" | "annex" | "note"):
                yield {"kind": block.role, "runs": [_run(run) for run in block.runs]}


def _captioned(blocks: tuple[Block, ...]) -> Iterator[tuple[Block, str]]:
    """Each block with its caption: a picture's stands below it, an own table's above."""
    taken = False
    for block, after in pairwise((*blocks, None)):
        assert block is not None
        if taken:
            taken = False
        elif _is_caption(block) and isinstance(after, Table):
            taken = True
            yield after, block.text
        elif isinstance(block, Image) and after is not None and _is_caption(after):
            taken = True
            yield block, after.text
        else:
            yield block, ""


def _is_caption(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and block.role == "caption"


def _heading(heading: Heading, number: int) -> Values:
    """The title is the only h1, so a chapter is an h2."""
    return {"kind": "heading", "level": heading.level + 1, "text": heading.text, "id": f"s{number}"}


def _run(run: Run) -> Values:
    """`parts` are the pieces of its text, every second one to be kept on one line."""
    return {"text": run.text, "bold": run.bold, "parts": _JOINED.split(run.text)}


def _image(image: Image, caption: str) -> Values:
    """As large as on paper; a size that the page cannot hold is reduced by the style sheet."""
    scale = _CSS_DPI / image.dpi
    media = next((kind for start, kind in _TYPES if image.data.startswith(start)), _TYPES[0][1])
    return {
        "kind": "image",
        "source": f"data:{media};base64,{b64encode(image.data).decode('ascii')}",
        "alt": image.alt or image.name,
        "width": max(1, round(image.width_px * scale)),
        "height": max(1, round(image.height_px * scale)),
        "caption": caption,
    }


def _closing(document: Document) -> Iterator[Values]:
    for block in document.blocks:
        if isinstance(block, Paragraph) and block.role in ("signature", "date"):
            yield {"role": block.role, "text": block.text}
