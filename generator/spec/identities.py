"""Expanding the written identities: one `Identity` for each row or column that must add up."""

from collections.abc import Iterator, Mapping

from generator.errors import SpecError
from generator.spec.model import Axis, Group, Identity, Row
from generator.spec.source import IdentityEntry


def expand(
    entry: IdentityEntry, roots: tuple[Group, ...], axes: Mapping[str, Axis]
) -> Iterator[Identity]:
    """The identities that one entry stands for; SpecError for a row, column or axis unknown."""
    if entry.rows is not None:
        yield from _row_totals(entry, _rows_at(entry.rows, roots))
    elif entry.columns is not None and entry.columns in axes:
        yield from _column_sums(entry, roots, axes[entry.columns])
    else:
        raise SpecError(f"identity {entry.rule}: unknown axis {entry.columns!r}")


def _row_totals(entry: IdentityEntry, rows: tuple[Row, ...]) -> Iterator[Identity]:
    for row in rows:
        total = row.axis.total
        if total is None:
            raise SpecError(f"identity {entry.rule}: {row.path} has no total column")
        path = f"{row.path}.{total.key}"
        parts = tuple(f"{row.path}.{key}" for key in total.sums)
        yield Identity(entry.rule, (path,), parts, path, row.title)


def _column_sums(entry: IdentityEntry, roots: tuple[Group, ...], axis: Axis) -> Iterator[Identity]:
    left = (entry.total,) if entry.total is not None else entry.left
    right = entry.parts if entry.total is not None else entry.right
    if not left or not right:
        raise SpecError(f"identity {entry.rule}: one side is empty")
    for column in axis.columns:
        sides = [
            tuple(f"{row.path}.{column.key}" for name in side for row in _rows_at(name, roots))
            for side in (left, right)
        ]
        total = sides[0][0] if entry.total is not None else None
        yield Identity(entry.rule, sides[0], sides[1], total, column.title)


def _rows_at(path: str, roots: tuple[Group, ...]) -> tuple[Row, ...]:
    """The row at a path, or all rows of the group at it."""
    for root in roots:
        if root.path == path:
            return tuple(root.rows())
        found = [row for row in root.rows() if row.path == path]
        found = found or [
            row for group in root.groups() if group.path == path for row in group.rows()
        ]
        if found:
            return tuple(found)
    raise SpecError(f"identity names unknown row {path!r}")
