"""What is written is read back by the readers: every cell where it stood, every word in its order."""

import pytest

from generator.document.nodes import Document, Heading, Paragraph, Table, Title
from generator.document.options import RenderOptions
from generator.pipeline import render
from generator.readers import reader
from tests.samples.load import GOOD, content, document

every_sample = pytest.mark.parametrize("name", GOOD)
GB = RenderOptions(encoding="gb18030", newline="lf")
CELLS = RenderOptions(txt_layout="cells", encoding="utf-8-sig")


def _read(name: str, kind: str, options: RenderOptions) -> Document:
    return reader(kind)(render(content(name), (kind,), options).files[kind]).document


def _words(made: Document) -> str:
    """Everything but tables and images, the lines of the title put together."""
    said = []
    for block in made.blocks:
        if isinstance(block, Title):
            said.append("".join(block.lines))
        elif isinstance(block, Heading | Paragraph):
            said.append(block.text)
    return "".join(said)


def _without_own_captions(made: Document) -> str:
    """A page gives the caption of an own table to the table."""
    words = _words(made)
    for block in made.blocks:
        if isinstance(block, Table) and block.kind == "extra":
            words = words.replace(block.caption, "", 1)
    return words


def _tables(made: Document) -> list[Table]:
    return [block for block in made.blocks if isinstance(block, Table)]


def _drawn(made: Document) -> list[list[list[tuple[str, int, int]]]]:
    return [
        [[(cell.text, cell.colspan, cell.rowspan) for cell in row] for row in table.rows]
        for table in _tables(made)
    ]


@every_sample
def test_the_page_with_spans_headings_and_captions(name: str) -> None:
    made, read = document(name), _read(name, "html", RenderOptions())
    assert _drawn(read) == _drawn(made)
    assert [t.caption for t in _tables(read)] == [t.caption for t in _tables(made)]
    assert [t.header_rows for t in _tables(read)] == [t.header_rows for t in _tables(made)]
    assert _words(read) == _without_own_captions(made)


@every_sample
@pytest.mark.parametrize("options", [RenderOptions(), GB], ids=["utf-8", "gb18030"])
def test_the_text_with_drawn_tables(name: str, options: RenderOptions) -> None:
    made, read = document(name), _read(name, "txt", options)
    assert _drawn(read) == _drawn(made)
    assert _words(read) == _words(made)


@every_sample
def test_the_text_with_one_cell_a_line(name: str) -> None:
    """Spans are not told; a cell that reaches down is an empty one in each further row."""
    made, read = document(name), _read(name, "txt", CELLS)
    assert [_texts(table) for table in _tables(read)] == [_texts(table) for table in _tables(made)]
    assert _words(read) == _words(made)


def _texts(table: Table) -> list[str]:
    return [cell.text for row in table.rows for cell in row if cell.text]
