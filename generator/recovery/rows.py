"""The values that stand behind a label: by their place in the row, or by their count."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.recovery.alignment import Match
from generator.recovery.columns import Columns, FoundLabels, columns_of
from generator.recovery.layout import Run
from generator.recovery.units import Unit
from generator.recovery.wording import blank, is_value
from generator.spec.model import CellSpec


@dataclass(frozen=True, slots=True)
class FoundCell:
    """A data cell of the source: the text as it stands there, and the index of its unit."""

    spec: CellSpec
    text: str
    unit: int


@dataclass(frozen=True, slots=True)
class FoundRow:
    """What was read behind one label; `cells` is empty when the values could not be told apart.

    `by_head`: the columns do not stand as in the format, and were told by their heads.
    """

    run: Run
    anchor: Match | None
    cells: tuple[FoundCell, ...]
    leftover: tuple[int, ...] = ()  # units of the row that belong to no column
    by_head: bool = False


def read_row(run: Run, found: FoundLabels, units: Sequence[Unit]) -> FoundRow:
    """The values of a run."""
    anchor = found.by_slot.get(run.anchor)
    if anchor is None and run.anchor in run.headers:  # values below heads: any last head will do
        heads = [m for m in found.by_slot.values() if m.slot in run.headers]
        anchor = max(heads, key=lambda m: m.last, default=None)
    if anchor is None:
        return FoundRow(run, None, ())
    together = _run_together(run, anchor, units)
    if together:
        return FoundRow(run, anchor, together)
    columns = columns_of(run, found, units)
    if run.anchor in run.headers:  # the heads may stand in another order
        anchor = max(
            (h for h in columns.heads if h is not None), key=lambda m: m.last, default=anchor
        )
    if units[anchor.last].in_rows:
        return _in_rows(run, anchor, columns, found, units)
    values = []
    for index in range(anchor.last + 1, found.next_after(anchor.last)):
        if not is_value(units[index].text):
            break
        values.append(index)
    return _by_count(run, anchor, columns, values, units)


def _run_together(run: Run, anchor: Match, units: Sequence[Unit]) -> tuple[FoundCell, ...]:
    """A label with its figures behind it in one text: one digit for each column, or unknown."""
    key = units[anchor.first].key
    digits = key[len(key.rstrip("0123456789")) :]
    if anchor.how != "joined" or anchor.first != anchor.last or len(digits) != len(run.cells):
        return ()
    cells = zip(run.cells, digits, strict=True)
    return tuple(FoundCell(spec, digit, anchor.first) for spec, digit in cells)


def _in_rows(
    run: Run, anchor: Match, columns: Columns, found: FoundLabels, units: Sequence[Unit]
) -> FoundRow:
    """Cells of the label's own row; the next row's where the label is a column's head."""
    row = [i for i in _row_of(anchor.last, units) if i > anchor.last and i not in found.units]
    if not row or run.anchor in run.headers:
        row = _next_row(anchor.last, found.units, units)
    counted = _by_count(run, anchor, columns, row, units)
    if counted.cells and not columns.moved and _in_columns(counted, columns, units):
        return counted
    if _by_head(columns, row, units):
        return _by_column(run, anchor, columns, row, units)
    return counted


def _by_head(columns: Columns, row: Sequence[int], units: Sequence[Unit]) -> bool:
    """Whether row and heads stand in one grid, in which columns can be told by their place."""
    heads = [units[head.first] for head in columns.heads if head is not None]
    blocks = {units[i].block for i in row} | {head.block for head in heads}
    gridded = all(head.gridded for head in heads) and all(units[i].gridded for i in row)
    places = {head.x for head in heads}
    return bool(heads) and gridded and len(blocks) == 1 and len(places) == len(heads)


def _in_columns(row: FoundRow, columns: Columns, units: Sequence[Unit]) -> bool:
    """Whether no value of a row stands below the head of another column."""
    if not _by_head(columns, [cell.unit for cell in row.cells], units):
        return True
    heads = {h.slot: units[h.first].x for h in columns.heads if h is not None}
    places = set(heads.values())
    for cell, slot in zip(row.cells, row.run.headers, strict=True):
        x = units[cell.unit].x
        if slot is not None and slot in heads and heads[slot] != x and x in places:
            return False
    return True


def _row_of(index: int, units: Sequence[Unit]) -> list[int]:
    """All units in the table row of a unit."""
    unit = units[index]
    first = index
    while first and (units[first - 1].block, units[first - 1].row) == (unit.block, unit.row):
        first -= 1
    last = index
    while last + 1 < len(units) and (units[last + 1].block, units[last + 1].row) == (
        unit.block,
        unit.row,
    ):
        last += 1
    return list(range(first, last + 1))


def _next_row(index: int, labels: frozenset[int], units: Sequence[Unit]) -> list[int]:
    """The first row below without a label, if it consists of values."""
    at = _row_of(index, units)[-1] + 1
    while at < len(units) and units[at].in_rows:
        row = _row_of(at, units)
        if labels.isdisjoint(row):
            return row if all(is_value(units[i].text) for i in row) else []
        at = row[-1] + 1
    return []


def _by_column(
    run: Run, anchor: Match, columns: Columns, row: Sequence[int], units: Sequence[Unit]
) -> FoundRow:
    """Each value under the head of its column; those of columns without a head are left over."""
    at = {units[i].x: i for i in row}
    cells = []
    for spec, head in zip(run.cells, columns.heads, strict=True):
        index = at.pop(units[head.first].x, None) if head is not None else None
        if index is not None:
            cells.append(FoundCell(spec, units[index].text, index))
    left = tuple(i for i in at.values() if not blank(units[i].text))
    return FoundRow(run, anchor, tuple(cells), left, by_head=True)


def _by_count(
    run: Run, anchor: Match, columns: Columns, values: Sequence[int], units: Sequence[Unit]
) -> FoundRow:
    """As many values as columns, in their order; blank ones too many are fillers."""
    kept = _without_fillers(values, len(run.cells), columns.fillers, units)
    if kept is None or columns.order is None:
        return FoundRow(run, anchor, (), tuple(i for i in values if not blank(units[i].text)))
    cells = zip(run.cells, (kept[n] for n in columns.order), strict=True)
    found = tuple(FoundCell(spec, units[i].text, i) for spec, i in cells)
    return FoundRow(run, anchor, found, by_head=columns.moved)


def _without_fillers(
    values: Sequence[int], count: int, fillers: int, units: Sequence[Unit]
) -> Sequence[int] | None:
    """The values without the blank cells that stand for what a label or a value spans.

    `fillers` is how many columns more than one the label spans: so many may stand before. None
    where the number is wrong, or where either end may be the one that is filled.
    """
    said = [not blank(units[i].text) for i in values]
    excess = len(values) - count
    if excess <= 0:
        return values if excess == 0 else None
    at_end = not any(said[count:])
    at_start = excess == fillers and not any(said[:excess])
    if at_end and at_start and any(said):
        return None
    if at_start:
        return values[excess:]
    return values[:count] if at_end else None
