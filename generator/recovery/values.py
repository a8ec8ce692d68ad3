"""The cells of a published report as flat values, unjudged."""

from collections.abc import Iterator

from generator.document.flat import FlatValue, found_value
from generator.recovery.recover import Recovered
from generator.recovery.tables import FoundTable
from generator.recovery.wording import stripped


def found_values(recovered: Recovered) -> Iterator[tuple[FoundTable, list[FlatValue]]]:
    """Every cell that the source has, table by table, each by the paths of its own edition."""
    for table in recovered.survey.tables.values():
        yield (
            table,
            [
                FlatValue(
                    cell.spec.path,
                    cell.spec.row.full_title,
                    cell.spec.column.title,
                    cell.spec.column.unit,
                    found_value(" ".join(stripped(cell.text).split())),
                )
                for cell in table.cells.values()
            ],
        )
