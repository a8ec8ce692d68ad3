"""`nianbao check`: all findings about the given files."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from generator.reporters.entry import FileEntry


class CheckFormat(StrEnum):
    """For a person, for a program, or a Word list (退回单) for the agency."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    DOCX = "docx"


Files = Annotated[list[Path], typer.Argument(metavar="文件...", help="表单，或者放表单的文件夹。")]
Previous = Annotated[
    Path | None, typer.Option("--previous", metavar="上年", help="上年的报告，用来核对跨年的数。")
]
Format = Annotated[
    CheckFormat,
    typer.Option("--format", help="text 给人看，json、sarif 给程序用，docx 是退给单位的修改单。"),
]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="规则", help="只查这些规则或类别，如 T3,FM03。"),
]
Ignore = Annotated[
    list[str] | None, typer.Option("--ignore", metavar="规则", help="不查这些规则或类别。")
]
Output = Annotated[
    Path | None, typer.Option("--output", metavar="文件", help="结果写到文件里，不显示。")
]
Fix = Annotated[
    bool,
    typer.Option(
        "--fix", help="自动改掉不会改错的写法（全角数字、千位逗号、空格等），先显示再询问。"
    ),
]
ZeroSlash = Annotated[bool, typer.Option("--zero-slash", help="与 --fix 合用：把“/”改成 0。")]
Yes = Annotated[bool, typer.Option("--yes", help="与 --fix 合用：不询问，直接修改。")]


def check(
    files: Files,
    previous: Previous = None,
    format: Format = CheckFormat.TEXT,
    select: Select = None,
    ignore: Ignore = None,
    output: Output = None,
    fix: Fix = False,
    zero_slash: ZeroSlash = False,
    yes: Yes = False,
) -> None:
    """检查表单，列出所有要改、要核实的地方。没有错误时退出码为 0，有错误为 1。"""
    from generator.cli import settings
    from generator.cli.examined import examine_file, exit_status
    from generator.cli.files import expand

    last_year = settings.read_previous(previous) if previous is not None else None
    chosen, left_out = settings.codes(select or []), settings.codes(ignore or [])
    found = expand(files)
    if fix:
        from generator.cli.fix import fix as repair

        for path in found:
            repair(path, settings.options_for(path, last_year, chosen, left_out), zero_slash, yes)
    entries = [
        examine_file(path, settings.options_for(path, last_year, chosen, left_out))[1]
        for path in found
    ]
    if format is CheckFormat.DOCX:
        _write_slips(entries, output)
    else:
        _give(_text(entries, format, output is None), output, format)
    raise typer.Exit(exit_status(entries))


def _write_slips(entries: "list[FileEntry]", folder: Path | None) -> None:
    """One 退回单 a file, into the folder that --output names."""
    from generator import pipeline
    from generator.cli import console
    from generator.cli.files import safe_name, write_all
    from generator.reporters.slip import slip

    for entry in entries:
        document = slip(entry)
        path = (folder or Path()) / f"{safe_name(document.meta.title)}.docx"
        write_all({path: pipeline.write_docx(document)})
        console.say(f"已生成：{path}")


def _text(entries: "list[FileEntry]", format: CheckFormat, shown: bool) -> str:
    from generator.cli import console
    from generator.reporters import json_report, text

    if format is CheckFormat.JSON:
        return json_report.report(entries)
    if format is CheckFormat.SARIF:
        return _sarif(entries)
    return text.report(entries, colour=shown and console.coloured()).rstrip("\n")


def _sarif(entries: "list[FileEntry]") -> str:
    from generator import __version__
    from generator.checks.catalogue import rules
    from generator.reporters import sarif

    known = [sarif.RuleText(r.code, r.name, r.severity, r.page) for r in rules().values()]
    return sarif.report(entries, known, __version__)


def _give(text: str, output: Path | None, format: CheckFormat) -> None:
    """To the file asked for, else to the terminal, or to the program that reads it."""
    from generator.cli import console
    from generator.cli.files import write_all

    if output is not None:
        write_all({output: f"{text}\n".encode()})
        console.say(f"检查结果已写入：{output}")
    elif format in (CheckFormat.JSON, CheckFormat.SARIF):
        console.emit(text)
    else:
        console.say(text)
