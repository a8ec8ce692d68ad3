"""`nianbao render`: the report of each form as docx, txt …"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from generator.cli.folders import Found
    from generator.cli.render_run import Request

_NO_PDF = (
    "这台电脑没有安装 LibreOffice，不能生成 PDF。可以安装 LibreOffice 再试，"
    "或者先生成 docx，用 Word 或 WPS 打开后另存为 PDF"
)


class TxtLayout(StrEnum):
    """Drawn tables, or one cell a line as a Word text export has them."""

    GRID = "grid"
    CELLS = "cells"


class TxtEncoding(StrEnum):
    """UTF-8, or what old systems read."""

    UTF8 = "utf-8"
    UTF8_MARKED = "utf-8-sig"
    GB18030 = "gb18030"


class Newline(StrEnum):
    """How lines of the plain text end."""

    CRLF = "crlf"
    LF = "lf"


Forms = Annotated[
    list[Path],
    typer.Argument(metavar="表单...", help="填好的表单，或者放表单的文件夹（连同下面各层）。"),
]
Output = Annotated[Path, typer.Option("-o", "--output", metavar="文件夹", help="写到哪个文件夹。")]
To = Annotated[
    str, typer.Option("--to", metavar="格式", help="docx、txt、html、json、csv、pdf，用逗号隔开。")
]
Draft = Annotated[
    bool, typer.Option("--draft", help="有错误也生成草稿：每页标明草稿，问题写成 Word 批注。")
]
NoEmbed = Annotated[bool, typer.Option("--no-embed", help="Word 文件里不放表单的内容。")]
TemplatesFolder = Annotated[
    Path | None, typer.Option("--templates", metavar="文件夹", help="用本单位自己的模板。")
]
Reference = Annotated[
    Path | None,
    typer.Option("--reference-docx", metavar="文件", help="用这个 Word 文件的页面和样式。"),
]
Layout = Annotated[
    TxtLayout, typer.Option("--txt-layout", help="文本里的表格：grid 画线，cells 一格一行。")
]
Encoding = Annotated[TxtEncoding, typer.Option("--encoding", help="文本的编码。")]
LineEnd = Annotated[Newline, typer.Option("--newline", help="文本的换行。")]
Figures = Annotated[bool, typer.Option("--figures", help="加一页按表中数字画的图。")]
Previous = Annotated[
    Path | None,
    typer.Option(
        "--previous", metavar="上年", help="上年的报告，与 --figures 合用，画两年对比图。"
    ),
]
Redline = Annotated[
    Path | None,
    typer.Option(
        "--redline",
        metavar="旧稿",
        help="与旧稿（表单或已公布的报告）对照，只生成带修订标记的 Word，供审阅。",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option("--jobs", metavar="个数", help="同时用几个进程；不写则表单多时自动决定。"),
]
Resume = Annotated[
    bool, typer.Option("--resume", help="接着做：表单、设置都没有变、文件还在的，略过。")
]
ReportFile = Annotated[
    Path | None,
    typer.Option("--report", metavar="文件", help="每份表单一行的汇总表：.csv、.json 或 .xlsx。"),
]


def render(
    files: Forms,
    output: Output = Path(),
    to: To = "docx,txt",
    draft: Draft = False,
    no_embed: NoEmbed = False,
    templates: TemplatesFolder = None,
    reference_docx: Reference = None,
    txt_layout: Layout = TxtLayout.GRID,
    encoding: Encoding = TxtEncoding.UTF8,
    newline: LineEnd = Newline.CRLF,
    figures: Figures = False,
    previous: Previous = None,
    redline: Redline = None,
    jobs: Jobs = None,
    resume: Resume = False,
    report: ReportFile = None,
) -> None:
    """生成报告。有错误时不生成，先列出错误；没有错误时写出 Word 和文本。

    同名的旧文件内容不同时，先存到“历史版本”文件夹里再换成新的。
    """
    from generator.cli.figure_page import figure_page
    from generator.cli.folders import find
    from generator.cli.house_style import read_reference, read_templates
    from generator.cli.overview import report_kind
    from generator.cli.redlining import read_old, showing
    from generator.cli.render_run import Request
    from generator.document.options import RenderOptions

    report_kind(report)
    found = find(files)
    count, own = len(found.files), read_templates(templates)
    options = RenderOptions(
        draft=draft,
        embed=not no_embed,
        templates=own,
        reference=read_reference(reference_docx),
        figures=figure_page(figures, previous, count),
        redline=read_old(redline, count, figures, own),
        txt_layout=txt_layout.value,
        encoding=encoding.value,
        newline=newline.value,
    )
    formats, missing = _formats(to)
    formats = formats if redline is None else showing(formats)
    raise typer.Exit(_run(found, Request(output, formats, options, jobs, resume, report), missing))


def _run(found: "Found", request: "Request", missing: str) -> int:
    """Render everything; the exit status, `missing` being why a format cannot be made."""
    from generator.cli.batch import say_others
    from generator.cli.console import complain
    from generator.cli.render_run import render_all

    say_others(found.others)
    rows = render_all(found, request)
    if missing:
        complain(f"错误：{missing}")
    return max([2 if missing else 0, *(row.status for row in rows)])


def _formats(to: str) -> tuple[tuple[str, ...], str]:
    """The formats to be made, and why a PDF is not among them though it was asked for.

    InputError when nothing can be made.
    """
    from generator.cli.pdf import PDF
    from generator.errors import InputError
    from generator.writers import FORMATS

    known = (*FORMATS, PDF)
    chosen = tuple(dict.fromkeys(name.strip().lower() for name in to.split(",") if name.strip()))
    unknown = [name for name in chosen if name not in known]
    if unknown or not chosen:
        raise InputError(
            f"不能生成“{'、'.join(unknown) or to}”，可以生成的格式有：{'、'.join(known)}"
        )
    missing = _missing() if PDF in chosen else ""
    others = tuple(name for name in chosen if name != PDF)
    if missing and not others:
        raise InputError(missing)
    return (others, missing) if missing else (chosen, "")


def _missing() -> str:
    """Why no PDF can be made; "" when one can."""
    from generator.cli.office import find_libreoffice

    return _NO_PDF if find_libreoffice() is None else ""
