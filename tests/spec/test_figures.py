"""What is drawn: every edition's results and applicants are covered once, and faults are refused."""

import shutil
from pathlib import Path

import pytest

from generator import resources
from generator.errors import SpecError
from generator.spec.figures import FILE, FigureEntry, bars, figure_words
from generator.spec.load import edition_ids, load_edition

each_edition = pytest.mark.parametrize("edition", edition_ids())


def _entry(name: str) -> FigureEntry:
    return next(figure for figure in figure_words().figures if figure.id == name)


@each_edition
def test_the_results_are_each_row_below_that_heading_once(edition: str) -> None:
    loaded = load_edition(edition)
    groups = [group for table in loaded.tables for group in table.root.groups()]
    results = next(group for group in groups if group.id == "results")
    rows = [row.path for row in results.rows() if row.id != "result_total"]
    shown = [ways[0][0].row.path for bar in bars(_entry("results"), loaded) for ways in bar.items]
    assert shown == rows


@each_edition
def test_the_applicants_are_all_columns_but_the_total(edition: str) -> None:
    loaded = load_edition(edition)
    shown = [ways[0][0].column.key for b in bars(_entry("applicants"), loaded) for ways in b.items]
    assert shown == [column.key for column in loaded.axes["applicants"].base]
    names = [bar.name for bar in bars(_entry("applicants"), loaded)]
    assert names == [column.title for column in loaded.axes["applicants"].base]


def test_a_printed_line_is_known_again_and_prose_is_not() -> None:
    words = figure_words()
    title = _entry("results").title.format(year=2025)
    assert words.is_ours(words.annex)
    assert words.is_ours(words.zero.format(title=title))
    assert words.is_ours(words.missing.format(title=title))
    assert words.is_ours(title)
    assert words.is_title(f"{title}。予以公开3件。")
    assert not words.is_ours(f"{title}和上年相比")
    assert not words.is_ours("数据图示")
    assert not words.is_title("宣传活动照片")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("of: [granted]", "of: [granite]"),
        ("of: [new.natural]", "of: [new.nature]"),
        ("of: [new]", "of: []"),
        ("name: 社会公益组织", "name: 社会公益组织和基金会"),
        ("id: applicants", "id: results"),
        ("\n    against: earlier", "\n    against: later"),
        ('title: "{year}', 'title: "{jahr}'),
        ('{n}{unit}"', '{n}{unit"'),
    ],
)
def test_a_fault_is_refused(tmp_path: Path, old: str, new: str) -> None:
    for edition in edition_ids():
        shutil.copytree(resources.SCHEMAS / edition, tmp_path / edition)
    text = (resources.SCHEMAS / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SpecError, match=FILE):
        figure_words(tmp_path)
