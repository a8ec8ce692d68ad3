"""Diagnostics for a program: the fixed shape of `check --format json`."""

import json
from collections.abc import Sequence
from typing import Any

from generator.diagnostics import Diagnostic, Severity
from generator.reporters.entry import FileEntry


def report(entries: Sequence[FileEntry]) -> str:
    """One JSON object for all files."""
    return json.dumps({"files": [_file(entry) for entry in entries]}, ensure_ascii=False, indent=2)


def _file(entry: FileEntry) -> dict[str, Any]:
    return {
        "path": entry.path,
        "edition": entry.edition,
        "year": entry.year,
        "agency": entry.agency,
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in entry.diagnostics],
        "skipped": [{"code": skipped.code, "why": skipped.why} for skipped in entry.skipped],
        "summary": {severity.value: entry.count(severity) for severity in Severity},
    }


def _diagnostic(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "path": diagnostic.path,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
        "place": diagnostic.place,
        "expected": diagnostic.expected,
        "actual": diagnostic.actual,
        "hint": diagnostic.hint,
        "basis": diagnostic.basis,
        "waived": diagnostic.waived,
    }
