"""What `render --redline` is told: the old report, and which of the formats can show changes."""

from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError

if TYPE_CHECKING:
    from generator.document.options import OldReport
    from generator.templating import Templates

_SHOWING = ("docx", "pdf")  # a pdf is made from the docx


def read_old(
    path: Path | None, forms: int, figures: bool, templates: "Templates"
) -> "OldReport | None":
    """The report that is to be shown as changed, None for none.

    InputError when it is unreadable, or asked for together with what has no old side to it.
    """
    if path is None:
        return None
    if forms > 1:
        raise InputError(f"--redline 是一份报告的旧稿，不能同时用于 {forms} 份表单")
    if figures:
        raise InputError("--redline 不能与 --figures 合用：旧稿的图不能逐处对照")
    from dataclasses import replace

    from generator.cli.console import complain
    from generator.cli.sides import read_side
    from generator.comparison.redline import old_report
    from generator.document.build import build
    from generator.document.options import RenderOptions

    read = read_side(path)
    left = len(read.side.report.unrecognised)
    if left:
        complain(
            f"提示：“{path}”里有 {left} 处没有认出来，修订稿里看不到；用 nianbao diff 可以列出来。"
        )
    document = build(read.content, RenderOptions(templates=templates))
    return old_report(replace(read.side, document=document))


def showing(formats: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the formats that show changes; InputError when there is none."""
    kept = tuple(name for name in formats if name in _SHOWING)
    if not kept:
        raise InputError("修订稿只有 Word 文件（docx）和由它转成的 pdf，--to 里没有这两种")
    return kept
