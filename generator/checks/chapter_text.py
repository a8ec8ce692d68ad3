"""What the rules about prose share: a chapter's lines, characters and sentences."""

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from generator.checks.passages import Passage
from generator.checks.registry import Subject, once
from generator.form.problem_sentences import sentences

if TYPE_CHECKING:
    from generator.form.report import Report
    from generator.spec.model import Chapter

_IMAGE = r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,200}\)"


def chapter_of(report: "Report", chapter: str) -> "Chapter":
    """The chapter with this English id; ask only where `lines_of` has found it."""
    return next(found for found in report.edition.chapters if found.id == chapter)


def lines_of(subject: Subject, chapter: str) -> tuple[Passage, ...]:
    """The lines of a chapter, its sub-headings included."""
    return _by_chapter(subject).get(chapter, ())


@once
def _by_chapter(subject: Subject) -> Mapping[str, tuple[Passage, ...]]:
    lines: dict[str, list[Passage]] = defaultdict(list)
    for passage in subject.passages:
        lines[passage.chapter].append(passage)
    return {chapter: tuple(found) for chapter, found in lines.items()}


def bare(text: str) -> str:
    """The characters of a line that count: no blanks, no marks, no images."""
    text = text.lstrip().lstrip("#")
    if "![" in text:
        text = re.sub(_IMAGE, " ", text)
    return "".join(text.replace("**", "").split())


def section_titles(report: "Report", chapter: str) -> tuple[str, ...]:
    """The titles of the agency's own sections in a chapter."""
    keys = {found.key for found in report.edition.chapters if found.id == chapter}
    return tuple(section.title for section in report.sections if section.after in keys)


def whole_text(subject: Subject, chapter: str) -> str:
    """The lines of a chapter and the titles of its own sections."""
    lines = [passage.text for passage in lines_of(subject, chapter)]
    if subject.report is not None:
        lines += section_titles(subject.report, chapter)
    return "\n".join(lines)


__all__ = ["bare", "chapter_of", "lines_of", "section_titles", "sentences", "whole_text"]
