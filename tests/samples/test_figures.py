"""The five real samples hold the figures of the published reports, cell for cell."""

import re
from collections.abc import Mapping

import pytest

from generator.form.report import show
from tests.samples.load import GOOD, REAL, SAMPLES, examined, figures, report

AMOUNT = "主动公开.政府集中采购.总金额"
RESULTS, TOTAL = "申请.办理结果", "总计"
Printed = str | int | None


def _stated(value: Printed) -> int | None:
    """A published cell as a number; None for / and for a blank one."""
    if isinstance(value, int) or value is None:
        return value
    digits = re.match(r"\d+", value)
    return int(digits[0]) if digits else None


def _expected(path: str, published: Mapping[str, Printed]) -> int:
    """The published number; a total left blank or / is the sum of its parts, any other cell 0."""
    stated = _stated(published[path])
    if stated is not None:
        return stated
    row, _, column = path.rpartition(".")
    if row == f"{RESULTS}.{TOTAL}":
        parts = [
            p for p in published
            if p.startswith(f"{RESULTS}.") and p.endswith(f".{column}") and not p.startswith(row)
        ]  # fmt: skip
    elif column == TOTAL:
        parts = [p for p in published if p.startswith(f"{row}.") and p != path]
    else:
        return 0
    return sum(_expected(part, published) for part in parts)


@pytest.mark.parametrize("name", REAL)
def test_every_figure_is_the_published_one(name: str) -> None:
    published = figures(name)["values"]
    cells = report(name).cells
    assert len(published) == 198
    assert set(cells) == set(published)
    differing = {
        path: (cells[path].value, value)
        for path, value in published.items()
        if path != AMOUNT and cells[path].value != _expected(path, published)
    }
    assert differing == {}
    assert show(cells[AMOUNT].value) == published[AMOUNT]


@pytest.mark.parametrize("name", REAL)
def test_year_and_edition_are_those_of_the_published_report(name: str) -> None:
    made = report(name)
    assert (made.year, made.edition.id) == (figures(name)["year"], figures(name)["edition"])


def test_the_blank_totals_of_001_and_002_are_computed() -> None:
    assert report("001_jinbei_2020").number("申请.办理结果.总计.总计") == 2
    assert report("002_fengshan_2020").number("申请.办理结果.总计.总计") == 1


def test_the_own_table_of_002_is_the_published_one() -> None:
    published = figures("002_fengshan_2020")["extra_table"]
    (table,) = report("002_fengshan_2020").tables
    assert list(table.columns) == published["columns"]
    assert [list(row) for row in table.rows] == [
        ["" if cell is None else str(cell) for cell in row] for row in published["rows"]
    ]


def test_every_sample_is_known_here() -> None:
    found = {path.stem for path in SAMPLES.glob("*.yaml")}
    assert found - {"broken_2025"} == set(GOOD)


@pytest.mark.parametrize("name", GOOD)
def test_a_sample_has_no_error(name: str) -> None:
    outcome = examined(name).result
    assert not outcome.has_errors, [d.message for d in outcome.diagnostics]
