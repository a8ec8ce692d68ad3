"""A package as the bytes of a zip archive: fixed times and order, common parts compressed once."""

import zlib
from collections.abc import Iterable
from functools import lru_cache
from struct import Struct
from typing import NamedTuple

Member = tuple[str, bytes]

# The three records of the format (APPNOTE.TXT, 4.3.7, 4.3.12 and 4.3.16).
_LOCAL, _ENTRY, _END = Struct("<4s5H3L2H"), Struct("<4s6H3L5H2L"), Struct("<4s4H2LH")
_VERSION, _UNIX = 20, 3 << 8
_NO_FLAGS, _DEFLATED = 0, 8
_MIDNIGHT, _FIRST_OF_1980 = 0, 1 << 5 | 1
_READABLE = 0o644 << 16
# Levels of zlib. Common parts are packed once for many reports; a report's own for that one alone,
# and there thoroughness would take a sixth off the bytes for more than twice the time.
_THOROUGH, _QUICK = 6, 1


def archive(common: tuple[Member, ...], own: Iterable[Member]) -> bytes:
    """First the parts that reports of one style have in common, then this report's own."""
    shared = _common(common)
    further = _packed(own, _QUICK, len(shared.members))
    members, directory = shared.members + further.members, shared.directory + further.directory
    count = shared.number + further.number
    end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), len(members), 0)
    return members + directory + end


class _Packed(NamedTuple):
    """Compressed members, each behind its header, and their entries in the directory."""

    members: bytes
    directory: bytes
    number: int


@lru_cache(maxsize=8)
def _common(members: tuple[Member, ...]) -> _Packed:
    return _packed(members, _THOROUGH, 0)


def _packed(members: Iterable[Member], level: int, offset: int) -> _Packed:
    """`offset` is where in the archive the first of them stands."""
    packed: list[bytes] = []
    entries: list[bytes] = []
    for part, blob in members:
        name = part.encode("ascii")
        data = zlib.compress(blob, level, -zlib.MAX_WBITS)  # negative: no header of zlib's
        told = (
            _NO_FLAGS, _DEFLATED, _MIDNIGHT, _FIRST_OF_1980,
            zlib.crc32(blob), len(data), len(blob), len(name), 0,
        )  # fmt: skip
        local = _LOCAL.pack(b"PK\3\4", _VERSION, *told) + name
        entry = _ENTRY.pack(
            b"PK\1\2", _UNIX | _VERSION, _VERSION, *told, 0, 0, 0, _READABLE, offset
        )
        packed += (local, data)
        entries.append(entry + name)
        offset += len(local) + len(data)
    return _Packed(b"".join(packed), b"".join(entries), len(entries))
