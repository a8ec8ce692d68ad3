"""A paragraph's content as Word shows it: runs of text, and what hangs on them."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from generator.document.nodes import Run
from generator.readers.docx import notes
from generator.readers.docx.notes import Notes
from generator.readers.docx.styles import BOLD, HIDDEN, Look, Styles
from generator.readers.docx.xml import (
    MC,
    VML,
    A,
    Element,
    M,
    by_name,
    child,
    flag,
    has_any,
    value,
    w,
)

BREAK = "\n"
_PRESERVED = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = re.compile(
    "(?<![\t\n\r ])[\t\n\r ]*[\t\n\r][\t\n\r ]*"
)  # line ends of the XML, not of the text
_INNER = frozenset(  # containers whose content is shown
    map(w, ("hyperlink", "smartTag", "customXml", "ins", "moveTo", "fldSimple", "dir", "bdo"))
) | {w("rubyBase")}
_REMOVED = frozenset({w("del"), w("moveFrom")})
_TRACKED = frozenset({w("ins"), w("moveTo"), *_REMOVED})
_NOTED = frozenset({w("footnoteReference"), w("endnoteReference")})
_OBJECT = w("object")
_GRAPHICS = frozenset({w("drawing"), w("pict"), _OBJECT})
_PICTURES = frozenset({f"{{{A}}}blip", f"{{{VML}}}imagedata"})
_CHARTS = re.compile(r"\{[^}]*/(?:chart|diagram)[^}]*\}(?:chart|relIds)")
_SYMBOLS = {0x52: "☑", 0xFE: "☑", 0xFC: "√", 0xFB: "×", 0x6F: "□", 0xA8: "□"}  # of Wingdings
_ALTERNATIVES, _CHOICE, _FALLBACK = (
    f"{{{MC}}}{name}" for name in ("AlternateContent", "Choice", "Fallback")
)
_R, _T, _FIELD, _SDT, _RUBY = (w(name) for name in ("r", "t", "fldChar", "sdt", "ruby"))
_BOX = w("txbxContent")
_PPR, _RPR, _STYLE, _SDTPR, _CONTENT = (
    w(name) for name in ("pPr", "rPr", "rStyle", "sdtPr", "sdtContent")
)
_LOOKS = frozenset({_STYLE, BOLD, HIDDEN})
_MATH, _MATH_TEXT = f"{{{M}}}", f"{{{M}}}t"


@dataclass(slots=True)
class Inline:
    """What one paragraph holds; `pictures` are elements that name an image part."""

    runs: list[Run] = field(default_factory=list)
    pictures: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # content of text boxes

    @property
    def text(self) -> str:
        """The words, line breaks as `BREAK`."""
        return "".join([run.text for run in self.runs])

    def absorb(self, later: "Inline") -> None:
        """Join the next paragraph to this one, whose mark was deleted."""
        for run in later.runs:
            self.say(run.text, run.bold)
        self.pictures += later.pictures
        self.boxes += later.boxes

    @property
    def size(self) -> int:
        """Grows with everything that is found."""
        return sum(len(run.text) for run in self.runs) + len(self.pictures) + len(self.boxes)

    def say(self, text: str, bold: bool) -> None:
        """Append words; a run is as long as its look lasts."""
        if self.runs and self.runs[-1].bold == bold:
            self.runs[-1] = Run(self.runs[-1].text + text, bold)
        elif text:
            self.runs.append(Run(text, bold))

    def lines(self) -> list[tuple[Run, ...]]:
        """The runs line by line, blank lines left out."""
        lines: list[list[Run]] = [[]]
        for run in self.runs:
            first, *others = run.text.split(BREAK)
            lines[-1].append(Run(first, run.bold))
            lines += [[Run(part, run.bold)] for part in others]
        kept = [tuple(run for run in line if run.text) for line in lines]
        return [line for line in kept if any(run.text.strip() for run in line)]


def is_placeholder(control: Element) -> bool:
    """A content control that shows its prompt: nobody has filled it."""
    return flag(by_name(child(control, _SDTPR)), w("showingPlcHdr")) is True


def alternatives(node: Element) -> list[Element]:
    """The versions of `mc:AlternateContent`, newest first; one of them is to be taken."""
    return [version for version in node if version.tag in (_CHOICE, _FALLBACK)]


class InlineReader:
    """Reads the paragraphs of one document, one after another."""

    def __init__(self, styles: Styles, said: Notes) -> None:
        self._styles = styles
        self._said = said

    def read(self, content: Iterable[Element], look: Look) -> Inline:
        """The children of a `w:p` in the given paragraph style."""
        self._found = Inline()
        self._look = look
        self._fields: list[bool] = []  # open ones, the innermost last: past its instruction?
        self._walk(content, look.bold)
        return self._found

    def _walk(self, content: Iterable[Element], bold: bool) -> None:
        """Runs and containers of runs, to any depth."""
        for node in content:
            tag = node.tag
            if tag == _R:
                self._run(list(node))
            elif tag != _PPR:
                self._container(node, tag, bold)

    def _container(self, node: Element, tag: str, bold: bool) -> None:
        if tag in _INNER:
            self._walk(node, bold)
        elif tag == _SDT:
            content = child(node, _CONTENT)
            if content is not None and not is_placeholder(node):
                self._walk(content, bold)
        elif tag == _ALTERNATIVES:
            self._one_of(node, self._walk, bold)
        elif tag == _MATH_TEXT:
            self._say(node.text or "", bold)
        elif tag.startswith(_MATH):
            self._walk(node, bold)
        if tag in _TRACKED:
            self._said.add(notes.TRACKED)

    def _one_of(self, node: Element, read: Callable[[Element, bool], None], bold: bool) -> None:
        """The first version that has anything to show."""
        before = self._found.size
        for version in alternatives(node):
            if self._found.size == before:
                read(version, bold)

    def _run(self, pieces: list[Element]) -> None:
        bold, hidden = self._look.bold, self._look.hidden
        written = child(pieces, _RPR)
        if has_any(written, _LOOKS):
            properties = by_name(written)
            named = value(properties, _STYLE)
            style = self._styles.look(named) if named else None
            if style is not None:
                bold, hidden = bold or style.bold, hidden or style.hidden
            bold = _either(flag(properties, BOLD), bold)
            hidden = _either(flag(properties, HIDDEN), hidden)
        if not hidden:
            self._pieces(pieces, bold)
        elif child(pieces, _T) is not None:
            self._said.add(notes.HIDDEN)

    def _pieces(self, pieces: Iterable[Element], bold: bool) -> None:
        for piece in pieces:
            tag = piece.tag
            if tag in _WORDS:
                self._say(_WORDS[tag](piece), bold)
            elif tag != _RPR:
                self._other(piece, tag, bold)

    def _other(self, piece: Element, tag: str, bold: bool) -> None:
        """A child of a run that is no text."""
        if tag == _FIELD:
            self._field(piece.get(w("fldCharType")))
        elif tag in _GRAPHICS:
            if tag == _OBJECT:
                self._said.add(notes.OBJECTS)
            self._graphics(piece)
        elif tag == _RUBY:
            self._walk(piece, bold)
        elif tag == _ALTERNATIVES:
            self._one_of(piece, self._pieces, bold)
        elif tag in _NOTED:
            self._said.add(notes.FOOTNOTES)

    def _field(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(False)
        elif kind == "separate" and self._fields:
            self._fields[-1] = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _say(self, text: str, bold: bool) -> None:
        """Words are shown unless they are the result of a field inside another's instruction."""
        if text and (not self._fields or all(self._fields[:-1])):
            self._found.say(text, bold)

    def _graphics(self, parent: Element) -> None:
        """Text boxes and pictures of a drawing, a group or an old VML shape."""
        for node in parent:
            if node.tag == _BOX:
                self._found.boxes.append(node)
            elif node.tag in _PICTURES:
                self._found.pictures.append(node)
            elif node.tag == _ALTERNATIVES:
                before = self._found.size
                for version in alternatives(node):
                    if self._found.size == before:
                        self._graphics(version)
            elif _CHARTS.fullmatch(node.tag):
                self._said.add(notes.CHARTS)
            else:
                self._graphics(node)


def _either(own: bool | None, inherited: bool) -> bool:
    return inherited if own is None else own


def _words(node: Element) -> str:
    text = node.text or ""
    bare = text.strip("\t\n\r ")
    if bare != text and node.get(_PRESERVED) != "preserve":
        text = bare
    return text if text.isprintable() else _BLANKS.sub(" ", text)  # a line end is not printable


def _symbol(node: Element) -> str:
    """A character given by its code; the symbol fonts' own range has no meaning as text."""
    try:
        code = int(node.get(w("char")) or "", 16)
    except ValueError:
        return ""
    if 0xF000 <= code <= 0xF0FF:
        return _SYMBOLS.get(code - 0xF000, "")
    return chr(code) if 0x20 <= code < 0xD800 else ""


def _break(node: Element) -> str:
    return BREAK if node.get(w("type")) in (None, "textWrapping") else ""


_WORDS: Mapping[str, Callable[[Element], str]] = {
    _T: _words,
    w("tab"): lambda _: "\t",
    w("ptab"): lambda _: "\t",
    w("br"): _break,
    w("cr"): lambda _: BREAK,
    w("noBreakHyphen"): lambda _: "-",
    w("sym"): _symbol,
}
