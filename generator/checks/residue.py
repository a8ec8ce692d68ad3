"""ST24, ST25: what conversion, templates and old forms have left behind."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.chapter_text import chapter_of
from generator.checks.line_search import all_lines, lines_with
from generator.checks.passages import Passage
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.document.arithmetic import UNFILLED
from generator.form.report import Report
from generator.spec.phrases import any_pattern, load_phrases

_IMAGE = r"!\[([^\[\]\n]{0,200})\]\([^()\n]{0,200}\)"
_BRACKET = r"【([^【】\n]{0,30})(?:】|$)|【"
_DOCUMENT_NUMBER = r"\s*\d{4}\s*"
_TABLE = "表"
_CAPTION = rf"^[\s*]*({_TABLE}\s?[一二三四五1-5])(?=[\s:：.、]|$|[^\s示明中内格所的里]{{4}})"
_LONGEST_CAPTION = 40
_HINT = "换成实际内容，或者删去"


@rule("ST24", "转换残留", Severity.ERROR)
def residue(subject: Subject) -> Outcome:
    """
    查什么：文字里有没有模板没填的空（XX、××、【】、TODO）和转换软件留下的代码。
    为什么：这些字样印出去，一看就知道没有校对。
    错例：“[bookmark: _GoBack]街道”；“20XX年”；“【填写单位名称】”。
    改法：换成实际内容，或者删去。
    依据：公开的内容应当准确、完整。
    """
    report = subject.report
    if report is None:
        return
    for passage in lines_with(subject.passages, _captions(all_lines(subject)), _suspicious()):
        for words, severity in _left(passage):
            message = f"正文里留着没有处理的“{words}”"
            yield passage.finding("ST24", words, message, _HINT, severity=severity)
    for path, text in _names(report):
        likely = _suspicious().search(text)
        match = any_pattern(load_phrases().residue).search(text) if likely else None
        if match:
            span = report.spans.get(path) or report.spans.get(path.partition(".")[0])
            message = f"“{path}”里留着没有处理的“{match[0]}”"
            yield Finding("ST24", message, span, path, _HINT, actual=match[0])


def _names(report: Report) -> Iterator[tuple[str, str]]:
    yield "机关.名称", report.agency.name
    yield "标题", report.title
    for number, section in enumerate(report.sections, start=1):
        yield f"其他小节.{number}", section.title


@lru_cache(maxsize=1)
def _suspicious() -> re.Pattern[str]:
    """What every line with a residue has."""
    return re.compile("|".join((*load_phrases().residue, r"\{\{", "【")), re.MULTILINE)


def _captions(text: str) -> str:
    """A text with the captions of its images in their place."""
    return re.sub(_IMAGE, r"\1", text) if "![" in text else text


def _left(passage: Passage) -> Iterator[tuple[str, Severity | None]]:
    text = _captions(passage.text)
    found = dict.fromkeys(m[0] for m in any_pattern(load_phrases().residue).finditer(text))
    yield from ((words, None) for words in found)
    if "{{" in text and "{{" not in passage.prose.text:
        yield "{{", None
    brackets = {match[0]: match for match in re.finditer(_BRACKET, text)} if "【" in text else {}
    for match in brackets.values():
        inner = match[1] or ""
        if match[0] != UNFILLED and not re.fullmatch(_DOCUMENT_NUMBER, inner) and not found:
            placeholder = any_pattern((load_phrases().placeholder,)).search(inner)
            quoted = text[match.start() - 1 : match.start()] in ("“", "《", "‘")
            if placeholder or not quoted:
                yield match[0], None if placeholder else Severity.WARNING


@rule("ST25", "自编表号", Severity.INFO)
def numbered_tables(subject: Subject) -> Outcome:
    """
    查什么：表题有没有自己编上“表一”“表二”。
    为什么：官方格式的表没有表号，各人编的号不一样，读者对不上。
    错例：附表的标题写“表二 政府信息公开情况统计表”。
    改法：删去表号，只写表的名称。
    依据：官方格式的表没有表号。
    """
    report = subject.report
    if report is None:
        return
    yield from _above_official_tables(subject)
    for number, table in enumerate(report.tables, start=1):
        match = _caption(table.title)
        if match:
            path = f"附表.{number}"
            message = f"表题“{table.title}”带有自编的表号“{match[1]}”"
            yield Finding("ST25", message, report.spans.get(path), path, "删去表号")
    for passage in subject.passages:
        match = _caption(passage.text)
        if match and len(passage.text) <= _LONGEST_CAPTION and _holds_table(report, passage):
            message = f"“{passage.text}”带有自编的表号“{match[1]}”"
            yield passage.finding("ST25", match[1], message, "删去表号")


def _caption(text: str) -> re.Match[str] | None:
    begins = _TABLE in text and text.replace("*", " ").lstrip().startswith(_TABLE)
    return re.match(_CAPTION, text) if begins else None


def _above_official_tables(subject: Subject) -> Outcome:
    """Numbers right above the official tables of a published report, told once for all."""
    survey = subject.published.survey if subject.published else None
    blocks = [survey.table_block(key) for key in survey.tables] if survey else []
    above = [
        [line for line in survey.lines if line.block < block][-1:]
        for block in blocks
        if survey is not None and block is not None
    ]
    numbered = [line for lines in above for line in lines if _caption(line.text)]
    numbered = [line for line in numbered if len(line.text) <= _LONGEST_CAPTION]
    if numbered:
        more = f"等 {len(numbered)} 处" if len(numbered) > 1 else ""
        message = f"“{numbered[0].text}”{more}是自编的表号"
        yield Finding("ST25", message, None, None, "删去表号", place=numbered[0].place)


def _holds_table(report: Report, passage: Passage) -> bool:
    chapters = {chapter.id for chapter in report.edition.chapters}
    if passage.chapter not in chapters or passage.text.endswith(("。", "；")):
        return False
    chapter = chapter_of(report, passage.chapter)
    own = any(table.after == chapter.key for table in report.tables)
    return own or chapter.content == "table"
