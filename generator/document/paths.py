"""The form's own paths as plain nested values, for expressions in prose."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from generator.document.arithmetic import UNFILLED
from generator.document.lookup import Values
from generator.document.numerals import chinese_numeral
from generator.form.frame import NO_CONTACT
from generator.form.frame_marks import as_written
from generator.form.numbers import Amount, Value
from generator.form.report import Report
from generator.spec.model import Edition, Group, Row


def values_of(report: Report) -> Values:
    """Every path of a report: identity, signature, all cells, and group sums under 总计.

    Counts are int, money is Decimal, an amount with its unit is text as written; what is not
    filled is the text 【待填】.
    """
    agency = as_written(report.agency)
    agency["联系方式"] = as_written(report.agency.contact or NO_CONTACT)
    agency["类型"] = report.agency.type or ""
    signature = report.signature
    values: Values = {
        "年度": report.year if report.year is not None else UNFILLED,
        "口径": report.scope,
        "机关": agency,
        "格式": _format(report.edition),
        "落款": {
            "署名": signature.name if signature else "",
            "日期": chinese_date(signature.date) if signature and signature.date else "",
        },
    }
    plain = {path: _plain(cell.value) for path, cell in report.cells.items()}
    for key, shape in _shapes(report.edition):
        values[key] = _block(shape, report, plain)
    return values


def _format(edition: Edition) -> Values:
    return {
        "版本": edition.id,
        "文号": edition.document,
        "各章": "、".join(chapter.name for chapter in edition.chapters),
        "章数": chinese_numeral(len(edition.chapters)),
    }


class _Shape(NamedTuple):
    """Where a group's values come from: for each child its key, and a row's cells by column.

    `total` is the key of the group's sum, `added` the cells that it adds.
    """

    children: tuple[tuple[str, "_Shape | tuple[tuple[str, str], ...]"], ...]
    total: str | None
    added: tuple[str, ...]


@lru_cache(maxsize=16)
def _shapes(edition: Edition) -> tuple[tuple[str, _Shape], ...]:
    """The shape of each table; a whole table has no sum."""
    shapes = ((table.key, _shape(table.root)) for table in edition.tables)
    return tuple((key, shape._replace(total=None)) for key, shape in shapes)


def _shape(group: Group) -> _Shape:
    children = tuple((child.key, _below(child)) for child in group.children)
    totals = ((row, row.axis.total) for row in group.rows())
    added = tuple(f"{row.path}.{total.key}" for row, total in totals if total)
    return _Shape(children, _total_key(group), added)


def _below(child: Row | Group) -> _Shape | tuple[tuple[str, str], ...]:
    if isinstance(child, Group):
        return _shape(child)
    return tuple((cell.column.key, cell.path) for cell in child.cells)


def _total_key(group: Group) -> str | None:
    """The key of a group's sum, when its rows share a total column and no row takes the name."""
    keys = {row.axis.total.key if row.axis.total else None for row in group.rows()}
    key = keys.pop() if len(keys) == 1 else None
    return key if key not in {child.key for child in group.children} else None


def _block(shape: _Shape, report: Report, plain: Mapping[str, Any]) -> Values:
    block: Values = {}
    for key, below in shape.children:
        if isinstance(below, _Shape):
            block[key] = _block(below, report, plain)
        else:
            block[key] = {column: plain[path] for column, path in below}
    if shape.total is not None:
        numbers = [report.number(path) for path in shape.added]
        known = [number for number in numbers if number is not None]
        block[shape.total] = sum(known) if len(known) == len(numbers) else UNFILLED
    return block


def _plain(value: Value | None) -> Any:
    if value is None:
        return UNFILLED
    return value.text if isinstance(value, Amount) else value


def leaf_paths(values: Values, prefix: str = "") -> list[str]:
    """Every dotted path that an expression may print."""
    paths = []
    for key, value in values.items():
        if isinstance(value, dict):
            paths += leaf_paths(value, f"{prefix}{key}.")
        else:
            paths.append(prefix + key)
    return paths


def chinese_date(day: date) -> str:
    """2027年1月15日: Arabic digits, no leading zeros (GB/T 9704-2012)."""
    return f"{day.year}年{day.month}月{day.day}日"
