"""What prose claims about the tables: line, sentence, clause, indicator and number.

Silent when unsure: a clause is read only when it has one exact number, names one indicator in
words that the data knows, and nothing in the sentence makes it a part, a comparison, another
year's or somebody else's figure.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from generator.checks.characters import CHINESE
from generator.checks.clause_words import Reading, readings
from generator.checks.figures import MARK, Figure, Line
from generator.checks.passages import Passage
from generator.checks.read_prose import denies, read_lines
from generator.checks.registry import Subject, once
from generator.form.report import Report
from generator.spec.indicators import Indicator, Words, words_for
from generator.spec.model import CellSpec, Edition

_SENTENCE = re.compile(r"[。；！？;]")
_CLAUSE = re.compile(r"[，,（）()：:]")
_INCLUDING = re.compile(r"[（(，,](?:其中)?(?:含|包括|包含)(?:上年|结转)")
_INCLUDED = re.compile(r"含(?:上年|结转)|累计办理|(?:连同|加上|包括|包含)(?:上年|结转)")
_CARRIED = re.compile(r"上年度?结转|上一年度?结转")
_ORGAN = re.compile(
    rf"(?P<own>[我本全该各]?)(?P<name>{CHINESE}{{0,2}}"
    r"(?:局|厅|委(?![托员])|办(?![理结件公])|办公室|镇|乡|街道|部门|单位|法院|中心|公司|学校|村|社区))"
)
_ON_APPLICATIONS = ("applications", "litigation")


class Claim(NamedTuple):
    """An indicator said to have a value.

    `words` are the clerk's; `says_none` where no number stands (没有收到申请). `included`: what was
    carried over is counted in; `cumulative`: the words may mean so.
    """

    indicator: Indicator
    value: Decimal
    words: str
    says_none: bool
    included: bool
    cumulative: bool
    sentence: str

    @property
    def rule(self) -> str:
        """The code of the rule that judges it."""
        if self.says_none:
            return self.indicator.none_rule
        return self.indicator.zero_rule if self.value == 0 else self.indicator.rule


@once
def claims(subject: Subject) -> tuple[tuple[Passage, Claim], ...]:
    """Every claim of the report's prose, in order; the preface makes none."""
    report = subject.report
    if report is None:
        return ()
    words, homes = words_for(report.edition), _homes(report.edition)
    found = []
    for passage, line in read_lines(subject):
        if "【" not in passage.text:  # what is still to be filled in
            known = passage.chapter in _ON_APPLICATIONS or passage.path in homes
            of_line = _claims_of(line, words, known)
            found += [(passage, claim) for claim in of_line if not _of_another(claim.words, report)]
    return tuple(found)


@once
def claims_by_rule(subject: Subject) -> Mapping[str, list[tuple[Passage, Claim]]]:
    """The same by the code of the rule that judges them; a code without claims is missing."""
    judged: dict[str, list[tuple[Passage, Claim]]] = defaultdict(list)
    for passage, claim in claims(subject):
        judged[claim.rule].append((passage, claim))
    return dict(judged)


def _of_another(words: str, report: Report) -> bool:
    """Whether the words name an organ that is not the report's own."""
    match = _ORGAN.search(words)
    if match is None or match["own"] in ("我", "本", "该"):
        return False
    own = (report.agency.name or "", report.agency.self_name or "")
    return not any(match["name"].lstrip("年度我本全") in name for name in own)


def _homes(edition: Edition) -> frozenset[str]:
    """The texts that are about applications for information by their very place."""
    aspects = [(chapter.key, aspect) for chapter in edition.chapters for aspect in chapter.aspects]
    return frozenset(f"{key}.{a.key}" for key, a in aspects if a.id == "on_request")


def _claims_of(line: Line, words: Words, known: bool) -> list[Claim]:
    """The claims of one line; `known`: it is about applications by its place."""
    found: list[Claim] = []
    whole = None if known else _Searched(line.text)
    used, start = 0, 0
    for text in _SENTENCE.split(line.text):
        count = text.count(MARK)
        if count or denies(text):
            places = _places(text, line.figures[used : used + count], words)
            if places:
                found += _of_sentence(_Sentence(_Searched(text), start, whole), places, words)
        used, start = used + count, start + len(text) + 1
    return _agreed(found) if len(found) > 1 else found


