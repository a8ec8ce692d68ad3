"""The `Document` tree: what writers spell out and readers spell in."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal, NamedTuple, Protocol, TypeVar

Role = Literal["body", "signature", "date", "caption", "annex", "note"]
CellRole = Literal["header", "label", "value"]


class Run(NamedTuple):
    """A stretch of text with one look."""

    text: str
    bold: bool = False


class Title(NamedTuple):
    """The report's title, already broken into lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its printed number; level 1 is a chapter, 4 the deepest.

    `line` here and below: the 1-based line of the form that a text was written on, or of the plain
    text that was read; 0 for everything else.
    """

    level: int
    text: str
    path: str | None = None
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `path` is the form path of the text that it came from.

    An "annex" begins a page after the signature; a "note" stands where there is nothing to draw.
    """

    runs: tuple[Run, ...]
    role: Role = "body"
    path: str | None = None
    line: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        """The words without their looks."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Image:
    """A picture on a line of its own; sizes in pixels, resolution in dots per inch."""

    name: str
    data: bytes
    alt: str
    width_px: int
    height_px: int
    dpi: int
    path: str | None = None


@dataclass(frozen=True, slots=True)
class TableCell:
    """One drawn cell, as wide and high as its spans; `path` is set for data cells."""

    text: str
    role: CellRole
    colspan: int = 1
    rowspan: int = 1
    path: str | None = None
    line: int = field(default=0, compare=False)


FOUND = "found"  # a table that was read: which one it is, nobody has said yet
CELL_STREAM = "cells"  # read cell by cell, blank ones included, where the rows end is not known


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of drawn cells over a grid of `widths` (relative).

    `kind` is the official table's id, "extra" for an agency's own, FOUND or CELL_STREAM (one cell a
    row) for one that was read. The first `header_rows` rows
    repeat on a new page; `dense` asks for smaller type. `caption` and `description` are for screen
    readers, not printed.
    """

    kind: str
    rows: tuple[tuple[TableCell, ...], ...]
    widths: tuple[int, ...]
    header_rows: int
    keep_together: bool
    dense: bool
    caption: str
    description: str


class Series(NamedTuple):
    """Counts of one year, one for each category of a figure."""

    name: str
    values: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """Bars drawn from figures of the tables: for each category one bar of every series.

    `words` say what it shows to those who cannot see it.
    """

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    words: str


Block = Title | Heading | Paragraph | Image | Table | Figure


class Meta(NamedTuple):
    """Document properties."""

    title: str
    agency: str
    year: int | None
    edition: str
    date: date | None


class Comment(NamedTuple):
    """A finding, to be shown at `blocks[block]` of a document, or at one cell of that table.

    `cell` is the cell's index in its table, rows counted one after another (see `TableCell.path`).
    """

    block: int
    text: str
    cell: int | None = None


Mark = Literal["equal", "insert", "delete"]


class Rewording(NamedTuple):
    """`runs` to be shown as tracked changes in place of the words of a block, or of one cell.

    `cell` counts as in `Comment`. A line break within a title is a line feed.
    """

    block: int
    runs: tuple[tuple[Mark, Run], ...]
    cell: int | None = None


class Whole(NamedTuple):
    """A block, or one row (0-based) of a table, that is inserted or deleted as a whole."""

    block: int
    mark: Mark
    row: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report in reading order; a draft is marked as one and carries its findings.

    In a redline `blocks` has the deleted ones too, and `revisions` say what is shown as changed.
    """

    meta: Meta
    blocks: tuple[Block, ...]
    draft: bool = False
    comments: tuple[Comment, ...] = ()
    revisions: tuple[Rewording | Whole, ...] = ()


UNKNOWN = Meta(title="", agency="", year=None, edition="", date=None)


class Source(NamedTuple):
    """A published report as read, unjudged.

    `document` has the blocks in the order of the source, texts as they stand in it (blanks of all
    kinds included), its meta UNKNOWN. `form` is the form that a docx of our own carries. `lines`
    are the lines of a plain text, () for other sources. `notes` says in Chinese what was left out
    or taken in one of several ways (tracked changes, a text box).
    """

    document: Document
    form: bytes | None = None
    lines: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Spanning(Protocol):
    """Anything that takes up part of a grid."""

    @property
    def colspan(self) -> int: ...
    @property
    def rowspan(self) -> int: ...


Spanned = TypeVar("Spanned", bound=Spanning)


def positions(rows: tuple[tuple[Spanned, ...], ...]) -> list[list[tuple[int, Spanned]]]:
    """For each drawn row its cells with their grid column (0-based), spans from above counted."""
    free: dict[int, int] = {}  # for a column that a cell above reaches down into: its next free row
    deepest = 0  # the greatest of these
    placed = []
    for y, row in enumerate(rows):
        x, line = 0, []
        reached = y < deepest
        for cell in row:
            while reached and free.get(x, 0) > y:
                x += 1
            line.append((x, cell))
            end = x + cell.colspan
            below = y + cell.rowspan
            if below > y + 1:
                for column in range(x, end):
                    free[column] = max(free.get(column, 0), below)
                deepest = max(deepest, below)
            x = end
        placed.append(line)
    return placed
