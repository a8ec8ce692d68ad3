"""Examining files for the commands: each gets its entry, one unreadable file stops no other."""

from collections.abc import Sequence
from pathlib import Path

from generator.checks.engine import Options
from generator.cli import console
from generator.cli.files import image_reader, read_form
from generator.diagnostics import Severity
from generator.errors import InputError
from generator.pipeline import Examined, examine, unreadable
from generator.reporters.entry import FileEntry


def examine_file(path: Path, options: Options | None = None) -> tuple[Examined, FileEntry]:
    """Read and check one file; a file that cannot be opened has the one finding IN01."""
    try:
        examined = examine(read_form(path), image_reader(path), options)
    except InputError as error:
        examined = unreadable(str(error))
    except Exception as error:
        if console.debug:
            raise
        examined = unreadable(f"程序处理“{path}”时出错，请告诉维护人员：{console.brief(error)}")
    return examined, _entry(path, examined)


def _entry(path: Path, examined: Examined) -> FileEntry:
    report = examined.report
    return FileEntry(
        path=str(path),
        edition=report.edition.id if report else None,
        year=report.year if report else None,
        agency=(report.agency.name or None) if report else None,
        lines=examined.lines,
        diagnostics=examined.result.diagnostics,
        skipped=examined.result.skipped if report else (),
        headings={c.key: c.heading for c in report.edition.chapters} if report else {},
        filled=sum(cell.value is not None for cell in report.cells.values()) if report else 0,
        cells=len(report.cells) if report else 0,
    )


def exit_status(entries: Sequence[FileEntry]) -> int:
    """2 when a file could not be opened, else 1 when any has errors, else 0."""
    if any(d.code == "IN01" for entry in entries for d in entry.diagnostics):
        return 2
    return int(any(entry.count(Severity.ERROR) for entry in entries))
