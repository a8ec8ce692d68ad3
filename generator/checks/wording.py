"""QL04, QL06, QL08, QL09: how the text is worded."""

import re
from functools import lru_cache

from generator.checks.chapter_text import chapter_of, lines_of, whole_text
from generator.checks.line_search import all_lines, as_text, lines_with
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.spec.phrases import Misspelling, any_pattern, load_phrases

_QUOTED = r"《[^《》\n]{0,120}》|“[^“”\n]{0,200}”|!\[[^\[\]\n]{0,200}\]\([^()\n]{0,200}\)"
_FIGURE = r"[一二两三四五六七八九十百千]{1,12}(?:条|件|次|期|场|篇|人|个|份|项)"


@rule("QL04", "泛泛而谈", Severity.WARNING)
def generalities(subject: Subject) -> Outcome:
    """
    查什么：第一章有没有一个数字；单个机关的报告里有没有“部分地区”之类不是说自己的话。
    为什么：没有数字、不说自己的报告看不出做了什么，评估时视为敷衍。
    错例：“各级政府部门不断加大公开力度，公开水平显著提升”。
    改法：写本机关公开了多少条、办理了多少件、培训了几次。
    依据：国办公开办函〔2021〕30号关于总体情况的要求。
    """
    report = subject.report
    lines = lines_of(subject, "overview")
    if report is None or not lines:
        return
    if not _says_how_many(whole_text(subject, "overview")):
        chapter = chapter_of(report, "overview")
        message = f"“{chapter.heading}”里没有一个数字"
        hint = "写明公开了多少条、收到多少件申请、培训了几次，表里的数用表达式引用"
        yield Finding("QL04", message, report.spans.get(chapter.key), chapter.key, hint)
    if report.scope != "本机关" or report.agency.type == "政府":
        return
    vague = any_pattern(load_phrases().vague)
    for line in lines_with(lines, _unquoted(as_text(lines)), vague):
        match = vague.search(_unquoted(line.text))
        if match:
            message = f"单个机关的报告里写“{match[0]}”，说的不是本机关"
            yield line.finding("QL04", match[0], message, "改写本机关自己的情况")


def _says_how_many(text: str) -> bool:
    written = "{{" in text or any(map(str.isdecimal, text))
    return written or re.search(_FIGURE, text) is not None


def _unquoted(text: str) -> str:
    return re.sub(_QUOTED, "", text)


@lru_cache(maxsize=1)
def _any_misspelling() -> re.Pattern[str]:
    return any_pattern(tuple(entry.pattern for entry in load_phrases().misspellings))


def _entry(match: re.Match[str]) -> Misspelling:
    """The entry that matched at this place."""
    entries = load_phrases().misspellings
    return next(e for e in entries if any_pattern((e.pattern,)).match(match.string, match.start()))


@rule("QL06", "错别字/搭配", Severity.WARNING)
def misspellings(subject: Subject) -> Outcome:
    """
    查什么：年度报告里常见的错别字和误用的词：其它、转结、截止某日等。
    为什么：错别字损害报告的严肃性。
    错例：“上年转结1件”；“截止2025年12月31日”；“无其它需要报告的事项”。
    改法：按提示改正；文件名称里原来就这样写的，放在书名号里。
    依据：官方格式的用词和通用的规范写法。
    """
    pattern = _any_misspelling()
    for passage in lines_with(subject.passages, _unquoted(all_lines(subject)), pattern):
        text = _unquoted(passage.text)
        told: set[str] = set()
        for match in pattern.finditer(text):
            entry = _entry(match)
            if match[0] not in told:
                told.add(match[0])
                message = f"“{match[0]}”应当写作“{entry.instead}”"
                severity = Severity.INFO if entry.note else None
                yield passage.finding(
                    "QL06",
                    match[0],
                    message,
                    f"改成“{entry.instead}”",
                    expected=entry.instead,
                    actual=match[0],
                    severity=severity,
                )


@rule("QL08", "简称未定义", Severity.INFO)
def undefined_short_name(subject: Subject) -> Outcome:
    """
    查什么：用“《条例》”之前，有没有写过全称并注明“以下简称《条例》”。
    为什么：报告单独看时，读者不知道是哪一部条例。
    错例：全文直接写“按照《条例》要求”，没有写过全称。
    改法：第一次写成《中华人民共和国政府信息公开条例》（以下简称《条例》）。
    依据：公文中使用简称应当先用全称并注明简称。
    """
    report = subject.report
    if report is None or report.default_preface:
        return  # the shipped preface gives the full name first
    for name in load_phrases().short_names:
        used = f"《{name.short}》"
        if used not in all_lines(subject):
            continue
        defined = re.compile(rf"(?:简称|下称|称为)[：:为“”\"《\s]{{0,4}}{name.short}")
        for passage in subject.passages:
            at, given = passage.text.find(used), defined.search(passage.text)
            if given and (at < 0 or given.start() < at):
                break
            if at >= 0:
                message = f"“{used}”是简称，前面没有写过全称"
                hint = f"第一次写成《{name.full}》（以下简称{used}）"
                yield passage.finding("QL08", used, message, hint)
                break


@rule("QL09", "政治表述过期", Severity.INFO)
def outdated_slogans(subject: Subject) -> Outcome:
    """
    查什么：文字里有没有早些年的提法，如今已有新的提法。
    为什么：旧提法说明文字是从前几年照搬的。
    错例：2025 年度的报告写“深入学习贯彻党的十九大精神”。
    改法：换成现在的提法；回顾历史的话可以保留。
    依据：本程序收集的提法和年度，可以按需要增减。
    """
    report, phrases = subject.report, load_phrases()
    if report is None or report.year is None:
        return
    slogans = tuple(s for s in phrases.slogans if s.since <= (report.year or 0))
    if not slogans:
        return
    found = any_pattern(tuple(slogan.pattern for slogan in slogans))
    for passage in lines_with(subject.passages, _untitled(all_lines(subject)), found):
        text = _untitled(passage.text)
        match = found.search(text)
        if match and not re.search(phrases.slogan_history, text):
            slogan = next(s for s in slogans if re.fullmatch(s.pattern, match[0]))
            message = f"“{match[0]}”是早些年的提法，{report.year} 年度的报告里请确认"
            hint = f"换成{slogan.instead}"
            yield passage.finding("QL09", match[0], message, hint, expected=slogan.instead)


def _untitled(text: str) -> str:
    return re.sub(r"《[^《》\n]{0,120}》", "", text)
