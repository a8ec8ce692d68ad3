"""What the Word writer wrote is read back block by block."""

import io
from dataclasses import replace

import docx
import pytest

from generator.document.nodes import (
    FOUND,
    Block,
    Figure,
    Image,
    Paragraph,
    Run,
    Table,
    TableCell,
    Title,
)
from generator.pipeline import render
from generator.readers import reader
from generator.readers.docx import read
from tests.document.forms import content_of, document_of, zero_form
from tests.samples.load import GOOD, content, document


def _as_readable(block: Block, number: int) -> Block:
    """What of a block can be seen in a Word file: no paths, no ids, labels like values."""
    match block:
        case Table():
            rows = tuple(
                tuple(
                    TableCell(
                        cell.text,
                        "header" if y < block.header_rows else "value",
                        cell.colspan,
                        cell.rowspan,
                    )
                    for cell in row
                )
                for y, row in enumerate(block.rows)
            )
            return replace(
                block, kind=FOUND, rows=rows, widths=(), keep_together=False, dense=False
            )
        case Image():
            suffix = block.name.rpartition(".")[2]
            return replace(block, name=f"图{number}.{suffix}", path=None)
        case Title() | Figure():
            return block
    return replace(block, path=None)


def _readable(blocks: tuple[Block, ...]) -> list[Block]:
    made: list[Block] = []
    images = 0
    for block in blocks:
        images += isinstance(block, Image)
        made.append(_as_readable(block, images))
    return made


@pytest.mark.parametrize("name", GOOD)
def test_every_sample_is_read_back(name: str) -> None:
    found = read(render(content(name), ("docx",)).files["docx"])
    assert _readable(found.document.blocks) == _readable(document(name).blocks)


@pytest.mark.parametrize("name", GOOD)
def test_the_columns_keep_their_proportions(name: str) -> None:
    found = read(render(content(name), ("docx",)).files["docx"]).document.blocks
    for written, block in zip(document(name).blocks, found, strict=True):
        if isinstance(written, Table):
            assert isinstance(block, Table)
            scale = sum(block.widths) / sum(written.widths)
            assert list(block.widths) == pytest.approx([scale * x for x in written.widths], abs=1)


def test_blanks_and_bold_come_back() -> None:
    prose = "　　全角空格在前，**粗体**在中间，两个  空格，[网址](https://example.gov.cn)。"
    form = zero_form(其他事项=prose)
    found = read(render(content_of(form), ("docx",)).files["docx"])
    written = [b for b in document_of(form).blocks if isinstance(b, Paragraph)]
    assert Run("粗体", bold=True) in [run for paragraph in written for run in paragraph.runs]
    assert [b.runs for b in found.document.blocks if isinstance(b, Paragraph)] == [
        b.runs for b in written
    ]


def test_a_file_of_python_docx_is_read() -> None:
    word = docx.Document()
    word.add_heading("标题", level=0)
    word.add_heading("一、甲", level=1)
    word.add_paragraph("正文").add_run("加粗").bold = True
    table = word.add_table(rows=3, cols=3)
    table.cell(0, 0).merge(table.cell(1, 1)).text = "合并"
    table.cell(2, 2).text = "1"
    saved = io.BytesIO()
    word.save(saved)
    title, heading, paragraph, grid = reader("docx")(saved.getvalue()).document.blocks
    assert title == Title(("标题",))
    assert getattr(heading, "text", None) == "一、甲"
    assert getattr(paragraph, "runs", None) == (Run("正文"), Run("加粗", bold=True))
    assert isinstance(grid, Table)
    assert [[(c.text, c.colspan, c.rowspan) for c in row] for row in grid.rows] == [
        [("合并", 2, 2), ("", 1, 1)],
        [("", 1, 1)],
        [("", 1, 1), ("", 1, 1), ("1", 1, 1)],
    ]
