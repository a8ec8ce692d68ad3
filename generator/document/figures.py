"""The picture page: bars drawn from the tables, and from an earlier report's beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from generator.document.drafts import UNFILLED
from generator.document.nodes import Block, Document, Figure, Heading, Image, Paragraph, Run, Series
from generator.errors import InputError
from generator.form.report import Report
from generator.spec.figures import Bar, FigureEntry, FigureWords, bars, figure_words

Place = Literal["annex", "overview"]
_BLANK = str.maketrans("", "", " \t\n\r\u3000\u00a0")


@dataclass(frozen=True, slots=True)
class Earlier:
    """What figures need of an earlier year's report: for each figure the counts of its bars by name."""

    year: int
    counts: tuple[tuple[str, tuple[tuple[str, int], ...]], ...]

    def of(self, figure: str) -> Mapping[str, int]:
        """The counts of one figure."""
        return dict(dict(self.counts).get(figure, ()))


@dataclass(frozen=True, slots=True)
class FigurePage:
    """That figures are wanted: where, and against which earlier report.

    An annex begins a page of its own after the signature, "overview" is the end of chapter one.
    """

    place: Place = "annex"
    earlier: Earlier | None = None


def earlier_figures(report: Report, name: str) -> Earlier:
    """The counts of an earlier report, whose edition may be another; `name` is for messages.

    InputError when it does not say its year.
    """
    if report.year is None:
        raise InputError(f"上年的报告“{name}”没有写明年度，不能画两年对比图")
    counts = (
        (figure.id, tuple(_known(_counts(report, figure)))) for figure in figure_words().figures
    )
    return Earlier(report.year, tuple(counts))


def figure_blocks(report: Report, page: FigurePage) -> tuple[Block, ...]:
    """Every figure in order, or why it is not drawn, below the heading of an annex.

    InputError when the other report is not an earlier one.
    """
    words, earlier = figure_words(), page.earlier
    if earlier is not None and report.year is not None and earlier.year >= report.year:
        raise InputError(
            f"--previous 给的是 {earlier.year} 年度的报告，不在 {report.year} 年度之前，不能画两年对比图"
        )
    made = [
        _figure(figure, words, report, earlier)
        for figure in words.figures
        if figure.against is None or earlier is not None
    ]
    drawn = tuple(block for block in made if block is not None)
    if page.place == "overview" or not drawn:
        return drawn
    return (Paragraph((Run(words.annex),), "annex"), *drawn)


def without_figures(document: Document) -> Document:
    """A document that was read, its figure page blanked: it follows from the tables."""
    words = figure_words()
    kept = (Paragraph(()) if _of_figures(b, words) else b for b in document.blocks)
    return replace(document, blocks=tuple(kept))


def _of_figures(block: Block, words: FigureWords) -> bool:
    if isinstance(block, Image):
        return not block.data and words.is_title(block.alt.translate(_BLANK))
    return isinstance(block, Heading | Paragraph) and words.is_ours(block.text.translate(_BLANK))


def _figure(
    entry: FigureEntry, words: FigureWords, report: Report, earlier: Earlier | None
) -> Figure | Paragraph | None:
    """A figure; a sentence when there is nothing to draw; None when the edition has none of it."""
    year = UNFILLED if report.year is None else str(report.year)
    title = entry.title.format(year=year, earlier=earlier.year if earlier else "")
    counts = _counts(report, entry)
    drawn: list[tuple[str, Mapping[str, int]]] = []
    if entry.against is not None and earlier is not None:
        drawn.append((str(earlier.year), earlier.of(entry.id)))
        counts = {name: counts[name] for name in counts if name in drawn[0][1]}
    if not counts:
        return None
    if None in counts.values():
        return _note(words.missing, title)
    drawn.append((year, dict(_known(counts))))
    series = tuple(
        Series(words.series.format(year=when), tuple(known[name] for name in counts))
        for when, known in drawn
    )
    if not any(any(line.values) for line in series):
        return _note(words.zero, title)
    figure = Figure(title, tuple(counts), series, "")
    return replace(figure, words=_in_words(figure, entry.unit, words.value))


def _note(sentence: str, title: str) -> Paragraph:
    return Paragraph((Run(sentence.format(title=title)),), "note")


def _in_words(figure: Figure, unit: str, value: str) -> str:
    """Every number of a figure: 甲3件、乙0件。, with two years 甲2024年度3件、2025年度4件；…"""
    several = len(figure.series) > 1
    parts = []
    for number, category in enumerate(figure.categories):
        counts = (
            (line.name if several else "") + value.format(n=line.values[number], unit=unit)
            for line in figure.series
        )
        parts.append(f"{category}{'：' if several else ''}{'、'.join(counts)}")
    return f"{('；' if several else '、').join(parts)}。"


def _counts(report: Report, entry: FigureEntry) -> dict[str, int | None]:
    """The count of each bar by its name; None while a cell of it is not filled."""
    return {bar.name: _count(report, bar) for bar in bars(entry, report.edition)}


def _known(counts: Mapping[str, int | None]) -> Iterator[tuple[str, int]]:
    return ((name, count) for name, count in counts.items() if count is not None)


def _count(report: Report, bar: Bar) -> int | None:
    total = 0
    for ways in bar.items:
        sums = (_sum([report.number(cell.path) for cell in way]) for way in ways)
        number = next((known for known in sums if known is not None), None)
        if number is None:
            return None
        total += number
    return total


def _sum(numbers: list[int | None]) -> int | None:
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else None
