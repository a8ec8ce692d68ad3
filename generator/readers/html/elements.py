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
BLOCKS = frozenset(
    {"html", "body", "header", "main", "footer", "section", "article", "aside", "noscript"}
    | {"p", "div", "center", "blockquote", "pre", "address", "hr", "figure", "figcaption"}
    | {"ul", "ol", "menu", "dir", "li", "dl", "dt", "dd", "details", "summary", "dialog"}
    | {"form", "fieldset", "legend", "select", "optgroup", "option", "textarea", "button"}
    | {"table", "caption", "thead", "tbody", "tfoot", "tr"}
    | {*CELLS, *HEADINGS, "hgroup"}
)  # a line of text ends where one of them begins and ends
_BOLD = frozenset({"b", "strong"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.I)
_WEIGHT = re.compile(r"font-weight\s*:\s*(bold|[6-9]00|normal|[1-5]00)", re.I)
_LIGHT = re.compile(r"normal|[1-5]00", re.I)

Event = tuple[Literal["start", "end", "after"], etree._Element, str, str | None]


def name_of(element: etree._Element) -> str:
    """The tag in small letters; "" for what is not an element."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def is_left_out(element: etree._Element, name: str) -> bool:
    """Whether a reader of the page never sees the element, or sees it as a menu only."""
    if name in _LEFT_OUT or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDDEN.search(style) is not None


def is_bold(element: etree._Element, name: str, inherited: bool) -> bool:
    """The look that the element gives to its text."""
    style = element.get("style")
    weight = _WEIGHT.search(style) if style else None
    if weight:
        return not _LIGHT.match(weight[1])
    return inherited or name in _BOLD


def events(root: etree._Element) -> Iterator[Event]:
    """Every element that is not left out, as it begins and ends, at any depth.

    With each come its name and the text between it and the next one. "after" stands for an element
    that is left out: only its tail is text of the page.
    """
    name = name_of(root)
    yield "start", root, name, root.text
    open_elements = [(root, name, iter(root))]
    while open_elements:
        element, name, children = open_elements[-1]
        for child in children:
            inner = name_of(child)
            if is_left_out(child, inner):
                yield "after", child, inner, child.tail
            else:
                yield "start", child, inner, child.text
                open_elements.append((child, inner, iter(child)))
                break
        else:
            open_elements.pop()
            yield "end", element, name, element.tail
