"""What is said about a form or a report: places, findings and diagnostics.

A stage that reads yields `Finding`s (a code and the facts); the rule catalogue adds severity and
basis and turns them into `Diagnostic`s.
"""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """error blocks the final report, warning wants a person's eye, info is a note."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Span(NamedTuple):
    """A stretch of a text file: 1-based lines and columns in characters, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


WHOLE_FILE = Span(1, 1, 1, 1)


class Finding(NamedTuple):
    """One fact that a rule found, not yet weighed.

    `path` is the form's path; `place` names the spot in a source without lines (表3 第7行 自然人).
    `expected` and `actual` are the numbers or texts compared, when there are any. `severity` is
    given only where the same rule weighs two cases differently.
    """

    code: str
    message: str
    span: Span | None = None
    path: str | None = None
    hint: str | None = None
    expected: str | None = None
    actual: str | None = None
    place: str | None = None
    severity: Severity | None = None


class Diagnostic(NamedTuple):
    """A finding with the weight and basis of its rule; `waived` is the reason given in 说明."""

    code: str
    severity: Severity
    message: str
    path: str | None = None
    span: Span | None = None
    place: str | None = None
    expected: str | None = None
    actual: str | None = None
    hint: str | None = None
    basis: str | None = None
    waived: str | None = None

    @property
    def counts(self) -> bool:
        """Waived diagnostics are listed but not counted."""
        return self.waived is None


class Skipped(NamedTuple):
    """A rule that could not be judged, and why (its ground is missing)."""

    code: str
    why: str
