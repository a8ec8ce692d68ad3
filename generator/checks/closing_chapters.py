"""ST18–ST21: chapters five and six say something, and say it in its place."""

import re
from itertools import islice

from generator.checks.chapter_text import bare, chapter_of, lines_of, sentences, whole_text
from generator.checks.line_search import as_text
from generator.checks.registry import Outcome, Subject, once, rule
from generator.diagnostics import Finding, Severity
from generator.form.chapters import DEFAULT
from generator.form.report import Report
from generator.spec.phrases import has_any, load_phrases

_FIVE, _SIX = "problems", "other_matters"
_ABOUT = "信息公开"
_COUNTED = r"\d\s*[件起宗]"
_APPLICATIONS = (
    r"(?:新收|收到|受理|办结|答复|结转)[^，。；\d]{0,20}信息公开"
    r"[^，。；\d]{0,8}申请[^，。；\d]{0,6}(\d+)\s*件"
)
_CASES = r"行政(?:复议|诉讼)[^，。；\d]{0,10}(\d+)\s*[件起宗]"
_APPLICATION_CELLS = ("new.total", "carried_in.total", "result_total.total", "carried_out.total")
_CASE_CELLS = ("review.total", "suit_direct.total", "suit_after.total")


@rule("ST18", "第五章空缺", Severity.ERROR, shortest=10, suggested=80)
def problems_left_out(subject: Subject) -> Outcome:
    """
    查什么：第五章是不是写了“无”，或者只有几个字；不到 80 字的提示是否写得太简单。
    为什么：问题和改进是必写的内容，空缺或者只写“无”会被退回。
    错例：“问题与改进: 无”；“存在不足，将改进。”。
    改法：写明一两个实际存在的问题，并逐条写出改进措施。
    依据：《中华人民共和国政府信息公开条例》第五十条。
    """
    report = subject.report
    if report is None or not _written(subject, report):
        return
    chapter, length = chapter_of(report, _FIVE), _length(subject)
    shortest = int(subject.threshold("ST18", "shortest"))
    suggested = int(subject.threshold("ST18", "suggested"))
    if length >= suggested and not _says_nothing(subject):
        return
    empty = length < shortest or _says_nothing(subject)
    words = report.prose[chapter.key].text.strip().split("\n")[0][:20]
    what = f"等于没有写：“{words}”" if empty else f"只有 {length} 字，少于 {suggested} 字"
    yield Finding(
        "ST18",
        f"“{chapter.heading}”{what}",
        report.prose[chapter.key].source.span,
        chapter.key,
        "写明实际存在的问题，并逐条写出改进措施",
        f"不少于 {shortest if empty else suggested} 字",
        f"{length} 字",
        severity=None if empty else Severity.WARNING,
    )


def _written(subject: Subject, report: Report) -> bool:
    if not lines_of(subject, _FIVE):
        return False
    prose = report.prose.get(chapter_of(report, _FIVE).key)
    return prose is not None and prose.text.strip() != DEFAULT


@once
def _length(subject: Subject) -> int:
    return sum(len(bare(line.text)) for line in lines_of(subject, _FIVE))


@once
def _says_nothing(subject: Subject) -> bool:
    lines = [line for line in lines_of(subject, _FIVE) if not line.is_heading]
    return _is_one_of(as_text(lines), load_phrases().empty_words)


def _is_one_of(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text has no letters and digits at all, or those of one of the words."""
    longest = max(map(len, words))
    beginning = "".join(islice(filter(str.isalnum, text), longest + 1))
    return beginning in ("", *words)


@rule("ST19", "有问题无措施 / 有措施无问题", Severity.WARNING)
def problems_and_measures(subject: Subject) -> Outcome:
    """
    查什么：第五章是不是既写了问题，又写了改进措施。
    为什么：章题是“问题及改进情况”，只写一半不完整。
    错例：全章只说“解读偏少，更新不及时”，没有写怎么改。
    改法：缺问题的补写问题，缺措施的针对每个问题补写措施。
    依据：《中华人民共和国政府信息公开条例》第五十条。
    """
    report = subject.report
    if report is None or not _written(subject, report) or _says_nothing(subject):
        return
    if _length(subject) < int(subject.threshold("ST18", "shortest")):
        return
    chapter, text, phrases = chapter_of(report, _FIVE), whole_text(subject, _FIVE), load_phrases()
    halves = (("存在的问题", phrases.problem_words), ("改进的措施", phrases.measure_words))
    for half, words in halves:
        if not has_any(text, words):
            message = f"“{chapter.heading}”里看不出{half}"
            span = report.prose[chapter.key].source.span
            yield Finding("ST19", message, span, chapter.key, f"补写{half}，问题和措施逐条对应")


@rule("ST20", "第六章空", Severity.ERROR)
def nothing_in_chapter_six(subject: Subject) -> Outcome:
    """
    查什么：第六章是不是只有标点、横线、“略”或者只有小标题，没有内容。
    为什么：确实没有其他事项，也要写明没有。
    错例：“其他事项: /”；只有“## 信息处理费”一行。
    改法：写明信息处理费收取情况，以及没有其他需要报告的事项；也可以写“默认”。
    依据：官方格式第六部分。
    """
    report = subject.report
    lines = lines_of(subject, _SIX)
    if report is None or not lines or not _without_content(subject):
        return
    chapter = chapter_of(report, _SIX)
    message = f"“{chapter.heading}”没有内容：“{lines[0].text[:20]}”"
    hint = "写“默认”，或者写明信息处理费收取情况和有没有其他事项"
    yield lines[0].finding("ST20", lines[0].text, message, hint)


def _without_content(subject: Subject) -> bool:
    lines = [line.text for line in lines_of(subject, _SIX) if not line.is_heading]
    pictures = any("![" in line for line in lines)
    return not pictures and _is_one_of("\n".join(lines), load_phrases().no_content)


@rule("ST21", "第六章重复他章", Severity.WARNING)
def chapter_six_repeats(subject: Subject) -> Outcome:
    """
    查什么：第六章有没有又写一遍申请、复议、诉讼的件数。
    为什么：这些数在第三、四章的表里，写两遍容易互相矛盾。
    错例：其他事项写“本年收到政府信息公开申请3件”。
    改法：从第六章删去；要说明的写在第一章的依申请公开里。
    依据：官方格式各部分的分工。
    """
    report = subject.report
    if report is None:
        return
    for line in lines_of(subject, _SIX):
        for sentence in sentences(line.text) if _ABOUT in line.text else ():
            words = _repeated(sentence, report)
            if words and not has_any(sentence, load_phrases().fee_words):
                heading = chapter_of(report, _SIX).heading
                message = f"“{heading}”又写了一遍表里的件数：“{words}”"
                yield line.finding("ST21", words, message, "删去这一句，件数只写在表里和第一章")


def _repeated(sentence: str, report: Report) -> str | None:
    """The words that give a figure of tables 3 or 4; None for other figures."""
    if _ABOUT not in sentence or not re.search(_COUNTED, sentence):
        return None
    for pattern, cells in ((_APPLICATIONS, _APPLICATION_CELLS), (_CASES, _CASE_CELLS)):
        match = re.search(pattern, sentence)
        if match and int(match[1]) in {report.count(cell) for cell in cells}:
            return match[0]
    return None
