"""What could not be placed: kept, with its place, so that nothing is lost."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from generator.document.nodes import Table
from generator.recovery.flow import Line
from generator.recovery.places import Place, place_of
from generator.recovery.survey import Survey
from generator.recovery.tables import FoundTable
from generator.recovery.units import Unit
from generator.recovery.wording import blank


@dataclass
class Unread:
    """Collects texts with their places, in the order in which they are met."""

    survey: Survey
    entries: list[tuple[Place, str]] = field(default_factory=list)
    _seen: set[int] = field(default_factory=set)

    def line(self, line: Line) -> None:
        """A paragraph, a picture's description, or the texts of a table."""
        text = line.text
        if line.table is not None:
            cells = (" ".join(c.text.split()) for row in line.table.rows for c in row)
            text = " ".join(cell for cell in cells if cell)
        if line.image is not None:
            text = f"图片：{line.image.alt or line.image.name}"
        if text:
            self.entries.append((place_of(line), text))

    def rests_of_tables(self) -> None:
        """What stands inside the official tables and is neither label nor value, row by row.

        All of a table that is not of the report's edition.
        """
        for key, table in self.survey.tables.items():
            for _, group in groupby(self._rests(table), key=self._row):
                indexes = list(group)
                self._seen.update(indexes)
                texts = (" ".join(self.survey.units[i].text.split()) for i in indexes)
                self.entries.append((self.survey.text_place(key, indexes[0]), " ".join(texts)))

    def _rests(self, table: FoundTable) -> list[int]:
        units, edition = self.survey.units, self.survey.edition
        own = table.edition.id == edition.id
        used = {
            i
            for other in self.survey.tables.values()
            if other is not table or own
            for i in other.used
        }
        blocks = {units[i].block for i in table.taken}
        first, last = table.first, table.last
        blocks = {n for n in blocks if isinstance(self.survey.document.blocks[n], Table)}
        return [
            i
            for i, unit in enumerate(units)
            if i not in used
            and (first <= i <= last or unit.block in blocks or i in table.taken)
            and not blank(unit.text)
            and i not in self._seen
            and not (own and self._repeats(table, unit))
        ]

    def _repeats(self, table: FoundTable, unit: Unit) -> bool:
        """Whether an official label also stands beside, above or below: one merged cell.

        Markdown has no merged cells; what converts to it says the text in each of them.
        """
        near = ((0, -1), (0, 1), (-1, 0), (1, 0))
        slots = [table.layout.slots[i] for i in table.layout.by_key.get(unit.key, ())]
        merged = [slot.cell.colspan * slot.cell.rowspan > 1 for slot in slots]
        return (
            unit.in_rows
            and bool(merged)
            and all(merged)
            and any(
                self._keys.get((unit.block, unit.row + down, unit.x + right)) == unit.key
                for down, right in near
            )
        )

    @cached_property
    def _keys(self) -> dict[tuple[int, int, int], str]:
        """The text in each cell of the source."""
        return {(u.block, u.row, u.x): u.key for u in self.survey.units if u.in_rows}

    def _row(self, index: int) -> tuple[int, int]:
        unit = self.survey.units[index]
        return unit.block, unit.row if unit.in_rows else index
