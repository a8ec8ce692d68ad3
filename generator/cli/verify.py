"""`nianbao verify`: does the published report say what the form says?"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class VerifyFormat(StrEnum):
    """For a person, for a program."""

    TEXT = "text"
    JSON = "json"


def verify(
    form: Annotated[Path, typer.Argument(metavar="表单", help="填好的表单。")],
    published: Annotated[
        Path, typer.Argument(metavar="公布件", help="已公布的报告，或者另一份表单。")
    ],
    format: Annotated[
        VerifyFormat, typer.Option("--format", help="text 给人看，json 给程序用。")
    ] = VerifyFormat.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", metavar="文件", help="结果写到文件里，不显示。")
    ] = None,
) -> None:
    """核对公布的报告与表单是否一致。一致时退出码为 0，不一致为 1，读不出来为 2。"""
    from generator.cli import console
    from generator.cli.files import write_all
    from generator.cli.sides import read_side
    from generator.comparison.compare import compare
    from generator.reporters import verify_report

    difference = compare(read_side(form).side, read_side(published).side)
    if format is VerifyFormat.JSON:
        text = verify_report.to_json(difference)
    else:
        colour = output is None and console.coloured()
        text = verify_report.to_text(difference, colour).rstrip("\n")
    if output is not None:
        write_all({output: f"{text}\n".encode()})
        console.say(f"核对结果已写入：{output}")
    elif format is VerifyFormat.JSON:
        console.emit(text)
    else:
        console.say(text)
    raise typer.Exit(int(not verify_report.passed(difference)))
