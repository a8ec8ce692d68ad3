"""Figures in the page and in plain text."""

from xml.etree.ElementTree import Element

import pytest

from generator.document.options import RenderOptions
from generator.pipeline import render
from generator.templating import Templates
from tests.document.drawn import HUGE, figures_of, huge, pictured, sample
from tests.document.forms import content_of, zero_form
from tests.samples.load import content
from tests.writers.page import parse, text_of

LAST = "004_liyang_2020"


def _page(options: RenderOptions | None = None) -> Element:
    made = render(content("full_2025"), ("html",), options or pictured(LAST))
    return parse(made.files["html"])


def _charts(page: Element) -> list[Element]:
    return [svg for svg in page.iter() if svg.tag.endswith("svg") and svg.get("role") == "img"]


def _inside(svg: Element, name: str) -> list[Element]:
    return [node for node in svg.iter() if node.tag.rpartition("}")[2] == name]


def _percent(value: str | None) -> float:
    assert value is not None
    assert value.endswith("%")
    return float(value[:-1])


def test_a_figure_is_a_picture_with_words() -> None:
    page = _page()
    figures = figures_of(sample("full_2025", LAST))
    by_id = {node.get("id"): node for node in page.iter() if node.get("id")}
    for svg, figure in zip(_charts(page), figures, strict=True):
        named = [text_of(by_id[name]) for name in svg.get("aria-labelledby", "").split()]
        assert named == [figure.title, figure.words]


def test_numbers_and_names_are_text_beside_their_bars() -> None:
    for svg, figure in zip(_charts(_page()), figures_of(sample("full_2025", LAST)), strict=True):
        texts = [text_of(node) for node in _inside(svg, "text")]
        legend = [series.name for series in figure.series] if len(figure.series) > 1 else []
        rows = [
            text
            for number, name in enumerate(figure.categories)
            for text in (name, *(str(series.values[number]) for series in figure.series))
        ]
        assert texts == [*legend, *rows]


def test_bars_are_as_long_as_their_numbers_say_and_fit() -> None:
    for svg, figure in zip(_charts(_page()), figures_of(sample("full_2025", LAST)), strict=True):
        bars = [n for n in _inside(svg, "rect") if (n.get("width") or "").endswith("%")]
        values = [v for row in zip(*(s.values for s in figure.series), strict=True) for v in row]
        widths = [_percent(bar.get("width")) for bar in bars]
        scale = max(widths) / max(values)
        assert widths == pytest.approx([value * scale for value in values], abs=0.01)
        assert all(_percent(b.get("x")) + w < 92 for b, w in zip(bars, widths, strict=True))


def test_the_annex_follows_name_and_date() -> None:
    html = render(content("full_2025"), ("html",), pictured()).files["html"].decode()
    assert html.index("</footer>") < html.index('<section class="annex">') < html.index("<svg")
    assert html.rindex("</svg>") < html.index("</main>")


def test_at_the_end_of_chapter_one_when_the_office_says_so() -> None:
    templates = Templates((("styles.yaml", "figure: {place: overview}\n"),), "own")
    options = RenderOptions(figures=pictured().figures, templates=templates)
    html = render(content("full_2025"), ("html",), options).files["html"].decode()
    assert html.rindex("</svg>") < html.index(">二、")
    assert 'class="annex"' not in html


def test_a_page_without_figures_has_none_of_it() -> None:
    assert _charts(_page(RenderOptions())) == []


def test_zeros_are_said_and_huge_counts_leave_room() -> None:
    zero = render(content_of(zero_form()), ("html", "txt"), pictured()).files
    assert "<svg" not in zero["html"].decode()
    for text in (zero["html"].decode(), zero["txt"].decode()):
        assert text.count("各项均为0，不作图。") == 2
    svg, *_ = _charts(parse(render(huge(), ("html",), pictured()).files["html"]))
    ends = [_percent(n.get("x")) for n in _inside(svg, "text") if text_of(n) == str(HUGE)]
    assert ends
    assert max(ends) < 60


@pytest.mark.parametrize("layout", ["grid", "cells"])
def test_plain_text_says_every_number_on_one_line(layout: str) -> None:
    asked = pictured(LAST).figures
    options = RenderOptions(figures=asked, txt_layout="grid" if layout == "grid" else "cells")
    text = render(content("full_2025"), ("txt",), options).files["txt"].decode()
    annex = text[text.index("附：数据图示") :].splitlines()
    wanted = [f"［图：{f.title}。{f.words}］" for f in figures_of(sample("full_2025", LAST))]
    assert [line.strip("　 ") for line in annex[1:] if line.strip()] == wanted


def test_bars_have_the_colours_of_the_style_sheet() -> None:
    own = "figure: {colours: ['112233', 'DDEEFF']}\n"
    templates = Templates((("styles.yaml", own),), "own")
    options = RenderOptions(figures=pictured(LAST).figures, templates=templates)
    html = render(content("full_2025"), ("html",), options).files["html"].decode()
    assert "--now: #112233;" in html
    assert "--then: #DDEEFF;" in html
