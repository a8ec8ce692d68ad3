"""The values that stand behind a label: by their place in the row, or by their count."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.recovery.alignment import Match
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
    """What was read behind one label; `cells` is empty when the values could not be told apart."""

    run: Run
    anchor: Match | None
    cells: tuple[FoundCell, ...]
    leftover: tuple[int, ...] = ()  # units of the row that belong to no column


def read_row(
    run: Run, matches: Mapping[int, Match], labels: frozenset[int], units: Sequence[Unit], end: int
) -> FoundRow:
    """The values of a run. `labels` are the units that are labels; values stand before `end`."""
    anchor = matches.get(run.anchor)
    if anchor is None and run.anchor in run.headers:  # values below heads: any last head will do
        anchor = max((m for m in matches.values()), key=lambda m: m.last, default=None)
    if anchor is None:
        return FoundRow(run, None, ())
    together = _run_together(run, anchor, units)
    if together:
        return FoundRow(run, anchor, together)
    unit = units[anchor.last]
    if unit.in_rows:
        return _in_rows(run, anchor, matches, labels, units)
    values = []
    for index in range(anchor.last + 1, min(end, len(units))):
        if index in labels or not is_value(units[index].text):
            break
        values.append(index)
    return _by_count(run, anchor, values, units)


def _run_together(run: Run, anchor: Match, units: Sequence[Unit]) -> tuple[FoundCell, ...]:
    """A label with its figures behind it in one text: one digit for each column, or unknown."""
    key = units[anchor.first].key
    digits = key[len(key.rstrip("0123456789")) :]
    if anchor.how != "joined" or anchor.first != anchor.last or len(digits) != len(run.cells):
        return ()
    cells = zip(run.cells, digits, strict=True)
    return tuple(FoundCell(spec, digit, anchor.first) for spec, digit in cells)


def _in_rows(
    run: Run,
    anchor: Match,
    matches: Mapping[int, Match],
    labels: frozenset[int],
    units: Sequence[Unit],
) -> FoundRow:
    """Cells of the label's own row; the next row's where the label is a column's head."""
    unit = units[anchor.last]
    row = [i for i in _row_of(anchor.last, units) if i > anchor.last and i not in labels]
    if not row or run.anchor in run.headers:
        row = _next_row(anchor.last, labels, units)
    if len(row) != len(run.cells) or _columns_moved(run, matches, units):
        placed = _by_column(run, anchor, row, matches, units) if unit.gridded else None
        if placed is not None:
            return placed
    return _by_count(run, anchor, row, units)


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
    """The first row below that has values and no label."""
    at = _row_of(index, units)[-1] + 1
    while at < len(units) and units[at].in_rows and units[at].block == units[index].block:
        row = _row_of(at, units)
        if labels.isdisjoint(row):
            return row
        at = row[-1] + 1
    return []


def _columns_moved(run: Run, matches: Mapping[int, Match], units: Sequence[Unit]) -> bool:
    """Whether the heads stand in another order than the official one."""
    heads = [matches[h] for h in run.headers if h is not None and h in matches]
    xs = [units[m.first].x for m in heads if units[m.first].gridded]
    return xs != sorted(xs)


def _by_column(
    run: Run,
    anchor: Match,
    row: Sequence[int],
    matches: Mapping[int, Match],
    units: Sequence[Unit],
) -> FoundRow | None:
    """Each value under the head of its column; None unless every head and column is known."""
    if any(h is None or h not in matches for h in run.headers):
        return None
    at = {units[i].x: i for i in row}
    cells = []
    for spec, head in zip(run.cells, run.headers, strict=True):
        index = at.pop(units[matches[head or 0].first].x, None)
        if index is not None:
            cells.append(FoundCell(spec, units[index].text, index))
    left = tuple(i for i in at.values() if not blank(units[i].text))
    return FoundRow(run, anchor, tuple(cells), left)


def _by_count(run: Run, anchor: Match, values: Sequence[int], units: Sequence[Unit]) -> FoundRow:
    """As many values as columns, in order; blank ones too many at the end are fillers."""
    kept = list(values)
    while len(kept) > len(run.cells) and blank(units[kept[-1]].text):
        kept.pop()
    if len(kept) != len(run.cells):
        return FoundRow(run, anchor, (), tuple(i for i in kept if not blank(units[i].text)))
    cells = zip(run.cells, kept, strict=True)
    return FoundRow(run, anchor, tuple(FoundCell(spec, units[i].text, i) for spec, i in cells))
