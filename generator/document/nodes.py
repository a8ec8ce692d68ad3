"""The `Document` tree: what writers spell out and readers spell in."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Role = Literal["body", "signature", "date", "caption"]
CellRole = Literal["header", "label", "value"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with one look."""

    text: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """The report's title, already broken into lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its printed number; level 1 is a chapter, 4 the deepest."""

    level: int
    text: str
    path: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `path` is the form path of the text that it came from."""

    runs: tuple[Run, ...]
    role: Role = "body"
    path: str | None = None

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


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of drawn cells over a grid of `widths` (relative).

    `kind` is the official table's id, or "extra" for an agency's own. The first `header_rows` rows
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


Block = Title | Heading | Paragraph | Image | Table


@dataclass(frozen=True, slots=True)
class Meta:
    """Document properties."""

    title: str
    agency: str
    year: int | None
    edition: str
    date: date | None


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report in reading order."""

    meta: Meta
    blocks: tuple[Block, ...]


def positions(rows: tuple[tuple[TableCell, ...], ...]) -> list[list[tuple[int, TableCell]]]:
    """For each drawn row its cells with their grid column (0-based), spans from above counted."""
    taken: set[tuple[int, int]] = set()
    placed = []
    for y, row in enumerate(rows):
        x, line = 0, []
        for cell in row:
            while (y, x) in taken:
                x += 1
            line.append((x, cell))
            taken |= {(y + j, x + i) for j in range(cell.rowspan) for i in range(cell.colspan)}
        placed.append(line)
    return placed
