"""What the tags of a page mean for its text."""

import re
from collections.abc import Iterator
from typing import Literal

from lxml import etree

HEADINGS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
CELLS = frozenset({"td", "th"})
_LEFT_OUT = frozenset(
    {"head", "title", "script", "style", "template", "nav", "iframe", "noframes", "svg"}
)  # frames and drawings hold no text of this page, the others nothing that is shown as part of it
_BLOCKS = frozenset(
    {"html", "body", "header", "main", "footer", "section", "article", "aside", "noscript"}
    | {"p", "div", "center", "blockquote", "pre", "address", "hr", "figure", "figcaption"}
    | {"ul", "ol", "menu", "dir", "li", "dl", "dt", "dd", "details", "summary", "dialog"}
    | {"form", "fieldset", "legend", "select", "optgroup", "option", "textarea", "button"}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr"}
    | {*CELLS, *HEADINGS, "hgroup"}
)
_BOLD = frozenset({"b", "strong"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.I)
_LIGHT = re.compile(r"normal|[1-5]00", re.I)

Event = tuple[Literal["start", "end", "after"], etree._Element]


def name_of(element: etree._Element) -> str:
    """The tag in small letters; "" for what is not an element."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def is_block(name: str) -> bool:
    """Whether a line of text ends where the element begins and ends."""
    return name in _BLOCKS


def is_left_out(element: etree._Element) -> bool:
    """Whether a reader of the page never sees the element, or sees it as a menu only."""
    if name_of(element) in _LEFT_OUT or element.get("hidden") is not None:
        return True
    return bool(_HIDDEN.search(element.get("style", "")))


def is_bold(element: etree._Element, inherited: bool) -> bool:
    """The look that the element gives to its text."""
    weight = _WEIGHT.search(element.get("style", ""))
    if weight:
        return not _LIGHT.match(weight[1])
    return inherited or name_of(element) in _BOLD


def events(root: etree._Element) -> Iterator[Event]:
    """Every element that is not left out, as it begins and ends, at any depth.

    "after" stands for one that is left out: only its tail is text of the page.
    """
    yield "start", root
    open_elements = [(root, iter(root))]
    while open_elements:
        element, children = open_elements[-1]
        child = next(children, None)
        if child is None:
            open_elements.pop()
            yield "end", element
        elif is_left_out(child):
            yield "after", child
        else:
            yield "start", child
            open_elements.append((child, iter(child)))
