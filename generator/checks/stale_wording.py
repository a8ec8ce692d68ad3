"""ID07, ID08: documents and phrases of earlier years."""

import re
from collections.abc import Iterator

from generator.checks.chapter_text import sentences
from generator.checks.line_search import all_lines, lines_having, lines_with
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity
from generator.spec.identity_words import OldPhrase, load_identity_words
from generator.spec.phrases import any_pattern, has_any

_CITED = r"《([^《》\n]{2,100})》(?:\s?[（(]([^（）()\n]{0,40}?\d{4}[^（）()\n]{0,12})[）)])?"
_YEARS = r"(?<!\d)(20\d\d)(?=年|[-—－~～至])"
_NUMBER = r"[〔\[【](\d{4})[〕\]】]\s?\d{1,5}\s?号"
_TAIL = r"[（(][^（）()]{0,20}[）)]$"


@rule("ID07", "引用过期文件", Severity.WARNING)
def stale_document(subject: Subject) -> Outcome:
    """
    查什么：正文引用的年度工作要点、方案和通知，是不是上年以前的。
    为什么：年度文件只管一年，还在引用几年前的，说明文字是照搬的。
    错例：2026 年度的报告写“落实《2023年政务公开工作要点》”。
    改法：换成本年度的文件；确实要引用的，在“说明”里写明理由。长期有效的文件不受影响。
    依据：年度报告反映上一年度贯彻落实的情况（国办公开办函〔2021〕30号）。
    """
    if subject.report is None or subject.report.year is None:
        return
    year, words = subject.report.year, load_identity_words()
    for passage in lines_having(subject, words.yearly_documents):
        for sentence in sentences(passage.text) if "》" in passage.text else ():
            if has_any(sentence, words.yearly_documents_unless):
                continue
            for title, dated in _dated_documents(sentence):
                if dated < year - 1:
                    message = (
                        f"引用的“{title}”是 {dated} 年的，报告是 {year} 年度的，"
                        f"相差 {year - dated} 年"
                    )
                    hint = "换成本年度的文件；仍然有效、确实要引用的，在“说明”里写明理由"
                    yield passage.finding("ID07", title, message, hint, actual=str(dated))


def _dated_documents(sentence: str) -> Iterator[tuple[str, int]]:
    """The documents of one year only that a sentence cites, with their latest year."""
    words = load_identity_words()
    for match in re.finditer(_CITED, sentence):
        title, number = re.sub(_TAIL, "", match[1]), match[2] or ""
        if not title.endswith(words.yearly_documents):
            continue
        if has_any(title + number, words.standing_documents):
            continue
        years = re.findall(_YEARS, title)
        if not years and has_any(title, words.dated_documents):
            years = re.findall(_NUMBER, number)
        if years:
            yield f"《{match[1]}》", max(int(year) for year in years)


@rule("ID08", "旧话新用", Severity.WARNING)
def old_phrase(subject: Subject) -> Outcome:
    """
    查什么：有没有前几年才合适的话，如新修订的《条例》、疫情防控。
    为什么：事情早已过去，还这样写，说明文字是照搬的。
    错例：2026 年度的报告写“认真学习新修订的《条例》”。
    改法：按提示改写；本年度没有的工作删去。
    依据：国办公开办函〔2021〕30号：内容雷同、敷衍塞责的要追究责任。
    """
    if subject.report is None or subject.report.year is None:
        return
    year, words = subject.report.year, load_identity_words()
    current = [phrase for phrase in words.old_phrases if phrase.since <= year <= phrase.until]
    if not current:
        return
    any_of_them = any_pattern(tuple(phrase.pattern for phrase in current))
    for passage in lines_with(subject.passages, all_lines(subject), any_of_them):
        for found, phrase in _old(passage.text, current):
            message = f"“{found}”：{phrase.why}"
            yield passage.finding("ID08", found, message, phrase.instead, actual=found)


def _old(text: str, phrases: list[OldPhrase]) -> Iterator[tuple[str, OldPhrase]]:
    """The first words of each phrase that a line uses."""
    unless = load_identity_words().old_phrases_unless
    for phrase in phrases:
        pattern = any_pattern((phrase.pattern,))
        for sentence in sentences(text) if pattern.search(text) else ():
            match = pattern.search(sentence)
            if match and not has_any(sentence, unless):
                yield match[0], phrase
                break
