"""What is drawn from the tables: `schemas/figures.yaml`, proved, and resolved for an edition."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from generator import resources
from generator.errors import SpecError
from generator.spec.data_file import read_data
from generator.spec.limits import Limits, Text, Words
from generator.spec.load import edition_ids, load_edition
from generator.spec.model import CellSpec, Edition, Row
from generator.spec.rows import refuse_duplicates

FILE = "figures.yaml"
_HOLE = re.compile(r"\\\{\w+\\\}")


class BarEntry(NamedTuple):
    """One bar: its name, and the ids of rows, groups or cells whose sum it shows."""

    name: Annotated[str, Limits(min_length=1, max_length=7)]
    of: Words


class FigureEntry(NamedTuple):
    """One figure; `against` asks for an earlier report beside this one."""

    id: Text
    title: Text
    unit: Text
    bars: Annotated[tuple[BarEntry, ...], Limits(min_length=1)]
    against: Literal["earlier"] | None = None


class FigureWords(NamedTuple):
    """The whole file; see its head for what stands in braces."""

    annex: Text
    series: Text
    value: Text
    zero: Text
    missing: Text
    figures: Annotated[tuple[FigureEntry, ...], Limits(min_length=1)]

    def is_ours(self, text: str) -> bool:
        """Whether a line of a report is one that a figure page prints."""
        return text == self.annex or bool(_lines(self).fullmatch(text))

    def is_title(self, text: str) -> bool:
        """Whether a text begins with the title of a figure, as the words for a picture do."""
        return bool(_titles(self).match(text))


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of an edition: the sum of one number for each item, which is the first of its ways that
    is filled: the total itself, or the columns that make it up.
    """

    name: str
    items: tuple[tuple[tuple[CellSpec, ...], ...], ...]


def figure_words(folder: Path = resources.SCHEMAS) -> FigureWords:
    """The file, read once; SpecError when a bar names what no edition has."""
    return _read(folder)


def bars(entry: FigureEntry, edition: Edition) -> tuple[Bar, ...]:
    """The bars that an edition can show, in order."""
    made = (Bar(bar.name, _items(bar, edition)) for bar in entry.bars)
    return tuple(bar for bar in made if bar.items)


@lru_cache(maxsize=4)
def _read(folder: Path) -> FigureWords:
    return read_data(folder / FILE, FigureWords, lambda words: prove_figures(words, folder))


def prove_figures(words: FigureWords, folder: Path = resources.SCHEMAS) -> None:
    """SpecError for a figure that is there twice, and for a bar of what no edition has."""
    refuse_duplicates(FILE, (figure.id for figure in words.figures))
    editions = [load_edition(edition, folder) for edition in edition_ids(folder)]
    _refuse_unknown_holes(words)
    for figure in words.figures:
        for bar in figure.bars:
            for name in bar.of:
                if not any(_item(name, edition) for edition in editions):
                    raise SpecError(f"{FILE}: {figure.id}: no edition has {name!r}")


def _refuse_unknown_holes(words: FigureWords) -> None:
    """What stands in braces is known wherever it stands."""
    known = {"year": 0, "earlier": 0, "n": 0, "unit": "", "title": ""}
    texts = [words.series, words.value, words.zero, words.missing]
    for text in (*texts, *(figure.title for figure in words.figures)):
        try:
            text.format_map(known)
        except (KeyError, ValueError, IndexError) as error:
            raise SpecError(f"{FILE}: {text!r}: {error}") from error


def _items(bar: BarEntry, edition: Edition) -> tuple[tuple[tuple[CellSpec, ...], ...], ...]:
    return tuple(item for name in bar.of for item in _item(name, edition))


def _item(name: str, edition: Edition) -> tuple[tuple[tuple[CellSpec, ...], ...], ...]:
    """The ways to come by each number of a cell, a row or the rows of a group; () when unknown."""
    if name in edition.by_id:
        return (((edition.by_id[name],),),)
    for table in edition.tables:
        for group in table.root.groups():
            if group.id == name:
                return tuple(_ways(row) for row in group.rows())
        for row in table.root.rows():
            if row.id == name:
                return (_ways(row),)
    return ()


def _ways(row: Row) -> tuple[tuple[CellSpec, ...], ...]:
    cells = row.cells
    total = tuple(cell for cell in cells if cell.column.sums)
    parts = tuple(cell for cell in cells if not cell.column.sums)
    return (total, parts) if total else (parts,)


@lru_cache(maxsize=4)
def _titles(words: FigureWords) -> re.Pattern[str]:
    return re.compile("|".join(_pattern(figure.title) for figure in words.figures))


@lru_cache(maxsize=4)
def _lines(words: FigureWords) -> re.Pattern[str]:
    """A title alone, or one of the sentences about it."""
    title = f"(?:{_titles(words).pattern})"
    said = (re.escape(line).replace(r"\{title\}", title) for line in (words.zero, words.missing))
    return re.compile("|".join((title, *said)))


def _pattern(template: str) -> str:
    """A template as a regular expression; years stand in its holes."""
    return _HOLE.sub(r"\\d{4}", re.escape(template))
