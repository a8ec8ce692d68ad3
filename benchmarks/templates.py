"""Templates for the others: our own document with tags where figures and prose stand.

So all of them write the same report: the same tables, the same styles, the same text.
"""

import zipfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any

import docx
from lxml import etree

from benchmarks.report import form
from generator.document.build import build
from generator.document.content import Content
from generator.document.nodes import Block, Document, Paragraph, Run, Table, TableCell, Title
from generator.pipeline import examine, write_own

_PROSE = ("body", "signature", "date")


@dataclass(frozen=True)
class Tags:
    """How a tool writes its tags: a figure by number and path, a paragraph by number."""

    figure: Callable[[int, str], str]
    paragraph: Callable[[int], str]


def nested(path: str) -> str:
    """A path as Jinja reads it: 附表.0.2.1 is the second cell of a row of the first annex."""
    if not path.startswith("附表."):
        return path
    _, table, row, column = path.split(".")
    return f"附表[{table}].行[{row}][{column}]"


USUAL = Tags(lambda _, path: f"{{{{ {nested(path)} }}}}", lambda n: f"{{{{ p[{n}] }}}}")
FLAT = Tags(lambda n, _: f"{{{{ c{n} }}}}", lambda n: f"{{{{ p{n} }}}}")
DOCXTEMPLATER = Tags(lambda n, _: f"{{c{n}}}", lambda n: f"{{p{n}}}")
CARBONE = Tags(lambda n, _: f"{{d.c{n}}}", lambda n: f"{{d.p{n}}}")
MARKS = Tags(lambda n, _: f"\ue000c{n}\ue001", lambda n: f"\ue000p{n}\ue001")


@cache
def content() -> Content:
    """The first form, read."""
    found = examine(form(0), lambda _: b"").content
    assert found is not None
    return found


def template(tags: Tags) -> bytes:
    """The report as a docx with tags."""
    return write_own(_tagged(build(content()), tags), ("docx",))["docx"]


def paths() -> list[str]:
    """The path of each figure, in the order of their numbers."""
    found: list[str] = []

    def note(_: int, path: str) -> str:
        found.append(path)
        return ""

    _tagged(build(content()), Tags(note, lambda _: ""))
    return found


def _tagged(document: Document, tags: Tags) -> Document:
    figures = paragraphs = annexes = 0
    blocks: list[Block] = []
    for block in document.blocks:
        if isinstance(block, Table):
            annex = annexes if block.kind == "extra" else None
            block, figures = _tagged_table(block, tags, figures, annex)  # noqa: PLW2901
            annexes += annex is not None
        elif isinstance(block, Title):
            block, paragraphs = block._replace(lines=(tags.paragraph(0),)), 1  # noqa: PLW2901
        elif isinstance(block, Paragraph) and block.role in _PROSE:
            block = replace(block, runs=(Run(tags.paragraph(paragraphs)),))  # noqa: PLW2901
            paragraphs += 1
        blocks.append(block)
    return replace(document, blocks=tuple(blocks))


def _tagged_table(table: Table, tags: Tags, count: int, annex: int | None) -> tuple[Table, int]:
    rows = []
    for at, row in enumerate(table.rows):
        cells = []
        for column, cell in enumerate(row):
            path = cell.path if annex is None else _annex_path(annex, at, column, table, cell)
            if path is not None:
                cell = replace(cell, text=tags.figure(count, path))  # noqa: PLW2901
                count += 1
            cells.append(cell)
        rows.append(tuple(cells))
    return replace(table, rows=tuple(rows)), count


def _annex_path(annex: int, row: int, column: int, table: Table, cell: TableCell) -> str | None:
    if row < table.header_rows or not cell.text.isdigit():
        return None
    return f"附表.{annex}.{row - table.header_rows}.{column}"


def as_word_saves_it(compact: bytes) -> bytes:
    """A template in a document of Word's own: its 160 styles, theme, numbering and thumbnail.

    Ours are added to its styles. The document is python-docx's, which Word saved.
    """
    ours: Any = docx.Document(BytesIO(compact))
    word: Any = docx.Document()
    body, section = word.element.body, word.element.body.sectPr
    for block in list(ours.element.body)[:-1]:
        section.addprevious(block)
    styles = word.styles.element
    known = {style.styleId: style for style in styles.style_lst}
    for style in list(ours.styles.element.style_lst):
        if style.styleId in known:
            styles.remove(known[style.styleId])
        styles.append(style)
    assert len(body)
    saved = BytesIO()
    word.save(saved)
    return saved.getvalue()


def shown(data: bytes) -> list[str]:
    """The text of every paragraph of a docx, without blanks: what two tools must agree on."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    prefix = f"{{{root.nsmap['w']}}}"
    return [
        "".join("".join(t.text or "" for t in p.iter(f"{prefix}t")).split())
        for p in root.iter(f"{prefix}p")
    ]
