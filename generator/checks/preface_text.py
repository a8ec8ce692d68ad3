"""ST02, ST12–ST14: what a preface says of the report, and where it stands."""

import re
from collections.abc import Iterator

from generator.checks.chapter_text import chapter_of, lines_of
from generator.checks.line_search import all_lines, as_text, lines_with
from generator.checks.passages import PREFACE, Passage
from generator.checks.registry import Outcome, Subject, once, rule
from generator.diagnostics import Finding, Severity, Skipped
from generator.spec.model import Edition
from generator.spec.phrases import any_pattern, has_any, load_phrases

_PART = ("部分", "章")
_NUMERALS = "零一二三四五六七八九十"
_PARTS = (
    rf"(?<![第\d一二三四五六七八九十])(\d{{1,2}}|[一二两三四五六七八九十])个?大?(?:{'|'.join(_PART)})"
    r"(?=组成|构成|内容|[，。；：、（(]|$)"
)
_COMPOSED = r"(?:由|包括|包含|分为|共分|分|共有|共|等)"
_SENTENCE = re.compile(r"[^。；\n]+")


@rule("ST02", "引用已废格式", Severity.WARNING, editions=("2021",))
def superseded_format(subject: Subject) -> Outcome:
    """
    查什么：2021 年度起的报告，文字里有没有引用 2019 年的旧格式文件。
    为什么：2021 年起用新的格式，引用旧文件说明文字是从前几年照搬的。
    错例：“按照国办公开办函〔2019〕60号的要求编制”。
    改法：改为国办公开办函〔2021〕30号，或者把编制说明写成“默认”。
    依据：国办公开办函〔2021〕30号。
    """
    phrases = load_phrases()
    superseded = any_pattern(phrases.superseded)
    for passage in lines_with(subject.passages, all_lines(subject), superseded):
        match = superseded.search(passage.text)
        ended = re.search(phrases.superseded_ended, passage.text)
        if match and subject.report is not None and not ended:
            current = subject.report.edition.document
            message = f"引用了已经不用的格式文件“{match[0]}”，本年度的格式是{current}"
            yield passage.finding(
                "ST02", match[0], message, f"改为{current}", expected=current, actual=match[0]
            )


@rule("ST12", "章数自述不符", Severity.WARNING)
def parts_stated(subject: Subject) -> Outcome:
    """
    查什么：自己写的编制说明里，说报告由几个部分组成、列出哪些部分，与实际的六章是否一致。
    为什么：旧年度的说明照搬过来，常常还写着五个或者七个部分。
    错例：“本报告由七部分组成”，实际是六章。
    改法：改成六个部分；或者把编制说明写成“默认”，由程序写。
    依据：官方格式规定的六个部分。
    """
    if subject.report is None:
        return
    edition = subject.report.edition
    published = subject.published
    if published is not None and published.survey.cut_off:
        yield Skipped("ST12", "文件像是被截断了，后面的章没有读到")
        return
    printed = len(published.survey.headings) if published else len(edition.chapters)
    misplaced = _facts(subject)[:1]
    for passage in (*lines_of(subject, PREFACE), *misplaced):
        for sentence in _SENTENCE.findall(passage.text):
            yield from _parts(passage, sentence, edition, printed)


def _parts(passage: Passage, sentence: str, edition: Edition, chapters: int) -> Iterator[Finding]:
    match = re.search(_PARTS, sentence) if has_any(sentence, _PART) else None
    composed = re.search(_COMPOSED, sentence[: match.start()]) if match else None
    if match is None or composed is None or "附件" in sentence or "指南" in sentence:
        return
    number = _number(match[1])
    listing = sentence[composed.end() : match.start()]
    missing = _unlisted(listing, edition)
    if number != chapters:
        message = f"编制说明写“{match[0]}”，报告实际有 {chapters} 章，相差 {abs(chapters - number)}"
        hint = "改成实际的章数；或者把编制说明写成“默认”"
        yield passage.finding(
            "ST12", match[0], message, hint, expected=str(chapters), actual=str(number)
        )
    elif missing:
        message = f"编制说明列出的各部分里没有{'、'.join(f'“{name}”' for name in missing)}"
        hint = "把各章列全；或者把编制说明写成“默认”"
        yield passage.finding("ST12", match[0], message, hint)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else _NUMERALS.index(text.replace("两", "二"))


def _unlisted(listing: str, edition: Edition) -> list[str]:
    """The chapters that a list leaves out; nothing where it is hardly a list of chapters."""
    words = load_phrases().chapter_words
    missing = [c.name for c in edition.chapters if not has_any(listing, words.get(c.id, (c.name,)))]
    return missing if len(missing) <= len(edition.chapters) // 2 else []


@rule("ST13", "编制说明混入第一章", Severity.WARNING)
def preface_in_overview(subject: Subject) -> Outcome:
    """
    查什么：第一章的第一段是不是编制说明（统计期限、组成部分、联系方式）。
    为什么：编制说明应当放在第一章之前，不占第一章的篇幅。
    错例：总体情况第一段写“本报告由六部分组成，统计期限自1月1日起至12月31日止”。
    改法：把这一段移到“编制说明”，或者删去并把编制说明写成“默认”。
    依据：官方格式的章节次序。
    """
    if subject.report is None or not _marked(subject) or _only_preface(subject):
        return
    lines = _facts(subject)
    match = any_pattern(load_phrases().preface_marks).search(lines[0].text) if lines else None
    if match:
        heading = chapter_of(subject.report, "overview").heading
        words = match[0][:30]
        message = f"“{heading}”的第一段是编制说明：“{words}”"
        hint = "移到“编制说明”；或者删去，把编制说明写成“默认”"
        yield lines[0].finding("ST13", match[0], message, hint)


@rule("ST14", "总体情况只有编制说明", Severity.ERROR)
def overview_without_facts(subject: Subject) -> Outcome:
    """
    查什么：第一章除了编制说明，有没有写工作情况。
    为什么：第一章要概括一年来的公开工作，只有编制依据和统计期限等于没有写。
    错例：总体情况只有“根据条例编制本报告，统计期限为全年”一段。
    改法：把编制说明移走，按五个方面写清楚一年做了什么。
    依据：《中华人民共和国政府信息公开条例》第五十条。
    """
    if subject.report is None or not _only_preface(subject):
        return
    heading = chapter_of(subject.report, "overview").heading
    first = lines_of(subject, "overview")[0]
    message = f"“{heading}”只有编制说明，没有写一年来的工作情况"
    hint = "编制说明移到“编制说明”一项，这一章按五个方面写"
    yield first.finding("ST14", first.text, message, hint)


@once
def _facts(subject: Subject) -> list[Passage]:
    """The lines of chapter one without its sub-headings."""
    return [line for line in lines_of(subject, "overview") if not line.is_heading]


@once
def _marked(subject: Subject) -> bool:
    """Whether anything in chapter one may belong in a preface."""
    marks = any_pattern(load_phrases().preface_marks)
    return marks.search(as_text(_facts(subject))) is not None


@once
def _only_preface(subject: Subject) -> bool:
    phrases, lines = load_phrases(), [line.text for line in _facts(subject)]
    marks = any_pattern(phrases.preface_marks)
    if not _marked(subject) or not any(marks.search(line) for line in lines):
        return False
    usual = any_pattern(phrases.preface_marks + phrases.preface_sentences)
    return all(usual.search(s) for line in lines for s in _SENTENCE.findall(line) if s.strip())
