"""The number in a cell, so that different writings of one value can be told to be equal."""

from decimal import Decimal

from generator.form.numbers import Amount, Reading, Value, read_number
from generator.form.report import Cell, Report

_FACTORS = {"元": 1, "万元": 10_000, "万": 10_000, "亿元": 100_000_000, "亿": 100_000_000}

Measure = tuple[
    Decimal, bool
]  # the number (money in 元 where the unit is known), and whether it is


def measure(cell: Cell | None) -> Measure | None:
    """A cell's number; None for what is blank, no number, or not there."""
    if cell is None:
        return None
    value: Value | None = cell.value
    if value is None and cell.text:
        column = cell.spec.column
        reading = read_number(cell.text, column.kind, column.unit)
        value = reading.value if isinstance(reading, Reading) else None
    if isinstance(value, Amount):
        return value.number * _FACTORS.get(value.unit, 1), bool(value.unit)
    return None if value is None else (Decimal(value), False)


def number(report: Report, path: str) -> Decimal | None:
    """The number at a path of a report."""
    measured = measure(report.cells.get(path))
    return measured[0] if measured else None


def same_value(before: Cell | None, after: Cell | None) -> bool:
    """Whether both are numbers and equal; a number without a unit equals one with it only at 0."""
    one, other = measure(before), measure(after)
    if one is None or other is None:
        return False
    return one[0] == other[0] and (one[1] == other[1] or one[0] == 0)
