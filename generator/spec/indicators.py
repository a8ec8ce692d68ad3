"""The words by which prose names figures of the tables: `schemas/indicators.yaml`, proved."""

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Annotated, NamedTuple

from generator import resources
from generator.errors import SpecError
from generator.spec.data_file import read_data
from generator.spec.limits import Limits, Pattern, Patterns, Text
from generator.spec.limits import Words as Filled
from generator.spec.load import edition_ids, load_edition
from generator.spec.model import CellSpec, Edition
from generator.spec.rows import refuse_duplicates

FILE = "indicators.yaml"


class NoneEntry(NamedTuple):
    """Words that say there was none, and the rule that compares."""

    rule: Text
    patterns: Patterns


class IndicatorEntry(NamedTuple):
    """One indicator as written; see the head of the file."""

    id: Text
    rule: Text
    cells: tuple[Text, ...]
    units: Filled
    patterns: Patterns
    name: str = ""
    zero_rule: str | None = None
    context: Pattern | None = None
    never: Pattern | None = None
    alone: Pattern | None = None
    none: NoneEntry | None = None
    plus: tuple[Text, ...] = ()


class DoubtsEntry(NamedTuple):
    """Words that silence: a whole sentence, its rest, one breath, a joined subject."""

    sentence: Patterns
    rest: Patterns
    breath: Patterns
    joined: Patterns


class WordsEntry(NamedTuple):
    indicators: Annotated[tuple[IndicatorEntry, ...], Limits(min_length=1)]
    tail: Pattern
    doubts: DoubtsEntry


@dataclass(frozen=True)
class Indicator:
    """What prose may claim: the words, and the cells whose sum it must equal.

    `plus` are the cells to add when the words include what was carried over. `label` is what
    messages call it, in official words. Without cells it lives in prose only. The patterns are
    made ready when they are first searched: few reports speak of everything.
    """

    id: str
    rule: str
    zero_rule: str
    label: str
    cells: tuple[CellSpec, ...]
    plus: tuple[CellSpec, ...]
    units: frozenset[str]
    none_rule: str
    written: IndicatorEntry

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The words that name it."""
        return _any(self.written.patterns)

    @cached_property
    def none(self) -> re.Pattern[str] | None:
        """The words that say there was none."""
        return _any(self.written.none.patterns) if self.written.none else None

    @cached_property
    def context(self) -> re.Pattern[str] | None:
        """What must stand before, in the same line."""
        return _optional(self.written.context)

    @cached_property
    def never(self) -> re.Pattern[str] | None:
        """What must not stand in the same breath."""
        return _optional(self.written.never)

    @cached_property
    def alone(self) -> re.Pattern[str] | None:
        """What must not stand in the same sentence."""
        return _optional(self.written.alone)


@dataclass(frozen=True, eq=False)
class Words:
    """The indicators of one edition, what may follow a number, and the words that cast doubt."""

    indicators: tuple[Indicator, ...]
    tail: re.Pattern[str]
    sentence: re.Pattern[str]
    rest: re.Pattern[str]
    breath: re.Pattern[str]
    joined: re.Pattern[str]


@lru_cache(maxsize=16)
def words_for(edition: Edition, folder: Path = resources.SCHEMAS) -> Words:
    """The words for an edition: the indicators that it has; SpecError says what is wrong."""
    entry = read_data(folder / FILE, WordsEntry, lambda entry: prove_words(entry, folder))
    doubts = entry.doubts
    found = [_indicator(indicator, edition) for indicator in entry.indicators]
    return Words(
        indicators=tuple(indicator for indicator in found if indicator is not None),
        tail=re.compile(entry.tail),
        sentence=_any(doubts.sentence),
        rest=_any(doubts.rest),
        breath=_any(doubts.breath),
        joined=_any(doubts.joined),
    )


def prove_words(entry: WordsEntry, folder: Path = resources.SCHEMAS) -> None:
    """SpecError for an indicator without a name, or of cells that no edition has."""
    refuse_duplicates(FILE, (indicator.id for indicator in entry.indicators))
    editions = [load_edition(edition, folder) for edition in edition_ids(folder)]
    for indicator in entry.indicators:
        if not indicator.cells and not indicator.name:
            raise SpecError(f"{FILE}: {indicator.id} has neither cells nor a name")
        for name in indicator.cells + indicator.plus:
            if all(_cells(name, edition) is None for edition in editions):
                raise SpecError(f"{FILE}: {indicator.id}: no edition has {name!r}")


def _indicator(entry: IndicatorEntry, edition: Edition) -> Indicator | None:
    """An indicator ready for use; None where the edition lacks one of its cells."""
    if any(_cells(name, edition) is None for name in entry.cells + entry.plus):
        return None
    return Indicator(
        id=entry.id,
        rule=entry.rule,
        zero_rule=entry.zero_rule or entry.rule,
        label=entry.name or "加".join(f"“{_title(name, edition)}”" for name in entry.cells),
        cells=tuple(spec for name in entry.cells for spec in _cells(name, edition) or ()),
        plus=tuple(spec for name in entry.plus for spec in _cells(name, edition) or ()),
        units=frozenset(entry.units),
        none_rule=entry.none.rule if entry.none else "",
        written=entry,
    )


def _optional(pattern: str | None) -> re.Pattern[str] | None:
    return re.compile(pattern) if pattern else None


def _any(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


def _cells(name: str, edition: Edition) -> tuple[CellSpec, ...] | None:
    """The cell with this id, or the totals of the rows of the group; None when there is neither."""
    if name in edition.by_id:
        return (edition.by_id[name],)
    for table in edition.tables:
        for group in table.root.groups():
            if group.id == name:
                paths = [f"{r.path}.{r.axis.total.key}" for r in group.rows() if r.axis.total]
                return tuple(edition.cells[path] for path in paths)
    return None


def _title(name: str, edition: Edition) -> str:
    """The official title of a cell (the row's alone for its total) or of a group."""
    spec = edition.by_id.get(name)
    if spec is not None:
        return spec.row.full_title if spec.column.sums else spec.title
    groups = (group for table in edition.tables for group in table.root.groups())
    return next(group.title for group in groups if group.id == name)
