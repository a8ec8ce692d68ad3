"""Writers spell a `Document` out as a file: one table, the same signature on every row."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the formats are known without loading what writing needs
    from generator.writers.rendition import Rendition

Writer = Callable[["Rendition"], bytes]

_MODULES: Mapping[str, str] = {
    "docx": "generator.writers.docx.package",
    "txt": "generator.writers.txt",
    "html": "generator.writers.html",
    "json": "generator.writers.json_data",
    "csv": "generator.writers.csv_data",
}
FORMATS: tuple[str, ...] = tuple(_MODULES)


def writer(name: str) -> Writer:
    """The writer of a format, imported when it is first wanted."""
    write: Writer = import_module(_MODULES[name]).write
    return write
