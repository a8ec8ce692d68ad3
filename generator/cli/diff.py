"""`nianbao diff`: what changed between two editions of a report."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from generator.cli.sides import ReadSide
    from generator.differences import Difference
    from generator.reporters.correction import Signed


class DiffFormat(StrEnum):
    """For a person, for a program, or for a message."""

    TEXT = "text"
    JSON = "json"
    MD = "md"


def diff(
    old: Annotated[Path, typer.Argument(metavar="旧", help="旧的表单或已公布的报告。")],
    new: Annotated[Path, typer.Argument(metavar="新", help="新的表单或已公布的报告。")],
    format: Annotated[
        DiffFormat,
        typer.Option("--format", help="text 给人看，json 给程序用，md 可以贴进网页和消息。"),
    ] = DiffFormat.TEXT,
    note: Annotated[
        bool, typer.Option("--note", help="另外写一份更正说明（Word 和文本）。")
    ] = False,
    folder: Annotated[
        Path, typer.Option("-o", metavar="文件夹", help="更正说明写到哪个文件夹。")
    ] = Path(),
    output: Annotated[
        Path | None, typer.Option("--output", metavar="文件", help="结果写到文件里，不显示。")
    ] = None,
) -> None:
    """比较两份报告：哪些数字、文字、图片不同，哪些合计随之变动。"""
    from generator.cli.sides import read_side
    from generator.comparison.compare import compare

    before, after = read_side(old), read_side(new)
    difference = compare(before.side, after.side)
    if note:
        _refuse_other_report(difference)
    _give(difference, format, output)
    if note:
        _write_note(difference, before, after, folder, quiet=format is DiffFormat.JSON)


def _give(difference: "Difference", format: DiffFormat, output: Path | None) -> None:
    from generator.cli import console
    from generator.cli.files import write_all
    from generator.reporters import diff_json, diff_markdown, diff_text

    if format is DiffFormat.JSON:
        text = diff_json.report(difference)
    elif format is DiffFormat.MD:
        text = diff_markdown.report(difference).rstrip("\n")
    else:
        colour = output is None and console.coloured()
        text = diff_text.report(difference, colour).rstrip("\n")
    if output is not None:
        write_all({output: f"{text}\n".encode()})
        console.say(f"比较结果已写入：{output}")
    elif format is DiffFormat.TEXT:
        console.say(text)
    else:
        console.emit(text)


def _refuse_other_report(difference: "Difference") -> None:
    """A correction is of one report; another year's is none."""
    from generator.errors import InputError

    old, new = difference.old, difference.new
    if old.year != new.year:
        raise InputError(
            f"两份报告的年度不同（{old.year} 和 {new.year}），不是同一份报告的更正，不能写更正说明"
        )


def _write_note(
    difference: "Difference", before: "ReadSide", after: "ReadSide", folder: Path, quiet: bool
) -> None:
    from generator import pipeline
    from generator.cli import console
    from generator.cli.files import safe_name, write_all
    from generator.document.build import standard_title
    from generator.reporters.correction import correction

    say = console.complain if quiet else console.say  # standard output is the object alone
    document = correction(difference, _signed(before, after))
    if document is None:
        say("没有要更正的内容，没有写更正说明。")
        return
    name = safe_name(f"{standard_title(after.content)}更正说明")
    made = pipeline.write_own(document, ("docx", "txt"))
    files = {folder / f"{name}.{suffix}": data for suffix, data in made.items()}
    write_all(files)
    for path in files:
        say(f"已生成：{path}")


def _signed(before: "ReadSide", after: "ReadSide") -> "Signed":
    """The new report's signature; its day only when it is later than the one first published."""
    from generator.reporters.correction import Signed

    old, new = before.side.report.signature, after.side.report.signature
    name = (new.name if new else "") or after.side.report.agency.name
    first = old.date if old else None
    day = new.date if new else None
    newer = day is not None and first is not None and day > first
    return Signed(name, day if newer else None)
