"""What kind of file some bytes are, told from the content; what to do with one that has no reader."""

import codecs
import re
from collections.abc import Mapping
from functools import cache
from io import BytesIO

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"Rar!", "zip"),
    (b"7z\xbc\xaf", "zip"),
)
_BITMAP = re.compile(rb"BM.{4}\0{4}", re.DOTALL)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS = (  # names of streams as the directory of a compound file spells them
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
)
_ZIP_NAMES = (
    ("word/", "docx"),
    ("xl/", "xlsx"),
    ("ppt/", "pptx"),
    ("ofd.xml", "ofd"),
)
_FORM_SUFFIXES = (".yaml", ".yml")
_YEAR = re.compile(r"""^[ {]*["']?年度["']?\s*[:：]""", re.MULTILINE)  # alone enough, even mistyped
_ONE_IS_ENOUGH = frozenset({"机关"})  # published texts may have one line 标题: …
_XML_WORD = re.compile(
    r"<(?:(?:\w+:)?wordDocument\b|pkg:package\b|\?mso-application\b[^>]*progid=\"Word\.Document\")"
)
_ENOUGH = 1 << 20  # characters looked at
_RESAVE = "请用 Word 或 WPS 打开后另存为 .docx，再读取"
_ADVICE: Mapping[str, str] = {
    "pdf": "PDF 里只有字的位置，没有表格，读出来靠猜；请改用原来的 Word 文件或网页",
    "doc": f"这是旧版 Word（.doc）或 WPS 文件；{_RESAVE}",
    "rtf": f"这是 RTF 文件；{_RESAVE}",
    "odt": f"这是 OpenDocument（.odt）文件；{_RESAVE}",
    "wordxml": f"这是 Word XML 文件；{_RESAVE}",
    "mht": f"这是单个文件网页（.mht）；{_RESAVE}",
    "encrypted": "文件设了打开密码，读不了；请用 Word 或 WPS 打开，取消密码后保存，再读取",
    "xls": "这是 Excel 表格，不是年度报告；请改用报告的 Word 文件或网页",
    "xlsx": "这是 Excel 表格，不是年度报告；请改用报告的 Word 文件或网页",
    "ppt": "这是 PowerPoint 演示文稿，不是年度报告；请改用报告的 Word 文件或网页",
    "pptx": "这是 PowerPoint 演示文稿，不是年度报告；请改用报告的 Word 文件或网页",
    "ofd": "这是 OFD 版式文件，和 PDF 一样没有表格结构；请改用原来的 Word 文件或网页",
    "image": "这是图片，里面的字读不出来；请改用原来的 Word 文件或网页",
    "zip": "这是压缩包；请先解压，再读取里面的 Word 文件或网页",
    "ole": f"这不是 Word 文件，或者已经损坏；{_RESAVE}",
    "html": "这是网页，不是 .docx；请把扩展名改为 .html 再读取",
    "txt": "这是纯文本，不是 .docx；请把扩展名改为 .txt 再读取",
    "form": "这是表单，不是 Word 文件",
}
_UNKNOWN = f"不认识这种文件，也可能已经损坏；{_RESAVE}"


def kind_of(data: bytes, suffix: str = "") -> str | None:
    """The kind of a file; None for binary data of no known kind.

    docx, html, txt have readers, form is a form of ours; doc, rtf, odt, wordxml can be converted;
    the others (pdf, xlsx, encrypted …) cannot be read: see `advice`. `suffix` (.yaml) decides only
    whether a text is a form.
    """
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(data)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if _BITMAP.match(data):
        return "image"
    text = text_of(data)
    return None if text is None else _written(text, suffix.lower())


def advice(kind: str | None) -> str:
    """In Chinese: what such a file is, and what to do instead of reading it."""
    return _ADVICE.get(kind or "", _UNKNOWN)


def text_of(data: bytes) -> str | None:
    """The beginning as text, good enough to recognise it; None for binary data."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[: 2 * _ENOUGH].decode("utf-16", "replace")
    head = data[:_ENOUGH]
    if b"\0" in head:
        return _utf16_without_mark(head)
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return codecs.getincrementaldecoder(encoding)().decode(head, len(head) == len(data))
        except UnicodeDecodeError:
            continue
    return head.decode("latin-1") if _tag().search(head.decode("latin-1")) else None


def _utf16_without_mark(head: bytes) -> str | None:
    """UTF-16 whose byte order shows in the zero halves of its ASCII characters."""
    odd, even = head[1::2].count(0), head[0::2].count(0)
    if not min(odd, even) and 16 * max(odd, even) > len(head) and len(head) % 2 == 0:
        return head.decode("utf-16-le" if odd else "utf-16-be", "replace")
    return None


def _compound(data: bytes) -> str:
    for stream, kind in _OLE_STREAMS:
        if stream.encode("utf-16-le") in data:
            return kind
    return "ole"


def _zipped(data: bytes) -> str:
    import zipfile

    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = [name.replace("\\", "/").lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        return "docx" if b"word/" in data else "zip"  # cut off: its reader says so
    for start, kind in _ZIP_NAMES:
        if any(name.startswith(start) for name in names):
            return kind
    return "odt" if b"application/vnd.oasis.opendocument.text" in data[:200] else "zip"


def _written(text: str, suffix: str) -> str:
    if suffix in _FORM_SUFFIXES:
        return "form"
    if _XML_WORD.search(text[:5000]):
        return "wordxml"
    if re.match(r"MIME-Version:", text, re.IGNORECASE):
        return "mht"
    if text.lstrip().startswith("<") and _tag().search(text):
        return "html"
    if _YEAR.search(text) or _has_keys(text):
        return "form"
    return "html" if _tag().search(text) else "txt"


def _has_keys(text: str) -> bool:
    keys = set(_form_key().findall(text))
    return len(keys) > 1 or bool(keys & _ONE_IS_ENOUGH)


@cache
def _tag() -> re.Pattern[str]:
    """A tag that pages have; asked for only where a text is no form."""
    return re.compile(
        r"<(?:!doctype\s+html|"
        r"/?(?:html|head|body|meta|table|tbody|tr|td|p|div|span|h[1-6]|br|ul|ol|li)(?=[\s/>]))",
        re.IGNORECASE,
    )


@cache
def _form_key() -> re.Pattern[str]:
    """A key that forms have at their outermost level, where YAML (or JSON) has it."""
    from generator.form.frame import FRAME_KEYS  # slow to load, wanted for texts only
    from generator.spec.load import edition_ids, load_edition

    chapters = {
        chapter.key for edition in edition_ids() for chapter in load_edition(edition).chapters
    }
    names = "|".join(map(re.escape, sorted({*FRAME_KEYS, *chapters})))
    return re.compile(rf"""^[ {{]*["']?({names})["']?:(?=\s|$)""", re.MULTILINE)
