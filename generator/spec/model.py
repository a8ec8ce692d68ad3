"""An edition of the official format as immutable values, ready for use by every later stage."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple


class Kind(StrEnum):
    """What a cell may hold.

    COUNT is an integer >= 0, SIGNED an integer, MONEY an exact decimal in the unit that the
    official title names, AMOUNT an exact decimal that carries its own unit.
    """

    COUNT = "count"
    SIGNED = "signed"
    MONEY = "money"
    AMOUNT = "amount"


class Column(NamedTuple):
    """One column: form key, English id, verbatim title; `sums` names the columns it totals."""

    key: str
    id: str
    title: str
    kind: Kind
    unit: str
    help: str
    sums: tuple[str, ...] = ()


@dataclass(frozen=True)
class Axis:
    """An ordered column set that several rows share."""

    id: str
    columns: tuple[Column, ...]

    @cached_property
    def base(self) -> tuple[Column, ...]:
        """The columns that a clerk fills (totals are computed)."""
        return tuple(column for column in self.columns if not column.sums)

    @cached_property
    def total(self) -> Column | None:
        """The total column, if the axis has one."""
        return next((column for column in self.columns if column.sums), None)


@dataclass(frozen=True)
class Row:
    """A row of a table; `path` is its form path (申请.办理结果.予以公开).

    `block` is the title of the nested group that it stands in, empty for an outer row.
    """

    path: str
    key: str
    id: str
    title: str
    help: str
    source: str
    axis: Axis
    block: str = ""

    @property
    def full_title(self) -> str:
        """The title, with its group's where it means nothing alone (（六）其他处理 3.其他)."""
        return f"{self.block} {self.title}" if self.block else self.title

    @cached_property
    def cells(self) -> tuple["CellSpec", ...]:
        """The data cells in column order."""
        return tuple(CellSpec(f"{self.path}.{c.key}", self, c) for c in self.axis.columns)


@dataclass(frozen=True)
class Group:
    """A block of rows (办理结果, 不予公开, a whole table)."""

    path: str
    key: str
    id: str
    title: str
    help: str
    children: tuple["Row | Group", ...]

    def rows(self) -> Iterator[Row]:
        """Every row below, in official order."""
        for child in self.children:
            if isinstance(child, Row):
                yield child
            else:
                yield from child.rows()

    def groups(self) -> Iterator["Group"]:
        """Every group below, outermost first."""
        for child in self.children:
            if isinstance(child, Group):
                yield child
                yield from child.groups()


class CellSpec(NamedTuple):
    """One data cell: row times column."""

    path: str
    row: Row
    column: Column

    @property
    def id(self) -> str:
        """English identifier, `row.column` (norm_docs.made)."""
        return f"{self.row.id}.{self.column.id}"

    @property
    def title(self) -> str:
        """The official titles of row and column, for messages."""
        return f"{self.row.full_title}·{self.column.title}"


class GridCell(NamedTuple):
    """One drawn cell: a verbatim label or header text, or the data cell that it shows."""

    text: str
    colspan: int = 1
    rowspan: int = 1
    header: bool = False
    cell: CellSpec | None = None


@dataclass(frozen=True, eq=False)
class Table:
    """One official table: its tree of rows and its drawn grid (rows x `len(widths)` columns).

    Loaded once, it equals only itself, so that what follows from it can be kept beside it.
    `widths` are relative. `header_rows` repeat on a new page; `keep_together` asks for one page, `dense` for
    smaller type.
    """

    id: str
    key: str
    caption: str
    description: str
    header_rows: int
    keep_together: bool
    widths: tuple[int, ...]
    dense: bool
    root: Group
    grid: tuple[tuple[GridCell, ...], ...]


class Aspect(NamedTuple):
    """One of the five topics of chapter one."""

    key: str
    id: str
    heading: str
    help: str


class Chapter(NamedTuple):
    """A chapter: form key, emitted heading, accepted headings without number, and its content.

    `also` are headings seen in published reports that the format does not accept; they tell which
    chapter is meant. `default` names the template of the sentence that 默认 stands for, where there is one.
    """

    key: str
    id: str
    heading: str
    accepts: tuple[str, ...]
    content: str
    help: str
    aspects: tuple[Aspect, ...] = ()
    default: str | None = None
    also: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The heading without its number."""
        return self.heading.partition("、")[2] or self.heading


class Identity(NamedTuple):
    """Two sides of cell paths whose sums must be equal.

    `total` is the path that is computed from the right side, or None for a balance of two sums.
    `scope` says for which row or column it holds, in official words.
    """

    rule: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    total: str | None
    scope: str

    @property
    def paths(self) -> tuple[str, ...]:
        """All cells that the identity names."""
        return self.left + self.right


class Carry(NamedTuple):
    """A cell that last year's report settles: the sum of its cells `sources` (by English id).

    `rule` judges it; `sources` may be missing from an older edition.
    """

    rule: str
    into: CellSpec
    sources: tuple[str, ...]

    def figure(self, count: Callable[[str], int | None]) -> int | None:
        """The sum, given last year's figures by id; None when one of them is not known."""
        numbers = [count(source) for source in self.sources]
        known = [number for number in numbers if number is not None]
        return sum(known) if len(known) == len(numbers) else None


class Expectation(NamedTuple):
    """What last year's cell `source` (by id) says about one of this year; {n} stands for it."""

    about: CellSpec
    source: str
    words: str


@dataclass(frozen=True, eq=False)
class Edition:
    """The whole format of one edition; like its tables it equals only itself."""

    id: str
    document: str
    document_title: str
    first_year: int
    last_year: int | None
    chapters: tuple[Chapter, ...]
    tables: tuple[Table, ...]
    axes: Mapping[str, Axis]
    cells: Mapping[str, CellSpec]
    identities: tuple[Identity, ...]
    carries: tuple[Carry, ...] = ()
    expectations: tuple[Expectation, ...] = ()

    def covers(self, year: int) -> bool:
        """Whether a report on `year` is written in this edition."""
        return self.first_year <= year and (self.last_year is None or year <= self.last_year)

    def table(self, key: str) -> Table:
        """The table of the chapter `key`."""
        return next(table for table in self.tables if table.key == key)

    @cached_property
    def row_paths(self) -> frozenset[str]:
        """Paths of every row of every table."""
        return frozenset(row.path for table in self.tables for row in table.root.rows())

    @cached_property
    def paths(self) -> frozenset[str]:
        """Every path that a table of a form can have: of tables, groups, rows and cells."""
        groups = (group.path for table in self.tables for group in table.root.groups())
        return self.row_paths.union((table.key for table in self.tables), groups, self.cells)

    @cached_property
    def by_id(self) -> Mapping[str, CellSpec]:
        """Cells by English identifier (norm_docs.in_force)."""
        return {cell.id: cell for cell in self.cells.values()}

    @cached_property
    def total_paths(self) -> frozenset[str]:
        """Paths of every cell that is computed when it is not stated."""
        return frozenset(i.total for i in self.identities if i.total is not None)
