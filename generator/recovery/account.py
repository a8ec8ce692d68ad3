"""The account of a reading: what was not understood (RE01), what was read by likeness (RE03)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from generator.diagnostics import Finding, Span
from generator.recovery.alignment import How, Match
from generator.recovery.places import Place, place_of
from generator.recovery.survey import Survey
from generator.recovery.tables import FoundTable
from generator.recovery.units import Unit

_QUOTED = 40  # characters of the source that a message quotes
_MENU = 4  # short paragraphs in a row that are told together
_KEY = "未识别"
_PARAGRAPH = re.compile(r"第(\d+)[段行]")

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
        *_not_understood(unread, survey, span),
        *_end(survey, span),
        *_likenesses(survey, span),
        *_headings(survey, span),
    )


def _not_understood(
    unread: Sequence[tuple[Place, str]], survey: Survey, span: Spans
) -> Iterator[Finding]:
    """What was kept apart; the words at which a text is cut off are told by `_end`."""
    end = _last(survey) if survey.cut_off else None
    hint = "导入的表单里留在“未识别”下面；该放到哪里就移到哪里，不要的删去"
    for run in _runs(unread):
        place, text = run[0]
        if end is not None and end.line and place.line == end.line:
            continue
        words = text if len(text) <= _QUOTED else f"{text[:_QUOTED]}…"
        more = f"等连续 {len(run)} 段" if len(run) > 1 else ""
        message = f"没有归入任何一项：“{words}”{more}"
        yield Finding("RE01", message, span(place), _KEY, hint, place=place.text)


def _runs(unread: Sequence[tuple[Place, str]]) -> Iterator[Sequence[tuple[Place, str]]]:
    """Short paragraphs one right after the other, as a site's menu is, together; others singly."""
    runs: list[list[tuple[Place, str]]] = []
    for place, text in unread:
        number = _PARAGRAPH.fullmatch(place.text)
        last = _PARAGRAPH.fullmatch(runs[-1][-1][0].text) if runs else None
        follows = number and last and int(number[1]) == int(last[1]) + 1
        if follows and len(text) <= _QUOTED:
            runs[-1].append((place, text))
        else:
            runs.append([(place, text)])
    for run in runs:
        yield from [run] if len(run) >= _MENU else [[entry] for entry in run]


def _end(survey: Survey, span: Spans) -> Iterator[Finding]:
    """A text that is cut off is read as far as it goes, and said to be."""
    if not survey.cut_off:
        return
    unit = _last(survey)
    words = " ".join(unit.text.split())[:_QUOTED]
    message = f"文件到“{words}”为止，后面的内容没有了，只读到这里"
    place = Place(f"第{unit.line}行" if unit.line else "文件末尾", unit.line)
    hint = "像是复制时截断了；换成完整的文件"
    yield Finding("RE01", message, span(place), _KEY, hint, place=place.text)


def _last(survey: Survey) -> Unit:
    return next(unit for unit in reversed(survey.units) if unit.key)


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
