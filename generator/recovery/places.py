"""Where something stands in a published report, in words."""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from generator.recovery.flow import Line
from generator.recovery.rows import FoundCell
from generator.recovery.units import Unit
from generator.spec.model import Edition


class Place(NamedTuple):
    """A spot of the source in words (表3 第7行 自然人), and its line in a plain text (else 0)."""

    text: str
    line: int = 0


def cell_place(edition: Edition, units: Sequence[Unit], cell: FoundCell) -> Place:
    """表3 第7行 自然人, or the line where the rows of the source are not known."""
    unit = units[cell.unit]
    if unit.row < 0:
        return Place(f"第{unit.line}行" if unit.line else cell.spec.title, unit.line)
    place = unit_place(edition, units, cell.spec.path.partition(".")[0], cell.unit)
    return Place(f"{place.text} {cell.spec.column.title}", unit.line)


def unit_place(edition: Edition, units: Sequence[Unit], key: str, index: int) -> Place:
    """表3 第7行 for a text of the official table `key`; 第40行 where rows are not known."""
    unit = units[index]
    rows = unit.row >= 0
    where = f"表{_number(edition, key)} 第{unit.row + 1}行" if rows else f"第{unit.line}行"
    return Place(where, unit.line)


@lru_cache(maxsize=64)
def _number(edition: Edition, key: str) -> int:
    """The number of a chapter; 0 for one that the edition does not have."""
    return next((n for n, c in enumerate(edition.chapters, start=1) if c.key == key), 0)


def place_of(line: Line) -> Place:
    """Where a line of the source stands."""
    return Place(line.place, line.line)
