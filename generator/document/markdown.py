"""CommonMark to blocks: paragraphs, numbered sub-headings, bold, images; the rest is plain text."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.document.nodes import Block, Image, Paragraph, Run
from generator.document.numbering import Numbering, without_number
from generator.document.pictures import Picture

_UNPRINTABLE = {
    "html_block": "网页代码（HTML）",
    "html_inline": "网页代码（HTML）",
    "fence": "代码块",
    "code_inline": "代码（反引号）",
    "bullet_list_open": "项目符号列表",
    "blockquote_open": "引用（行首的 >）",
    "hr": "分隔线",
    "link_open": "链接",
    "em_open": "斜体（单个 * 或 _）",
    "table_open": "Markdown 表格",
    "s_open": "删除线",
}
_MASK = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_TEMPTING = re.compile(r"[<`>*_~|\[]|^\s*[-+=#]", re.MULTILINE)


@lru_cache(maxsize=1)
def _printer() -> MarkdownIt:
    """The constructs that a report prints, and no others."""
    return MarkdownIt("zero").enable(["heading", "emphasis", "image", "newline", "escape"])


@lru_cache(maxsize=1)
def _detector() -> MarkdownIt:
    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


@dataclass(frozen=True, slots=True)
class Unprintable:
    """A construct that the report prints as plain text; 0-based line within the text."""

    line: int
    name: str


def unprintable(text: str) -> list[Unprintable]:
    """The constructs of a text (expressions unevaluated) that cannot be printed as meant."""
    masked = _MASK.sub("0", text)
    if not _TEMPTING.search(masked):
        return []
    found = []
    for token in _detector().parse(masked):
        line = token.map[0] if token.map else 0
        if token.type in _UNPRINTABLE:
            found.append(Unprintable(line, _UNPRINTABLE[token.type]))
        elif token.type == "heading_open" and (
            token.tag not in ("h2", "h3") or token.markup in "-="
        ):
            found.append(Unprintable(line, "标题（小标题只能用 ## 和 ###）"))
        elif token.type == "inline":
            found += _inline_unprintable(token, line)
    return list(dict.fromkeys(found))


def _inline_unprintable(token: Token, line: int) -> Iterator[Unprintable]:
    for child in token.children or ():
        if child.type in ("softbreak", "hardbreak"):
            line += 1
        elif child.type in _UNPRINTABLE:
            yield Unprintable(line, _UNPRINTABLE[child.type])


def image_names(text: str) -> list[str]:
    """The files that a rendered text shows."""
    if "![" not in text:
        return []
    inline = (t for t in _printer().parse(text) if t.type == "inline")
    return [_source(c) for t in inline for c in t.children or () if c.type == "image"]


def _source(token: Token) -> str:
    return unquote(str(token.attrs.get("src", "")))


def blocks(
    text: str, path: str, numbering: Numbering, pictures: Mapping[str, Picture]
) -> Iterator[Block]:
    """The blocks of a rendered text; `##` takes the next number of `numbering`."""
    tokens = _printer().parse(text)
    for index, token in enumerate(tokens):
        if token.type != "inline":
            continue
        opening = tokens[index - 1]
        depth = int(opening.tag[1:]) - 1 if opening.type == "heading_open" else 0
        if depth in (1, 2):
            title = without_number("".join(c.content for c in token.children or ()))
            yield numbering.heading(depth, title, path)
        else:
            yield from _paragraphs(token, path, pictures)


def _paragraphs(token: Token, path: str, pictures: Mapping[str, Picture]) -> Iterator[Block]:
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
            runs.append(Run(child.markup if child.type.startswith("em_") else child.content, bold))
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


def _image(token: Token, path: str, pictures: Mapping[str, Picture]) -> Iterator[Block]:
    picture = pictures.get(_source(token))
    if picture is None:
        return
    alt = token.content
    yield Image(
        picture.name, picture.data, alt, picture.width_px, picture.height_px, picture.dpi, path
    )
    if alt:
        yield Paragraph((Run(alt),), "caption", path)
