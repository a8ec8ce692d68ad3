"""QL01, QL02, QL05: this year's text beside last year's."""

import re

from generator.checks.chapter_text import chapter_of, lines_of
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.problem_sentences import problem_sentences
from generator.form.report import Report
from generator.spec.phrases import any_pattern, load_phrases

_FIGURES = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\d[\d.,]*")
_NO_WORDS = re.compile(r"[\W\d_]+")
_OVERVIEW, _PROBLEMS = "overview", "problems"


def _masked(report: Report, chapter: str) -> str:
    """A chapter's text as written, every figure and expression alike, without blanks."""
    keys = {found.key for found in report.edition.chapters if found.id == chapter}
    texts = [p.text for path, p in report.prose.items() if path.partition(".")[0] in keys]
    texts += [section.prose.text for section in report.sections if section.after in keys]
    return re.sub(r"[^\S\n]+", "", _FIGURES.sub("0", "\n".join(texts)))


def _likeness(subject: Subject, chapter: str) -> float:
    """0 to 1; 0 where either year says too little to be compared."""
    from rapidfuzz import fuzz

    report, previous = subject.report, subject.previous
    if report is None or previous is None:
        return 0
    texts = _masked(report, chapter), _masked(previous, chapter)
    if min(map(len, texts)) < subject.threshold("QL01", "shortest"):
        return 0
    cutoff = 100 * subject.threshold("QL01", "similar")
    return fuzz.ratio(*texts, score_cutoff=cutoff) / 100


@rule(
    "QL01",
    "与上年雷同",
    Severity.ERROR,
    needs_previous=True,
    same=0.85,
    similar=0.7,
    shortest=40,
)
def like_last_year(subject: Subject) -> Outcome:
    """
    查什么：总体情况、问题及改进情况两章，除了数字以外，与上年报告是不是大体相同。
    为什么：内容雷同、敷衍塞责是明令要追究的，评估时也会扣分。
    错例：把上年的文字照搬过来，只改了数字。
    改法：写今年实际做了什么、遇到什么问题，重新写这一章。
    依据：国办公开办函〔2021〕30号关于明确责任的要求。
    """
    report = subject.report
    for chapter in (_OVERVIEW, _PROBLEMS) if report is not None else ():
        likeness = _likeness(subject, chapter)
        if report is None or likeness < subject.threshold("QL01", "similar"):
            continue
        found = chapter_of(report, chapter)
        same = subject.threshold("QL01", "same")
        message = f"“{found.heading}”除数字外，与上年报告有 {likeness:.0%} 相同"
        severity = None if likeness >= same else Severity.WARNING
        hint = "按今年的实际情况重新写"
        span = report.spans.get(found.key)
        actual = f"{likeness:.0%}"
        yield Finding(
            "QL01", message, span, found.key, hint, f"低于 {same:.0%}", actual, severity=severity
        )


@rule("QL02", "问题照抄", Severity.WARNING, needs_previous=True, shortest=8)
def copied_problem(subject: Subject) -> Outcome:
    """
    查什么：第五章里有没有与上年一字不差的问题。
    为什么：同一个问题连年照抄，说明上年的改进没有落实，或者是应付。
    错例：连续两年写“公开内容不够全面，形式不够丰富”。
    改法：问题已经解决的换成新的问题；还没有解决的，写明进展和原因。
    依据：国办公开办函〔2021〕30号关于明确责任的要求。
    """
    if subject.previous is None or _likeness(subject, _PROBLEMS):
        return  # a chapter that is copied as a whole is told as such
    before = set(problem_sentences(_masked(subject.previous, _PROBLEMS)))
    shortest = subject.threshold("QL02", "shortest")
    for line in lines_of(subject, _PROBLEMS):
        for sentence in problem_sentences(line.text) if not line.is_heading else ():
            if len(sentence) >= shortest and _plain(sentence) in {_plain(text) for text in before}:
                message = f"这个问题与上年报告一字不差：“{sentence[:40]}”"
                hint = "写今年的问题；还没有解决的，写明进展和原因"
                yield line.finding("QL02", sentence, message, hint)


def _plain(sentence: str) -> str:
    return re.sub(r"\s+", "", _FIGURES.sub("0", sentence))


@rule("QL05", "上年问题未回应", Severity.INFO, needs_previous=True, mentioned=0.15, pairs=6)
def unanswered_problem(subject: Subject) -> Outcome:
    """
    查什么：上年报告写的问题，今年的报告里有没有提到。
    为什么：上年说要改进，今年应当交代改得怎么样。
    错例：上年写“村级公开栏破损较多”，今年全文没有提到公开栏。
    改法：在改进情况里写一句上年问题的整改结果。
    依据：官方格式第五部分包括改进情况。
    """
    report, previous = subject.report, subject.previous
    if report is None or previous is None or not lines_of(subject, _PROBLEMS):
        return
    now = _pairs("\n".join(passage.text for passage in subject.passages))
    chapter = chapter_of(report, _PROBLEMS)
    for problem in problem_sentences(_masked(previous, _PROBLEMS)):
        said = _pairs(problem)
        if len(said) < subject.threshold("QL05", "pairs"):
            continue
        if len(said & now) / len(said) < subject.threshold("QL05", "mentioned"):
            message = f"上年报告写的问题，今年没有提到：“{problem[:40]}”"
            hint = "在改进情况里交代这个问题改得怎么样"
            yield Finding("QL05", message, report.spans.get(chapter.key), chapter.key, hint)


def _pairs(text: str) -> set[str]:
    """Pairs of neighbouring characters, without those of words that everybody writes."""
    general = any_pattern(load_phrases().general_words)
    parts = _NO_WORDS.sub(" ", general.sub(" ", text)).split()
    return {part[i : i + 2] for part in parts for i in range(len(part) - 1)}
