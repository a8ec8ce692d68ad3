"""Diagnostics for a person: place, message, the line with a caret, what to do."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from generator.diagnostics import WHOLE_FILE, Diagnostic, Severity, Span
from generator.document.width import display_width
from generator.reporters.entry import FileEntry

SEVERITY_NAMES = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
_WIDEST = 96
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")  # what would command the terminal


_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}


def report(entries: Sequence[FileEntry], colour: bool = False) -> str:
    """The whole text for all files, grouped by chapter, ending with a summary line."""
    lines = [line for entry in entries for line in file_lines(entry, colour)]
    return "\n".join([*lines, summary(entries)]) + "\n"


def file_lines(entry: FileEntry, colour: bool = False) -> Iterator[str]:
    """The findings of one file, what was not checked and why, and how far the form is filled."""
    for heading, diagnostics in entry.by_chapter.items():
        if heading:
            yield f"—— {heading} ——"
        for diagnostic in diagnostics:
            yield from _diagnostic(entry, diagnostic, colour)
            yield ""
    by_reason = sorted(entry.skipped, key=lambda skipped: skipped.why)
    for why, group in groupby(by_reason, key=lambda skipped: skipped.why):
        yield f"{entry.path}：{why}，因此没有检查 {'、'.join(s.code for s in group)}"
        yield ""
    if entry.filled < entry.cells:
        yield f"{entry.path}：表格已填 {entry.filled} 格，共 {entry.cells} 格"


def _diagnostic(entry: FileEntry, diagnostic: Diagnostic, colour: bool) -> Iterator[str]:
    name = SEVERITY_NAMES[diagnostic.severity]
    if colour:
        name = f"\x1b[{_COLOURS[diagnostic.severity]}m{name}\x1b[0m"
    state = f"（已说明：{diagnostic.waived}）" if diagnostic.waived else ""
    place = _place(diagnostic)
    yield f"{entry.path}{place} {name} {diagnostic.code} {diagnostic.message}{state}"
    span = diagnostic.span
    if span is not None and span != WHOLE_FILE and span.line <= len(entry.lines):
        yield from excerpt(entry.lines, span)
    if diagnostic.hint and not diagnostic.waived:
        yield f"    改法：{diagnostic.hint}"
    told = diagnostic.severity is Severity.ERROR or not diagnostic.hint
    if diagnostic.basis and told and not diagnostic.waived:
        yield f"    依据：{diagnostic.basis}"


def _place(diagnostic: Diagnostic) -> str:
    if diagnostic.span is not None:
        return f":{diagnostic.span.line}:{diagnostic.span.column}"
    return f" {diagnostic.place}" if diagnostic.place else ""


def excerpt(lines: Sequence[str], span: Span) -> Iterator[str]:
    """The source line with carets right under the words meant, Chinese characters counted double."""
    line = _CONTROL.sub("?", lines[span.line - 1].replace("\t", " "))
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    end = max(end, start + 1)
    if display_width(line) > _WIDEST:
        cut = max(0, start - 20)
        line, start, end = line[cut:], start - cut, end - cut
        line = _shorten(line)
        end = min(end, len(line))
    number = f"{span.line:>5}"
    marks = "^" * max(1, display_width(line[start:end]))
    yield f"{number} | {line.rstrip()}"
    yield f"{' ' * len(number)} | {' ' * display_width(line[:start])}{marks}"


def _shorten(line: str) -> str:
    line = line[:_WIDEST]
    while display_width(line) > _WIDEST:
        line = line[:-1]
    return line + "…"


def summary(entries: Sequence[FileEntry]) -> str:
    """One line: how many files, how many findings of each weight."""
    counts = {severity: sum(entry.count(severity) for entry in entries) for severity in Severity}
    waived = sum(1 for entry in entries for d in entry.diagnostics if not d.counts)
    found = "，".join(f"{n} 个{SEVERITY_NAMES[s]}" for s, n in counts.items() if n)
    files = f"{len(entries)} 个文件：" if len(entries) > 1 else ""
    note = f"；另有 {waived} 项已说明" if waived else ""
    return f"{files}{found or '没有发现问题'}{note}。"
