"""The tables as flat values, unjudged: JSON and CSV."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

from generator.form.numbers import Amount
from generator.form.report import Cell, Report

_HEADER = ("路径", "表", "项目", "列", "单位", "值")


def to_json(report: Report) -> str:
    """{"edition", "year", "agency", "values": {path: number | string | null}}."""
    document = {
        "edition": report.edition.id,
        "year": report.year,
        "agency": report.agency.name or None,
        "values": {path: plain_value(cell) for path, cell in report.cells.items()},
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def plain_value(cell: Cell) -> int | float | str | None:
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


def _decimal(number: Decimal) -> int | float | str:
    if number == number.to_integral_value():
        return int(number)
    return float(number) if Decimal(repr(float(number))) == number else f"{number:f}"


def to_csv(report: Report) -> str:
    """One row a cell with the official titles; CRLF lines as spreadsheets expect."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow(_HEADER)
    for table in report.edition.tables:
        for row in table.root.rows():
            for column in row.axis.columns:
                cell = report.cells[f"{row.path}.{column.key}"]
                value: Any = plain_value(cell)
                shown = "" if value is None else value
                writer.writerow(
                    (cell.path, table.caption, row.title, column.title, column.unit, shown)
                )
    return target.getvalue()
