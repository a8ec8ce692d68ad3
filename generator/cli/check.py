"""`nianbao check`: all findings about the given files."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class CheckFormat(StrEnum):
    """For a person, for a program, or a Word list (退回单) for the agency."""

    TEXT = "text"
    JSON = "json"
    SARIF = "sarif"
    DOCX = "docx"


Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="文件...", help="表单或已公布的报告（docx、html、txt），或者放它们的文件夹。"
    ),
]
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


Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="个数", help="同时用几个进程；不写则表单多时自动决定。"),
]
ReportFile = Annotated[
    Path | None,
    typer.Option("--report", metavar="文件", help="每份表单一行的汇总表：.csv、.json 或 .xlsx。"),
]


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
    jobs: Jobs = None,
    report: ReportFile = None,
) -> None:
    """检查表单或已公布的报告，列出所有要改、要核实的地方。没有错误时退出码为 0，有错误为 1。

    表单很多而又用 --report 时，只显示汇总，不逐条列出。
    """
    from generator.cli import settings
    from generator.cli.batch import say_others
    from generator.cli.check_run import Request, check_all
    from generator.cli.folders import find
    from generator.cli.overview import report_kind

    report_kind(report)
    last_year = settings.read_previous(previous) if previous is not None else None
    found = find(files, published=True)
    chosen = settings.codes(select or [], found.files)
    left_out = settings.codes(ignore or [], found.files)
    say_others(found.others)
    if fix:
        from generator.cli.fix import fix as repair

        for path in found.files:
            repair(path, settings.options_for(path, last_year, chosen, left_out), zero_slash, yes)
    request = Request(last_year, chosen, left_out, format.value, output, jobs, report)
    rows = check_all(found.files, request)
    raise typer.Exit(max((row.status for row in rows), default=0))
