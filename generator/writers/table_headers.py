"""Which header cells each cell of a table belongs to, for pages that are read aloud."""

from collections import defaultdict
from dataclasses import dataclass

from generator.document.nodes import TableCell, positions


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A drawn cell at its grid row and column (0-based)."""

    row: int
    column: int
    cell: TableCell

    @property
    def rows(self) -> range:
        """The grid rows that it takes up."""
        return range(self.row, self.row + self.cell.rowspan)

    def meets_columns(self, other: "PlacedCell") -> bool:
        """Whether it stands above or below the other."""
        return (
            self.column < other.column + other.cell.colspan
            and other.column < self.column + self.cell.colspan
        )

    @property
    def names(self) -> bool:
        """Whether it is a header: an empty one names nothing."""
        return self.cell.role != "value" and bool(self.cell.text.strip())


def place(rows: tuple[tuple[TableCell, ...], ...]) -> list[list[PlacedCell]]:
    """The cells of each drawn row with their places."""
    return [[PlacedCell(y, x, cell) for x, cell in row] for y, row in enumerate(positions(rows))]


class Headers:
    """The headers of one table."""

    def __init__(self, rows: list[list[PlacedCell]]) -> None:
        cells = [cell for row in rows for cell in row]
        others = {y for found in cells if found.cell.role != "header" for y in found.rows}
        self._bands = [y not in others for y in range(len(rows))]
        self._named = [[found for found in row if found.names] for row in rows]
        self._labels = defaultdict[int, list[PlacedCell]](list)
        for found in sorted(cells, key=lambda found: found.column):
            if found.names and found.cell.role == "label":
                for y in found.rows:
                    self._labels[y].append(found)

    def is_band(self, row: int) -> bool:
        """Whether every cell of the row is a column header."""
        return self._bands[row]

    def of(self, wanted: PlacedCell) -> list[PlacedCell]:
        """The column headers of the nearest band above, then the labels of its row from the left."""
        columns = [
            found
            for row in self._band_above(wanted.row)
            for found in self._named[row]
            if found.meets_columns(wanted)
        ]
        labels = [found for found in self._labels[wanted.row] if found.column < wanted.column]
        return columns + labels

    def _band_above(self, row: int) -> range:
        last = next((y for y in range(row - 1, -1, -1) if self._bands[y]), None)
        if last is None:
            return range(0)
        first = last
        while first > 0 and self._bands[first - 1]:
            first -= 1
        return range(first, last + 1)
