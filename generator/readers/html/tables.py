"""A table of data as its elements come by."""

import re

from lxml import etree

from generator.document.nodes import CellRole, Table, TableCell
from generator.readers.found import cell_text, found_table
from generator.readers.html.elements import CELLS
from generator.readers.html.geometry import grid_of

_SPAN = re.compile(r"\s*\+?([0-9]{1,10})")
_ORDER = {"thead": 0, "tbody": 1, "tfoot": 2}


class OpenTable:
    """A table whose end has not come; a table within one of its cells is text of that cell."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self._rows: list[tuple[int, list[TableCell]]] = []
        self._section = 1
        self._caption: list[str] = []
        self._place: etree._Element | None = None
        self._lines: list[str] = []

    @property
    def takes_text(self) -> bool:
        """Whether a cell or the caption is open; other text within a table belongs before it."""
        return self._place is not None

    def begin(self, element: etree._Element, name: str) -> None:
        """An element within the table begins."""
        if self._place is not None:
            return
        if name in _ORDER:
            self._section = _ORDER[name]
        elif name == "tr":
            self._rows.append((self._section, []))
        elif name in CELLS or name == "caption":
            self._place, self._lines = element, []

    def line(self, text: str) -> None:
        """A line of the open cell ends."""
        self._lines.append(text)

    def end(self, element: etree._Element, name: str) -> None:
        """An element within the table ends."""
        if element is self._place:
            text = cell_text(self._lines)
            if name == "caption":
                self._caption.append(text)
            else:
                self._add(element, name, text)
            self._place = None
        elif self._place is None and name in _ORDER:
            self._section = 1

    def _add(self, element: etree._Element, name: str, text: str) -> None:
        if not self._rows:  # a cell without a row
            self._rows.append((self._section, []))
        wide, down = _number(element.get("colspan")) or 1, _number(element.get("rowspan"))
        cell = TableCell(text, _role(element, name), wide, down)
        self._rows[-1][1].append(cell)

    def finish(self) -> Table | None:
        """The table, its header before and its footer after everything else."""
        rows = [row for _, row in sorted(self._rows, key=lambda row: row[0])]
        grid = grid_of(rows)
        if not grid.rows:
            return None
        caption = " ".join(text for text in self._caption if text.strip())
        return found_table(grid.rows, grid.columns, _headers(grid.rows), caption.strip())


def _role(element: etree._Element, name: str) -> CellRole:
    if name == "td":
        return "value"
    return "label" if element.get("scope", "").lower().startswith("row") else "header"


def _headers(rows: tuple[tuple[TableCell, ...], ...]) -> int:
    """How many rows from the top hold nothing but headers."""
    count = 0
    while count < len(rows) and all(cell.role == "header" for cell in rows[count]):
        count += 1
    return count


def _number(text: str | None) -> int:
    """A span as browsers read it: the digits at the beginning; without any it is one."""
    digits = _SPAN.match(text) if text else None
    return int(digits[1]) if digits else 1
