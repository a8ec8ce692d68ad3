"""The account of a reading: what was not understood (RE01), what was read by likeness (RE03)."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.diagnostics import Finding, Span
from generator.recovery.alignment import How, Match
from generator.recovery.places import Place, place_of
from generator.recovery.survey import Survey
from generator.recovery.tables import FoundTable

_QUOTED = 40  # characters of the source that a message quotes
_KEY = "未识别"

_TOLD: Mapping[How, str] = {
    "similar": "“{0}”按“{1}”读取",
    "joined": "“{0}”连起来按“{1}”读取",
    "moved": "“{0}”不在规定的位置，按“{1}”读取",
}

Spans = Callable[[Place], Span]


def account(
    survey: Survey, unread: Sequence[tuple[Place, str]], span: Spans
) -> tuple[Finding, ...]:
    """Every finding about the reading; `span` gives a place its ordinal."""
    return (
        *_not_understood(unread, span),
        *_end(survey, span),
        *_likenesses(survey, span),
        *_headings(survey, span),
    )


def _not_understood(unread: Sequence[tuple[Place, str]], span: Spans) -> Iterator[Finding]:
    for place, text in unread:
        words = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
        message = f"没有归入任何一项：“{words}”"
        hint = "导入的表单里留在“未识别”下面；该放到哪里就移到哪里，不要的删去"
        yield Finding("RE01", message, span(place), _KEY, hint, place=place.text)


def _end(survey: Survey, span: Spans) -> Iterator[Finding]:
    """A text that is cut off is read as far as it goes, and said to be."""
    if not survey.cut_off:
        return
    unit = next(unit for unit in reversed(survey.units) if unit.key)
    words = " ".join(unit.text.split())[:_QUOTED]
    message = f"文件到“{words}”为止，后面的内容没有了，只读到这里"
    place = Place(f"第{unit.line}行" if unit.line else "文件末尾", unit.line)
    hint = "像是复制时截断了；换成完整的文件"
    yield Finding("RE01", message, span(place), _KEY, hint, place=place.text)


def _likenesses(survey: Survey, span: Spans) -> Iterator[Finding]:
    for key, table in survey.tables.items():
        for match in table.matches:
            if match.how in _TOLD:
                title = table.layout.slots[match.slot].text
                message = _TOLD[match.how].format(_text(survey, match), title)
                place = survey.text_place(key, match.first)
                yield Finding("RE03", message, span(place), key, place=place.text)
        yield from _columns(survey, key, table, span)


def _text(survey: Survey, match: Match) -> str:
    """The words in which a label was found, those of several lines with a stroke between them."""
    units = survey.units[match.first : match.last + 1]
    return "／".join(" ".join(unit.text.split()) for unit in units)


def _columns(survey: Survey, key: str, table: FoundTable, span: Spans) -> Iterator[Finding]:
    """Columns that do not stand as in the format, told once for rows with the same heads."""
    told: set[tuple[int | None, ...]] = set()
    for row in table.rows:
        if row.by_head and row.anchor and row.cells and row.run.headers not in told:
            told.add(row.run.headers)
            names = "、".join(cell.spec.column.title for cell in row.cells)
            message = f"各列与官方格式不一致，按列头读取：{names}"
            place = survey.text_place(key, row.anchor.first)
            yield Finding("RE03", message, span(place), key, place=place.text)


def _headings(survey: Survey, span: Spans) -> Iterator[Finding]:
    for heading in survey.headings:
        if heading.chapter is not None and not heading.exact:
            message = f"章题“{heading.line.text}”按“{heading.chapter.heading}”读取"
            place = place_of(heading.line)
            yield Finding("RE03", message, span(place), heading.chapter.key, place=place.text)
