"""The tables as flat values with their official titles, and as the text of a spreadsheet."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from generator.form.numbers import Amount
from generator.form.report import Cell, Report
from generator.spec.model import Table

Plain = int | float | str | None

_HEADER = ("路径", "表", "项目", "列", "单位", "值")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class FlatValue:
    """One cell: form path, titles of row and column, unit, and `value` as `plain_value` gives it."""

    path: str
    title: str
    column: str
    unit: str
    value: Plain


def flat_values(table: Table, report: Report) -> Iterator[FlatValue]:
    """Every data cell of a table, row by row in official order."""
    for row in table.root.rows():
        for spec in row.cells:
            value = plain_value(report.cells[spec.path])
            yield FlatValue(spec.path, row.full_title, spec.column.title, spec.column.unit, value)


def plain_value(cell: Cell) -> Plain:
    """A count or bare amount as a number, an amount with its unit as text, unfilled as None.

    A decimal that binary floats cannot hold digit for digit is given as text. What is no number is
    given as it stands.
    """
    value = cell.value
    if value is None:
        return cell.text or None
    if isinstance(value, Amount):
        return value.text if value.unit else _decimal(value.number)
    return _decimal(value) if isinstance(value, Decimal) else value


def found_value(text: str) -> Plain:
    """A cell of a published table as found: a plain figure as a number, nothing as None."""
    return _decimal(Decimal(text)) if _PLAIN.fullmatch(text) else text or None


def _decimal(number: Decimal) -> int | float | str:
    if number == number.to_integral_value():
        return int(number)
    return float(number) if Decimal(repr(float(number))) == number else f"{number:f}"


def csv_text(report: Report) -> str:
    """The official tables of a report, as `csv_of` writes them."""
    return csv_of((t.caption, flat_values(t, report)) for t in report.edition.tables)


def csv_of(tables: Iterable[tuple[str, Iterable[FlatValue]]]) -> str:
    """Captions and values: one row a cell with the official titles; CRLF lines as spreadsheets expect.

    A text that a spreadsheet would take for a formula is led by an apostrophe.
    """
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(_HEADER)
    for caption, values in tables:
        for flat in values:
            written = "" if flat.value is None else str(flat.value)
            row = (flat.path, caption, flat.title, flat.column, flat.unit, written)
            writer.writerow([_harmless(field) for field in row])
    return target.getvalue()


def _harmless(text: str) -> str:
    if text.lstrip(" \u3000").startswith(_FORMULA) and not _NUMBER.fullmatch(text):
        return f"'{text}"
    return text
