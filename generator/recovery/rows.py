"""The values that stand behind a label: by their place in the row, or by their count."""

from collections.abc import Sequence
from typing import NamedTuple

from generator.recovery.alignment import Match
from generator.recovery.columns import Columns, FoundLabels
from generator.recovery.layout import Run
from generator.recovery.units import Unit
from generator.recovery.wording import blank, is_value
from generator.spec.model import CellSpec


class FoundCell(NamedTuple):
    """A data cell of the source: the text as it stands there, and the index of its unit."""

    spec: CellSpec
    text: str
    unit: int


class FoundRow(NamedTuple):
    """What was read behind one label; `cells` is empty when the values could not be told apart.

    `by_head`: the columns do not stand as in the format, and were told by their heads.
    """

    run: Run
    anchor: Match | None
    cells: tuple[FoundCell, ...]
    leftover: tuple[int, ...] = ()  # units of the row that belong to no column
    by_head: bool = False


def read_row(run: Run, found: FoundLabels) -> FoundRow:
    """The values of a run."""
    units = found.texts
    anchor = found.by_slot.get(run.anchor)
    if anchor is None and run.anchor in run.headers:  # values below heads: any last head will do
        heads = [m for m in found.by_slot.values() if m.slot in run.headers]
        anchor = max(heads, key=lambda m: m.last, default=None)
    if anchor is None:
        return FoundRow(run, None, ())
    together = _run_together(run, anchor, units)
    if together:
        return FoundRow(run, anchor, together)
    columns = found.columns(run)
    if run.anchor in run.headers:  # the heads may stand in another order
        anchor = max(
            (h for h in columns.heads if h is not None), key=lambda m: m.last, default=anchor
        )
    if units[anchor.last].in_rows:
        return _in_rows(run, anchor, columns, found)
    values = []
    for index in range(anchor.last + 1, found.next_after(anchor.last)):
        if not is_value(units[index].text):
            break
        values.append(index)
    return _by_count(run, anchor, columns, values, found)


def _run_together(run: Run, anchor: Match, units: Sequence[Unit]) -> tuple[FoundCell, ...]:
    """A label with its figures behind it in one text: one digit for each column, or unknown."""
    key = units[anchor.first].key
    digits = key[len(key.rstrip("0123456789")) :]
    if anchor.how != "joined" or anchor.first != anchor.last or len(digits) != len(run.cells):
        return ()
    cells = zip(run.cells, digits, strict=True)
    return tuple(FoundCell(spec, digit, anchor.first) for spec, digit in cells)


def _in_rows(run: Run, anchor: Match, columns: Columns, found: FoundLabels) -> FoundRow:
    """Cells of the label's own row; the next row's where the label is a column's head."""
    units = found.texts
    row: Sequence[int] = [
        i for i in _row_of(anchor.last, units) if i > anchor.last and i not in found.units
    ]
    if not row or run.anchor in run.headers:
        row = _next_row(anchor.last, found.units, units)
    counted = _by_count(run, anchor, columns, row, found)
    if counted.cells and not columns.moved and _in_columns(counted, columns, units):
        return counted
    if _by_head(columns, row, units):
        return _by_column(run, anchor, columns, row, units)
    return counted


def _by_head(columns: Columns, row: Sequence[int], units: Sequence[Unit]) -> bool:
    """Whether row and heads stand in one grid, in which columns can be told by their place."""
    block = columns.block
    return block is not None and all(units[i].block == block and units[i].gridded for i in row)


def _in_columns(row: FoundRow, columns: Columns, units: Sequence[Unit]) -> bool:
    """Whether no value of a row stands below the head of another column."""
    if not _by_head(columns, [cell.unit for cell in row.cells], units):
        return True
    heads, cells = columns.places, tuple([units[cell.unit].x for cell in row.cells])
    return cells == heads or not any(
        head is not None and head != x and x in heads for head, x in zip(heads, cells, strict=True)
    )


def _row_of(index: int, units: Sequence[Unit]) -> range:
    """All units in the table row of a unit."""
    block, number = units[index].block, units[index].row
    first = index
    while first and units[first - 1].row == number and units[first - 1].block == block:
        first -= 1
    end = index + 1
    while end < len(units) and units[end].row == number and units[end].block == block:
        end += 1
    return range(first, end)


def _next_row(index: int, labels: frozenset[int], units: Sequence[Unit]) -> Sequence[int]:
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
    run: Run, anchor: Match, columns: Columns, values: Sequence[int], found: FoundLabels
) -> FoundRow:
    """As many values as columns, in their order; blank ones too many are fillers."""
    units = found.texts
    kept = _without_fillers(values, len(run.cells), found.fillers(run), units)
    if kept is None or columns.order is None:
        return FoundRow(run, anchor, (), tuple(i for i in values if not blank(units[i].text)))
    ordered = [kept[n] for n in columns.order] if columns.moved else kept
    cells = [FoundCell(spec, units[i].text, i) for spec, i in zip(run.cells, ordered, strict=True)]
    return FoundRow(run, anchor, tuple(cells), by_head=columns.moved)


def _without_fillers(
    values: Sequence[int], count: int, fillers: int, units: Sequence[Unit]
) -> Sequence[int] | None:
    """The values without the blank cells that stand for what a label or a value spans.

    `fillers` is how many columns more than one the label spans: so many may stand before. None
    where the number is wrong, or where either end may be the one that is filled.
    """
    excess = len(values) - count
    if excess <= 0:
        return values if excess == 0 else None
    said = [not blank(units[i].text) for i in values]
    at_end = not any(said[count:])
    at_start = excess == fillers and not any(said[:excess])
    if at_end and at_start and any(said):
        return None
    if at_start:
        return values[excess:]
    return values[:count] if at_end else None
