"""The end of a run over many forms: the overview on the screen, and the file that --report names."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from generator.cli import console
from generator.cli.files import write_all
from generator.errors import InputError
from generator.reporters import summary
from generator.reporters.summary import Row

_KINDS = ("csv", "json", "xlsx")
_NUMBERS = summary.HEADINGS[1:4]
_COLOURS = {0: "green", 1: "red", 2: "red"}


def report_kind(path: Path | None) -> str | None:
    """csv, json or xlsx, from the name of the file; InputError for another."""
    if path is None:
        return None
    kind = path.suffix.removeprefix(".").lower()
    if kind not in _KINDS:
        raise InputError(f"“{path}”的扩展名不对，汇总表可以是：{'、'.join(_KINDS)}")
    return kind


def write_report(path: Path | None, rows: Sequence[Row], tell: Callable[[str], None]) -> None:
    """The rows of this run as a file, when one was asked for; `tell` hears where it is."""
    kind = report_kind(path)
    if path is None or kind is None:
        return
    from generator.reporters.summary_files import WRITERS

    write_all({path: WRITERS[kind](rows)})
    tell(f"汇总表：{path}")


def show(rows: Sequence[Row]) -> None:
    """A table on a terminal, plain lines elsewhere, and the total."""
    if sys.stdout.isatty():
        _table(rows)
    else:
        for line in summary.lines(rows):
            console.say(line)
    rest = summary.left_out(rows)
    if rest:
        console.say(rest)
    console.say(summary.total(rows))


def _table(rows: Sequence[Row]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = summary.chosen(rows)
    if not shown:
        return
    table = Table(header_style="")
    for words in summary.HEADINGS:
        table.add_column(words, justify="right" if words in _NUMBERS else "left")
    for row in shown:
        *texts, state = summary.cells(row)
        fine = "" if row.state in summary.FINE else "yellow"
        colour = _COLOURS[row.status] if row.status else fine
        table.add_row(*(Text(text) for text in texts), Text(state, style=colour))
    Console(file=sys.stdout, no_color=not console.coloured()).print(table)
