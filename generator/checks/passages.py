"""Prose as rules read it: line by line, evaluated, each with its chapter and its place."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from generator.diagnostics import Finding, Severity, Span
from generator.document.places import prose_span

if TYPE_CHECKING:  # the catalogue is listed without loading what reading a report needs
    from generator.document.content import Content
    from generator.form.report import Prose


PREFACE = "preface"


class Passage(NamedTuple):
    """One line of prose, without the blanks around it.

    `chapter` is the chapter's English id ("preface" before chapter one), `path` the form path of
    the text, `line` the 0-based line within it. A line beginning with # is a sub-heading.
    """

    chapter: str
    path: str
    line: int
    text: str
    prose: "Prose"

    @property
    def is_heading(self) -> bool:
        """Whether the line is a sub-heading."""
        return self.text.startswith("#")

    def span(self, words: str) -> Span:
        """The place of some of its words in the form."""
        return prose_span(self.prose, self.line, words)

    def finding(
        self,
        code: str,
        words: str,
        message: str,
        hint: str | None = None,
        *,
        expected: str | None = None,
        actual: str | None = None,
        severity: Severity | None = None,
    ) -> Finding:
        """A finding about some of its words."""
        span = self.span(words)
        return Finding(code, message, span, self.path, hint, expected, actual, severity=severity)


def passages_of(content: "Content") -> tuple[Passage, ...]:
    """Every non-blank line of the report's prose, in order; 默认 as the sentence it stands for."""
    return tuple(_passages(content))


def _passages(content: "Content") -> Iterator[Passage]:
    report = content.report
    if report.preface is not None:
        yield from _lines(PREFACE, report.preface, content.texts[report.preface.path])
    for chapter in report.edition.chapters:
        for path, prose in report.prose.items():
            if path.partition(".")[0] == chapter.key:
                text = content.texts[path]
                if chapter.default:
                    text = _default_or(text, chapter.default, content)
                yield from _lines(chapter.id, prose, text)
        for section in report.sections:
            if section.after == chapter.key:
                text = content.texts[section.prose.path]
                yield from _lines(chapter.id, section.prose, text)


def _default_or(text: str, template: str, content: "Content") -> str:
    """The sentence that 默认 stands for, or the text itself."""
    from generator.form.chapters import DEFAULT

    if text.strip() != DEFAULT:
        return text
    from generator.document.sentences import sentence

    return sentence(template, content.report.edition.id, content.values)


def _lines(chapter: str, prose: "Prose", text: str) -> Iterator[Passage]:
    for number, line in enumerate(text.split("\n")):
        if written := line.strip():
            yield Passage(chapter, prose.path, number, written, prose)


def text_of(passages: tuple[Passage, ...], chapter: str) -> str:
    """The whole text of a chapter, one passage a line."""
    return "\n".join(p.text for p in passages if p.chapter == chapter)
