"""The form's own paths as plain nested values, for expressions in prose."""

from datetime import date
from typing import Any

from generator.document.arithmetic import UNFILLED
from generator.document.numerals import chinese_numeral
from generator.form.frame import Contact
from generator.form.numbers import Amount
from generator.form.report import Report
from generator.spec.model import Edition, Group, Row
from generator.spec.rows import cells_of

Values = dict[str, Any]


def values_of(report: Report) -> Values:
    """Every path of a report: identity, signature, all cells, and group sums under 总计.

    Counts are int, money is Decimal, an amount with its unit is text as written; what is not
    filled is the text 【待填】.
    """
    agency = report.agency.model_dump(by_alias=True)
    agency["联系方式"] = (report.agency.contact or Contact()).model_dump(by_alias=True)
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
    for table in report.edition.tables:
        values[table.key] = _block(table.root, report, top=True)
    return values


def _format(edition: Edition) -> Values:
    return {
        "版本": edition.id,
        "文号": edition.document,
        "各章": "、".join(chapter.name for chapter in edition.chapters),
        "章数": chinese_numeral(len(edition.chapters)),
    }


def _block(group: Group, report: Report, top: bool = False) -> Values:
    block: Values = {}
    for child in group.children:
        if isinstance(child, Row):
            block[child.key] = {s.column.key: _plain(report, s.path) for s in cells_of(child)}
        else:
            block[child.key] = _block(child, report)
    total = group_total_key(group)
    if not top and total is not None:
        block[total] = _group_sum(group, report)
    return block


def group_total_key(group: Group) -> str | None:
    """The key of a group's sum, when its rows share a total column and no row takes the name."""
    keys = {row.axis.total.key if row.axis.total else None for row in group.rows()}
    key = keys.pop() if len(keys) == 1 else None
    return key if key not in {child.key for child in group.children} else None


def _group_sum(group: Group, report: Report) -> Any:
    totals = [(row, row.axis.total) for row in group.rows()]
    numbers = [report.number(f"{row.path}.{total.key}") for row, total in totals if total]
    known = [number for number in numbers if number is not None]
    return sum(known) if len(known) == len(numbers) else UNFILLED


def _plain(report: Report, path: str) -> Any:
    value = report.cells[path].value
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
