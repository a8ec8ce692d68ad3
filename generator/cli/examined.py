"""Examining files for the commands: each gets its entry, one unreadable file stops no other."""

from collections.abc import Sequence
from pathlib import Path

from generator.checks.engine import Options
from generator.cli import console
from generator.cli.files import image_reader, read_form, read_published
from generator.cli.folders import FORM_SUFFIXES
from generator.diagnostics import Severity
from generator.document.content import ReadFile
from generator.errors import InputError
from generator.examining import examine_form
from generator.pipeline import Examined, examine, unreadable
from generator.reporters.entry import FileEntry


def examine_file(path: Path, options: Options | None = None) -> tuple[Examined, FileEntry]:
    """Read and check a form or a published report; one that cannot be opened has the finding IN01."""
    try:
        data = read_any(path)
    except InputError as error:
        examined = unreadable(str(error))
    else:
        examined = examine_bytes(path, data, image_reader(path), options, path.suffix)
    return examined, entry_of(path, examined)


def read_any(path: Path) -> bytes:
    """The bytes of a form or of a published report, an old Word file as docx.

    InputError in Chinese when there is nothing to read.
    """
    if path.suffix.lower() in FORM_SUFFIXES:
        return read_form(path)
    from generator.cli.convert import CONVERTIBLE, to_docx
    from generator.readers.kinds import kind_of

    data = read_published(path)
    kind = kind_of(data, path.suffix)
    if kind is None or kind not in CONVERTIBLE:
        return data
    try:
        return to_docx(data, kind)
    except InputError as error:
        raise InputError(f"“{path}”：{error}") from error


def examine_bytes(
    path: Path,
    data: bytes,
    read_image: ReadFile,
    options: Options | None = None,
    suffix: str = FORM_SUFFIXES[0],
) -> Examined:
    """Check what was read from `path`; a fault of ours is said of this file alone.

    With the `suffix` of forms the bytes are a form, whatever they look like.
    """
    try:
        return examine(data, read_image, options, suffix)
    except InputError as error:
        if suffix.lower() in FORM_SUFFIXES:
            return examine_form(data, read_image, options)
        return unreadable(f"“{path}”：{error}")
    except Exception as error:
        if console.debug:
            raise
        return unreadable(f"程序处理“{path}”时出错，请告诉维护人员：{console.brief(error)}")


def entry_of(path: Path, examined: Examined) -> FileEntry:
    """What reporters are told of an examined file."""
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
