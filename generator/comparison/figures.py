"""The figures of two reports, cell by cell."""

import re
from collections.abc import Iterator, Mapping

from generator.comparison.measures import same_value
from generator.comparison.side import Side
from generator.comparison.totals import causes
from generator.differences import CellChange
from generator.form.report import Cell
from generator.spec.model import CellSpec

_BLANK = re.compile(r"\s+")

_Pair = tuple[CellSpec | None, CellSpec | None]


def compare_cells(old: Side, new: Side) -> tuple[tuple[CellChange, ...], int]:
    """The cells that differ in official order (the new edition's, then what only the old one has),
    and how many are equal. Cells of different editions meet by their English identifier.
    """
    pairs = list(_pairs(old, new))
    differing = [pair for pair in pairs if not _equal(old, new, *_cells(old, new, pair))]
    changed = {
        pair[1].path: pair[0].path
        for pair in differing
        if pair[0] and pair[1] and not same_value(*_cells(old, new, pair))
    }
    follows = causes(old.report, new.report, changed)
    found = tuple(_change(old, new, pair, follows) for pair in differing)
    return found, len(pairs) - len(differing)


def _pairs(old: Side, new: Side) -> Iterator[_Pair]:
    """Each cell of one side with its like on the other; a cell that neither source has is none."""
    before, after = old.report.edition.by_id, new.report.edition.by_id
    for name in (*after, *(name for name in before if name not in after)):
        pair = before.get(name), after.get(name)
        if any(cell is not None for cell in _cells(old, new, pair)):
            yield pair


def _cells(old: Side, new: Side, pair: _Pair) -> tuple[Cell | None, Cell | None]:
    before, after = pair
    return (
        old.report.cells.get(before.path) if before else None,
        new.report.cells.get(after.path) if after else None,
    )


def _equal(old: Side, new: Side, before: Cell | None, after: Cell | None) -> bool:
    """Whether both print the same, blanks aside."""
    if before is None or after is None:
        return False
    return _BLANK.sub("", old.written(before)) == _BLANK.sub("", new.written(after))


def _change(
    old: Side, new: Side, pair: _Pair, follows: Mapping[str, tuple[str, ...]]
) -> CellChange:
    before, after = pair
    spec = after or before
    assert spec is not None
    was, now = _cells(old, new, pair)
    edition = (new if after else old).report.edition
    return CellChange(
        path=spec.path,
        old_path=before.path if before else "",
        table=edition.table(spec.path.partition(".")[0]).caption,
        row=spec.row.full_title,
        column=spec.column.title,
        unit=spec.column.unit,
        old=old.written(was) if was else None,
        new=new.written(now) if now else None,
        old_place=old.place(before.path) if before else "",
        new_place=new.place(after.path) if after else "",
        causes=follows.get(spec.path, ()),
        same_value=same_value(was, now),
    )
