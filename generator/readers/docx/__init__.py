"""The Word reader: parts straight from the archive, nothing outside it, nothing judged."""

import posixpath

from generator.document.embedded import NAMESPACE, unwrap
from generator.document.nodes import UNKNOWN, Document, Source
from generator.errors import InputError
from generator.form.decode import MAX_BYTES as LARGEST_FORM
from generator.readers.docx import notes
from generator.readers.docx.archive import Package, open_package
from generator.readers.docx.body import Body
from generator.readers.docx.notes import Notes
from generator.readers.docx.numbering import Numbering
from generator.readers.docx.pictures import Pictures
from generator.readers.docx.styles import Styles
from generator.readers.docx.xml import Element, parse, w


def read(data: bytes) -> Source:
    """A Word file as found; InputError in Chinese when it is none, or not safe to open."""
    package = open_package(data)
    said = Notes()
    if any(posixpath.basename(name) == "vbaproject.bin" for name in package.names):
        said.add(notes.MACROS)
    body = parse(package.xml(package.main) or b"").find(w("body"))
    if body is None:
        raise InputError("文件缺少 Word 正文；请用 Word 或 WPS 打开后另存为新的 .docx，再读取")
    story = Body(
        Styles(_related(package, "styles")),
        Numbering(_related(package, "numbering")),
        Pictures(package, said),
        said,
    )
    try:
        blocks = tuple(story.blocks(body))
    except RecursionError as error:
        raise InputError(
            "文件里的表格、文本框一层套一层，套得太深，不是正常的 Word 文件，没有读取"
        ) from error
    form = _embedded_form(package, said)
    return Source(Document(UNKNOWN, blocks), form=form, notes=said.all())


def _related(package: Package, kind: str) -> Element | None:
    """The root of a part that the main part names by its kind of relationship."""
    for relationship in package.relationships(package.main).values():
        if relationship.type.endswith(f"/{kind}") and not relationship.external:
            data = package.xml(relationship.target)
            return None if data is None else parse(data)
    return None


def _embedded_form(package: Package, said: Notes) -> bytes | None:
    """The form of our own docx; another program may have given its part another name."""
    forms = set()
    for name in package.names:
        if name.startswith("customxml/") and package.size(name) <= 6 * LARGEST_FORM:
            data = package.read(name) or b""
            text = unwrap(data) if NAMESPACE.encode() in data else None
            if text is not None:
                forms.add(text.encode("utf-8"))
    if len(forms) > 1:
        said.add(notes.FORMS)
    return forms.pop() if len(forms) == 1 else None
