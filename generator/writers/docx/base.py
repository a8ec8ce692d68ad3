"""The empty report of a style, from which every other one of that style starts."""

import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from generator import resources
from generator.document import embedded
from generator.document.options import ReferenceFile
from generator.writers.docx import core
from generator.writers.docx.archive import Member
from generator.writers.docx.look import Look
from generator.writers.style import StyleSheet

FILE = "base.docx"
DOCUMENT = "word/document.xml"
_OWN = (core.PART, DOCUMENT, embedded.PART)
_END_OF_BODY = b"<w:sectPr"


@dataclass(frozen=True, eq=False)
class Base:
    """`file` is a whole Word file; where a report carries its form, it has its style sheet."""

    file: bytes
    look: Look

    @cached_property
    def _members(self) -> dict[str, bytes]:
        with zipfile.ZipFile(BytesIO(self.file)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    @cached_property
    def common(self) -> tuple[Member, ...]:
        """The parts of every report that carries its form, but for its own three."""
        return _without_own(self._members.items())

    @cached_property
    def common_without_form(self) -> tuple[Member, ...]:
        """The parts of every report that carries none, but for its own two."""
        from generator.writers.docx.empty import parts_without_form

        return _without_own(parts_without_form(self.file))

    @cached_property
    def _around(self) -> tuple[bytes, bytes]:
        empty = self._members[DOCUMENT]
        place = empty.rindex(_END_OF_BODY)
        return empty[:place], empty[place:]

    def document_xml(self, body: Iterable[bytes]) -> bytes:
        """The main part with these paragraphs and tables before the properties of its section."""
        start, end = self._around
        return b"".join((start, *body, end))

    def is_of(self, sheet: StyleSheet) -> bool:
        """Whether it was made for just that style sheet."""
        return self._members[embedded.PART] == sheet_part(sheet)


def sheet_part(sheet: StyleSheet) -> bytes:
    """What an empty report carries: every value of its style sheet."""
    return embedded.wrap(repr(sheet))


def _without_own(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(member for member in members if member[0] not in _OWN)


_BASES: dict[tuple[int, ReferenceFile | None], tuple[StyleSheet, Base]] = {}
_MOST_BASES = 8


def base_of(sheet: StyleSheet, file: ReferenceFile | None, edition: str) -> Base:
    """The same for the same style sheet (loaded once) and the same file of the office."""
    key = (id(sheet), file)
    kept = _BASES.get(key)
    if kept is None or kept[0] is not sheet:
        if len(_BASES) >= _MOST_BASES:
            _BASES.clear()
        base = (None if file else _shipped(sheet, edition)) or _made(sheet, file)
        kept = _BASES[key] = (sheet, base)
    return kept[1]


def _shipped(sheet: StyleSheet, edition: str) -> Base | None:
    """The one that was prepared, where the style sheet is the one that it was prepared for."""
    path = resources.template_path(FILE, edition)
    if not path.is_file():
        return None
    base = Base(path.read_bytes(), Look(sheet, {}))
    try:
        return base if base.is_of(sheet) else None
    except (zipfile.BadZipFile, KeyError):
        return None


def _made(sheet: StyleSheet, file: ReferenceFile | None) -> Base:
    from generator.writers.docx.empty import empty_report

    return Base(*empty_report(sheet, file))
