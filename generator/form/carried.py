"""What a new form takes over from last year's report: figures, identity, and prose as comments."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby

from generator.form.frame import Agency, ExtraTable, Frame
from generator.form.frame_marks import items
from generator.form.problem_sentences import problem_sentences
from generator.form.report import Report, show
from generator.form.scalars import plain_or_quoted
from generator.form.validate import NONE
from generator.form.wrapping import wrapped, year_words
from generator.spec.model import Edition

Texts = Mapping[str, str]
Notes = Mapping[str, tuple[str, ...]]

_PROBLEMS = "problems"
_FIGURE = re.compile(r"[-+]?\d[\d.,，]*\s*\D{0,3}")
_OWN_SCOPE = items(Frame)["scope"].absent


@dataclass(frozen=True)
class Carried:
    """Values by path for cells, comment lines by path; `unconfirmed` lists what was carried.

    `year` is last year's; `scope` is empty for the usual one, `preface` None for the usual one.
    """

    year: int | None = None
    agency: Agency | None = None
    scope: str = ""
    preface: str | None = None
    cells: Mapping[str, str] = field(default_factory=dict)
    notes: Notes = field(default_factory=dict)
    tables: tuple[ExtraTable, ...] = ()
    signature: str = ""
    unconfirmed: tuple[str, ...] = ()


NOTHING = Carried()


def carry_over(last: Report, texts: Texts, edition: Edition, year: int, agency: str) -> Carried:
    """What the form of `year` takes over; `texts` is last year's prose, evaluated, by path.

    Figures follow only from the year before; from an older report none are taken.
    """
    follows = last.year == year - 1
    said = "上年" if follows else f"{last.year}年度"
    cells = _cells(last, edition) if follows else {}
    preface = _preface(last, edition)
    tables = tuple(_blank_table(t) for t in last.tables if _placed(t.after, edition))
    signature = last.signature.name if last.signature else ""
    notes = {
        **_frame_notes(last, texts, said, preface),
        **_chapters(last, texts, edition, said),
        **(_expectations(last, edition) if follows else {}),
        **dict(_table_notes(tables)),
    }
    carried = Carried(
        year=last.year,
        agency=last.agency,
        scope="" if last.scope == _OWN_SCOPE else last.scope,
        preface=preface,
        cells=cells,
        notes=notes,
        tables=tables,
        signature=agency if signature == last.agency.name else signature,
    )
    return replace(carried, unconfirmed=tuple(_unconfirmed(carried, edition)))


def _unconfirmed(carried: Carried, edition: Edition) -> Iterator[str]:
    """The paths of everything that was carried, in the order of the form."""
    contact = carried.agency.contact if carried.agency else None
    if carried.scope:
        yield "口径"
    yield "机关"
    if contact is not None and any(contact):
        yield "机关.联系方式"
    if carried.preface is not None:
        yield "编制说明"
    yield from _rows(carried.cells, edition)
    yield from (f"附表.{n}" for n in range(1, len(carried.tables) + 1))
    if carried.signature:
        yield "落款.署名"


def _frame_notes(last: Report, texts: Texts, said: str, preface: str | None) -> Notes:
    notes: dict[str, tuple[str, ...]] = {}
    if last.title:
        notes["标题"] = (f"{said}的自拟标题是：{last.title}（年份要改；不写就用标准标题）",)
    if last.preface is not None and preface is None:
        notes["编制说明"] = _prose(said, texts[last.preface.path])
    if last.sections:
        notes["其他小节"] = tuple(_sections(last, texts, said))
    return notes


def _sections(last: Report, texts: Texts, said: str) -> Iterator[str]:
    """The agency's own sections, as lines that need only lose their # to be a form's."""
    yield f"{said}另有这些小节；还要写的，去掉行首的“# ”，在“内容”后面写今年的情况："
    yield "其他小节:"
    for section in last.sections:
        yield f"  - 标题: {plain_or_quoted(section.title)}"
        yield f"    位于: {plain_or_quoted(section.after)}"
        yield from (f"    # {line}" for line in _prose(said, texts[section.prose.path]))
        yield "    内容:"


def _rows(cells: Mapping[str, str], edition: Edition) -> Iterator[str]:
    """The row's path where several of its cells are carried, else the cell's own."""
    for row, found in groupby(cells, key=lambda path: edition.cells[path].row.path):
        paths = list(found)
        yield row if len(paths) > 1 else paths[0]


def _cells(last: Report, edition: Edition) -> dict[str, str]:
    """Figures by path, as far as last year's are known; in the order of the form.

    A total is computed; it is carried only where its parts would not give it.
    """
    found = {}
    for carry in edition.carries:
        figure = carry.figure(last.count)
        if figure is not None:
            found[carry.into.path] = figure
    for path in list(found):
        spec = edition.cells[path]
        parts = [found.get(f"{spec.row.path}.{key}") for key in spec.column.sums]
        known = [part for part in parts if part is not None]
        if parts and len(known) == len(parts) and sum(known) == found[path]:
            del found[path]
    return {path: str(found[path]) for path in edition.cells if path in found}


def _expectations(last: Report, edition: Edition) -> Notes:
    notes: dict[str, tuple[str, ...]] = {}
    for expectation in edition.expectations:
        cell = last.cell(expectation.source)
        if cell is not None and cell.value is not None:
            words = expectation.words.replace("{n}", show(cell.value))
            path = expectation.about.row.path
            notes[path] = (*notes.get(path, ()), words)
    return notes


def _preface(last: Report, edition: Edition) -> str | None:
    """Last year's own preface where nothing in it belongs to that year alone."""
    if last.preface is None:
        return None if last.default_preface else NONE
    text = last.preface.text
    if last.edition.id != edition.id or "![" in text:
        return None
    return None if year_words(text) else text


