"""A package as the bytes of an archive: fixed times and order, static parts compressed once."""

import zipfile
from functools import lru_cache
from io import BytesIO
from typing import Any

from docx.document import Document as WordDocument
from docx.opc.packuri import PackURI
from docx.opc.pkgwriter import PackageWriter

_EPOCH = (1980, 1, 1, 0, 0, 0)
_OWN = ("word/document", "docProps/core", "customXml/item1", "word/media", "word/charts")

Member = tuple[str, bytes]


class _Collector:
    """What python-docx writes a package to: it keeps the members instead."""

    def __init__(self) -> None:
        self.members: list[Member] = []

    def write(self, pack_uri: PackURI, blob: bytes) -> None:
        """One member, named without its leading slash."""
        self.members.append((pack_uri.membername, blob))


def archive(word: WordDocument) -> bytes:
    """The package: first what reports of one style have in common, then what is this report's own."""
    package = word.part.package
    collector = _Collector()
    writer: Any = PackageWriter  # its steps one by one: the file that it makes has the clock's time
    writer._write_content_types_stream(collector, package.parts)
    writer._write_pkg_rels(collector, package.rels)
    writer._write_parts(collector, package.parts)
    own = [member for member in collector.members if member[0].startswith(_OWN)]
    target = BytesIO()
    target.write(_common(tuple(m for m in collector.members if not m[0].startswith(_OWN))))
    with zipfile.ZipFile(target, "a") as packed:
        _add(packed, own)
    return target.getvalue()


@lru_cache(maxsize=8)
def _common(members: tuple[Member, ...]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w") as packed:
        _add(packed, members)
    return target.getvalue()


def _add(packed: zipfile.ZipFile, members: list[Member] | tuple[Member, ...]) -> None:
    for name, blob in members:
        entry = zipfile.ZipInfo(name, _EPOCH)
        entry.compress_type = zipfile.ZIP_DEFLATED
        entry.external_attr = 0o644 << 16
        packed.writestr(entry, blob)
