"""From written axes and rows to the tree of a table, with every path unique."""

from collections.abc import Iterable, Mapping

from generator.errors import SpecError
from generator.spec.model import Axis, Column, Group, Row
from generator.spec.source import ColumnEntry, RowEntry, TableEntry


def refuse_duplicates(what: str, keys: Iterable[str]) -> None:
    """Raise SpecError when a key stands twice."""
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise SpecError(f"{what}: duplicate {key!r}")
        seen.add(key)


def build_axes(written: Mapping[str, tuple[ColumnEntry, ...]]) -> dict[str, Axis]:
    """Axes by id; a total may only sum columns of its own axis."""
    return {name: _axis(name, columns) for name, columns in written.items()}


def _axis(name: str, written: tuple[ColumnEntry, ...]) -> Axis:
    keys = [column.key for column in written]
    refuse_duplicates(f"axis {name}", keys)
    refuse_duplicates(f"axis {name} ids", (column.id for column in written))
    for column in written:
        unknown = set(column.sum) - set(keys)
        if unknown:
            raise SpecError(f"axis {name}: {column.key!r} sums unknown columns {sorted(unknown)}")
    if sum(bool(column.sum) for column in written) > 1:
        raise SpecError(f"axis {name}: more than one total column")
    return Axis(name, tuple(_column(column) for column in written))


def _column(written: ColumnEntry) -> Column:
    return Column(
        key=written.key,
        id=written.id,
        title=written.title,
        kind=written.kind,
        unit=written.unit,
        help=written.help,
        sums=written.sum,
    )


def build_tree(table: TableEntry, axes: Mapping[str, Axis]) -> Group:
    """The tree of rows of one table, rooted at the table's key."""
    return Group(
        path=table.key,
        key=table.key,
        id=table.id,
        title=table.caption,
        help=table.description,
        children=_children(table.key, table.rows, axes),
    )


def _children(
    path: str, written: tuple[RowEntry, ...], axes: Mapping[str, Axis], block: str = ""
) -> tuple[Row | Group, ...]:
    refuse_duplicates(path, (entry.key for entry in written))
    return tuple(_child(path, entry, axes, block) for entry in written)


def _child(parent: str, entry: RowEntry, axes: Mapping[str, Axis], block: str) -> Row | Group:
    path = f"{parent}.{entry.key}"
    if bool(entry.rows) == bool(entry.axis):
        raise SpecError(f"{path}: needs either rows or an axis")
    if entry.axis is None:
        nested = "." in parent  # only a group within a group names its rows' block
        children = _children(path, entry.rows, axes, entry.title if nested else "")
        return Group(path, entry.key, entry.id, entry.title, entry.help, children)
    if entry.axis not in axes:
        raise SpecError(f"{path}: unknown axis {entry.axis!r}")
    axis = axes[entry.axis]
    return Row(path, entry.key, entry.id, entry.title, entry.help, entry.source, axis, block)
