"""What a paragraph's style says that reading needs: heading level, role, number, bold, hidden.

Told by the names that Word gives its own styles in every language version; the ids differ (WPS
numbers them).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from generator.document.nodes import Role
from generator.readers.docx.xml import Element, Named, by_name, flag, number, value, w

DEEPEST = 4  # of headings
_PPR, _RPR, _NUMBERED = w("pPr"), w("rPr"), w("numPr")
_NAME, _BASE, _OUTLINE, _LIST, _DEPTH, BOLD, HIDDEN = map(
    w, ("name", "basedOn", "outlineLvl", "numId", "ilvl", "b", "vanish")
)
_HEADING = re.compile(r"(?:heading|标题) ?([1-9])")
_TITLES = frozenset({"title", "标题"})
_CONTENTS = re.compile(r"(?:toc|目录) ?(?:[1-9]|heading|标题)|table of contents")
_ROLES: dict[str, Role] = {
    "caption": "caption",
    "题注": "caption",
    "signature": "signature",
    "报告署名": "signature",
    "date": "date",
    "报告日期": "date",
}


@dataclass(frozen=True, slots=True)
class Look:
    """One style with what it inherits.

    `level` is 1 to 4 for headings, else None. `numbering` is the id of a numbered list and the
    level in it; the level is None where numbering.xml names the style instead.
    """

    id: str = ""
    level: int | None = None
    title: bool = False
    contents: bool = False
    role: Role = "body"
    numbering: tuple[str, int | None] | None = None
    bold: bool = False
    hidden: bool = False


class _Written(NamedTuple):
    """What one style says itself: of itself, of its paragraphs, of their runs."""

    style: Named
    paragraph: Named
    run: Named


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        styles = () if root is None else root.iterchildren(w("style"))
        self._styles = {style.get(w("styleId")) or "": style for style in styles}
        self._default = next((id_ for id_, style in self._styles.items() if _is_default(style)), "")
        self.look = cache(self._look)
        self._written = cache(self._read)  # many are based on the same one

    def _look(self, style_id: str | None) -> Look:
        """The look of a style; the default one's for None, a plain one's when it is unknown."""
        id_ = self._default if style_id is None else style_id
        chain = list(self._ancestry(id_))
        names = [(value(written.style, _NAME) or "").lower() for written in chain] or [id_.lower()]
        role: Role = next((_ROLES[name] for name in names if name in _ROLES), "body")
        title = any(name in _TITLES for name in names)
        return Look(
            id=id_,
            level=None if title or role != "body" else _level(chain, names),
            title=title,
            contents=bool(_CONTENTS.fullmatch(names[0])),
            role=role,
            numbering=_numbering(chain),
            bold=_flag(chain, BOLD),
            hidden=_flag(chain, HIDDEN),
        )

    def _ancestry(self, style_id: str) -> Iterator[_Written]:
        """The style, then what it is based on; a circle is walked once."""
        seen = set()
        while style_id in self._styles and style_id not in seen:
            written = self._written(style_id)
            yield written
            seen.add(style_id)
            style_id = value(written.style, _BASE) or ""

    def _read(self, style_id: str) -> _Written:
        style = by_name(self._styles[style_id])
        return _Written(style, by_name(style.get(_PPR)), by_name(style.get(_RPR)))


def _is_default(style: Element) -> bool:
    return style.get(w("type")) == "paragraph" and style.get(w("default")) in ("1", "true", "on")


def _level(chain: list[_Written], names: list[str]) -> int | None:
    """The nearest outline level or heading name; body text (level 10) ends the search."""
    for position, name in enumerate(names):
        written = outline(chain[position].paragraph) if chain else None
        if written is not None:
            return written or None
        if match := _HEADING.fullmatch(name.replace("heading", "heading ").replace("  ", " ")):
            return min(int(match[1]), DEEPEST)
    return None


def outline(properties: Named) -> int | None:
    """The heading level that paragraph properties give: 1 to 4, 0 for body text, None if silent."""
    written = value(properties, _OUTLINE)
    if written is None:
        return None
    level = number(written, 9)
    return min(level + 1, DEEPEST) if 0 <= level < 9 else 0


def numbering_of(properties: Named) -> tuple[str, int | None] | None:
    """List and level of `w:numPr`; list "0" switches the style's numbering off."""
    if _NUMBERED not in properties:
        return None
    numbered = by_name(properties[_NUMBERED])
    list_id = value(numbered, _LIST)
    if list_id is None:
        return None
    level = value(numbered, _DEPTH)
    return list_id, None if level is None else min(max(number(level, 0), 0), 8)


def _numbering(chain: list[_Written]) -> tuple[str, int | None] | None:
    for written in chain:
        found = numbering_of(written.paragraph)
        if found is not None:
            return found
    return None


def _flag(chain: list[_Written], name: str) -> bool:
    for written in chain:
        found = flag(written.run, name)
        if found is not None:
            return found
    return False
