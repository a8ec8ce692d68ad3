"""What two editions of a report say differently, in words: comparison makes it, reporters say it."""

from dataclasses import dataclass
from typing import Literal

WordKind = Literal["equal", "insert", "delete"]
BlockKind = Literal["changed", "added", "removed", "moved"]
What = Literal["chapter", "heading", "paragraph", "caption", "image", "table"]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that both texts have, or only the new one, or only the old one."""

    kind: WordKind
    text: str


@dataclass(frozen=True, slots=True)
class SideName:
    """One of the two reports: its file as given, and what it says it is."""

    path: str
    title: str
    agency: str
    year: int | None
    edition: str


@dataclass(frozen=True, slots=True)
class FieldChange:
    """Something about the whole report (title, telephone); empty where a side says nothing."""

    path: str
    name: str
    old: str
    new: str
    old_place: str = ""
    new_place: str = ""


@dataclass(frozen=True, slots=True)
class CellChange:
    """A figure, under its official titles.

    `old` and `new` are as printed: "" for a blank cell, None where a side has no such cell. `causes`
    are the paths of the changed cells from which this total follows, () for a change of its own.
    `same_value`: the same number, written differently (905万, 905万元).
    """

    path: str
    old_path: str
    table: str
    row: str
    column: str
    unit: str
    old: str | None
    new: str | None
    old_place: str = ""
    new_place: str = ""
    causes: tuple[str, ...] = ()
    same_value: bool = False

    @property
    def title(self) -> str:
        """Row and column."""
        return f"{self.row}·{self.column}"

    @property
    def only_one(self) -> bool:
        """Whether one side has no such cell at all."""
        return self.old is None or self.new is None


@dataclass(frozen=True, slots=True)
class RowChange:
    """A row of an agency's own table, by its 1-based numbers; () on the side without it.

    The header row is number 0.
    """

    old_number: int
    new_number: int
    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BlockChange:
    """A chapter heading, sub-heading, paragraph, picture or own table.

    `old` and `new` are its words (a table's title, a picture's description), None on the side
    without it. `words` tells them apart; `rows` does so for a table. `path` is the form path of
    the text that it stands in.
    """

    kind: BlockKind
    what: What
    path: str
    old: str | None
    new: str | None
    old_place: str = ""
    new_place: str = ""
    words: tuple[Change, ...] = ()
    rows: tuple[RowChange, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A text of one side that reading could not place, and that is therefore not compared."""

    side: Literal["old", "new"]
    place: str
    text: str


@dataclass(frozen=True)
class Difference:
    """Everything that differs, in the order of the report, and how much is equal.

    `unread` is what only one side has among the texts that could not be placed.
    """

    old: SideName
    new: SideName
    fields: tuple[FieldChange, ...]
    cells: tuple[CellChange, ...]
    blocks: tuple[BlockChange, ...]
    equal_fields: int
    equal_cells: int
    equal_blocks: int
    unread: tuple[Unread, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether both say the same, however they write it."""
        return not self.fields and not self.blocks and all(c.same_value for c in self.cells)

    @property
    def figures(self) -> tuple[CellChange, ...]:
        """Cells of both sides whose values differ."""
        return tuple(c for c in self.cells if not c.same_value and not c.only_one)

    @property
    def rewritten(self) -> tuple[CellChange, ...]:
        """Cells with the same value in another writing."""
        return tuple(c for c in self.cells if c.same_value)

    @property
    def of_one_side(self) -> tuple[CellChange, ...]:
        """Cells that one side lacks (another edition, a text that breaks off)."""
        return tuple(c for c in self.cells if c.only_one)
