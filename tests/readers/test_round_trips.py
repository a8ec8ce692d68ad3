"""What the text and page writers wrote is read back block by block."""

from dataclasses import replace

import pytest
from hypothesis import given, settings

from generator.document.nodes import Block, Heading, Image, Paragraph, Table, Title
from generator.document.options import RenderOptions
from generator.readers import reader
from generator.writers import writer
from generator.writers.cells import spread
from generator.writers.grid import draw
from generator.writers.rendition import Rendition
from generator.writers.style import load_styles
from tests.readers.grids import seen, tables
from tests.samples.load import GOOD, content, document

every_sample = pytest.mark.parametrize("name", GOOD)


def _written(name: str, format: str, options: RenderOptions) -> bytes:
    sheet = load_styles(document(name).meta.edition)
    return writer(format)(Rendition(document(name), sheet, content(name), options))


def _lines(blocks: tuple[Block, ...]) -> list[object]:
    """Texts in order; the lines of a title are paragraphs in a plain text."""
    made: list[object] = []
    for block in blocks:
        match block:
            case Title():
                made += block.lines
            case Heading() | Paragraph():
                made.append(block.text)
            case Image():
                made.append(("image", block.alt or block.name))
            case Table():
                made.append(seen(block))
    return made


@every_sample
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("newline", ["crlf", "lf"])
def test_a_drawn_text_is_read_back(name: str, encoding: str, newline: str) -> None:
    options = RenderOptions(encoding=encoding, newline=newline)  # type: ignore[arg-type]
    found = reader("txt")(_written(name, "txt", options))
    assert _lines(found.document.blocks) == _lines(document(name).blocks)
    assert found.notes == ()


def _as_cells(table: Table) -> list[list[str]]:
    return [
        [line[1:] for line in row.split("\n")]
        for row in "\n".join(spread(table)).rstrip("\n").split("\n\n")
    ]


@every_sample
def test_a_text_of_one_cell_a_line_is_read_back(name: str) -> None:
    found = reader("txt")(_written(name, "txt", RenderOptions(txt_layout="cells"))).document.blocks
    wanted = [
        _as_cells(block) if isinstance(block, Table) else _lines((block,))
        for block in document(name).blocks
    ]
    shown = [
        [[cell.text for cell in row] for row in block.rows]
        if isinstance(block, Table)
        else _lines((block,))
        for block in found
    ]
    title = document(name).blocks[0]
    assert isinstance(title, Title)
    assert shown == [*([line] for line in title.lines), *wanted[1:]]


@every_sample
def test_a_page_is_read_back(name: str) -> None:
    found = reader("html")(_written(name, "html", RenderOptions()))
    assert found.document.blocks == tuple(_as_read(document(name).blocks))


def _as_read(blocks: tuple[Block, ...]) -> list[Block]:
    """What of the blocks a page shows: no paths, no widths; captions belong to their tables."""
    made: list[Block] = []
    images = 0
    for block in blocks:
        match block:
            case Table():
                caption = block.caption
                if made and isinstance(made[-1], Paragraph) and made[-1].text == caption:
                    made.pop()
                rows = tuple(tuple(replace(c, path=None) for c in row) for row in block.rows)
                widths = (1,) * len(block.widths)
                made.append(
                    replace(
                        block, kind="found", rows=rows, widths=widths, keep_together=False,
                        dense=False, description="",
                    )
                )  # fmt: skip
            case Image():
                images += 1
                suffix = block.name.rpartition(".")[2]
                made.append(replace(block, name=f"图{images}.{suffix}", path=None))
            case Paragraph():
                made.append(replace(block, role="body", path=None))
            case Heading():
                made.append(replace(block, path=None))
            case Title():
                made.append(block)
    return made


@settings(deadline=None)
@given(tables())
def test_any_drawn_table_is_read_back(table: Table) -> None:
    text = "\n".join(["前", "", *draw(table, 100), "", "后"])
    before, found, after = reader("txt")(text.encode()).document.blocks
    assert isinstance(found, Table)
    assert seen(found) == seen(table)
    assert (_lines((before,)), _lines((after,))) == (["前"], ["后"])


@settings(deadline=None)
@given(tables(), tables())
def test_tables_of_one_cell_a_line_are_read_back(first: Table, second: Table) -> None:
    wanted = [_as_cells(table) for table in (first, second)]
    text = "\n".join([*spread(first), "", "中间", "", *spread(second), "", "后"])
    found = [b for b in reader("txt")(text.encode()).document.blocks if isinstance(b, Table)]
    if all(max(len(row) for row in rows) > 1 for rows in wanted):
        assert [[[cell.text for cell in row] for row in table.rows] for table in found] == wanted
