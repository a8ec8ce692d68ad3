"""`Content` to `Document`: the order, headings, numbers and tables of a report."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.document.clean import clean
from generator.document.content import Content
from generator.document.drafts import UNFILLED, draft_texts
from generator.document.markdown import blocks
from generator.document.nodes import Block, Document, Heading, Meta, Paragraph, Run
from generator.document.numbering import Numbering, without_number
from generator.document.options import RenderOptions
from generator.document.paths import chinese_date
from generator.document.sentences import PREFACE, SHIPPED, TITLE, sentence
from generator.document.tables import extra_table, official_table
from generator.document.title import title_lines
from generator.form.chapters import DEFAULT
from generator.form.report import Report
from generator.spec.model import Chapter
from generator.templating import Templates

if TYPE_CHECKING:  # only a draft shows remarks
    from generator.document.remarks import Remark

_DEFAULT = RenderOptions()


def standard_title(content: Content, templates: Templates = SHIPPED) -> str:
    """{机关}{年度}年政府信息公开工作年度报告, also the name of every output file."""
    return sentence(TITLE, content.report.edition.id, content.values, templates)


def build(
    content: Content, options: RenderOptions = _DEFAULT, remarks: "tuple[Remark, ...]" = ()
) -> Document:
    """The document of a report; `remarks` are shown in a draft, each at its place."""
    report = content.report
    if options.draft:
        content = draft_texts(content)
    title = clean(report.title or standard_title(content, options.templates))
    meta = Meta(
        title=title,
        agency=clean(report.agency.name),
        year=report.year,
        edition=report.edition.id,
        date=report.signature.date if report.signature else None,
    )
    builder = _Builder(content, options)
    figures = _figures(report, options)
    place = options.figures.place if options.figures else None
    body = [title_lines(title, clean(report.agency.name)), *builder.preface()]
    for chapter in report.edition.chapters:
        body += builder.chapter(chapter)
        if chapter is report.edition.chapters[0] and place == "overview":
            body += figures
    body += _signature(report)
    if place == "annex":
        body += figures
    made = Document(meta, tuple(body), options.draft)
    if not options.draft:
        return made
    from generator.document.remarks import placed

    return replace(made, comments=placed(remarks, made))


def _figures(report: Report, options: RenderOptions) -> Iterable[Block]:
    """The picture page, where it is wanted."""
    if options.figures is None:
        return ()
    from generator.document.figures import figure_blocks

    return figure_blocks(report, options.figures)


class _Builder:
    def __init__(self, content: Content, options: RenderOptions) -> None:
        self._content = content
        self._report = content.report
        self._templates = options.templates
        self._unfilled = UNFILLED if options.draft else ""
        self._sources = {prose.path: prose.source for prose in content.report.all_prose}

    def preface(self) -> Iterator[Block]:
        preface = self._report.preface
        if self._report.default_preface:
            text = sentence(PREFACE, self._report.edition.id, self._content.values, self._templates)
            yield from self._blocks(text, "编制说明", Numbering(2))
        elif preface is not None:
            yield from self._blocks(self._content.texts[preface.path], preface.path, Numbering(2))

    def chapter(self, chapter: Chapter) -> Iterator[Block]:
        yield Heading(1, chapter.heading, chapter.key, self._line(chapter.key))
        numbering = Numbering(2)
        yield from self._prose(chapter, numbering)
        if chapter.content == "table":
            yield official_table(
                self._report.edition.table(chapter.key), self._report, self._unfilled
            )
        for section in self._report.sections:
            if section.after == chapter.key:
                path = section.prose.path
                if section.title.strip():
                    yield numbering.heading(1, without_number(clean(section.title)), path)
                yield from self._blocks(self._content.texts[path], path, Numbering(3))
        for number, table in enumerate(self._report.tables, start=1):
            if table.after == chapter.key:
                yield Paragraph((Run(clean(table.title)),), "caption", f"附表.{number}")
                yield extra_table(table)

    def _prose(self, chapter: Chapter, numbering: Numbering) -> Iterator[Block]:
        text = self._content.texts.get(chapter.key)
        if text is not None:
            if chapter.default and text.strip() == DEFAULT:
                edition = self._report.edition.id
                text = sentence(chapter.default, edition, self._content.values, self._templates)
            yield from self._blocks(text, chapter.key, numbering)
        for aspect in chapter.aspects:
            path = f"{chapter.key}.{aspect.key}"
            if path in self._content.texts:
                line = self._line(path)
                yield numbering.heading(1, aspect.heading, path, line)
                yield from self._blocks(self._content.texts[path], path, Numbering(3))

    def _line(self, path: str) -> int:
        span = self._report.spans.get(path)
        return span.line if span else 0

    def _blocks(self, text: str, path: str, numbering: Numbering) -> Iterator[Block]:
        content, source = self._content, self._sources.get(path)
        return blocks(text, path, numbering, content.pictures, source, self._unfilled)


def _signature(report: Report) -> Iterator[Block]:
    signature = report.signature
    if signature is not None and signature.name:
        yield Paragraph((Run(clean(signature.name)),), "signature", "落款.署名")
    if signature is not None and signature.date is not None:
        yield Paragraph((Run(chinese_date(signature.date)),), "date", "落款.日期")
