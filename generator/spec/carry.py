"""What of last year's report belongs in this year's: written by row or cell, expanded to cells."""

from collections.abc import Iterable

from generator.errors import SpecError
from generator.spec.model import Carry, CellSpec, Expectation
from generator.spec.source import CarryEntry, ExpectEntry


def expand_carries(entries: Iterable[CarryEntry], cells: Iterable[CellSpec]) -> tuple[Carry, ...]:
    """One carry for each cell; a row takes last year's row column by column."""
    known = tuple(cells)
    return tuple(carry for entry in entries for carry in _carries(entry, known))


def _carries(entry: CarryEntry, cells: tuple[CellSpec, ...]) -> Iterable[Carry]:
    row = [cell for cell in cells if cell.row.id == entry.into]
    for cell in row:
        sources = tuple(f"{source}.{cell.column.id}" for source in entry.sources)
        yield Carry(entry.rule, cell, sources)
    if not row:
        yield Carry(entry.rule, _cell(entry.into, cells), entry.sources)


def expand_expectations(
    entries: Iterable[ExpectEntry], cells: Iterable[CellSpec]
) -> tuple[Expectation, ...]:
    """The expectations with their cells; SpecError for a cell unknown."""
    known = tuple(cells)
    return tuple(Expectation(_cell(e.about, known), e.source, e.tell) for e in entries)


def _cell(id_: str, cells: tuple[CellSpec, ...]) -> CellSpec:
    for cell in cells:
        if cell.id == id_:
            return cell
    raise SpecError(f"carry names unknown row or cell {id_!r}")
