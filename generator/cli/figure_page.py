"""What `render` is told about the picture page: whether it is wanted, and last year's report."""

from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import InputError

if TYPE_CHECKING:  # most reports have no such page
    from generator.document.figures import FigurePage


def figure_page(wanted: bool, previous: Path | None, forms: int) -> "FigurePage | None":
    """The page as it is asked for, None for none; its place is the style sheet's to say.

    InputError for a report of last year that cannot be read or would be compared with several.
    """
    if previous is None and not wanted:
        return None
    from generator.document.figures import FigurePage

    if previous is None:
        return FigurePage()
    if not wanted:
        raise InputError("--previous 要与 --figures 合用：用上年的报告画两年对比图")
    if forms > 1:
        raise InputError(f"--previous 是一个机关上年的报告，不能同时用于 {forms} 份表单")
    from generator.cli.settings import read_previous
    from generator.document.figures import earlier_figures

    return FigurePage(earlier=earlier_figures(read_previous(previous), str(previous)))
