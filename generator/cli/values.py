"""`nianbao values`: the tables as flat values, unjudged."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class ValuesFormat(StrEnum):
    """json, or csv for a spreadsheet."""

    JSON = "json"
    CSV = "csv"


def values(
    file: Annotated[Path, typer.Argument(metavar="文件", help="表单。")],
    format: Annotated[
        ValuesFormat, typer.Option("--format", help="json，或者表格软件能打开的 csv。")
    ] = ValuesFormat.JSON,
) -> None:
    """列出各表每一格的数，不作判断；没有填的合计按各项相加给出。"""
    from generator.cli import console
    from generator.cli.examined import examine_file, exit_status
    from generator.reporters import text
    from generator.reporters import values as flat

    examined, entry = examine_file(file)
    if examined.report is None:
        console.complain(text.report([entry]).rstrip("\n"))
        raise typer.Exit(exit_status([entry]))
    if format is ValuesFormat.CSV:
        console.emit(flat.to_csv(examined.report).rstrip("\r\n"))
    else:
        console.emit(flat.to_json(examined.report))
