"""The lines of prose that say how many, read once for all the rules that look at numbers."""

from generator.checks.figures import Line, has_figures, read_line
from generator.checks.passages import PREFACE, Passage
from generator.checks.registry import Subject, once
from generator.spec.phrases import has_any

_DENIALS = "未没无零"


def denies(text: str) -> bool:
    """Whether a text may say that there was none of something."""
    return has_any(text, _DENIALS)


@once
def read_lines(subject: Subject) -> tuple[tuple[Passage, Line], ...]:
    """The lines with a number or a denial, read.

    The preface tells nothing of the year's work; a line with an expression that could not be
    evaluated cannot be understood.
    """
    year = subject.report.year if subject.report is not None else None
    return tuple(
        (passage, read_line(passage.text, year))
        for passage in subject.passages
        if passage.chapter != PREFACE
        and (has_figures(passage.text) or denies(passage.text))
        and "{{" not in passage.text
    )
