"""A docx as its parts: the archive is judged before anything in it is unpacked."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO

from generator.errors import InputError
from generator.readers.docx.xml import parse
from generator.readers.kinds import advice, kind_of

MAX_BYTES = 100 * 1024 * 1024
_MAX_UNPACKED = 200 * 1024 * 1024
_MAX_PART = 16 * 1024 * 1024  # of XML; long reports have one or two
_MAX_ENTRIES = 5000
_BIG, _MAX_RATIO = 4 * 1024 * 1024, 300  # honest XML of that size shrinks 10 to 100 times
_RESAVE = "请用 Word 或 WPS 打开后另存为新的 .docx，再读取"
_DAMAGED = (zipfile.BadZipFile, ValueError, OSError, NotImplementedError)
_CONTENT_TYPES = "[content_types].xml"


@dataclass(frozen=True)
class Relationship:
    """Where a part points: `target` is a part's name, or an address outside when `external`."""

    type: str
    target: str
    external: bool


class Package:
    """The parts of a docx whose archive passed every check. Names are lower case, as in OPC."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._entries = {_part_name(entry): entry for entry in archive.infolist()}
        self._relationships: dict[str, dict[str, Relationship]] = {}

    @property
    def names(self) -> tuple[str, ...]:
        """Every part, in the order of the archive."""
        return tuple(self._entries)

    def size(self, name: str) -> int:
        """Bytes of a part once unpacked; 0 when there is none."""
        entry = self._entries.get(name.lower())
        return entry.file_size if entry else 0

    def read(self, name: str) -> bytes | None:
        """A part's bytes; None when there is no such part; InputError when it is damaged."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        try:
            return self._archive.read(entry)
        except (*_DAMAGED, zlib.error, EOFError) as error:
            raise InputError(f"文件已损坏（可能没有下载或复制完整）；{_RESAVE}") from error

    def xml(self, name: str) -> bytes | None:
        """An XML part's bytes, if it is of a size that reports have."""
        if self.size(name) > _MAX_PART:
            raise InputError(f"文件里的正文超过 {_MAX_PART // 1048576} MB，不是年度报告，没有读取")
        return self.read(name)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """The relationships of a part by id; those of the package for ""."""
        if part not in self._relationships:
            folder, name = posixpath.split(part)
            data = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            self._relationships[part] = {} if data is None else _relationships(data, folder)
        return self._relationships[part]

    @cached_property
    def main(self) -> str:
        """The name of the part with the text; InputError when this is no Word document."""
        for relationship in self.relationships("").values():
            if relationship.type.endswith("/officeDocument") and not relationship.external:
                if self.size(relationship.target):
                    return relationship.target
                break
        raise InputError(f"文件缺少 Word 正文，不是完整的 .docx；{_RESAVE}")


def open_package(data: bytes) -> Package:
    """The package of a Word document; InputError in Chinese that says what the file is instead."""
    if len(data) > MAX_BYTES:
        raise InputError(
            f"文件有 {len(data) // 1048576} MB，超过上限 {MAX_BYTES // 1048576} MB，没有读取；"
            "请在 Word 中压缩图片后另存"
        )
    if not data:
        raise InputError("文件是空的（0 字节），可能没有保存或下载完；请换一份")
    if not data.startswith(b"PK"):
        raise InputError(advice(kind_of(data)))
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except _DAMAGED as error:
        raise InputError(
            "文件不完整，可能没有下载或复制完；请重新下载，或用 Word 打开后另存为新的 .docx"
        ) from error
    for refuse in (_refuse_bomb, _refuse_locked, _refuse_odd_names):
        refuse(archive.infolist())
    package = Package(archive)
    _refuse_others(package, data)
    return package


def _refuse_bomb(entries: list[zipfile.ZipInfo]) -> None:
    swollen = any(
        entry.file_size > _BIG and entry.file_size > _MAX_RATIO * max(1, entry.compress_size)
        for entry in entries
        if entry.filename.lower().endswith((".xml", ".rels"))
    )
    unpacked = sum(entry.file_size for entry in entries)
    if swollen or unpacked > _MAX_UNPACKED or len(entries) > _MAX_ENTRIES:
        raise InputError(
            "文件解压后大得不正常（可能是压缩炸弹），没有读取；请向提供文件的人核实，"
            "或用 Word 打开后另存为新的 .docx"
        )


def _refuse_locked(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise InputError("文件是加了密码的压缩包，打不开；请先取消密码，再读取")
    if any(entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
           for entry in entries):  # fmt: skip
        raise InputError(f"文件的压缩方式不是 Word 用的那一种；{_RESAVE}")


def _refuse_odd_names(entries: list[zipfile.ZipInfo]) -> None:
    names = [_part_name(entry) for entry in entries]
    outside = any(name.startswith("/") or ".." in name.split("/") for name in names)
    if outside or len(set(names)) < len(names):
        raise InputError(
            "文件里有不正常的文件名（指向文件之外，或者重复），没有读取；请向提供文件的人核实，"
            "或用 Word 打开后另存为新的 .docx"
        )


def _refuse_others(package: Package, data: bytes) -> None:
    """The content type of the main part tells Word from Excel and PowerPoint."""
    if not package.size(_CONTENT_TYPES):
        raise InputError(advice(kind_of(data)))
    main = f"/{package.main}"
    types = parse(package.xml(_CONTENT_TYPES) or b"")
    found = next((entry for entry in types if (entry.get("PartName") or "").lower() == main), None)
    type_ = "" if found is None else found.get("ContentType") or ""
    if not ("wordprocessingml" in type_ or "ms-word" in type_ or not type_):
        raise InputError(advice(kind_of(data)))


def _relationships(data: bytes, folder: str) -> dict[str, Relationship]:
    found = {}
    for entry in parse(data):
        external = entry.get("TargetMode") == "External"
        target = entry.get("Target") or ""
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/").lower()
        found[entry.get("Id") or ""] = Relationship(entry.get("Type") or "", target, external)
    return found


def _part_name(entry: zipfile.ZipInfo) -> str:
    return entry.filename.replace("\\", "/").lower()
