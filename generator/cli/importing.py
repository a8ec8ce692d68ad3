"""`nianbao import`: a published report as a form, with an account of how it was read."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from generator.importing import Imported
    from generator.pipeline import Examined


class ImportFormat(StrEnum):
    """How the account is given: for a person or for a program."""

    TEXT = "text"
    JSON = "json"


class Take(StrEnum):
    """Which side holds where a Word file of ours was changed by hand."""

    FORM = "form"
    WORD = "word"


def import_report(
    file: Annotated[Path, typer.Argument(metavar="文件", help="已公布的报告：docx、html 或 txt。")],
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="表单", help="写到哪个文件；不写则用机关和年度命名。"
        ),
    ] = None,
    format: Annotated[
        ImportFormat, typer.Option("--format", help="text 给人看，json 给程序用。")
    ] = ImportFormat.TEXT,
    take: Annotated[
        Take | None,
        typer.Option(
            "--take", help="本程序生成的 Word 文件被手工改过时：form 用原来的表单，word 用改过的。"
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经存在时覆盖它。")] = False,
) -> None:
    """把已公布的报告读成表单，并说明每一项是怎样读出来的；读不可靠的不写。"""
    from generator.cli import console
    from generator.cli.examined import examine_file, exit_status
    from generator.importing import import_form
    from generator.reporters import reading, text

    examined, entry = examine_file(file)
    if examined.recovered is None or examined.recovered.form is None:
        _refuse_form(examined, file)
        console.complain(text.report([entry]).rstrip("\n"))
        raise typer.Exit(exit_status([entry]) or 1)
    if examined.changes and take is None:
        console.complain(reading.changed_by_hand(str(file), examined.changes))
        raise typer.Exit(1)
    imported = import_form(examined, file.name, take.value if take else "form")
    path = _write(examined, imported, output, force)
    if format is ImportFormat.JSON:
        console.emit(reading.as_json(str(file), str(path), imported, examined.report))
    else:
        console.say(reading.as_text(str(file), imported))
        console.say(f"已生成表单：{path}")
        console.say(f"接着检查：nianbao check {path}")


def _refuse_form(examined: "Examined", file: Path) -> None:
    from generator.errors import InputError

    if examined.lines or examined.report is not None:
        raise InputError(f"“{file}”已经是表单，不用导入")


def _write(examined: "Examined", imported: "Imported", output: Path | None, force: bool) -> Path:
    """The form, and the pictures that it names beside it; nothing is overwritten unasked."""
    from generator.cli.files import safe_name, write_all
    from generator.document.build import standard_title
    from generator.errors import InputError

    name = standard_title(examined.content) if examined.content else "年度报告"
    path = output or Path(f"{safe_name(name)}.yaml")
    files = {path: imported.text.encode("utf-8")}
    files |= {path.parent / image.name: image.data for image in imported.images}
    for target in files:
        if target.exists() and not force:
            other = "文件名" if target == path else "文件夹（图片放在表单旁边）"
            raise InputError(f"“{target}”已经存在，没有改动它；换一个{other}，或者加 --force 覆盖")
    write_all(files)
    return path
