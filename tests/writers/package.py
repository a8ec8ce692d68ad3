"""A docx as its parts: what is in the file, apart from any library's view of it."""

import io
import zipfile
from functools import lru_cache

from lxml import etree

from tests.samples.load import rendered

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
NAMES = {
    "w": W,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
}
Element = etree._Element
DOCUMENT, STYLES, SETTINGS = "word/document.xml", "word/styles.xml", "word/settings.xml"
FONTS, CORE = "word/fontTable.xml", "docProps/core.xml"


@lru_cache(maxsize=64)
def parts(data: bytes) -> dict[str, bytes]:
    """Every part by name, in the order of the archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def sample(name: str) -> bytes:
    return rendered(name).files["docx"]


@lru_cache(maxsize=64)
def tree(data: bytes, part: str = DOCUMENT) -> Element:
    return etree.fromstring(parts(data)[part])


def find(root: Element, path: str) -> list[Element]:
    return [node for node in root.iterfind(path, NAMES) if isinstance(node, etree._Element)]


def only(root: Element, path: str) -> Element:
    (found,) = find(root, path)
    return found


def w(element: Element, attribute: str = "val") -> str | None:
    """An attribute in the w namespace."""
    found = element.get(f"{{{W}}}{attribute}")
    return None if found is None else str(found)


def number(element: Element, attribute: str = "val") -> int:
    found = w(element, attribute)
    assert found is not None
    return int(found)


def tag(element: Element) -> str:
    """`w:p` and the like, for elements of the w namespace; else the full name."""
    return str(element.tag).replace(f"{{{W}}}", "w:")


def text(element: Element) -> str:
    """The words of a paragraph or cell."""
    return "".join(node.text or "" for node in find(element, ".//w:t"))


def style(paragraph: Element) -> str | None:
    found = find(paragraph, "w:pPr/w:pStyle")
    return w(found[0]) if found else None
