"""How many cells a row of a stream of cells has, told from where blank ones end."""

_COLUMNS = range(2, 21)


class Periods:
    """Rows filled up with blank cells at their ends: text after a blank cell begins a row.

    For each number of columns it is counted how often that is not so.
    """

    def __init__(self) -> None:
        self._cells = 0
        self._blank_before = False
        self._beginnings = 0
        self._against = dict.fromkeys(_COLUMNS, 0)

    def add(self, has_text: bool) -> None:
        """One more cell."""
        if has_text and self._blank_before:
            self._beginnings += 1
            for columns in _COLUMNS:
                self._against[columns] += self._cells % columns != 0
        self._blank_before = not has_text
        self._cells += 1

    def ends_a_row(self) -> bool:
        """Whether the cells so far are full rows, as far as that can be told."""
        against, columns = min((count, -columns) for columns, count in self._against.items())
        known = self._beginnings > 1 and against * 10 <= self._beginnings
        return known and self._cells % columns == 0
