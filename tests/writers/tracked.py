"""A docx with tracked changes as Word leaves it when all of them are accepted, or rejected."""

from copy import deepcopy

from lxml import etree

from tests.writers.package import Element, find, style, tag, tree

Shown = list[tuple[str | None, str] | list[list[str]]]
_MARKS = {"accept": ("w:ins", "w:del"), "reject": ("w:del", "w:ins")}


def accepted(data: bytes) -> Shown:
    """The body with what was inserted and without what was deleted."""
    return shown(settled(data, "accept"))


def rejected(data: bytes) -> Shown:
    """The body with what was deleted and without what was inserted."""
    return shown(settled(data, "reject"))


def shown(root: Element) -> Shown:
    """Each paragraph's style and words, each table's cells; a line break is a line feed."""
    (body,) = find(root, "w:body")
    return [
        [[_text(cell) for cell in find(row, "w:tc")] for row in find(child, "w:tr")]
        if tag(child) == "w:tbl"
        else (style(child), _text(child))
        for child in body
        if tag(child) in ("w:p", "w:tbl")
    ]


def words(shown: Shown) -> list[str | list[list[str]]]:
    """The same without styles."""
    return [part if isinstance(part, list) else part[1] for part in shown]


def settled(data: bytes, way: str) -> Element:
    """The document's root with no tracked change left."""
    root = deepcopy(tree(data))
    stays, goes = _MARKS[way]
    for row in find(root, f".//w:tr/w:trPr/{goes}"):
        _drop(_up(row, 2))
    for table in find(root, ".//w:tbl"):
        if not find(table, "w:tr"):
            _drop(table)
    lost = [_up(mark, 3) for mark in find(root, f".//w:p/w:pPr/w:rPr/{goes}")]
    for mark in find(root, f".//w:p/w:pPr/w:rPr/{stays}"):
        _drop(_up(mark, 1))
    for mark in find(root, f".//w:trPr/{stays}"):
        _drop(mark)
    for holder in find(root, f".//w:p/{goes}"):
        _drop(holder)
    for holder in find(root, f".//w:p/{stays}"):
        for run in list(holder):
            holder.addprevious(run)
        _drop(holder)
    for paragraph in lost:
        assert not find(paragraph, "w:r"), "words would join the next paragraph"
        _drop(paragraph)
    assert not find(root, ".//w:ins")
    assert not find(root, ".//w:del")
    return root


def _up(element: Element, steps: int) -> Element:
    for _ in range(steps):
        parent = element.getparent()
        assert parent is not None
        element = parent
    return element


def _drop(element: Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def _text(element: Element) -> str:
    pieces = []
    for node in element.iter(etree.Element):
        if tag(node) in ("w:t", "w:delText"):
            pieces.append(node.text or "")
        elif tag(node) == "w:br":
            pieces.append("\n")
        elif node.tag.endswith("}blip"):
            pieces.append("[image]")
    return "".join(pieces)
