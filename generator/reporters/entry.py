"""One checked file, as every reporter receives it."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, Severity, Skipped


@dataclass(frozen=True)
class FileEntry:
    """A file's name as given, its identity (None when unread), source lines and outcome.

    `headings` are the printed headings by chapter key; `filled` of `cells` data cells have a value.
    """

    path: str
    edition: str | None
    year: int | None
    agency: str | None
    lines: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...]
    headings: Mapping[str, str] = field(default_factory=dict)
    filled: int = 0
    cells: int = 0

    @property
    def by_chapter(self) -> dict[str, list[Diagnostic]]:
        """The diagnostics under the heading of their chapter, what belongs to none first."""
        grouped: dict[str, list[Diagnostic]] = {"": []}
        grouped.update({heading: [] for heading in self.headings.values()})
        for diagnostic in self.diagnostics:
            key = (diagnostic.path or "").partition(".")[0]
            grouped[self.headings.get(key, "")].append(diagnostic)
        return {heading: found for heading, found in grouped.items() if found}

    def count(self, severity: Severity) -> int:
        """Diagnostics of one severity that are not waived."""
        return self.counts[severity]

    @property
    def counts(self) -> Counter[Severity]:
        """Diagnostics that are not waived, by severity."""
        return Counter(d.severity for d in self.diagnostics if d.counts)
