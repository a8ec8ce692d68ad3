"""Word files made from raw XML, so that a test shows exactly what stands in them."""

import io
import zipfile
from collections.abc import Mapping

from generator.document.nodes import Block, Figure, Heading, Image, Paragraph, Source, Table, Title
from generator.readers.docx import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": OFFICE,
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "v": "urn:schemas-microsoft-com:vml",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    }.items()
)
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="1"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="heading 1"/><w:basedOn w:val="1"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="3"><w:name w:val="heading 2"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="4"><w:name w:val="Title"/>
  <w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="5"><w:name w:val="章"/><w:basedOn w:val="3"/></w:style>
<w:style w:type="paragraph" w:styleId="6"><w:name w:val="大纲"/>
  <w:pPr><w:outlineLvl w:val="5"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="7"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="8"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="9"><w:name w:val="circle"/><w:basedOn w:val="10"/></w:style>
<w:style w:type="paragraph" w:styleId="10"><w:name w:val="circle 2"/><w:basedOn w:val="9"/></w:style>
<w:style w:type="character" w:styleId="11"><w:name w:val="strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="12"><w:name w:val="secret"/>
  <w:rPr><w:vanish/></w:rPr></w:style>
"""
Parts = Mapping[str, str | bytes]


def parts_of(
    body: str, *, styles: str = STYLES, numbering: str = "", links: str = "", type_: str = MAIN_TYPE
) -> dict[str, str | bytes]:
    """The parts of a Word file; `links` are further `Relationship` elements of the main part."""
    return {
        "[Content_Types].xml": _types(type_),
        "_rels/.rels": _links(_link("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": f"<w:document {_SPACES}><w:body>{body}</w:body></w:document>",
        "word/_rels/document.xml.rels": _links(
            _link("rIdS", "styles", "styles.xml")
            + _link("rIdN", "numbering", "/word/numbering.xml")
            + links
        ),
        "word/styles.xml": f"<w:styles {_SPACES}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {_SPACES}>{numbering}</w:numbering>",
    }


def image_link(id_: str, target: str, mode: str = "Internal") -> str:
    return _link(id_, "image", target, mode)


def _types(type_: str) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{type_}"/></Types>'
    )


def _links(entries: str) -> str:
    return f'<Relationships xmlns="{RELATIONSHIPS}">{entries}</Relationships>'


def _link(id_: str, kind: str, target: str, mode: str = "Internal") -> str:
    return (
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}" TargetMode="{mode}"/>'
    )


def packed(parts: Parts, compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Parts as an archive, names as given."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return target.getvalue()


def source(body: str, *, styles: str = STYLES, numbering: str = "") -> Source:
    return read(packed(parts_of(body, styles=styles, numbering=numbering)))


def shown(source: Source) -> list[str]:
    """Blocks in one line each: `T` title, `1`–`4` heading, `P` and other roles, `I`, `#` table."""
    return [_line(block) for block in source.document.blocks]


def _line(block: Block) -> str:
    match block:
        case Title():
            return "T " + "/".join(block.lines)
        case Heading():
            return f"{block.level} {block.text}"
        case Paragraph():
            return f"{'P' if block.role == 'body' else block.role} {block.text}"
        case Image():
            return f"I {block.name}"
        case Figure():
            return f"F {block.title}"
        case Table():
            return "# " + " / ".join("|".join(cell.text for cell in row) for row in block.rows)


def p(text: str, style: str = "", properties: str = "") -> str:
    """A paragraph of one run."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{r(text)}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def tc(content: str, properties: str = "") -> str:
    """A cell; plain words become its paragraph."""
    inside = content if content.startswith("<") else p(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows: str, widths: tuple[int, ...] = (), properties: str = "") -> str:
    """A table; no grid where no widths are given."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    grid = f"<w:tblGrid>{columns}</w:tblGrid>" if widths else ""
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr>{grid}{''.join(rows)}</w:tbl>"
