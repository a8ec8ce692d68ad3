"""The shape of `schemas/<edition>/form.yaml` as it is written (pydantic refuses anything else)."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.spec.model import Kind

Text = Annotated[str, Field(min_length=1)]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class YearsEntry(_Entry):
    """First and last report year; no last year means still in force."""

    first: int
    last: int | None = None


class AspectEntry(_Entry):
    key: Text
    id: Text
    heading: Text
    help: Text


class ChapterEntry(_Entry):
    key: Text
    id: Text
    heading: Text
    accepts: tuple[Text, ...] = Field(min_length=1)
    also: tuple[Text, ...] = ()
    content: Literal["aspects", "table", "prose"]
    help: Text
    aspects: tuple[AspectEntry, ...] = ()
    default: str | None = None


class ColumnEntry(_Entry):
    key: Text
    id: Text
    title: Text
    kind: Kind
    unit: Text
    help: Text
    sum: tuple[Text, ...] = ()


class RowEntry(_Entry):
    """A row (with `axis`) or a group (with `rows`)."""

    key: Text
    id: Text
    title: Text
    help: Text
    source: str = ""
    axis: str | None = None
    rows: "tuple[RowEntry, ...]" = ()


class GridEntry(_Entry):
    """A drawn cell: one of text (literal), head (axis.column), label (row), value, values."""

    text: str | None = None
    head: str | None = None
    label: str | None = None
    value: str | None = None
    values: str | None = None
    colspan: int = Field(default=1, ge=1)
    rowspan: int = Field(default=1, ge=1)
    header: bool = False


class TableEntry(_Entry):
    id: Text
    key: Text
    caption: Text
    description: Text
    header_rows: int = Field(ge=1)
    keep_together: bool
    widths: tuple[int, ...] = Field(min_length=1)
    dense: bool = False
    rows: tuple[RowEntry, ...] = Field(min_length=1)
    grid: tuple[tuple[GridEntry, ...], ...]


class IdentityEntry(_Entry):
    """Rows below a path (row totals), or a column-wise total or balance of rows."""

    rule: Text
    rows: str | None = None
    columns: str | None = None
    total: str | None = None
    parts: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()


class CarryEntry(_Entry):
    """A cell of this year, or all of a row, as the sum of last year's; named by English ids."""

    rule: Text
    into: Text
    sources: tuple[Text, ...] = Field(alias="from", min_length=1)


class ExpectEntry(_Entry):
    """What last year's cell leads one to expect of this year's; {n} in `tell` is the figure."""

    about: Text
    source: Text = Field(alias="from")
    tell: Text


class EditionEntry(_Entry):
    edition: Text
    document: Text
    document_title: Text
    report_years: YearsEntry
    chapters: tuple[ChapterEntry, ...] = Field(min_length=1)
    axes: dict[str, tuple[ColumnEntry, ...]]
    tables: tuple[TableEntry, ...]
    identities: tuple[IdentityEntry, ...] = ()
    carry: tuple[CarryEntry, ...] = ()
    expect: tuple[ExpectEntry, ...] = ()
