"""Small steps for WordprocessingML: elements, units."""

from functools import lru_cache

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement
from lxml import etree

Element = etree._Element


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


def twips(mm: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(mm * 1440 / 25.4)


def pt20(pt: float) -> int:
    """Points in twentieths of a point."""
    return round(pt * 20)


def text_run(paragraph: Element, text: str, bold: bool = False) -> Element:
    """A run of text, blanks kept."""
    run = add(paragraph, "w:r")
    properties = add(run, "w:rPr")
    add(properties, "w:rFonts", hint="eastAsia")
    if bold:
        add(properties, "w:b")
    node = add(run, "w:t")
    node.text = text
    node.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return run
