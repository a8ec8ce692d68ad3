"""Small steps for WordprocessingML as elements."""

from functools import lru_cache

from docx.oxml.ns import nsmap, qn
from docx.oxml.parser import OxmlElement, parse_xml
from lxml import etree

from generator.writers.docx.pieces import run

Element = etree._Element
_W = nsmap["w"]


@lru_cache(maxsize=512)
def _name(tag: str) -> str:
    """A prefixed name (w:p) with its namespace in full."""
    return str(qn(tag))


def element(tag: str, **attributes: str | int) -> Element:
    """`element("w:sz", val=32)`: every attribute is in the w namespace."""
    made: Element = OxmlElement(tag)
    for name, value in attributes.items():
        made.set(_name(f"w:{name}"), str(value))
    return made


def add(parent: Element, tag: str, **attributes: str | int) -> Element:
    """Append a new element and return it."""
    child = etree.SubElement(parent, _name(tag))
    for name, value in attributes.items():
        child.set(_name(f"w:{name}"), str(value))
    return child


def text_run(paragraph: Element, text: str, bold: bool = False) -> Element:
    """Append a run of text and return it."""
    holder = parse_xml(f'<w:p xmlns:w="{_W}">{run(text, bold)}</w:p>')
    made: Element = holder[0]
    paragraph.append(made)
    return made
