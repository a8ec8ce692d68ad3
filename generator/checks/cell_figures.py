"""Cells as rules look at them: rows by their columns, last year's figures, where one stands."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.checks.registry import Subject
from generator.diagnostics import Finding, Span

if TYPE_CHECKING:
    from generator.form.report import Cell, Report
    from generator.spec.clues import Clues
    from generator.spec.model import Edition, Kind


def told(
    subject: Subject,
    code: str,
    cell: "Cell",
    message: str,
    hint: str,
    *,
    expected: object = None,
    actual: object = None,
) -> Finding:
    """A finding at a cell."""
    wanted, given = (None if v is None else str(v) for v in (expected, actual))
    span = place(subject.report, cell) if subject.report else cell.span
    return Finding(code, message, span, cell.path, hint, wanted, given)


def place(report: "Report", cell: "Cell") -> Span | None:
    """Where a cell stands; for one that is computed or filled by 其余, the nearest block around it."""
    path = cell.spec.row.path
    while cell.span is None and path and path not in report.spans:
        path = path.rpartition(".")[0]
    return cell.span or report.spans.get(path)


def last_year(subject: Subject) -> "Report | None":
    """Last year's report, for rules that can do without; None when it cannot be compared."""
    report, previous = subject.report, subject.previous
    if report is None or report.year is None or previous is None:
        return None
    comparable = previous.year == report.year - 1 and previous.scope == report.scope
    return previous if comparable else None


def rows_with(report: "Report", *columns: str) -> Iterator[tuple["Cell", ...]]:
    """For each row that has all these columns (by id), its cells in them."""
    for paths in _rows_with(report.edition, columns):
        yield tuple([report.cells[path] for path in paths])


@lru_cache(maxsize=64)
def _rows_with(edition: "Edition", columns: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    known = edition.by_id
    rows = dict.fromkeys(spec.row.id for spec in known.values())
    named = ([f"{row_id}.{column_id}" for column_id in columns] for row_id in rows)
    return tuple(
        tuple(known[cell_id].path for cell_id in ids)
        for ids in named
        if all(cell_id in known for cell_id in ids)
    )


def cells_of_kinds(report: "Report", *kinds: "Kind") -> "list[Cell]":
    """The cells of columns of these kinds, in official order."""
    return [report.cells[path] for path in _paths_of(report.edition, kinds)]


@lru_cache(maxsize=64)
def _paths_of(edition: "Edition", kinds: "tuple[Kind, ...]") -> tuple[str, ...]:
    return tuple(spec.path for spec in edition.cells.values() if spec.column.kind in kinds)


def cells_in(report: "Report", row_id: str) -> "list[Cell]":
    """The cells of one row (by id)."""
    return [report.cells[path] for path in _paths_in(report.edition, row_id)]


@lru_cache(maxsize=64)
def _paths_in(edition: "Edition", row_id: str) -> tuple[str, ...]:
    return tuple(spec.path for spec in edition.cells.values() if spec.row.id == row_id)


def counts(cells: "tuple[Cell, ...]") -> tuple[int, ...] | None:
    """Their integers; None as soon as one is not filled."""
    numbers = tuple([n for n in [cell.number for cell in cells] if n is not None])
    return numbers if len(numbers) == len(cells) else None


def counts_at(report: "Report", *cell_ids: str) -> tuple[int, ...] | None:
    """The integers in these cells (by id); None when one is missing or not filled."""
    numbers = tuple(n for n in map(report.count, cell_ids) if n is not None)
    return numbers if len(numbers) == len(cell_ids) else None


def column(cell: "Cell") -> str:
    """The official title of its column, in quotation marks."""
    return f"“{cell.spec.column.title}”"


def row(cell: "Cell") -> str:
    """The official title of its row, in quotation marks."""
    return f"“{cell.spec.row.full_title}”"


def clues() -> "Clues":
    """The words by which organs and statements are known (loaded when a rule asks)."""
    from generator.spec.clues import load_clues

    return load_clues()


def chapter_text(subject: Subject, chapter: str) -> str:
    """The evaluated prose of a chapter (by id), one passage a line; empty without one."""
    from generator.checks.passages import text_of

    return text_of(subject.passages, chapter)
