"""Paper, type area, line grid and page number, measured in the file."""

import pytest

from tests.samples.load import GOOD
from tests.writers.package import (
    DOCUMENT,
    NAMES,
    SETTINGS,
    Element,
    find,
    number,
    only,
    parts,
    sample,
    tag,
    text,
    tree,
    w,
)

TWIPS_PER_MM = 1440 / 25.4
RELATIONSHIPS = "word/_rels/document.xml.rels"
every_sample = pytest.mark.parametrize("name", GOOD)


def _mm(twips: int) -> float:
    return twips / TWIPS_PER_MM


def _section(name: str) -> Element:
    return only(tree(sample(name), DOCUMENT), "w:body/w:sectPr")


@every_sample
def test_paper_and_margins(name: str) -> None:
    size, margins = only(_section(name), "w:pgSz"), only(_section(name), "w:pgMar")
    assert (number(size, "w"), number(size, "h")) == (11906, 16838)
    assert w(size, "orient") in (None, "portrait")
    wanted = {"top": 37, "bottom": 35, "left": 28, "right": 26, "gutter": 0}
    for side, mm in wanted.items():
        assert abs(number(margins, side) - mm * TWIPS_PER_MM) <= 1, side
    assert 11906 - number(margins, "left") - number(margins, "right") >= 156 * TWIPS_PER_MM - 1


@every_sample
def test_the_page_number_stands_seven_mm_below_the_type_area(name: str) -> None:
    footer = _mm(number(only(_section(name), "w:pgMar"), "footer"))
    half_a_line = 14 / 2 / 72 * 25.4
    assert 35 - footer - half_a_line == pytest.approx(7, abs=1)


@every_sample
def test_twenty_two_lines_fill_the_type_area(name: str) -> None:
    grid = only(_section(name), "w:docGrid")
    assert w(grid, "type") == "lines"
    pitch = number(grid, "linePitch")
    type_area = 225 * TWIPS_PER_MM
    assert 22 * pitch <= type_area < 22.1 * pitch


@every_sample
def test_nothing_starts_on_a_new_paper(name: str) -> None:
    assert len(find(tree(sample(name)), ".//w:sectPr")) == 1


@every_sample
def test_odd_and_even_pages_differ(name: str) -> None:
    found = only(tree(sample(name), SETTINGS), "w:evenAndOddHeaders")
    assert w(found) in (None, "1", "true", "on")


@every_sample
@pytest.mark.parametrize(("kind", "side"), [("default", "right"), ("even", "left")])
def test_the_page_number_stands_outside(name: str, kind: str, side: str) -> None:
    footer = _footer(sample(name), _section(name), kind)
    (paragraph,) = find(footer, "w:p")
    assert w(only(paragraph, "w:pPr/w:jc")) == side
    indent = only(paragraph, "w:pPr/w:ind")
    assert number(indent, f"{side}Chars") == 100
    assert number(indent, side) == 14 * 20
    assert text(paragraph) == "— 1 —"


@every_sample
@pytest.mark.parametrize("kind", ["default", "even"])
def test_the_page_number_is_a_field(name: str, kind: str) -> None:
    footer = _footer(sample(name), _section(name), kind)
    marks = [w(mark, "fldCharType") for mark in find(footer, ".//w:fldChar")]
    assert marks == ["begin", "separate", "end"]
    assert [node.text for node in find(footer, ".//w:instrText")] == [" PAGE "]
    runs = [[tag(child) for child in run] for run in find(footer, "w:p/w:r")]
    order = [kind for run in runs for kind in run if kind != "w:rPr"]
    assert order == ["w:t", "w:fldChar", "w:instrText", "w:fldChar", "w:t", "w:fldChar", "w:t"]


def _footer(data: bytes, section: Element, kind: str) -> Element:
    (reference,) = [r for r in find(section, "w:footerReference") if w(r, "type") == kind]
    key = reference.get(f"{{{NAMES['r']}}}id")
    (target,) = [r.get("Target") for r in tree(data, RELATIONSHIPS) if r.get("Id") == key]
    assert f"word/{target}" in parts(data)
    return tree(data, f"word/{target}")
