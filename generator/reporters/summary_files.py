"""The rows of many forms as a file: csv, json, xlsx."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from generator.document.clean import clean
from generator.reporters.summary import Row

_COLUMNS: Mapping[str, tuple[str, Callable[[Row], str | int | None]]] = {
    "path": ("文件", lambda row: row.path),
    "agency": ("机关", lambda row: row.agency),
    "year": ("年度", lambda row: row.year),
    "edition": ("格式版本", lambda row: row.edition),
    "state": ("结果", lambda row: row.state.value),
    "errors": ("错误", lambda row: row.errors),
    "warnings": ("警告", lambda row: row.warnings),
    "notes": ("提示", lambda row: row.notes),
    "files": ("生成的文件", lambda row: "\n".join(row.files)),
    "digest": ("表单摘要（SHA-256）", lambda row: row.digest),
    "why": ("原因", lambda row: row.why),
}
_WIDTHS = (40, 34, 8, 10, 18, 8, 8, 8, 50, 24, 50)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LONGEST = 32_767  # characters of a cell


def to_json(rows: Sequence[Row]) -> bytes:
    """{"forms": [one object a form]}; `files` is a list."""
    forms = [
        {key: read(row) for key, (_, read) in _COLUMNS.items()} | {"files": list(row.files)}
        for row in rows
    ]
    return (json.dumps({"forms": forms}, ensure_ascii=False, indent=2) + "\n").encode(
        "utf-8", "replace"
    )


def to_csv(rows: Sequence[Row]) -> bytes:
    """UTF-8 with a mark and CRLF lines, as spreadsheets expect; no cell is a formula."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow([title for title, _ in _COLUMNS.values()])
    writer.writerows(_cells(row) for row in rows)
    return target.getvalue().encode("utf-8-sig", "replace")


def to_xlsx(rows: Sequence[Row]) -> bytes:
    """One sheet with a fixed heading and filters; every text is a text, none a formula."""
    from openpyxl import Workbook
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("汇总")
    sheet.freeze_panes = "A2"
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_WIDTHS))}{len(rows) + 1}"
    sheet.append([_cell(sheet, title, bold=True) for title, _ in _COLUMNS.values()])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in _cells(row)])
    target = io.BytesIO()
    book.save(target)
    return _without_clock(target.getvalue())


def _cells(row: Row) -> list[str | int | None]:
    values = [read(row) for _, read in _COLUMNS.values()]
    return [harmless(value) if isinstance(value, str) else value for value in values]


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: such a beginning gets an apostrophe."""
    cleaned = "\n".join(clean(line) for line in text.split("\n"))[:_LONGEST]
    return f"'{cleaned}" if text.lstrip().startswith(_FORMULA) else cleaned


def _cell(sheet: Any, value: str | int | None, bold: bool = False) -> Any:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    if bold:
        cell.font = Font(bold=True)
    return cell


def _without_clock(data: bytes) -> bytes:
    """The same workbook with fixed times, so that the same rows give the same bytes."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as source,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in source.namelist():
            part = source.read(name)
            if name == "docProps/core.xml":
                part = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"1980-01-01T00:00:00Z", part)
            info = zipfile.ZipInfo(name, _EPOCH)
            info.compress_type = zipfile.ZIP_DEFLATED
            made.writestr(info, part)
    return target.getvalue()


WRITERS: Mapping[str, Callable[[Sequence[Row]], bytes]] = {
    "csv": to_csv,
    "json": to_json,
    "xlsx": to_xlsx,
}
