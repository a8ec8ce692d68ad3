"""The rows of the table: what is compared, what must be reached, what is aimed at."""

from dataclasses import dataclass
from typing import Literal

Sense = Literal["at least", "at most"]


@dataclass(frozen=True)
class Row:
    """`must` and `aim` are ratios, None where nothing is asked.

    Of the sense "at least", the other's time over ours; of "at most", our time or size over theirs.
    """

    key: str
    title: str
    sense: Sense = "at most"
    must: float | None = None
    aim: float | None = None

    def verdict(self, ratio: float) -> str:
        """How far the ratio comes."""
        if self.must is None:
            return "—"
        reached = [limit for limit in (self.must, self.aim) if self._holds(ratio, limit)]
        return ("no", "must", "aim")[len(reached)]

    def _holds(self, ratio: float, limit: float | None) -> bool:
        if limit is None:
            return False
        return ratio >= limit if self.sense == "at least" else ratio <= limit

    def limit(self, value: float | None) -> str:
        """A limit as the table prints it."""
        return "" if value is None else f"{'≥' if self.sense == 'at least' else '≤'} {value:g}"


@dataclass(frozen=True)
class Outcome:
    """Both sides with their units, and the ratio; None with the reason where it was not measured."""

    row: Row
    ours: str = ""
    other: str = ""
    ratio: float | None = None
    why: str = ""


_ALL = (
    Row("docxtpl", "docxtpl as most people use it, docx only", "at least", 15, 40),
    Row("docxtpl-best", "docxtpl at its best, docx only", "at least", 1, 3),
    Row("docxtemplater", "docxtemplater, data to docx only", "at least", 1, 3),
    Row("carbone", "carbone, data to docx only", "at least", 1, 3),
    Row("floor-docx", "the floor, docx; ours docx", "at most", 5, 2.5),
    Row("floor-txt", "the floor, docx and txt", "at most", 5, 2.5),
    Row("jobs", "`--jobs 2` against `--jobs 1`", "at least", 1.7, 1.9),
    Row("memory", "memory: the last tenth of a run against the second", "at most", 1.1),
    Row("read-docx", "reading a docx back, checked, against writing it", "at most", 3),
    Row("read-html", "reading a html back, checked, against writing it", "at most", 3),
    Row("cold-render", "cold `nianbao render`, against a bare docxtpl script", "at most", 1, 0.8),
    Row("cold-help", "cold `nianbao --help`, against an empty typer app", "at most", 1.5, 1.1),
    Row("cold-rules", "cold `nianbao rules`, against an empty typer app", "at most", 1.5, 1.1),
    Row("cold-check", "cold `nianbao check`, against importing typer and pydantic"),
    Row("check", "reading and checking a form, against a bare YAML load in C"),
)
ROWS = {row.key: row for row in _ALL}
