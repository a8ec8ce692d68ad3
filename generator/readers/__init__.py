"""Readers spell a published file in as a `Source`: one table, the same signature on every row."""

from collections.abc import Callable, Mapping
from importlib import import_module

from generator.document.nodes import Source

Reader = Callable[[bytes], Source]

_MODULES: Mapping[str, str] = {
    "docx": "generator.readers.docx",
    "html": "generator.readers.html",
    "txt": "generator.readers.txt",
}
FORMATS: tuple[str, ...] = tuple(_MODULES)


def reader(name: str) -> Reader:
    """The reader of a format, imported when it is first wanted; InputError for a broken file."""
    read: Reader = import_module(_MODULES[name]).read
    return read
