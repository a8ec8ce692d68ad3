"""Reports into their folder: what is replaced stays in 历史版本, what is the same is not touched.

A file is staged beside its place, and later put there. Whenever the program is killed, the old
bytes are in their place or in the history, and each file is wholly old or wholly new.
"""

import hashlib
import os
import re
import time
import unicodedata
from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from generator.cli.files import PREFIX, TEMPORARY, refusals, stage
from generator.cli.folders import HISTORY

_SHORT = 8
_DAY = 24 * 3600
_TIMES = re.compile(
    rb"/(?:CreationDate|ModDate)\s*\([^)]*\)|/ID\s*\[[^\]]*\]|/DocChecksum\s*/[0-9A-F]+"
)


class Staged(NamedTuple):
    """`temporary` is to become `target`; None when `target` has these bytes already."""

    target: Path
    temporary: Path | None
    digest: str


def digest(data: bytes) -> str:
    """What tells two files apart: SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def digest_of(path: Path) -> str | None:
    """The digest of a file, None when there is none to read."""
    data = _bytes(path)
    return digest(data) if data is not None else None


def _bytes(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except OSError:
        return None


def _same(path: Path, old: bytes, new: bytes) -> bool:
    """Whether a file would not change; a PDF says when it was made, and that alone is no change."""
    if path.suffix == ".pdf":
        return _TIMES.sub(b"", old) == _TIMES.sub(b"", new)
    return old == new


def run_prefix() -> str:
    """How the temporary files of this run begin."""
    return f"{PREFIX}{os.getpid()}-"


def stage_changed(files: Mapping[Path, bytes], prefix: str) -> tuple[Staged, ...]:
    """Temporary files for what differs from the files that are there; all or none.

    InputError when the folder cannot be written or a file is open in Word.
    """
    staged: list[Staged] = []
    with refusals():
        try:
            for path, data in files.items():
                old = _bytes(path)
                if old is not None and _same(path, old, data):
                    staged.append(Staged(path, None, digest(old)))
                else:
                    staged.append(Staged(path, stage(path, data, prefix), digest(data)))
        except BaseException:
            discard(staged)
            raise
    return tuple(staged)


def publish(staged: Iterable[Staged], keep: bool = True) -> None:
    """Put the staged files in place; `keep` keeps what they replace in the history."""
    changed = [(file.temporary, file.target) for file in staged if file.temporary is not None]
    with refusals():
        try:
            if keep:
                for _, target in changed:
                    _keep(target)
            for temporary, target in changed:
                os.replace(temporary, target)
        finally:
            discard(staged)


def discard(staged: Iterable[Staged]) -> None:
    """Take back what was staged and not put in place."""
    for file in staged:
        if file.temporary is not None:
            with suppress(OSError):
                file.temporary.unlink(missing_ok=True)


def sweep(folder: Path, prefix: str) -> None:
    """Remove the temporary files that a worker of this run left when it was killed."""
    with suppress(OSError):
        for path in folder.glob(f"{prefix}*{TEMPORARY}"):
            path.unlink(missing_ok=True)


def sweep_old(folder: Path) -> None:
    """Remove what a power cut left more than a day ago; a run that is still at work keeps its own."""
    with suppress(OSError):
        for path in folder.glob(f"{PREFIX}*{TEMPORARY}"):
            if time.time() - path.stat().st_mtime > _DAY:
                path.unlink(missing_ok=True)


def _keep(target: Path) -> None:
    """A copy of a file in the history, named by its date and digest, with its times."""
    try:
        data, status = target.read_bytes(), target.stat()
    except FileNotFoundError:
        return
    day = datetime.fromtimestamp(status.st_mtime).strftime("%Y-%m-%d")
    name = f"{target.stem}_{day}_{digest(data)[:_SHORT]}{target.suffix}"
    kept = target.parent / HISTORY / name
    if kept.is_file() and digest_of(kept) == digest(data):
        return
    temporary = stage(kept, data)
    try:
        os.utime(temporary, ns=(status.st_atime_ns, status.st_mtime_ns))
        os.replace(temporary, kept)
    except OSError:
        temporary.unlink(missing_ok=True)
        with suppress(OSError):  # it was made for this file alone, or has others in it
            kept.parent.rmdir()
        raise


class Claims:
    """Which form writes which file in this run: the first one given, no other."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}

    def taken(self, files: Iterable[Path]) -> tuple[Path, str] | None:
        """The first file that belongs to another form already, and that form."""
        for path in files:
            owner = self._owners.get(_key(path))
            if owner is not None:
                return path, owner
        return None

    def take(self, files: Iterable[Path], form: str) -> None:
        """From now on the files belong to `form`."""
        self._owners.update((_key(path), form) for path in files)


def _key(path: Path) -> str:
    """Names that some system takes for the same file are the same."""
    return unicodedata.normalize("NFC", os.path.abspath(path)).casefold()
