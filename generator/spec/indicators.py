"""The words by which prose names figures of the tables: `schemas/indicators.yaml`, proved."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from generator import resources
from generator.errors import SpecError
from generator.spec.load import edition_ids, load_edition
from generator.spec.model import CellSpec, Edition
from generator.spec.rows import refuse_duplicates
from generator.spec.word_file import read_words

FILE = "indicators.yaml"
Text = Annotated[str, Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class NoneEntry(_Entry):
    """Words that say there was none, and the rule that compares."""

    rule: Text
    patterns: tuple[Text, ...] = Field(min_length=1)


class IndicatorEntry(_Entry):
    """One indicator as written; see the head of the file."""

    id: Text
    rule: Text
    name: str = ""
    zero_rule: str | None = None
    cells: tuple[Text, ...]
    plus: tuple[Text, ...] = ()
    units: tuple[Text, ...] = Field(min_length=1)
    patterns: tuple[Text, ...] = Field(min_length=1)
    context: str | None = None
    never: str | None = None
    alone: str | None = None
    none: NoneEntry | None = None


class DoubtsEntry(_Entry):
    """Words that silence: a whole sentence, its rest, one breath, a joined subject."""

    sentence: tuple[Text, ...]
    rest: tuple[Text, ...]
    breath: tuple[Text, ...]
    joined: tuple[Text, ...]


class WordsEntry(_Entry):
    indicators: tuple[IndicatorEntry, ...] = Field(min_length=1)
    tail: Text
    doubts: DoubtsEntry


@dataclass(frozen=True)
class Indicator:
    """What prose may claim: the words, ready to search, and the cells whose sum it must equal.

    `plus` are the cells to add when the words include what was carried over. `label` is what
    messages call it, in official words. Without cells it lives in prose only.
    """

    id: str
    rule: str
    zero_rule: str
    label: str
    cells: tuple[CellSpec, ...]
    plus: tuple[CellSpec, ...]
    units: frozenset[str]
    pattern: re.Pattern[str]
    context: re.Pattern[str] | None
    never: re.Pattern[str] | None
    alone: re.Pattern[str] | None
    none_rule: str
    none: re.Pattern[str] | None


@dataclass(frozen=True, eq=False)
class Words:
    """The indicators of one edition, what may follow a number, and the words that cast doubt."""

    indicators: tuple[Indicator, ...]
    tail: re.Pattern[str]
    sentence: re.Pattern[str]
    rest: re.Pattern[str]
    breath: re.Pattern[str]
    joined: re.Pattern[str]


class _Same:
    """An edition as a key of its own: by identity (its mappings cannot be hashed)."""

    def __init__(self, edition: Edition) -> None:
        self.edition = edition

    def __hash__(self) -> int:
        return id(self.edition)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.edition is self.edition


def words_for(edition: Edition, folder: Path = resources.SCHEMAS) -> Words:
    """The words for an edition: the indicators that it has. SpecError for what cannot be, and for
    a cell or group that no edition knows.
    """
    return _words_for(_Same(edition), folder)


@lru_cache(maxsize=16)
def _words_for(key: _Same, folder: Path) -> Words:
    entry = _read(folder)
    doubts = entry.doubts
    found = [_indicator(indicator, key.edition, folder) for indicator in entry.indicators]
    return Words(
        indicators=tuple(indicator for indicator in found if indicator is not None),
        tail=re.compile(entry.tail),
        sentence=_any(doubts.sentence),
        rest=_any(doubts.rest),
        breath=_any(doubts.breath),
        joined=_any(doubts.joined),
    )


@lru_cache(maxsize=4)
def _read(folder: Path) -> WordsEntry:
    entry = read_words(folder / FILE, WordsEntry)
    refuse_duplicates(FILE, (indicator.id for indicator in entry.indicators))
    return entry


def _indicator(entry: IndicatorEntry, edition: Edition, folder: Path) -> Indicator | None:
    """An indicator ready for use; None where the edition lacks one of its cells."""
    missing = [name for name in entry.cells + entry.plus if _cells(name, edition) is None]
    for name in missing:
        if all(_cells(name, load_edition(e, folder)) is None for e in edition_ids(folder)):
            raise SpecError(f"{FILE}: {entry.id}: no edition has a cell or group {name!r}")
    if missing:
        return None
    if not entry.cells and not entry.name:
        raise SpecError(f"{FILE}: {entry.id} has neither cells nor a name")
    try:
        return _built(entry, edition)
    except re.error as error:
        raise SpecError(f"{FILE}: {entry.id}: {error}") from error


def _built(entry: IndicatorEntry, edition: Edition) -> Indicator:
    return Indicator(
        id=entry.id,
        rule=entry.rule,
        zero_rule=entry.zero_rule or entry.rule,
        label=entry.name or "加".join(f"“{_title(name, edition)}”" for name in entry.cells),
        cells=tuple(spec for name in entry.cells for spec in _cells(name, edition) or ()),
        plus=tuple(spec for name in entry.plus for spec in _cells(name, edition) or ()),
        units=frozenset(entry.units),
        pattern=_any(entry.patterns),
        context=_optional(entry.context),
        never=_optional(entry.never),
        alone=_optional(entry.alone),
        none_rule=entry.none.rule if entry.none else "",
        none=_any(entry.none.patterns) if entry.none else None,
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
