"""`nianbao values`: the tables as flat values, unjudged."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from generator.document.flat import FlatValue
    from generator.pipeline import Examined


class ValuesFormat(StrEnum):
    """json, or csv for a spreadsheet."""

    JSON = "json"
    CSV = "csv"


def values(
    file: Annotated[
        Path, typer.Argument(metavar="文件", help="表单，或者已公布的报告（docx、html、txt）。")
    ],
    format: Annotated[
        ValuesFormat, typer.Option("--format", help="json，或者表格软件能打开的 csv。")
    ] = ValuesFormat.JSON,
) -> None:
    """列出各表每一格的数，不作判断；表单里没有填的合计按各项相加给出，已公布的报告照原样列出。"""
    from generator.cli import console
    from generator.cli.examined import examine_file, exit_status
    from generator.document.flat import csv_of, csv_text
    from generator.reporters import text
    from generator.reporters.values import to_json

    examined, entry = examine_file(file)
    if examined.report is None:
        console.complain(text.report([entry]).rstrip("\n"))
        raise typer.Exit(exit_status([entry]))
    found = _found(examined)
    if format is ValuesFormat.CSV:
        table = csv_text(examined.report) if found is None else csv_of(found)
        console.emit(table.rstrip("\r\n"))
    else:
        values = None if found is None else {v.path: v.value for _, row in found for v in row}
        console.emit(to_json(examined.report, values))


def _found(examined: "Examined") -> "list[tuple[str, list[FlatValue]]] | None":
    """The cells that a published report has, by table; None for a form."""
    from generator.recovery.values import found_values

    if examined.recovered is None:
        return None
    return [(table.table.caption, values) for table, values in found_values(examined.recovered)]
