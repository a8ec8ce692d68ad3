"""`Report`: the validated content of a form, whatever is still wrong with its figures."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import NamedTuple

from generator.diagnostics import Span
from generator.form.frame import Agency, ExtraTable, Signature, Unrecognised, Waiver
from generator.form.numbers import Amount, Value
from generator.form.raw import RawScalar
from generator.spec.model import CellSpec, Edition, Kind


class Cell(NamedTuple):
    """One data cell.

    `value` is None while the cell is unfilled or unreadable; `text` is what stands in the source,
    None where nothing does (filled by 其余, or computed). `stated` is false for a computed total.
    """

    spec: CellSpec
    value: Value | None
    text: str | None = None
    stated: bool = False
    span: Span | None = None

    @property
    def path(self) -> str:
        """The form path."""
        return self.spec.path

    @property
    def number(self) -> int | None:
        """The value as an integer for sums; None for money, for what is not filled, and for a
        count that cannot be one (NC04 tells it).
        """
        if not isinstance(self.value, int):
            return None
        return None if self.value < 0 and self.spec.column.kind is Kind.COUNT else self.value


class Prose(NamedTuple):
    """A text of the form (CommonMark with expressions) and the scalar that it stands in."""

    path: str
    text: str
    source: RawScalar


class Section(NamedTuple):
    """An agency's own sub-section, after the official ones of chapter `after`."""

    title: str
    prose: Prose
    after: str


@dataclass(frozen=True)
class Report:
    """A whole report. `prose` holds the chapters' and aspects' texts by path.

    `preface` is None for 无; its text is 默认 for the shipped sentence. `year` is None only when
    the form gives none that can be read. `spans` says where a path stands in the form.
    """

    edition: Edition
    year: int | None
    scope: str
    title: str
    agency: Agency
    preface: Prose | None
    default_preface: bool
    prose: Mapping[str, Prose]
    sections: tuple[Section, ...]
    tables: tuple[ExtraTable, ...]
    cells: Mapping[str, Cell]
    signature: Signature | None
    waivers: tuple[Waiver, ...]
    unconfirmed: tuple[str, ...]
    unrecognised: tuple[Unrecognised, ...]
    spans: Mapping[str, Span]

    def number(self, path: str) -> int | None:
        """The integer at a path, stated or computed; None when unfilled."""
        cell = self.cells.get(path)
        return cell.number if cell is not None else None

    def cell(self, cell_id: str) -> Cell | None:
        """The cell with this English identifier, where the edition has it."""
        spec = self.edition.by_id.get(cell_id)
        return self.cells[spec.path] if spec is not None else None

    def count(self, cell_id: str) -> int | None:
        """The integer in that cell; None where the edition lacks it or nobody has filled it."""
        cell = self.cell(cell_id)
        return cell.number if cell is not None else None

    @cached_property
    def all_prose(self) -> tuple[Prose, ...]:
        """Every text in the order of the report."""
        own = tuple(section.prose for section in self.sections)
        preface = (self.preface,) if self.preface is not None else ()
        return preface + tuple(self.prose.values()) + own


def show(value: Value | None) -> str:
    """A value as printed; empty when there is none."""
    if value is None:
        return ""
    return (
        value.text
        if isinstance(value, Amount)
        else f"{value:f}"
        if isinstance(value, Decimal)
        else str(value)
    )
