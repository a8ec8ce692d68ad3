"""What a published report holds, before it is made a form: tables, headings, identity."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Finding
from generator.document.nodes import Document
from generator.recovery.flow import Line, lines_of
from generator.recovery.headings import FoundHeading, find_headings
from generator.recovery.identity import Identity, identify
from generator.recovery.places import Place, cell_place, unit_place
from generator.recovery.refusal import refusal
from generator.recovery.rows import FoundCell
from generator.recovery.tables import FoundTable, find_tables, read_by
from generator.recovery.units import Unit, units_of
from generator.spec.load import edition_for_year, edition_ids, load_edition
from generator.spec.model import Edition


@dataclass(frozen=True)
class Survey:
    """What was found, and where.

    `tables` holds the official tables by chapter key, each read by its own edition; `edition` is
    that of the report. `lines` is everything outside those tables. `refused` says why nothing may
    be taken from the file (RE02), None when it can be read.
    """

    document: Document
    units: tuple[Unit, ...]
    edition: Edition
    tables: Mapping[str, FoundTable]
    lines: tuple[Line, ...]
    headings: tuple[FoundHeading, ...]
    identity: Identity
    refused: Finding | None

    @property
    def cut_off(self) -> bool:
        """Whether the text ends in the middle: in a chapter of figures, without its whole table."""
        official = [heading.chapter for heading in self.headings if heading.chapter is not None]
        last = official[-1] if official else None
        if last is None or last.content != "table":
            return False
        table = self.tables.get(last.key)
        return table is None or not table.complete

    def table_block(self, key: str) -> int | None:
        """The block at which the official table `key` begins; None where it was not found."""
        table = self.tables.get(key)
        return None if table is None else self.units[table.first].block

    def cell_place(self, cell: FoundCell) -> Place:
        """Where a cell of an official table stands."""
        return cell_place(self.edition, self.units, cell)

    def text_place(self, key: str, unit: int) -> Place:
        """Where a text in the official table `key` stands."""
        return unit_place(self.edition, self.units, key, unit)


def survey(document: Document, schemas: Path) -> Survey:
    """Find tables, headings and identity; the tables' own labels decide their edition."""
    units = units_of(document)
    editions = [load_edition(e, schemas) for e in reversed(edition_ids(schemas))]
    occurrences = find_tables(units, editions)
    every = [table for found in occurrences.values() for table in found]
    lines = lines_of(document, units, every)
    tables = {key: found[0] for key, found in occurrences.items()}
    starts = {key: units[table.first].block for key, table in tables.items()}
    headings = find_headings(lines, editions[0], starts)
    first = headings[0].index if headings else len(lines)
    identity = identify(lines, first, headings[-1].index if headings else -1)
    edition = _edition(tables, identity, editions, schemas)
    tables = {
        key: table if table.certain else read_by(edition, table, units)
        for key, table in tables.items()
    }
    refused = refusal(units, occurrences, headings)
    return Survey(document, units, edition, tables, lines, headings, identity, refused)


def _edition(
    tables: Mapping[str, FoundTable],
    identity: Identity,
    editions: Sequence[Edition],
    schemas: Path,
) -> Edition:
    """The edition of the tables whose labels tell it, else of the year, else the newest."""
    votes = {edition.id: 0 for edition in editions}
    for table in tables.values():
        if table.certain:
            votes[table.edition.id] += len(table.matches)
    by_year = edition_for_year(identity.year, schemas) if identity.year else None
    if by_year is not None and votes.get(by_year.id, 0) == max(votes.values()):
        return by_year
    best = max(editions, key=lambda edition: votes[edition.id])
    return best if votes[best.id] else by_year or editions[0]
