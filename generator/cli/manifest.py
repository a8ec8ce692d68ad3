"""`.nianbao-render.json`: what a run has written into a folder, so that the next one can skip it.

{"version": 1, "forms": {form: {"inputs", "form", "images", "modified", "files", "row"}}}. `form` and the
names of files are relative to the folder (never a user's name, unless on another drive). `inputs` is a digest of
everything but the form and its images that the bytes depend on: the program's version, shipped data,
settings, templates, options and formats.
"""

import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generator import __version__, resources
from generator.cli.files import write_all
from generator.cli.publish import digest, digest_of
from generator.reporters.summary import Row, State

NAME = ".nianbao-render.json"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Record:
    """What one form came to.

    `inputs`, `form`, and the values of `images` and `files` (both by name) are digests; an image that
    was not there has None. `modified` is the form's time in nanoseconds.
    """

    inputs: str
    form: str
    images: tuple[tuple[str, str | None], ...]
    modified: int
    files: tuple[tuple[str, str], ...]
    row: Row


_ROW = tuple(name for name in Row.__slots__ if name not in ("path", "files"))  # known otherwise


def shipped_digest() -> str:
    """The program's version and every file of its schemas and templates."""
    made = hashlib.sha256(__version__.encode())
    for folder in (resources.SCHEMAS, resources.TEMPLATES):
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            made.update(path.relative_to(folder).as_posix().encode() + b"\0")
            made.update(path.read_bytes() + b"\0")
    return made.hexdigest()


def combined(parts: Iterable[str]) -> str:
    """One digest of several texts."""
    return digest("\0".join(parts).encode("utf-8", "surrogatepass"))


def unchanged(record: Record, form: Path, data: bytes, inputs: str, output: Path) -> bool:
    """Whether a form would give the files that are there, byte for byte, and they are newer."""
    if (record.inputs, record.form) != (inputs, digest(data)):
        return False
    if any(digest_of(form.parent / name) != known for name, known in record.images):
        return False
    modified = modified_at(form)
    for name, known in record.files:
        path = output / name
        if digest_of(path) != known:
            return False
        if modified != record.modified and modified_at(path) < modified:
            return False
    return True


def modified_at(path: Path) -> int:
    """A file's time of change in nanoseconds; 0 when there is none."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


class Manifest:
    """The records of a folder by form; saving keeps those of forms that this run did not see.

    Records are held as JSON: a tenth of the memory of what they say.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._records = {form: _dumped(entry) for form, entry in _read(folder / NAME).items()}
        self._base = os.path.abspath(folder)
        self._changed = 0

    def record(self, form: Path) -> Record | None:
        """What is known of a form; None when nothing, or nothing that can be used."""
        entry = self._records.get(self._key(form))
        try:
            return _record(json.loads(entry)) if entry is not None else None
        except (TypeError, KeyError, ValueError, AttributeError):
            return None

    def note(self, form: Path, record: Record) -> None:
        """Remember what a form came to."""
        row = {name: getattr(record.row, name) for name in _ROW}
        entry = {name: getattr(record, name) for name in Record.__slots__} | {"row": row}
        self._records[self._key(form)] = _dumped(entry)
        self._changed += 1

    def save(self, least: int = 1) -> None:
        """Write the file whole, when at least so many records changed since the last time."""
        if self._changed < least:
            return
        forms = (_dumped(form) + b":" + entry for form, entry in self._records.items())
        head = b'{"version":%d,"forms":{\n' % _VERSION
        write_all({self._folder / NAME: head + b",\n".join(forms) + b"}}\n"})
        self._changed = 0

    def _key(self, form: Path) -> str:
        try:
            return Path(os.path.relpath(form, self._base)).as_posix()
        except ValueError:  # another drive
            return Path(os.path.abspath(form)).as_posix()


def _dumped(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def _read(path: Path) -> dict[str, dict[str, Any]]:
    """The records of an earlier run; a file that is broken or of another version counts for none."""
    try:
        whole = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(whole, dict) or whole.get("version") != _VERSION:
        return {}
    forms = whole.get("forms")
    return forms if isinstance(forms, dict) else {}


def _record(entry: Mapping[str, Any]) -> Record:
    files = tuple((str(name), str(known)) for name, known in entry["files"])
    if not files or any(Path(name).name != name for name, _ in files):
        raise ValueError("a name that is no file's")
    row = dict(entry["row"])
    row |= {"path": "", "state": State(row["state"])}
    return Record(
        inputs=entry["inputs"],
        form=entry["form"],
        images=tuple((str(name), known) for name, known in entry["images"]),
        modified=int(entry["modified"]),
        files=files,
        row=Row(**row),
    )
