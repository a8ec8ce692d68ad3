"""Writers spell a `Document` out as a file: one table, the same signature on every row."""

from collections.abc import Callable, Mapping
from importlib import import_module

from generator.document.nodes import Document
from generator.writers.style import StyleSheet

Writer = Callable[[Document, StyleSheet], bytes]

_MODULES: Mapping[str, str] = {
    "docx": "generator.writers.docx.package",
    "txt": "generator.writers.txt",
}
FORMATS: tuple[str, ...] = tuple(_MODULES)


def writer(name: str) -> Writer:
    """The writer of a format, imported when it is first wanted."""
    write: Writer = import_module(_MODULES[name]).write
    return write
