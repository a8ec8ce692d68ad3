"""What `check --fix` may change: only what cannot be wrong.

Full-width digits, separators, inner blanks and leading zeros are written plainly (NC05); a unit is
left for the clerk to judge. `/` becomes 0 on request, and a waiver gets
the figures that it was given for. Everything else of the form stays to the character.
"""

from collections.abc import Iterator, Mapping

from generator.checks.engine import Result
from generator.diagnostics import Span
from generator.form.report import Report, show
from generator.form.rewrite import Steps, replace_at, rewrite

_SAFE, _UNIT = "NC05", "NC06"
_SLASHES = ("/", "／")


def fixed(text: str, report: Report, result: Result, zero_slash: bool) -> str:
    """The form's text with what can be repaired safely; the same text when nothing can."""
    changes = dict(_numbers(result))
    if zero_slash:
        changes.update(_slashes(report))
    text = replace_at(text, changes)
    figures = _figures(report, result)
    return rewrite(text, figures) if figures else text


def _numbers(result: Result) -> Iterator[tuple[Span, str]]:
    with_unit = {found.span for found in result.diagnostics if found.code == _UNIT}
    for found in result.diagnostics:
        span = found.span
        if found.code == _SAFE and span and span not in with_unit and found.expected:
            yield span, found.expected


def _slashes(report: Report) -> Iterator[tuple[Span, str]]:
    for cell in report.cells.values():
        if cell.span is not None and cell.value is None and (cell.text or "").strip() in _SLASHES:
            yield cell.span, "0"


def _figures(report: Report, result: Result) -> Mapping[Steps, str]:
    """数值 for each waiver in use that has none yet: the cells that its findings are about."""
    return {
        ("说明", number, "数值", path): show(report.cells[path].value)
        for number, waiver in enumerate(report.waivers)
        if not waiver.figures
        for found in result.diagnostics
        if (found.code, found.waived) == (waiver.rule, waiver.reason)
        for path in _cells_of(report, waiver.path, found.path or "")
    }


def _cells_of(report: Report, place: str, path: str) -> tuple[str, ...]:
    """The cell that a finding names, or the filled ones of its row; of a larger block none."""
    if place in report.cells:
        return (place,)
    row = [
        cell
        for cell in report.cells
        if cell == path or (path and cell.rpartition(".")[0] == path)
        if not place or cell.startswith(f"{place}.")
    ]
    return tuple(cell for cell in row if report.cells[cell].value is not None)
