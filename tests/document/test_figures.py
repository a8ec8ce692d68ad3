"""The picture page: what is drawn equals the tables; what cannot be drawn is said."""

from dataclasses import replace

import pytest

from generator.document.build import build
from generator.document.figures import Earlier, FigurePage, earlier_figures, without_figures
from generator.document.nodes import Document, Heading, Image, Paragraph, Run
from generator.document.options import RenderOptions
from generator.document.remarks import Remark
from generator.errors import InputError
from generator.form.report import Cell
from tests.document.drawn import HUGE, drawn, earlier, figures_of, huge, sample
from tests.document.forms import content_of, outline, zero_form
from tests.samples.load import REAL, content, document, report


@pytest.mark.parametrize("name", REAL)
def test_results_and_applicants_are_those_of_the_published_tables(name: str) -> None:
    results, applicants = (
        next((f for f in figures_of(sample(name)) if word in f.title), None)
        for word in ("办理结果", "申请人")
    )
    for figure, prefix in ((results, "申请.办理结果"), (applicants, "申请.本年新收")):
        values = [report(name).cells[p].number for p in report(name).cells if p.startswith(prefix)]
        if figure is None:
            assert not any(values)
            continue
        (series,) = figure.series
        assert series.name == f"{report(name).year}年度"
        expected = [_of(name, f"{prefix}.{category}") for category in figure.categories]
        assert list(series.values) == expected


def _of(name: str, path: str) -> int:
    """A base cell, or the sum of all base cells below a path."""
    cells = report(name).cells.values()
    below = [c for c in cells if c.path == path or c.path.startswith(f"{path}.")]
    return sum(c.number or 0 for c in below if not c.spec.column.sums)


def test_two_years_stand_side_by_side_although_their_editions_differ() -> None:
    assert report("003_yinzhou_2019").edition.id != report("full_2025").edition.id
    *_, both = figures_of(sample("full_2025", "003_yinzhou_2019"))
    then, now = both.series
    assert [then.name, now.name] == ["2019年度", "2025年度"]
    for name, series in (("003_yinzhou_2019", then), ("full_2025", now)):
        counts = dict(zip(both.categories, series.values, strict=True))
        assert counts["本年新收"] == report(name).number("申请.本年新收.总计")
        assert counts["结转下年度"] == report(name).number("申请.结转下年度.总计")
        assert counts["办结"] == report(name).number("申请.办理结果.总计.总计")
        assert counts["行政复议"] == report(name).number("复议诉讼.行政复议.总计")
        suits = ("复议诉讼.未经复议直接起诉.总计", "复议诉讼.复议后起诉.总计")
        assert counts["行政诉讼"] == sum(report(name).number(path) or 0 for path in suits)


def test_without_an_earlier_report_there_is_no_comparison() -> None:
    assert len(figures_of(sample("full_2025"))) == 2
    assert len(figures_of(sample("full_2025", "004_liyang_2020"))) == 3


def test_every_number_is_said_in_words() -> None:
    for figure in figures_of(sample("full_2025", "004_liyang_2020")):
        for number, category in enumerate(figure.categories):
            at = figure.words.index(category)
            for series in figure.series:
                assert f"{series.values[number]}件" in figure.words[at:]
        assert figure.words.endswith("件。")


def test_a_bar_that_the_earlier_report_does_not_know_is_left_out() -> None:
    known = earlier("004_liyang_2020")
    less = tuple(
        (figure, tuple(count for count in counts if count[0] != "行政复议"))
        for figure, counts in known.counts
    )
    page = FigurePage(earlier=Earlier(known.year, less))
    *_, both = figures_of(drawn(content("full_2025"), page))
    assert "行政复议" not in both.categories
    assert "行政诉讼" in both.categories


def test_totals_left_blank_are_made_up_from_their_columns() -> None:
    source = report("004_liyang_2020")
    path = "申请.本年新收.总计"
    blank = replace(source, cells={**source.cells, path: Cell(source.cells[path].spec, None)})
    assert earlier_figures(blank, "x") == earlier("004_liyang_2020")


