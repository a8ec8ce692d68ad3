"""The floor: the least that makes the same files, with nothing that may go wrong in mind.

C YAML events, whole numbers and sums that close, document.xml joined from pieces, appended to an
archive whose other parts were compressed beforehand; the text joined from pieces too. No places,
no messages, no rules, no layout: every heading and every table stands in the template.
"""

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO
from xml.sax.saxutils import escape

from benchmarks import templates
from benchmarks.plain import Values, read
from benchmarks.report import form
from generator.pipeline import render

_MARK = re.compile("\ue000([cp])([0-9]+)\ue001")
_CELL = re.compile(r"(?<=\|) *[0-9][0-9.]* *(?=\|)")
_PART = "word/document.xml"


@dataclass(frozen=True)
class Pieces:
    """What never changes and, between, which figure or paragraph stands there and how wide."""

    fixed: tuple[str, ...]
    slots: tuple[tuple[int, int], ...]

    def joined(self, told: list[str]) -> str:
        """With these figures and paragraphs; a width above 0 puts the text in the middle."""
        parts = [self.fixed[0]]
        for (slot, width), text in zip(self.slots, self.fixed[1:], strict=True):
            parts += (_centred(told[slot], width) if width else told[slot], text)
        return "".join(parts)


def _centred(text: str, width: int) -> str:
    before = (width - len(text)) // 2
    return " " * before + text + " " * (width - len(text) - before)


@dataclass(frozen=True)
class Floor:
    """The pieces of both files, made once."""

    paths: tuple[str, ...]
    document: Pieces
    text: Pieces
    archive: bytes

    def docx(self, data: bytes) -> bytes:
        """Form text in, docx out."""
        return self._docx(self._told(data))

    def both(self, data: bytes) -> tuple[bytes, bytes]:
        """Form text in, docx and txt out."""
        told = self._told(data)
        return self._docx(told), self.text.joined(told).encode()

    def _told(self, data: bytes) -> list[str]:
        known, prose = read(data)
        return [*_figures(known, self.paths), *prose]

    def _docx(self, told: list[str]) -> bytes:
        made = BytesIO()
        made.write(self.archive)
        with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
            archive.writestr(_PART, self.document.joined([escape(text) for text in told]))
        return made.getvalue()


def _figures(known: Values, paths: tuple[str, ...]) -> list[str]:
    return [known[path] for path in paths]


def floor() -> Floor:
    """Take the pieces from what we write ourselves."""
    paths = tuple(templates.paths())
    document, archive = _taken_apart(templates.template(templates.MARKS))
    return Floor(paths, _docx_pieces(document, len(paths)), _text_pieces(paths), archive)


def _taken_apart(data: bytes) -> tuple[str, bytes]:
    """document.xml, and an archive of all other parts."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as whole, zipfile.ZipFile(kept, "w") as rest:
        for part in whole.infolist():
            if part.filename != _PART:
                rest.writestr(part, whole.read(part), zipfile.ZIP_DEFLATED, 6)
        return whole.read(_PART).decode(), kept.getvalue()


def _docx_pieces(document: str, figures: int) -> Pieces:
    parts = _MARK.split(document)
    slots = [
        (int(at) + (figures if kind == "p" else 0), 0)
        for kind, at in zip(parts[1::3], parts[2::3], strict=True)
    ]
    return Pieces(tuple(parts[::3]), tuple(slots))


def _text_pieces(paths: tuple[str, ...]) -> Pieces:
    """Our text of the first form, cut where its figures and its prose stand."""
    text = render(templates.content(), ("txt",)).files["txt"].decode()
    known, prose = read(form(0))
    fixed, slots, end = [], [], 0
    for start, stop, slot, width in sorted(
        [*_cells(text, _figures(known, paths)), *_lines(text, prose, len(paths))]
    ):
        fixed.append(text[end:start])
        slots.append((slot, width))
        end = stop
    return Pieces((*fixed, text[end:]), tuple(slots))


def _cells(text: str, figures: list[str]) -> list[tuple[int, int, int, int]]:
    found = list(_CELL.finditer(text))
    assert [cell[0].strip() for cell in found] == figures
    return [(cell.start(), cell.end(), at, len(cell[0])) for at, cell in enumerate(found)]


def _lines(text: str, prose: list[str], first: int) -> list[tuple[int, int, int, int]]:
    """Prose, line by line; of the title only the agency's name, which is also the signature."""
    name, signed = prose[-2], len(prose) - 2
    found, start = [], 0
    for at, line in [(signed, name), *enumerate(prose[1:], start=1)]:
        start = text.index(line, start)
        found.append((start, start + len(line), first + at, 0))
        start += len(line)
    return found
