"""Two reports compared as a whole."""

from collections.abc import Iterator
from typing import Literal

from generator.comparison.blocks import compare_blocks
from generator.comparison.fields import compare_fields
from generator.comparison.figures import compare_cells
from generator.comparison.side import Side, side_name
from generator.differences import Difference, Unread


def compare(old: Side, new: Side) -> Difference:
    """Everything that differs between `old` and `new`, figures before words."""
    fields, equal_fields = compare_fields(old, new)
    cells, equal_cells = compare_cells(old, new)
    blocks, equal_blocks = compare_blocks(old, new)
    return Difference(
        old=side_name(old),
        new=side_name(new),
        fields=fields,
        cells=cells,
        blocks=blocks,
        equal_fields=equal_fields,
        equal_cells=equal_cells,
        equal_blocks=equal_blocks,
        unread=(*_unread("old", old, new), *_unread("new", new, old)),
    )


def _unread(name: Literal["old", "new"], side: Side, other: Side) -> Iterator[Unread]:
    """What reading one side could not place, unless the other has the same."""
    known = {"".join(left.content.split()) for left in other.report.unrecognised}
    for left in side.report.unrecognised:
        if "".join(left.content.split()) not in known:
            yield Unread(name, left.source, left.content)
