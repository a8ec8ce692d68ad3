"""The parts of a document of python-docx, and the archive of them."""

from typing import Any

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

from generator.writers.docx.archive import Member, archive

_OWN = (
    "word/document.xml",
    "word/comments",
    "word/media",
    "word/charts",
    "docProps/core",
    "customXml/item1",
)


class _Collector:
    """What python-docx writes a package to: it keeps the members instead."""

    def __init__(self) -> None:
        self.members: list[Member] = []

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        """One member, named without its leading slash."""
        self.members.append((pack_uri.membername, blob))


def parts_of(word: WordDocument) -> tuple[Member, ...]:
    """Every part by name, the types of content first."""
    package = word.part.package
    collector = _Collector()
    writer: Any = PackageWriter  # its steps one by one: the file that it makes has the clock's time
    writer._write_content_types_stream(collector, package.parts)
    writer._write_pkg_rels(collector, package.rels)
    writer._write_parts(collector, package.parts)
    return tuple(collector.members)


def packed(word: WordDocument) -> bytes:
    """The document as a file."""
    members = parts_of(word)
    own = [member for member in members if member[0].startswith(_OWN)]
    return archive(tuple(m for m in members if not m[0].startswith(_OWN)), own)