def test_zeros_are_not_drawn_but_said() -> None:
    page = FigurePage(earlier=earlier_figures(content_of(zero_form(2025)).report, "x"))
    made = drawn(content_of(zero_form()), page)
    assert figures_of(made) == []
    notes = [line for line in outline(made.blocks) if line.startswith("note")]
    assert len(notes) == 3
    assert all(line.endswith("各项均为0，不作图。") for line in notes)


def test_an_earlier_year_with_figures_is_drawn_beside_zeros() -> None:
    page = FigurePage(earlier=earlier("004_liyang_2020"))
    (both,) = figures_of(drawn(content_of(zero_form()), page))
    assert not any(both.series[1].values)
    assert any(both.series[0].values)


def test_a_draft_says_what_is_not_filled() -> None:
    form = zero_form(申请={"本年新收": {"自然人": 3, "其余": 0}})
    made = drawn(content_of(form), draft=True)
    (applicants,) = figures_of(made)
    assert applicants.series[0].values == (3, 0, 0, 0, 0, 0)
    notes = [line for line in outline(made.blocks) if line.startswith("note")]
    assert [line.endswith("数据没有填齐，不作图。") for line in notes] == [True]


def test_huge_counts_are_exact() -> None:
    results, applicants = figures_of(drawn(huge()))
    assert results.series[0].values[0] == applicants.series[0].values[0] == HUGE


@pytest.mark.parametrize("year", [2025, 2026])
def test_the_other_report_must_be_an_earlier_one(year: int) -> None:
    page = FigurePage(earlier=Earlier(year, ()))
    with pytest.raises(InputError, match=f"{year} 年度"):
        drawn(content("full_2025"), page)


def test_an_earlier_report_says_its_year() -> None:
    with pytest.raises(InputError, match="没有写明年度"):
        earlier_figures(replace(report("full_2025"), year=None), "去年.docx")


def test_an_annex_comes_after_the_signature() -> None:
    lines = outline(sample("full_2025").blocks)
    at = lines.index("annex 附：数据图示")
    assert lines[at - 1].startswith("date ")
    assert [line[0] for line in lines[at + 1 :]] == ["F", "F"]
    assert lines[:at] == outline(document("full_2025").blocks)


def test_the_other_place_is_the_end_of_chapter_one() -> None:
    made = drawn(content("full_2025"), FigurePage(place="overview"))
    lines = outline(made.blocks)
    at = next(i for i, line in enumerate(lines) if line.startswith("F "))
    assert lines[at + 2].startswith("1 二、")
    assert "附：数据图示" not in "".join(lines)
    assert [line for line in lines if line[:2] != "F "] == outline(document("full_2025").blocks)


def test_comments_of_a_draft_keep_their_places() -> None:
    """They are counted in blocks, and figures in chapter one come before most of them."""
    source = content("full_2025")
    remarks = (Remark("T303", "x", path="申请.本年新收"),)
    page = FigurePage(place="overview")
    made = build(source, RenderOptions(draft=True, figures=page), remarks)
    plain = build(source, RenderOptions(draft=True), remarks)
    assert made.blocks[made.comments[0].block] == plain.blocks[plain.comments[0].block]


def test_what_was_printed_is_blanked_when_it_is_read_back() -> None:
    source = drawn(content("full_2025"), FigurePage(earlier=earlier("004_liyang_2020")))
    (first, *_) = figures_of(source)
    read = (
        Heading(1, "附：数据图示"),
        Paragraph((Run("附： 数据图示"),)),
        Paragraph((Run(first.title),)),
        Image("图1", b"", f"{first.title}。{first.words}", 0, 0, 96),
        Image("图2", b"\x89PNG", first.title, 1, 1, 96),
        Paragraph((Run("附件：数据图示说明"),)),
    )
    kept = without_figures(Document(source.meta, read))
    assert kept.blocks == (*[Paragraph(())] * 4, *read[4:])
