"""Our styles brought into those of an office's file: its own stay, what it lacks is added."""

from collections.abc import Iterable
from copy import deepcopy

from docx.oxml.ns import qn

from generator.writers.docx.xml import Element, element

_BODY, _BODY_IN_THEIRS = "Body", "Normal"
_REFERENCES = ("w:pStyle", "w:rStyle", "w:tblStyle", "w:basedOn", "w:next", "w:link")
_NUMBERED = ("w:numPr", "w:sectPr", "w:pPrChange", "w:rPrChange")  # of parts that are not taken
_NO_INDENT = {"left": 0, "right": 0, "firstLineChars": 0, "firstLine": 0}
_TABLE_GRID = "table grid"


def merged_styles(theirs: Element, ours: Element) -> tuple[Element, dict[str, str]]:
    """The `w:styles` of both, and for each of our style ids the one to use in the document."""
    merged = deepcopy(theirs)
    _only_words_own(merged)
    known = {_name(style): style for style in merged.iterfind(qn("w:style"))}
    taken = {_id(style) for style in known.values()}
    normal = _default_paragraph(known)
    ids: dict[str, str] = {}
    added = []
    for style in ours.iterfind(qn("w:style")):
        own = _same(style, known)
        if own is not None:
            ids[_id(style)] = _id(own)
            continue
        made = deepcopy(style)
        if made.get(qn("w:default")):
            del made.attrib[qn("w:default")]
        while _id(made) in taken:
            made.set(qn("w:styleId"), f"Nianbao{_id(made)}")
        taken.add(_id(made))
        ids[_id(style)] = _id(made)
        _stand_alone(made, normal if _id(style) == _BODY else None)
        added.append(made)
    for made in added:
        _point(made, ids)
        merged.append(made)
    return merged, ids


def merged_fonts(theirs: Element | None, ours: Element) -> Element:
    """Their table of fonts without embedded faces, and ours that it lacks."""
    if theirs is None or theirs.tag != ours.tag:
        return ours
    merged = deepcopy(theirs)
    for font in merged:
        for child in [c for c in font if str(c.tag).startswith(qn("w:embed"))]:
            font.remove(child)
    names = {font.get(qn("w:name")) for font in merged}
    merged.extend([font for font in list(ours) if font.get(qn("w:name")) not in names])
    return merged


def _same(style: Element, known: dict[str, Element]) -> Element | None:
    """Their style of that name and kind; a table of theirs is their own table style or grid."""
    names = [_name(style)]
    if style.get(qn("w:type")) == "table" and style.get(qn("w:customStyle")):
        names.append(_TABLE_GRID)
    kind = style.get(qn("w:type"))
    found = (known.get(name) for name in names)
    return next((s for s in found if s is not None and s.get(qn("w:type")) == kind), None)


def _default_paragraph(known: dict[str, Element]) -> Element | None:
    return known.get(_BODY_IN_THEIRS.lower())


def _stand_alone(style: Element, normal: Element | None) -> None:
    """A style of ours says itself what our Normal left as it is.

    For the body it is the other way round: what their Normal states is not said again.
    """
    properties, look = style.find(qn("w:pPr")), style.find(qn("w:rPr"))
    if normal is not None:
        _leave_out(properties, normal.find(qn("w:pPr")))
        _leave_out(look, normal.find(qn("w:rPr")))
        return
    if style.get(qn("w:type")) != "paragraph" or properties is None or look is None:
        return
    if properties.find(qn("w:ind")) is None:
        _before_alignment(properties, element("w:ind", **_NO_INDENT))
    spacing = properties.find(qn("w:spacing"))
    if spacing is not None and spacing.get(qn("w:line")) is None:
        spacing.set(qn("w:line"), "240")
        spacing.set(qn("w:lineRule"), "auto")
    size = look.find(qn("w:sz"))
    if look.find(qn("w:spacing")) is None and size is not None:
        size.addprevious(element("w:spacing", val=0))


def _leave_out(own: Element | None, stated: Element | None) -> None:
    """Take out of `own` each property that the other states."""
    if own is not None and stated is not None:
        for child in [c for c in own if stated.find(c.tag) is not None]:
            own.remove(child)


def _only_words_own(root: Element) -> None:
    """Leave out what newer programs wrote in names of their own, and parts that are not taken."""
    space = qn("w:p").rpartition("}")[0]
    for found in list(root.iter()):
        if not str(found.tag).startswith(space) or found.tag in map(qn, _NUMBERED):
            _parent(found).remove(found)
            continue
        for name in [name for name in found.attrib if not str(name).startswith(space)]:
            del found.attrib[name]


def _before_alignment(properties: Element, made: Element) -> None:
    after = (qn("w:jc"), qn("w:outlineLvl"))
    place = next((child for child in properties if child.tag in after), None)
    if place is None:
        properties.append(made)
    else:
        place.addprevious(made)


def _point(root: Element, ids: dict[str, str]) -> None:
    for tag in _REFERENCES:
        for reference in _all(root, tag):
            old = reference.get(qn("w:val")) or ""
            reference.set(qn("w:val"), ids.get(old, old))


def _all(root: Element, tag: str) -> Iterable[Element]:
    return root.iter(qn(tag))


def _name(style: Element) -> str:
    """Word does not tell Heading 1 from heading 1."""
    named = style.find(qn("w:name"))
    return (named.get(qn("w:val")) or "").lower() if named is not None else ""


def _id(style: Element) -> str:
    return style.get(qn("w:styleId")) or ""


def _parent(found: Element) -> Element:
    parent = found.getparent()
    assert parent is not None
    return parent
