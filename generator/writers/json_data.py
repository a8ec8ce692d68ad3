"""The whole report as one JSON object, for open data: values with official titles, and the prose."""

import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from generator.document.flat import FlatValue, flat_values
from generator.document.nodes import Block, Heading, Paragraph, Table
from generator.document.tables import EXTRA
from generator.form.report import Report
from generator.writers.rendition import Rendition


def write(rendition: Rendition) -> bytes:
    """UTF-8; the shape is described in docs/open-data.md and only ever grows."""
    meta, report = rendition.document.meta, rendition.report
    preface, chapters = _texts(rendition.document.blocks)
    data = {
        "title": meta.title,
        "agency": meta.agency or None,
        "year": meta.year,
        "edition": meta.edition,
        "scope": report.scope,
        "date": meta.date.isoformat() if meta.date else None,
        "tables": list(_tables(report)),
        "own_tables": list(_own_tables(rendition.document.blocks)),
        "preface": preface,
        "chapters": chapters,
    }
    text = json.dumps(data, ensure_ascii=False, indent=2)
    return f"{text}\n".encode("utf-8", errors="replace")


def _tables(report: Report) -> Iterator[dict[str, Any]]:
    names = [field.name for field in fields(FlatValue)]
    for table in report.edition.tables:
        rows = [
            {name: getattr(flat, name) for name in names} for flat in flat_values(table, report)
        ]
        yield {"title": table.caption, "rows": rows}


def _own_tables(blocks: tuple[Block, ...]) -> Iterator[dict[str, Any]]:
    for block in blocks:
        if isinstance(block, Table) and block.kind == EXTRA:
            header, *rows = ([cell.text for cell in row] for row in block.rows)
            yield {"title": block.caption, "columns": header, "rows": rows}


def _texts(blocks: tuple[Block, ...]) -> tuple[list[str], list[dict[str, Any]]]:
    """The lines before the first chapter, and each chapter with its headings and paragraphs."""
    preface: list[str] = []
    chapters: list[dict[str, Any]] = []
    lines = preface
    for block in blocks:
        if isinstance(block, Heading) and block.level == 1:
            lines = []
            chapters.append({"title": block.text, "text": lines})
        elif isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role == "body"):
            lines.append(block.text)
    return preface, chapters
