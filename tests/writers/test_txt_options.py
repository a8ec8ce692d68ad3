"""The plain text as the clerk asks for it: encoding, line ends, one cell a line."""

from itertools import groupby
from typing import get_args

import pytest

from generator.document.nodes import Heading, Paragraph
from generator.document.options import Encoding, Newline, RenderOptions, TxtLayout
from generator.form.report import show
from generator.pipeline import render
from tests.document.forms import content_of, zero_form
from tests.samples.load import GOOD, content, document, report
from tests.writers.official import Drawn, Spot, drawn_tables

every_sample = pytest.mark.parametrize("name", GOOD)
RARE = "𠮷野家“甲”——……\ue000😀㐀"


def _bytes(name: str, options: RenderOptions) -> bytes:
    return render(content(name), ("txt",), options).files["txt"]


def _lines(name: str) -> list[str]:
    return _bytes(name, RenderOptions(txt_layout="cells", newline="lf")).decode().split("\n")


def _tables(name: str) -> list[list[list[str]]]:
    """Tables as rows of cells, read by the three rules of the layout and no other knowledge."""
    tables: list[list[list[str]]] = []
    blank = 2
    for is_row, group in groupby(_lines(name), key=lambda line: line.startswith("\t")):
        lines = list(group)
        if is_row:
            if blank != 1:
                tables.append([])
            tables[-1].append([line[1:] for line in lines])
            blank = 1
        elif lines != [""]:
            blank = 2
    return tables


def _expected(drawn: Drawn, values: dict[str, str]) -> list[list[str]]:
    """A row has the cells that begin in it, and an empty one for each that reaches down into it."""
    spots = [(y, spot) for y, row in enumerate(drawn.rows) for spot in row]
    return [
        [text for _, text in sorted(_in_row(y, spots, values), key=lambda cell: cell[0])]
        for y in range(len(drawn.rows))
    ]


def _in_row(
    row: int, spots: list[tuple[int, Spot]], values: dict[str, str]
) -> list[tuple[int, str]]:
    return [
        (spot.column, "" if y < row else values[spot.path] if spot.path else spot.text)
        for y, spot in spots
        if y <= row < y + spot.rowspan
    ]


@every_sample
def test_cells_layout_has_every_cell_of_the_official_tables(name: str) -> None:
    values = {path: show(cell.value) for path, cell in report(name).cells.items()}
    own = [[list(t.columns), *map(list, t.rows)] for t in report(name).tables]
    found = _tables(name)
    assert [t for t in found if t not in own] == [
        _expected(drawn, values) for drawn in drawn_tables(report(name).edition.id)
    ]
    assert [t for t in found if t in own] == own


@every_sample
def test_cells_layout_places_nothing_by_blanks(name: str) -> None:
    lines = _lines(name)
    assert not [line for line in lines if line.startswith(" ") or line.endswith(" ")]
    assert not [line for line in lines if "\t" in line[1:]]
    prose = [line.lstrip("　") for line in lines if line and not line.startswith("\t")]
    for block in document(name).blocks:
        if isinstance(block, Heading | Paragraph):
            assert block.text in prose


@every_sample
@pytest.mark.parametrize("layout", get_args(TxtLayout))
def test_encodings_and_line_ends_change_nothing_else(name: str, layout: TxtLayout) -> None:
    plain = _bytes(name, RenderOptions(txt_layout=layout, newline="lf")).decode("utf-8")
    assert "\r" not in plain
    for encoding in get_args(Encoding):
        for newline in get_args(Newline):
            made = _bytes(name, RenderOptions(
                txt_layout=layout, encoding=encoding, newline=newline
            ))  # fmt: skip
            wanted = plain if newline == "lf" else plain.replace("\n", "\r\n")
            assert made.decode(encoding) == wanted
            assert made.startswith(b"\xef\xbb\xbf") == (encoding == "utf-8-sig")


def test_by_default_utf8_without_mark_and_lines_for_an_office_pc() -> None:
    assert RenderOptions() == RenderOptions(txt_layout="grid", encoding="utf-8", newline="crlf")


@pytest.mark.parametrize("encoding", get_args(Encoding))
def test_rare_characters_are_held_by_every_encoding(encoding: Encoding) -> None:
    form = content_of(zero_form(其他事项=RARE))
    made = render(form, ("txt",), RenderOptions(encoding=encoding)).files["txt"]
    assert f"　　{RARE}\r\n" in made.decode(encoding)


@pytest.mark.parametrize("layout", get_args(TxtLayout))
def test_a_draft_says_so_first(layout: TxtLayout) -> None:
    made = _bytes("minimal_2026", RenderOptions(draft=True, txt_layout=layout)).decode()
    assert made.startswith("【草稿】\r\n\r\n")
