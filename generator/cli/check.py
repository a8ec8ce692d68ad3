"""`nianbao check`: all findings about the given files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class CheckFormat(StrEnum):
    """For a person or for a program."""

    TEXT = "text"
    JSON = "json"


def check(
    files: Annotated[
        list[Path], typer.Argument(metavar="文件...", help="表单，或者放表单的文件夹。")
    ],
    format: Annotated[
        CheckFormat, typer.Option("--format", help="text 给人看，json 给程序用。")
    ] = CheckFormat.TEXT,
) -> None:
    """检查表单，列出所有要改、要核实的地方。没有错误时退出码为 0，有错误为 1。"""
    from generator.cli import console
    from generator.cli.examined import examine_file, exit_status
    from generator.cli.files import expand

    entries = [examine_file(path)[1] for path in expand(files)]
    if format is CheckFormat.JSON:
        from generator.reporters import json_report

        console.emit(json_report.report(entries))
    else:
        from generator.reporters import text

        console.say(text.report(entries).rstrip("\n"))
    raise typer.Exit(exit_status(entries))
