"""A paragraph's content as Word shows it: runs of text, and what hangs on them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from generator.document.nodes import Run
from generator.readers.docx import notes
from generator.readers.docx.notes import Notes
from generator.readers.docx.styles import Look, Styles
from generator.readers.docx.xml import MC, VML, A, Element, M, flag, value, w

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


@dataclass(slots=True)
class Inline:
    """What one paragraph holds; `pictures` are elements that name an image part."""

    runs: list[Run] = field(default_factory=list)
    pictures: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)  # content of text boxes

    @property
    def text(self) -> str:
        """The words, line breaks as `BREAK`."""
        return "".join(run.text for run in self.runs)

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


def read_inline(paragraph: Element, look: Look, styles: Styles, said: Notes) -> Inline:
    """The content of a `w:p` in the given paragraph style."""
    walker = _Walker(look, styles, said)
    walker.walk(paragraph, look.bold)
    return walker.found


def is_placeholder(control: Element) -> bool:
    """A content control that shows its prompt: nobody has filled it."""
    return flag(control.find(w("sdtPr")), "showingPlcHdr") is True


def alternatives(node: Element) -> list[Element]:
    """The versions of `mc:AlternateContent`, newest first; one of them is to be taken."""
    return [child for child in node if child.tag in (_CHOICE, _FALLBACK)]


class _Walker:
    def __init__(self, look: Look, styles: Styles, said: Notes) -> None:
        self.found = Inline()
        self._look = look
        self._styles = styles
        self._said = said
        self._fields: list[bool] = []  # open ones, the innermost last: past its instruction?

    def walk(self, parent: Element, bold: bool) -> None:
        """Runs and containers of runs, to any depth."""
        for child in parent:
            tag = child.tag
            if tag == _R:
                self._run(child)
            elif tag in _INNER:
                self.walk(child, bold)
            elif tag == _SDT:
                content = child.find(w("sdtContent"))
                if content is not None and not is_placeholder(child):
                    self.walk(content, bold)
            elif tag == _ALTERNATIVES:
                self._one_of(child, self.walk, bold)
            elif tag == f"{{{M}}}t":
                self._say(child.text or "", bold)
            elif tag.startswith(f"{{{M}}}"):
                self.walk(child, bold)
            if tag in _TRACKED:
                self._said.add(notes.TRACKED)

    def _one_of(self, node: Element, read: Callable[[Element, bool], None], bold: bool) -> None:
        """The first version that has anything to show."""
        before = self.found.size
        for version in alternatives(node):
            if self.found.size == before:
                read(version, bold)

    def _run(self, run: Element) -> None:
        properties = run.find(w("rPr"))
        bold, hidden = self._look.bold, self._look.hidden
        if properties is not None and len(properties):
            named = value(properties, "rStyle")
            style = self._styles.look(named) if named else None
            if style is not None:
                bold, hidden = bold or style.bold, hidden or style.hidden
            bold = _either(flag(properties, "b"), bold)
            hidden = _either(flag(properties, "vanish"), hidden)
        if not hidden:
            self._pieces(run, bold)
        elif run.find(_T) is not None:
            self._said.add(notes.HIDDEN)

    def _pieces(self, run: Element, bold: bool) -> None:
        for piece in run:
            self._piece(piece, bold)

    def _piece(self, piece: Element, bold: bool) -> None:
        """One child of a run."""
        tag = piece.tag
        if tag in _WORDS:
            self._say(_WORDS[tag](piece), bold)
        elif tag == _FIELD:
            self._field(piece.get(w("fldCharType")))
        elif tag in _GRAPHICS:
            if tag == _OBJECT:
                self._said.add(notes.OBJECTS)
            self._graphics(piece)
        elif tag == _RUBY:
            self.walk(piece, bold)
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
        if text and all(self._fields[:-1]):
            self.found.say(text, bold)

    def _graphics(self, parent: Element) -> None:
        """Text boxes and pictures of a drawing, a group or an old VML shape."""
        for child in parent:
            if child.tag == _BOX:
                self.found.boxes.append(child)
            elif child.tag in _PICTURES:
                self.found.pictures.append(child)
            elif child.tag == _ALTERNATIVES:
                before = self.found.size
                for version in alternatives(child):
                    if self.found.size == before:
                        self._graphics(version)
            elif _CHARTS.fullmatch(child.tag):
                self._said.add(notes.CHARTS)
            else:
                self._graphics(child)


def _either(own: bool | None, inherited: bool) -> bool:
    return inherited if own is None else own


def _words(node: Element) -> str:
    text = node.text or ""
    if node.get(_PRESERVED) != "preserve":
        text = text.strip("\t\n\r ")
    return _BLANKS.sub(" ", text)


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
