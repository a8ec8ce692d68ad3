"""The shipped data files as they were found right, to be read at each start without proving anew.

A file of `proved/` is JSON below a seal: the entries of one data file, each under the name of its
class. `python docs/proved.py` writes them. The seal is a digest of the data file (and of the editions
where it names their cells), of the module of its classes, and of the entries; where it does not
fit, as for data of one's own, the data file itself is proved.
"""

import json
from enum import Enum
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import Any, TypeVar

from generator import resources

Entry = TypeVar("Entry")
_MAPPING = ""  # stands for a class where a mapping is meant


def recalled(path: Path, source: bytes, shape: type[Entry]) -> Entry | None:
    """What `source`, the bytes of a data file, says; None when that is not known."""
    try:
        text = proved_file(path).read_text(encoding="utf-8")
        seal, _, entries = text.partition("\n")
        fits = seal == _seal(source, entries, shape)
    except (OSError, UnicodeDecodeError):
        return None
    return _read(entries, shape) if fits else None


def proved_file(path: Path) -> Path:
    """Where the entries of a data file are kept: forms by their edition, others by their name."""
    name = path.parent.name if path.stem == "form" else path.stem
    return resources.PROVED / f"{name}.json"


def remembered(source: bytes, entry: object) -> str:
    """The file by which `recalled` knows an entry again, which `source` was proved to say."""
    entries = json.dumps(_plain(entry), ensure_ascii=False, separators=(",", ":")) + "\n"
    return f"{_seal(source, entries, type(entry))}\n{entries}"


def _seal(source: bytes, entries: str, shape: type) -> str:
    classes = Path(str(import_module(shape.__module__).__file__)).read_bytes()
    return sha256(b"\0".join((source, entries.encode(), classes))).hexdigest()


def _names(shape: type) -> dict[str, Any]:
    """The module of a shape, which knows the classes of all its entries."""
    return vars(import_module(shape.__module__))


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return {type(value).__name__: [value.value]}
    if hasattr(value, "_fields"):
        return {type(value).__name__: [_plain(part) for part in value]}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    if isinstance(value, dict):
        return {_MAPPING: [[key, _plain(part)] for key, part in value.items()]}
    return value


def _read(entries: str, shape: type[Entry]) -> Entry:
    known = _names(shape)

    def made(written: dict[str, list[Any]]) -> Any:
        ((name, values),) = written.items()
        if name == _MAPPING:
            return {key: _fixed(value) for key, value in values}
        return known[name](*map(_fixed, values))

    entry: Entry = json.loads(entries, object_hook=made)
    return entry


def _fixed(value: Any) -> Any:
    """JSON has lists where we have tuples."""
    return tuple(map(_fixed, value)) if type(value) is list else value