def _chapters(last: Report, texts: Texts, edition: Edition, said: str) -> Notes:
    notes: dict[str, tuple[str, ...]] = {}
    for chapter in edition.chapters:
        paths = [path for path in texts if path.partition(".")[0] == chapter.key]
        aspects = {f"{chapter.key}.{aspect.key}" for aspect in chapter.aspects}
        for path in paths:
            place = path if path in aspects else chapter.key
            notes[place] = (*notes.get(place, ()), *_prose(said, texts[path]))
        if chapter.id == _PROBLEMS:
            sections = [s.prose.path for s in last.sections if s.after == chapter.key]
            notes[chapter.key] = (
                *notes.get(chapter.key, ()),
                *_problems(said, "\n".join(texts[path] for path in (*paths, *sections))),
            )
    return notes


def _problems(said: str, text: str) -> Iterator[str]:
    for number, sentence in enumerate(problem_sentences(text), start=1):
        if number == 1:
            yield f"{said}提出的问题，本年要逐条回应："
        yield from wrapped(f"{number}. {sentence}", "  ", "   ")


def _prose(said: str, text: str) -> tuple[str, ...]:
    """Last year's words as comment lines, with the years in them that must change."""
    return (f"{said}写的是：", *wrapped(text, "  "), *years_to_change(text))


def years_to_change(text: str) -> Iterator[str]:
    """One comment line that lists the year words of a text; none where it has none."""
    words = [f"{word}（{n}处）" if n > 1 else word for word, n in year_words(text).items()]
    if words:
        yield from wrapped(f"其中的年份要改：{'、'.join(words)}", "")


def _placed(chapter: str, edition: Edition) -> bool:
    return chapter in {known.key for known in edition.chapters}


def _blank_table(table: ExtraTable) -> ExtraTable:
    """The table with its labels kept and its figures left out."""
    rows = tuple(
        tuple(cell if not at or not _FIGURE.fullmatch(cell) else "" for at, cell in enumerate(row))
        for row in table.rows
    )
    return table._replace(rows=rows)


def _table_notes(tables: tuple[ExtraTable, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for number, table in enumerate(tables, start=1):
        words = "\n".join(
            (table.title, *table.columns, *(cell for row in table.rows for cell in row))
        )
        lines = tuple(years_to_change(words))
        if lines:
            yield f"附表.{number}", lines
