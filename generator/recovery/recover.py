"""From a published report to a form: what was found, where, and what was not understood."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from generator import resources
from generator.diagnostics import Finding
from generator.document.figures import without_figures
from generator.document.nodes import Image, Source
from generator.errors import InputError
from generator.form.raw import RawForm, RawNode, RawScalar
from generator.recovery.account import account
from generator.recovery.assemble import (
    NO_PREFACE,
    Assembler,
    chapter_entry,
    form_of,
    identity_entries,
    signature_entry,
)
from generator.recovery.flow import Line
from generator.recovery.headings import FoundHeading
from generator.recovery.places import Place, place_of
from generator.recovery.prose import Content, read_chapter, read_own_chapter, text_of
from generator.recovery.survey import Survey, survey
from generator.recovery.unread import Unread
from generator.spec.model import Chapter


@dataclass(frozen=True)
class Recovered:
    """A published report as a form, and how it was read.

    The spans of `form` are ordinals into `places`; it is None when the file is refused, RE02 then
    being the only one of `findings`. Those are otherwise RE01 (not understood) and RE03 (read by
    likeness). `images` are the pictures that the form names.
    """

    survey: Survey
    form: RawForm | None
    places: tuple[Place, ...]
    findings: tuple[Finding, ...]
    images: tuple[Image, ...] = ()

    def image(self, name: str) -> bytes:
        """The picture of that name; InputError when the source has none."""
        for image in self.images:
            if image.name == name:
                return image.data
        raise InputError(f"图片“{name}”没有随文件一起")

    def place(self, ordinal: int) -> Place:
        """What stands at an ordinal."""
        return self.places[ordinal - 1] if 0 < ordinal <= len(self.places) else Place("")


def recover(source: Source, schemas: Path = resources.SCHEMAS) -> Recovered:
    """Read the blocks of a source as a report."""
    found = survey(without_figures(source.document), schemas)
    if found.refused is not None:
        return Recovered(found, None, (), (found.refused,))
    return _Recovery(found).recovered()


class _Recovery:
    def __init__(self, found: Survey) -> None:
        self._found = found
        own = {k: t for k, t in found.tables.items() if t.edition.id == found.edition.id}
        self._make = Assembler(found.edition, found.units, own)
        self._images: list[Image] = []
        self._unread = Unread(found)

    def recovered(self) -> Recovered:
        form = self._form()
        findings = account(self._found, self._unread.entries, self._make.span)
        places = tuple(self._make.places)
        return Recovered(self._found, form, places, findings, tuple(self._images))

    def _form(self) -> RawForm:
        from generator.document.sentences import TITLE, sentence

        identity, edition = self._found.identity, self._found.edition
        values = {"年度": identity.year or "", "机关": {"名称": identity.agency}}
        title = sentence(TITLE, edition.id, values)
        entries = identity_entries(self._make, identity, title)
        entries.append(self._preface())
        contents = self._contents()
        for chapter in edition.chapters:
            heading, content = contents[chapter.key]
            entries.append(chapter_entry(self._make, chapter, content, heading))
        entries += self._frame(contents)
        return form_of(entries)

    def _preface(self) -> tuple[RawScalar, RawNode]:
        found, identity = self._found, self._found.identity
        first = found.headings[0].index if found.headings else len(found.lines)
        for i in sorted(identity.furniture):
            self._unread.line(found.lines[i])
        lines = [line for i, line in enumerate(found.lines[:first]) if i not in identity.used]
        for line in lines:
            if line.table is not None:
                self._unread.line(line)
        content = Content()
        text = text_of([line for line in lines if line.table is None], 2, content)
        self._keep_images(content)
        if not text.lines:
            return self._make.entry("编制说明", self._make.scalar(NO_PREFACE, Place("文件开头")))
        return self._make.entry("编制说明", self._make.text(text, place_of(text.lines[0][1])))

    def _contents(self) -> dict[str, tuple[Place, Content]]:
        """By chapter key, where its heading stands and what it holds; own chapters become sections."""
        chapters = {c.id: c for c in self._found.edition.chapters}
        found = {c.key: (Place(f"缺少“{c.name}”一章"), Content()) for c in chapters.values()}
        last: Chapter | None = None
        for heading, lines in self._parts():
            if heading.chapter is not None:
                last = chapters[heading.chapter.id]
                found[last.key] = (place_of(heading.line), self._content(last, lines))
            elif last is not None:
                own = read_own_chapter(heading.title, heading.line, lines)
                kept = found[last.key][1]
                kept.sections += own.sections
                kept.tables += own.tables
                kept.images += own.images
                kept.unread += own.unread
        return found

    def _parts(self) -> list[tuple[FoundHeading, list[Line]]]:
        """Each heading with the lines up to the next."""
        found = self._found
        edges = [*(heading.index for heading in found.headings), len(found.lines)]
        return [
            (heading, [found.lines[i] for i in range(start + 1, end) if self._free(i)])
            for heading, (start, end) in zip(found.headings, pairwise(edges), strict=True)
        ]

    def _free(self, index: int) -> bool:
        return index not in self._found.identity.used

    def _content(self, chapter: Chapter, lines: list[Line]) -> Content:
        """Of the chapter in which a text is cut off before its table, nothing is prose."""
        unfinished = chapter.content == "table" and chapter.key not in self._found.tables
        if unfinished and self._found.cut_off:
            for line in lines:
                self._unread.line(line)
            lines = []
        return read_chapter(chapter, lines, self._found.table_block(chapter.key))

    def _frame(
        self, contents: Mapping[str, tuple[Place, Content]]
    ) -> list[tuple[RawScalar, RawNode]]:
        entries: list[tuple[RawScalar, RawNode]] = []
        make, chapters = self._make, self._found.edition.chapters
        for _, content in contents.values():
            self._keep_images(content)
            for line in content.unread:
                self._unread.line(line)
        sections = [(own, c) for c in chapters for own in contents[c.key][1].sections]
        sections = [(own, c) for own, c in sections if own.text.lines or own.title]
        if sections:
            entries.append(make.entry("其他小节", make.own_sections(sections)))
        tables = [(own, c) for c in chapters for own in contents[c.key][1].tables]
        if tables:
            entries.append(make.entry("附表", make.own_tables(tables)))
        entries += signature_entry(make, self._found.identity)
        self._unread.rests_of_tables()
        if self._unread.entries:
            entries.append(make.entry("未识别", make.unrecognised(self._unread.entries)))
        return entries

    def _keep_images(self, content: Content) -> None:
        for image, line in content.images:
            if image.data:
                self._images.append(image)
            else:
                self._unread.line(line)
