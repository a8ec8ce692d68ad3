"""Names of WordprocessingML, and XML parsed so that nothing outside the part is ever touched."""

import codecs
from collections.abc import Collection, Iterable, Mapping

from lxml import etree

from generator.errors import InputError

Element = etree._Element
Named = Mapping[str, Element]  # children by their full names, the first of each

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
M = "http://schemas.openxmlformats.org/officeDocument/2006/math"
VML = "urn:schemas-microsoft-com:vml"
_STRICT = (  # ISO/IEC 29500 strict, and the transitional name of the same thing
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", _W.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R.encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A.encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP.encode()),
)
_DOCTYPES = tuple("<!DOCTYPE".encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be"))
_BROKEN = "文件内容已损坏，Word 也未必打得开；请用 Word 或 WPS 打开后另存为新的 .docx，再读取"


def w(name: str) -> str:
    """The full name of a `w:` element or attribute."""
    return f"{{{_W}}}{name}"


_VAL = w("val")


def parse(data: bytes) -> Element:
    """The root of a part; InputError when it is not XML or declares a document type."""
    if b"!" in data and any(doctype in data for doctype in _DOCTYPES):
        raise _foreign_entities()
    if b"purl.oclc.org/ooxml" in data:
        for strict, transitional in _STRICT:
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_without_blank_start(data), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise InputError(_BROKEN) from error
    docinfo = root.getroottree().docinfo
    if docinfo is not None and docinfo.internalDTD is not None:
        raise _foreign_entities()
    return root


def _without_blank_start(data: bytes) -> bytes:
    return data.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n\t ") if data[:1] != b"<" else data


def _foreign_entities() -> InputError:
    return InputError(
        "文件里有 DOCTYPE 声明，可以用来读取文件之外的内容，正常的 Word 文件没有它；没有读取。"
        "请向提供文件的人核实，或用 Word 打开后另存为新的 .docx"
    )


def child(children: Iterable[Element], name: str) -> Element | None:
    """The first of that full name, among the children of an element or a list of them."""
    for node in children:
        if node.tag == name:
            return node
    return None


def by_name(parent: Element | None) -> Named:
    """The children of an element: a look at all of them finds whatever is asked of it later."""
    named = {}
    if parent is not None:
        for node in reversed(list(parent)):
            named[node.tag] = node
    return named


def has_any(parent: Element | None, names: Collection[str]) -> bool:
    """Whether there is a child of one of these names."""
    if parent is not None:
        for node in parent:
            if node.tag in names:
                return True
    return False


def value(named: Named, name: str) -> str | None:
    """`w:val` of a child; None when there is no such child or value."""
    node = named.get(name)
    return None if node is None else node.get(_VAL)


def flag(named: Named, name: str) -> bool | None:
    """An on/off child: None when it is not there, which means the style decides."""
    node = named.get(name)
    return None if node is None else node.get(_VAL) not in ("0", "false", "off", "none")


def number(text: str | None, otherwise: int) -> int:
    """A whole number as written; `otherwise` when there is none, or one no Word file has."""
    if not text:
        return otherwise
    try:
        found = int(text)
    except ValueError:
        return otherwise
    return found if -100_000 < found < 100_000 else otherwise
