"""What prose claims about the tables: line, sentence, clause, indicator and number.

Silent when unsure: a clause is read only when it has one exact number, names one indicator in
words that the data knows, and nothing in the sentence makes it a part, a comparison, another
year's or somebody else's figure.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from generator.checks.figures import MARK, UNREAD, Figure, has_figures, read_line
from generator.checks.passages import PREFACE, Passage
from generator.checks.registry import Subject
from generator.form.report import Report
from generator.spec.indicators import Indicator, Words, words_for
from generator.spec.model import CellSpec, Edition

_SENTENCE = re.compile(r"[。；！？;]")
_CLAUSE = re.compile(r"[，,（）()：:]")
_LISTED = re.compile(r"(?<=#)、")
_INCLUDED = re.compile(r"含(?:上年|结转)|累计办理|(?:连同|加上|包括|包含)(?:上年|结转)")
_INCLUDING = re.compile(r"[（(，,](?:其中)?(?:含|包括|包含)(?:上年|结转)")
_CUMULATIVE = re.compile(r"累计")
_CARRIED = re.compile(r"上年度?结转|上一年度?结转")
_ORGAN = re.compile(
    r"(?P<own>[我本全该各]?)(?P<name>[\u4e00-\u9fff]{0,2}"
    r"(?:局|厅|委(?![托员])|办(?![理结件公])|办公室|镇|乡|街道|部门|单位|法院|中心|公司|学校|村|社区))"
)
_NEGATION = re.compile(r"[未没无]")
_ON_APPLICATIONS = ("applications", "litigation")


@dataclass(frozen=True, slots=True)
class Claim:
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


def claims(subject: Subject) -> Iterator[tuple[Passage, Claim]]:
    """Every claim of the report's prose, in order; the preface makes none."""
    report = subject.report
    if report is None:
        return
    passages = subject.passages
    lines = tuple((passage.chapter, passage.path, passage.text) for passage in passages)
    edition = report.edition
    for index, claim in _claims_of_all(lines, report.year, words_for(edition), _homes(edition)):
        if not _of_another(claim.words, report):
            yield passages[index], claim


@lru_cache(maxsize=8)
def _claims_of_all(
    lines: tuple[tuple[str, str, str], ...], year: int | None, words: Words, homes: frozenset[str]
) -> tuple[tuple[int, Claim], ...]:
    """The claims of all lines (chapter, path, text) by line; many rules ask for the same ones."""
    found = []
    for index, (chapter, path, text) in enumerate(lines):
        if chapter != PREFACE and (has_figures(text) or _NEGATION.search(text)):
            known = chapter in _ON_APPLICATIONS or path in homes
            found += [(index, claim) for claim in claims_of(text, year, words, known)]
    return tuple(found)


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


def claims_of(text: str, year: int | None, words: Words, known: bool) -> tuple[Claim, ...]:
    """The claims of one line; `known`: it is about applications by its place."""
    if "{{" in text or "【" in text:
        return ()  # an expression that could not be evaluated
    line = read_line(text, year)
    found: list[Claim] = []
    used, start = 0, 0
    for sentence in _SENTENCE.split(line.text):
        count = sentence.count(MARK)
        before = line.text[:start]
        figures = line.figures[used : used + count]
        found += _of_sentence(sentence, before, figures, words, known)
        used, start = used + count, start + len(sentence) + 1
    return _agreed(found)


def _agreed(found: list[Claim]) -> tuple[Claim, ...]:
    """One line with two values for one indicator speaks of two things: neither is read."""
    values: dict[str, set[Decimal]] = {}
    for claim in found:
        values.setdefault(claim.indicator.id, set()).add(claim.value)
    return tuple(claim for claim in found if len(values[claim.indicator.id]) == 1)


@dataclass(frozen=True, slots=True)
class _Clause:
    """A clause, the words since the last figure (`breath`), its sentence and what follows in it.

    `context` is the line so far; None where the place says that applications are spoken of.
    """

    text: str
    breath: str
    sentence: str
    after: str
    context: str | None


def _of_sentence(
    sentence: str, before: str, figures: tuple[Figure, ...], words: Words, known: bool
) -> Iterator[Claim]:
    if words.sentence.search(sentence):
        return
    doubt = words.rest.search(sentence)
    limit = doubt.start() if doubt else len(sentence)
    used, start = 0, 0
    breath = ""
    for text in _CLAUSE.split(sentence):
        end, count = start + len(text), text.count(MARK)
        if end > limit:
            return
        breath += text
        context = None if known else before + sentence[:end]
        clause = _Clause(text, breath, sentence, sentence[end:], context)
        if UNREAD not in text:
            yield from _of_clause(clause, figures[used : used + count], words)
        used, start = used + count, end + 1
        breath = "" if count else breath + "，"


def _of_clause(clause: _Clause, figures: tuple[Figure, ...], words: Words) -> Iterator[Claim]:
    zero = figures and all(figure.value == 0 for figure in figures)
    yield from _none(clause, clause.text.replace(MARK, "零") if zero else clause.text, words)
    used = 0
    for part in _LISTED.split(clause.text):  # 新收5件、上年结转1件
        count = part.count(MARK)
        if count == 1 and not words.joined.search(part):
            breath = clause.breath if len(figures) == 1 else part
            if not words.breath.search(breath):
                yield from _read(clause, part, breath, figures[used], words)
        used += count


def _read(clause: _Clause, part: str, breath: str, figure: Figure, words: Words) -> Iterator[Claim]:
    found = []
    for indicator in words.indicators:
        match = indicator.pattern.search(part)
        if match is None or not words.tail.fullmatch(part, match.end()):
            continue
        if figure.unit in indicator.units and _belongs(indicator, breath, clause):
            found.append(indicator)
    if len(found) == 1:
        included = _INCLUDED.search(part) or _INCLUDING.match(clause.after)
        cumulative = _CUMULATIVE.search(breath) or _CARRIED.search(clause.sentence)
        value = figure.value * 10_000 if figure.unit == "万元" else figure.value
        yield Claim(
            found[0], value, figure.words, False, bool(included), bool(cumulative), clause.sentence
        )


def _none(clause: _Clause, said: str, words: Words) -> Iterator[Claim]:
    if not (_NEGATION.search(said) or "零" in said):
        return
    for indicator in words.indicators:
        match = indicator.none.search(said) if indicator.none else None
        if match is not None and _in_context(indicator, clause):
            yield Claim(indicator, Decimal(0), match[0], True, False, False, clause.sentence)


def _belongs(indicator: Indicator, breath: str, clause: _Clause) -> bool:
    if indicator.never is not None and indicator.never.search(breath):
        return False
    if indicator.alone is not None and indicator.alone.search(clause.sentence):
        return False
    return _in_context(indicator, clause)


def _in_context(indicator: Indicator, clause: _Clause) -> bool:
    if clause.context is None or indicator.context is None:
        return True
    return indicator.context.search(clause.context) is not None


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
