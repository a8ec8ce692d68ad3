"""The shape of `schemas/<edition>/form.yaml` as it is written (anything else is refused)."""

from typing import Annotated, Literal, NamedTuple

from generator.spec.limits import Limits, Text, Words, Written
from generator.spec.model import Kind


class YearsEntry(NamedTuple):
    """First and last report year; no last year means still in force."""

    first: int
    last: int | None = None


class AspectEntry(NamedTuple):
    key: Text
    id: Text
    heading: Text
    help: Text


class ChapterEntry(NamedTuple):
    key: Text
    id: Text
    heading: Text
    accepts: Words
    content: Literal["aspects", "table", "prose"]
    help: Text
    default: str | None = None
    also: tuple[Text, ...] = ()
    aspects: tuple[AspectEntry, ...] = ()


class ColumnEntry(NamedTuple):
    key: Text
    id: Text
    title: Text
    kind: Kind
    unit: Text
    help: Text
    sum: tuple[Text, ...] = ()


class RowEntry(NamedTuple):
    """A row (with `axis`) or a group (with `rows`)."""

    key: Text
    id: Text
    title: Text
    help: Text
    source: str = ""
    axis: str | None = None
    rows: "tuple[RowEntry, ...]" = ()


class GridEntry(NamedTuple):
    """A drawn cell: one of text (literal), head (axis.column), label (row), value, values."""

    text: str | None = None
    head: str | None = None
    label: str | None = None
    value: str | None = None
    values: str | None = None
    header: bool = False
    colspan: Annotated[int, Limits(ge=1)] = 1
    rowspan: Annotated[int, Limits(ge=1)] = 1


class TableEntry(NamedTuple):
    id: Text
    key: Text
    caption: Text
    description: Text
    header_rows: Annotated[int, Limits(ge=1)]
    keep_together: bool
    widths: Annotated[tuple[int, ...], Limits(min_length=1)]
    rows: Annotated[tuple[RowEntry, ...], Limits(min_length=1)]
    grid: tuple[tuple[GridEntry, ...], ...]
    dense: bool = False


class IdentityEntry(NamedTuple):
    """Rows below a path (row totals), or a column-wise total or balance of rows."""

    rule: Text
    rows: str | None = None
    columns: str | None = None
    total: str | None = None
    parts: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


class CarryEntry(NamedTuple):
    """A cell of this year, or all of a row, as the sum of last year's; named by English ids."""

    rule: Text
    into: Text
    sources: Words


class ExpectEntry(NamedTuple):
    """What last year's cell leads one to expect of this year's; {n} in `tell` is the figure."""

    about: Text
    source: Text
    tell: Text


class EditionEntry(NamedTuple):
    edition: Text
    document: Text
    document_title: Text
    report_years: YearsEntry
    chapters: Annotated[tuple[ChapterEntry, ...], Limits(min_length=1)]
    axes: dict[str, tuple[ColumnEntry, ...]]
    tables: tuple[TableEntry, ...]
    identities: tuple[IdentityEntry, ...] = ()
    carry: tuple[Annotated[CarryEntry, Written("from", "sources")], ...] = ()
    expect: tuple[Annotated[ExpectEntry, Written("from", "source")], ...] = ()
