"""Tracked changes: what a redline inserts and deletes, put on elements that were made as ever."""

from copy import deepcopy
from datetime import date

from docx.document import Document as WordDocument
from docx.oxml.ns import qn

from generator.document.nodes import Document, Mark, Rewording, Run, Whole
from generator.writers.docx.draft import AUTHOR
from generator.writers.docx.made import Made
from generator.writers.docx.xml import Element, add, element, text_run

_TAGS: dict[Mark, str] = {"insert": "w:ins", "delete": "w:del"}
_SIZES = ("w:w", "w:sz", "w:szCs")  # of a figure that was squeezed into its cell


def track_changes(word: WordDocument, document: Document, made: list[Made]) -> None:
    """Mark what was changed, and let Word keep track of what the reader changes."""
    pen = _Pen(document.meta.date)
    for revision in document.revisions:
        part = made[revision.block]
        if isinstance(revision, Rewording):
            pen.reword(part.paragraphs[revision.cell or 0], revision.runs)
        else:
            pen.whole(part, revision)
    zoom = word.settings.element.find(qn("w:zoom"))
    zoom.addnext(element("w:trackRevisions"))


class _Pen:
    """Counts its marks; they bear the day of the report, or none: there is no clock."""

    def __init__(self, day: date | None) -> None:
        self._dated = {"date": f"{day.isoformat()}T00:00:00Z"} if day else {}
        self._count = 0

    def _mark(self, mark: Mark) -> Element:
        self._count += 1
        return element(_TAGS[mark], id=self._count, author=AUTHOR, **self._dated)

    def whole(self, part: Made, revision: Whole) -> None:
        """A table goes row by row, with the gap after it; anything else with its paragraph mark."""
        first, *others = part.elements
        if first.tag != qn("w:tbl"):
            self._paragraph(first, revision.mark)
            return
        rows = first.findall(qn("w:tr"))
        for row in rows if revision.row is None else [rows[revision.row]]:
            self._row(row, revision.mark)
        if revision.row is None:
            for gap in others:
                self._paragraph(gap, revision.mark)

    def _row(self, row: Element, mark: Mark) -> None:
        properties = row.find(qn("w:trPr"))
        assert properties is not None
        properties.append(self._mark(mark))
        for paragraph in row.iter(qn("w:p")):
            self._runs(paragraph, mark)

    def _paragraph(self, paragraph: Element, mark: Mark) -> None:
        add(paragraph[0], "w:rPr").append(self._mark(mark))
        self._runs(paragraph, mark)

    def _runs(self, paragraph: Element, mark: Mark) -> None:
        for run in _shown(paragraph):
            holder = self._mark(mark)
            run.addprevious(holder)
            _put(run, holder, mark)

    def reword(self, paragraph: Element, runs: tuple[tuple[Mark, Run], ...]) -> None:
        """These runs where the paragraph's own text stood."""
        old = _shown(paragraph)
        place = element("w:r")
        _before_text(paragraph, old, place)
        for mark, run in runs:
            for made in _text_runs(run, old[0] if old else None):
                holder = place if mark == "equal" else self._mark(mark)
                if holder is place:
                    place.addprevious(made)
                else:
                    place.addprevious(holder)
                    _put(made, holder, mark)
        for gone in (*old, place):
            paragraph.remove(gone)


def _shown(paragraph: Element) -> list[Element]:
    """The runs that hold words, line breaks or a drawing: not a comment's mark."""
    kinds = [qn(f"w:{name}") for name in ("t", "br", "drawing")]
    return [run for run in paragraph.findall(qn("w:r")) if any(c.tag in kinds for c in run)]


def _before_text(paragraph: Element, shown: list[Element], place: Element) -> None:
    """In front of the words, or where they would be between a comment's two ends."""
    following = shown[0] if shown else paragraph.find(qn("w:r"))
    if following is None:
        paragraph.append(place)
    else:
        following.addprevious(place)


def _put(run: Element, holder: Element, mark: Mark) -> None:
    holder.append(run)
    if mark == "delete":
        for text in run.findall(qn("w:t")):
            text.tag = qn("w:delText")


def _text_runs(run: Run, like: Element | None) -> list[Element]:
    """A run for each line; a figure is as small as the one that stood in its cell."""
    holder, made = element("w:p"), []
    for number, line in enumerate(run.text.split("\n")):
        if not line and not number:
            continue
        one = text_run(holder, line, run.bold)
        if number:
            one.insert(1, element("w:br"))
        for size in _SIZES:
            found = like.find(f"{qn('w:rPr')}/{qn(size)}") if like is not None else None
            if found is not None:
                one[0].append(deepcopy(found))
        made.append(one)
    return made
