"""`nianbao render`: the report of each form as docx, txt …"""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from generator.pipeline import Examined
    from generator.reporters.entry import FileEntry


def render(
    files: Annotated[
        list[Path], typer.Argument(metavar="表单...", help="填好的表单，或者放表单的文件夹。")
    ],
    output: Annotated[
        Path, typer.Option("-o", "--output", metavar="文件夹", help="写到哪个文件夹。")
    ] = Path(),
    to: Annotated[
        str, typer.Option("--to", metavar="格式", help="docx、txt，用逗号隔开。")
    ] = "docx,txt",
) -> None:
    """生成报告。有错误时不生成，先列出错误；没有错误时写出 Word 和文本。"""
    from generator.checks.engine import Options
    from generator.cli import console
    from generator.cli.examined import examine_file, exit_status
    from generator.cli.files import expand
    from generator.cli.settings import settings_for
    from generator.errors import InputError

    formats = _formats(to)
    entries: list[FileEntry] = []
    written: dict[Path, Path] = {}
    refused = 0
    for path in expand(files):
        examined, entry = examine_file(path, Options(settings=settings_for(path)))
        entries.append(entry)
        if examined.result.has_errors or examined.content is None:
            _refuse(entry)
            continue
        try:
            for made in _write(examined, output, formats, path, written):
                console.say(f"已生成：{made}")
            _remind(entry)
        except InputError as error:
            refused = 2
            console.complain(f"错误：{error}")
    raise typer.Exit(max(refused, exit_status(entries)))


def _formats(to: str) -> tuple[str, ...]:
    from generator.errors import InputError
    from generator.writers import FORMATS

    chosen = tuple(dict.fromkeys(name.strip().lower() for name in to.split(",") if name.strip()))
    unknown = [name for name in chosen if name not in FORMATS]
    if unknown or not chosen:
        raise InputError(
            f"不能生成“{'、'.join(unknown) or to}”，可以生成的格式有：{'、'.join(FORMATS)}"
        )
    return chosen


def _write(
    examined: "Examined",
    output: Path,
    formats: tuple[str, ...],
    form: Path,
    written: dict[Path, Path],
) -> list[Path]:
    """Write one report's files; two forms may not write the same file in one run."""
    from generator import pipeline
    from generator.cli.files import safe_name, write_all
    from generator.errors import InputError

    assert examined.content is not None
    rendered = pipeline.render(examined.content, formats)
    name = safe_name(rendered.title)
    files = {output / f"{name}.{suffix}": data for suffix, data in rendered.files.items()}
    for path in files:
        if path in written:
            raise InputError(
                f"“{form}”和“{written[path]}”的机关、年度相同，会写到同一个文件“{path}”"
            )
    write_all(files)
    written.update(dict.fromkeys(files, form))
    return list(files)


def _refuse(entry: "FileEntry") -> None:
    from generator.cli import console
    from generator.reporters import text

    console.complain(text.report([entry]).rstrip("\n"))
    console.complain(f"“{entry.path}”还有错误，没有生成报告。")


def _remind(entry: "FileEntry") -> None:
    """Warnings do not stop the report, but she should know of them."""
    from generator.cli import console
    from generator.reporters import text

    if entry.diagnostics:
        console.say(f"  {text.summary([entry])}用 nianbao check 查看。")
