"""One checked file, as every reporter receives it."""

from collections import Counter
from dataclasses import dataclass

from generator.diagnostics import Diagnostic, Severity, Skipped


@dataclass(frozen=True)
class FileEntry:
    """A file's name as given, its identity (None when unread), source lines and outcome."""

    path: str
    edition: str | None
    year: int | None
    agency: str | None
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...]

    def count(self, severity: Severity) -> int:
        """Diagnostics of one severity that are not waived."""
        return self.counts[severity]

    @property
    def counts(self) -> Counter[Severity]:
        """Diagnostics that are not waived, by severity."""
        return Counter(d.severity for d in self.diagnostics if d.counts)
