"""Whether everything that a source says is found again in what was recovered from it."""

from collections import Counter
from collections.abc import Iterator

from generator.document.nodes import Table
from generator.document.numbering import without_number
from generator.form.raw import RawMapping, RawNode, RawScalar, RawSequence
from generator.recovery.headings import parted
from generator.recovery.recover import Recovered
from generator.recovery.sub_headings import aspect_of, sub_heading
from generator.recovery.survey import Survey
from generator.recovery.units import Unit
from generator.recovery.wording import normal, stripped


def lost(recovered: Recovered) -> list[str]:
    """The texts of the source that are neither in the form nor one of the format's own words.

    Those are the labels of the tables, the headings of the chapters, and the title.
    """
    assert recovered.form is not None
    survey = recovered.survey
    said = "\n".join(_scalars(recovered.form.root))
    words, marks = normal(said.replace("\n", " ")), "".join(said.replace("\\", "").split())
    known = _format_words(survey)
    missing = []
    wanted: Counter[str] = Counter()
    for index, unit in enumerate(survey.units):
        if index in known or not stripped(unit.text):
            continue
        if not _is_heading(survey, unit) and not _is_aspect(recovered, unit.text):
            wanted[unit.text] += 1
    for text, count in wanted.items():
        found = max(_count(words, marks, form) for form in (text, _untitled(text), parted(text)[1]))
        if found < count:
            missing.append(text)
    return missing


def _count(words: str, marks: str, text: str) -> int:
    key = normal(text)
    return words.count(key) if key else marks.count("".join(text.replace("\\", "").split()))


def _untitled(text: str) -> str:
    from generator.recovery.flow import Line

    found = sub_heading(Line(stripped(text), 0, 0, 0), lenient=True)
    return found.title if found else without_number(text)


def _is_aspect(recovered: Recovered, text: str) -> bool:
    """Whether it is the sub-heading of an official aspect that the form has as a key."""
    assert recovered.form is not None
    for chapter in recovered.survey.edition.chapters:
        node = recovered.form.root.get(chapter.key)
        if chapter.content == "aspects" and isinstance(node, RawMapping):
            aspect = aspect_of(chapter, _untitled(text))
            return aspect is not None and aspect.key in node
    return False


def _format_words(survey: Survey) -> set[int]:
    """Units that are labels of the tables of the report's own edition."""
    return {
        index
        for table in survey.tables.values()
        if table.edition.id == survey.edition.id
        for match in table.matches
        for index in range(match.first, match.last + 1)
    }


def _is_heading(survey: Survey, unit: Unit) -> bool:
    """Whether it is printed by the format: a chapter's heading, the title, the date."""
    blocks = {h.line.block for h in survey.headings if h.chapter is not None}
    blocks |= {line.block for line in survey.identity.title_lines}
    if survey.identity.day_line is not None:
        blocks.add(survey.identity.day_line.block)
    title = normal(survey.identity.title)
    in_table = isinstance(survey.document.blocks[unit.block], Table)
    return not in_table and (unit.block in blocks or bool(unit.key and unit.key in title))


def _scalars(node: RawNode) -> Iterator[str]:
    match node:
        case RawScalar():
            yield node.text
        case RawMapping():
            for _, child in node.entries:
                yield from _scalars(child)
        case RawSequence():
            for child in node.items:
                yield from _scalars(child)
