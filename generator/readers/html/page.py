"""A web page to a `Source`: decoded, parsed, walked through."""

import re

from lxml import etree

from generator.document.nodes import UNKNOWN, Block, Document, Heading, Image, Source, Table
from generator.errors import InputError
from generator.readers.encoding import decode
from generator.readers.html.elements import name_of
from generator.readers.html.walk import blocks_of

MAX_BYTES = 16 * 1024 * 1024
_HEAD = 4096  # bytes in which a page declares its charset
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.I)
_FRAMES = "frameset"
_TOO_DEEP = "Excessive depth"  # the parser's words when it stops at its limit


def read(data: bytes) -> Source:
    """The blocks of a page in reading order, its menus included; InputError in Chinese.

    A heading's level is the number of its tag, one less where the page has one title in `h1`.
    """
    if len(data) > MAX_BYTES:
        raise InputError(f"网页超过上限 {MAX_BYTES // 1048576} MB，没有读取")
    declared = _DECLARED.search(data[:_HEAD])
    text, notes = decode(data, declared[1].decode("ascii") if declared else "")
    root = _parse(text)
    blocks = () if root is None else blocks_of(root)
    if not any(_says_something(block) for block in blocks):
        raise InputError(_why_empty(root))
    return Source(Document(UNKNOWN, blocks), notes=notes)


def _parse(text: str) -> etree._Element | None:
    """The tree of a page as browsers would build it; its own entities are never resolved."""
    parser = etree.HTMLParser(
        encoding="utf-8",
        no_network=True,
        remove_comments=True,
        remove_pis=True,
        huge_tree=True,
    )
    try:
        root: etree._Element | None = etree.fromstring(
            text.encode("utf-8", errors="replace"), parser
        )
    except etree.XMLSyntaxError:
        root = None
    if any(entry.message.startswith(_TOO_DEEP) for entry in parser.error_log):
        raise InputError("网页的标签嵌套得太深（两千层以上），不是正常的网页，没有读取")
    return root


def _says_something(block: Block) -> bool:
    match block:
        case Image():
            return False
        case Table():
            return any(cell.text.strip() for row in block.rows for cell in row)
        case Heading():
            return bool(block.text)
    return True


def _why_empty(root: etree._Element | None) -> str:
    if root is not None and any(name_of(element) == _FRAMES for element in root):
        return "这个网页只是一个框架，正文在它套着的别的网页里；请打开正文所在的网页另存后再读"
    return "页面里没有文字"
