"""One of the two reports that are compared."""

from collections.abc import Callable
from dataclasses import dataclass

from generator.differences import SideName
from generator.document.nodes import Document
from generator.form.report import Cell, Report, show


def line_place(line: int) -> str:
    """A line of a form."""
    return f"第 {line} 行"


@dataclass(frozen=True)
class Side:
    """A report and the document that is built from it; `name` is its file as given.

    `published` is a report that was read back: it does not tell what is never printed, its `cells`
    are only those that the source has, and `locate` says where a line of the recovered form stands
    in the source. `pictures` is false where its kind of file holds none (a plain text); `headless` are the keys of
    chapters whose heading the source lacks.
    """

    name: str
    report: Report
    document: Document
    locate: Callable[[int], str] = line_place
    published: bool = False
    pictures: bool = True
    headless: frozenset[str] = frozenset()

    def place(self, path: str) -> str:
        """Where a path stands in the source; empty when it is not written there."""
        cell = self.report.cells.get(path)
        span = cell.span if cell is not None and cell.span else self.report.spans.get(path)
        return self.locate(span.line) if span is not None else ""

    def written(self, cell: Cell) -> str:
        """A cell as the document shows it: what stands in a published source, else as printed; what
        is no number as it was found.
        """
        found = (cell.text or "").strip()
        if cell.value is None or (self.published and found):
            return found
        return show(cell.value)


def side_name(side: Side) -> SideName:
    """Which report it is."""
    report = side.report
    return SideName(
        side.name, side.document.meta.title, report.agency.name, report.year, report.edition.id
    )
