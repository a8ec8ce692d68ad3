"""What was rendered from a form and read back prints as that form does, whatever its prose says."""

import pytest
from hypothesis import given

from generator.document.build import build
from generator.document.content import Content
from generator.document.nodes import Block, Document, Figure, Heading, Image, Paragraph, Title
from generator.document.options import RenderOptions
from generator.examining import Examined, examine_published
from generator.form.report import show
from generator.pipeline import render
from generator.readers import reader
from tests.recovery.forms import Made, forms
from tests.recovery.kept import lost
from tests.recovery.runs import thorough

WAYS = {
    "docx": ("docx", RenderOptions(embed=False)),
    "html": ("html", RenderOptions()),
    "grid": ("txt", RenderOptions(txt_layout="grid")),
    "cells": ("txt", RenderOptions(txt_layout="cells")),
}
every_way = pytest.mark.parametrize("way", WAYS)


def _read_back(made: Made, way: str) -> Examined:
    name, options = WAYS[way]
    data = render(made.content, (name,), options).files[name]
    return examine_published(reader(name)(data))


def _content(examined: Examined) -> Content:
    assert examined.content is not None, [d.message for d in examined.result.diagnostics]
    return examined.content


def _lines(document: Document) -> list[str]:
    return [line for block in document.blocks for line in _block(block)]


def _block(block: Block) -> list[str]:
    match block:
        case Title():
            return ["".join(block.lines)]
        case Heading() | Paragraph():
            return [" ".join(block.text.split())]
        case Image():
            return [block.alt]
        case Figure():
            return []
    rows = ([" ".join(cell.text.split()) for cell in row] for row in block.rows)
    return [f"{block.kind} {' | '.join(row)}" for row in rows]


@every_way
@thorough
@given(made=forms())
def test_a_form_read_back_prints_the_same(way: str, made: Made) -> None:
    examined = _read_back(made, way)
    content = _content(examined)
    assert _lines(build(content)) == _lines(build(made.content))
    assert content.report.year == made.content.report.year
    assert content.report.agency.name == made.content.report.agency.name
    assert content.report.edition.id == made.content.report.edition.id
    assert examined.recovered is not None
    assert lost(examined.recovered) == []


@every_way
@thorough
@given(made=forms())
def test_every_cell_is_read_back(way: str, made: Made) -> None:
    examined = _read_back(made, way)
    assert examined.recovered is not None
    report = made.content.report
    wanted = {
        path: show(cell.value) for path, cell in report.cells.items() if cell.value is not None
    }
    tables = examined.recovered.survey.tables.values()
    assert {p: cell.text for table in tables for p, cell in table.cells.items()} == wanted
