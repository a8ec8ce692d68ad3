"""What a clerk may choose about the files that are rendered."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from generator.document.nodes import Document
from generator.templating import Templates

if TYPE_CHECKING:  # most reports have no such page
    from generator.document.figures import FigurePage

TxtLayout = Literal["grid", "cells"]
Encoding = Literal["utf-8", "utf-8-sig", "gb18030"]
Newline = Literal["crlf", "lf"]

_SHIPPED = Templates()


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """A Word file of the office; `name` is what messages call it."""

    name: str
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class OldReport:
    """What a redline is made against: the document as it was.

    `pictures` is false where its kind of file holds none (a plain text); `headless` are the keys of
    the chapters whose heading it lacks, though the document has it.
    """

    document: Document
    pictures: bool = True
    headless: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class RenderOptions:
    """`draft` renders in spite of errors, every page marked and each finding shown at its place.

    `embed` puts the form, reduced to what the report itself says, into the Word file. `templates`
    are the shipped ones, or those with an office's own in their place; `reference` is the Word file
    whose page and styles the report takes. `figures` asks for the picture page. `redline`
    shows in the Word file, as tracked changes, what is new since an old report. `txt_layout`,
    `encoding` and `newline` concern the plain text alone.

    `utf-8-sig` is UTF-8 that begins with a byte order mark. Lines end by CRLF unless told
    otherwise: every editor of an office PC shows it, the oldest Notepad included.
    """

    draft: bool = False
    embed: bool = True
    templates: Templates = _SHIPPED
    reference: ReferenceFile | None = None
    figures: "FigurePage | None" = None
    redline: OldReport | None = None
    txt_layout: TxtLayout = "grid"
    encoding: Encoding = "utf-8"
    newline: Newline = "crlf"
