"""A Word file of the office: its page and its styles in place of ours, nothing of its text.

Styles are matched by the names that Word knows them by (Title, heading 1 …, 报告正文); what the file
lacks is added from ours. Its Normal says how body text looks, as far as it says anything.
"""

import zipfile
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from docx.oxml.ns import qn
from lxml import etree

from generator.document.options import ReferenceFile
from generator.errors import InputError
from generator.writers.docx.xml import Element
from generator.writers.style import StyleSheet

_LARGEST_PART = 16 * 1024 * 1024
_OLE = b"\xd0\xcf\x11\xe0"
_MM_PER_TWIP = 25.4 / 1440
_DOCUMENT, _STYLES = "word/document.xml", "word/styles.xml"
_FONTS, _THEME = "word/fontTable.xml", "word/theme/theme1.xml"
_SIDES = ("top", "left", "bottom", "right", "header", "footer")
_WIDEST_TWIPS = 31_680  # the longest side that Word allows


@dataclass(frozen=True)
class Reference:
    """What is taken from the file: `page` are values of our `Page`, in mm and pt; `fonts` and
    `theme` are None where it has none.
    """

    styles: Element
    page: dict[str, Any]
    fonts: Element | None
    theme: bytes | None

    def sheet(self, ours: StyleSheet) -> StyleSheet:
        """Our sheet with the page of the file; tables are never wider than the type area."""
        page = ours.page._replace(**self.page)
        width = min(ours.table.width_mm, page.type_width_mm)
        if ours.table.width_mm == ours.page.type_width_mm:
            width = page.type_width_mm
        table = ours.table._replace(width_mm=width)
        return ours._replace(page=page, table=table)


def read_reference(file: ReferenceFile) -> Reference:
    """The page and styles of a Word file; InputError in Chinese for one that cannot serve."""
    with _opened(file) as archive:
        parts = {name: _part(archive, name, file) for name in (_DOCUMENT, _STYLES, _FONTS, _THEME)}
    body, styles = _parsed(parts[_DOCUMENT], file), _parsed(parts[_STYLES], file)
    if body is None or body.tag != qn("w:document"):
        raise _unfit(file, "里没有 Word 正文，不是完整的 .docx")
    if styles is None or styles.tag != qn("w:styles") or styles.find(qn("w:style")) is None:
        raise _unfit(file, "里没有样式，请用 Word 或 WPS 打开后另存为新的 .docx")
    theme = parts[_THEME]
    _parsed(theme, file)
    return Reference(styles, _page(body, file), _parsed(parts[_FONTS], file), theme)


def _unfit(file: ReferenceFile, why: str) -> InputError:
    return InputError(f"作为样式的 Word 文件“{file.name}”{why}")


def _opened(file: ReferenceFile) -> zipfile.ZipFile:
    if file.data.startswith(_OLE):
        raise _unfit(file, "设有打开密码，或者是旧版 .doc；请去掉密码，另存为 .docx 再用")
    try:
        return zipfile.ZipFile(BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, OSError) as error:
        raise _unfit(file, "不是 Word 文件（.docx），或者已经损坏") from error


def _part(archive: zipfile.ZipFile, name: str, file: ReferenceFile) -> bytes | None:
    try:
        entry = archive.getinfo(name)
        if entry.file_size > _LARGEST_PART:
            raise _unfit(file, f"的内容超过 {_LARGEST_PART // 1048576} MB，不能用")
        return archive.read(entry)
    except KeyError:
        return None
    except InputError:
        raise
    except Exception as error:  # damaged, encrypted or oddly packed: zipfile has many words for it
        raise _unfit(file, "已经损坏或者加了密，读不出来") from error


def _parsed(data: bytes | None, file: ReferenceFile) -> Element | None:
    if data is None:
        return None
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _unfit(file, "已经损坏，读不出来") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise _unfit(file, "的内容不是 Word 写出来的，不能用")
    return root


def _page(document: Element, file: ReferenceFile) -> dict[str, float]:
    """Paper, margins and line pitch of the last section, where it states them."""
    sections = list(document.iter(qn("w:sectPr")))
    if not sections:
        return {}
    section, page = sections[-1], {}
    for tag, attributes in (("pgSz", {"w": "width_mm", "h": "height_mm"}),
                            ("pgMar", {side: f"{side}_mm" for side in _SIDES})):  # fmt: skip
        found = section.find(qn(f"w:{tag}"))
        for attribute, key in attributes.items() if found is not None else ():
            length = _twips(found, attribute, file) if found is not None else None
            if length is not None:
                page[key] = _millimetres(length)
    grid = section.find(qn("w:docGrid"))
    pitch = _twips(grid, "linePitch", file) if grid is not None else None
    if pitch:
        page["line_pitch_pt"] = pitch / 20
    _prove(page, file)
    return page


def _millimetres(twips: float) -> float:
    """Whole ones where they are meant: twips cannot say 28 mm exactly."""
    length = twips * _MM_PER_TWIP
    return round(length) if abs(length - round(length)) < 0.02 else length


def _twips(element: Element, attribute: str, file: ReferenceFile) -> float | None:
    """A length as Word writes it; a negative margin is one that text may not push away."""
    written = element.get(qn(f"w:{attribute}"))
    if written is None:
        return None
    try:
        length = abs(int(written))
    except ValueError:
        length = _WIDEST_TWIPS + 1
    if length > _WIDEST_TWIPS:
        raise _unfit(file, "的页面设置不能用，请核对纸张和页边距")
    return length


def _prove(page: dict[str, float], file: ReferenceFile) -> None:
    across = page.get("width_mm", 210) - page.get("left_mm", 28) - page.get("right_mm", 26)
    down = page.get("height_mm", 297) - page.get("top_mm", 37) - page.get("bottom_mm", 35)
    if min(across, down) < 50:
        raise _unfit(file, "的页边距太大，没有留下版心，请核对页面设置")