def _agreed(found: list[Claim]) -> list[Claim]:
    """One line with two values for one indicator speaks of two things: neither is read."""
    values: dict[str, set[Decimal]] = {}
    for claim in found:
        values.setdefault(claim.indicator.id, set()).add(claim.value)
    return [claim for claim in found if len(values[claim.indicator.id]) == 1]


@dataclass(frozen=True, slots=True)
class _Searched:
    """A text that is searched for the same patterns at many places, but only once for each."""

    text: str
    first: dict[str, re.Match[str] | None] = field(default_factory=dict)

    def has(self, pattern: re.Pattern[str], end: int | None = None) -> bool:
        """Whether a pattern is found, before `end` where one is given."""
        key = pattern.pattern
        if key not in self.first:
            self.first[key] = pattern.search(self.text)
        first = self.first[key]
        if first is None or end is None:
            return first is not None
        return pattern.search(self.text, first.start(), end) is not None


class _Sentence(NamedTuple):
    """A sentence and where it begins in its line.

    `line` is None where the place says that applications are spoken of.
    """

    words: _Searched
    start: int
    line: _Searched | None


class _Place(NamedTuple):
    """What a clause may say, where it ends, and where the words since the last figure begin."""

    reading: Reading
    breath: int
    end: int


def _places(sentence: str, figures: tuple[Figure, ...], words: Words) -> list[_Place]:
    """What the clauses of a sentence may say."""
    found: list[_Place] = []
    used = breath = start = 0
    for text in _CLAUSE.split(sentence):
        end, count = start + len(text), text.count(MARK)
        if count or denies(text):
            here = readings(text, figures[used : used + count], words)
            found += [_Place(reading, breath, end) for reading in here]
        used, start = used + count, end + 1
        breath = start if count else breath
    return found


def _of_sentence(sentence: _Sentence, places: list[_Place], words: Words) -> list[Claim]:
    """The claims of a sentence up to the first word that casts doubt, if there is such a word."""
    text = sentence.words.text
    if words.sentence.search(text):
        return []
    doubt = words.rest.search(text)
    limit = doubt.start() if doubt else len(text)
    found = [_claim(place, sentence, words) for place in places if place.end <= limit]
    return [claim for claim in found if claim is not None]


def _claim(place: _Place, sentence: _Sentence, words: Words) -> Claim | None:
    """The claim that a reading is where it stands; None when it may mean anything else there."""
    reading, text = place.reading, sentence.words.text
    breath, figure = reading.words, reading.figure
    if figure is None:
        (indicator,) = reading.indicators
        if not _in_context(indicator, place, sentence):
            return None
        return Claim(indicator, Decimal(0), reading.words, True, False, False, text)
    if reading.alone:
        breath = _CLAUSE.sub("，", text[place.breath : place.end])
    if words.breath.search(breath):
        return None
    found = [
        indicator
        for indicator in reading.indicators
        if figure.unit in indicator.units
        and not (indicator.never and indicator.never.search(breath))
        and not (indicator.alone and sentence.words.has(indicator.alone))
        and _in_context(indicator, place, sentence)
    ]
    if len(found) != 1:
        return None
    included = _INCLUDED.search(reading.words) or _INCLUDING.match(text, place.end)
    cumulative = "累计" in breath or sentence.words.has(_CARRIED)
    value = figure.value * 10_000 if figure.unit == "万元" else figure.value
    return Claim(found[0], value, figure.words, False, bool(included), cumulative, text)


def _in_context(indicator: Indicator, place: _Place, sentence: _Sentence) -> bool:
    if sentence.line is None or indicator.context is None:
        return True
    return sentence.line.has(indicator.context, sentence.start + place.end)


def count_of(report: Report, cells: tuple[CellSpec, ...]) -> int | None:
    """The sum of cells; None when one of them is not filled or there are none."""
    numbers = [report.number(spec.path) for spec in cells]
    known = [number for number in numbers if number is not None]
    return sum(known) if known and len(known) == len(numbers) else None


def sum_of_parts(report: Report, cells: tuple[CellSpec, ...]) -> int | None:
    """The same with each stated total replaced by the sum of its row."""
    total = 0
    for spec in cells:
        keys = spec.column.sums or (spec.column.key,)
        numbers = [report.number(f"{spec.row.path}.{key}") for key in keys]
        if any(number is None for number in numbers):
            return None
        total += sum(number for number in numbers if number is not None)
    return total
