"""Which header cells each cell of a table belongs to, for pages that are read aloud."""

from dataclasses import dataclass

from generator.document.nodes import Table, TableCell, positions


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A drawn cell at its grid row and column (0-based)."""

    row: int
    column: int
    cell: TableCell

    def covers_row(self, row: int) -> bool:
        """Whether it takes up a part of that row."""
        return self.row <= row < self.row + self.cell.rowspan

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


def place(table: Table) -> list[list[PlacedCell]]:
    """The cells of each drawn row with their places."""
    return [
        [PlacedCell(y, x, cell) for x, cell in row] for y, row in enumerate(positions(table.rows))
    ]


class Headers:
    """The headers of one table."""

    def __init__(self, rows: list[list[PlacedCell]]) -> None:
        self._cells = [cell for row in rows for cell in row]
        self._bands = [self._is_band(y) for y in range(len(rows))]

    def is_band(self, row: int) -> bool:
        """Whether every cell of the row is a column header."""
        return self._bands[row]

    def _is_band(self, row: int) -> bool:
        return all(found.cell.role == "header" for found in self._cells if found.covers_row(row))

    def of(self, wanted: PlacedCell) -> list[PlacedCell]:
        """The column headers of the nearest band above, then the labels of its row from the left."""
        above = set(self._band_above(wanted.row))
        columns = [
            found
            for found in self._cells
            if found.names and found.row in above and found.meets_columns(wanted)
        ]
        labels = [
            found
            for found in self._cells
            if found.names
            and found.cell.role == "label"
            and found.column < wanted.column
            and found.covers_row(wanted.row)
        ]
        return columns + sorted(labels, key=lambda label: label.column)

    def _band_above(self, row: int) -> list[int]:
        last = next((y for y in range(row - 1, -1, -1) if self._bands[y]), None)
        if last is None:
            return []
        first = last
        while first > 0 and self._bands[first - 1]:
            first -= 1
        return list(range(first, last + 1))
