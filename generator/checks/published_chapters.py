"""ST03–ST08: the chapters of a published report, as their headings stand there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity, Skipped
from generator.document.numerals import chinese_numeral
from generator.recovery.wording import normal
from generator.spec.model import Chapter

if TYPE_CHECKING:  # the catalogue is listed without loading what reads published reports
    from generator.recovery.headings import FoundHeading

_SIX_ONLY_SINCE = 2021


def _headings(subject: Subject) -> "dict[str, FoundHeading]":
    found = subject.published.survey.headings if subject.published else ()
    return {h.chapter.key: h for h in found if h.chapter is not None}


def _chapters(subject: Subject) -> tuple[Chapter, ...]:
    return subject.report.edition.chapters if subject.report else ()


@rule("ST03", "缺章", Severity.ERROR, reads="published")
def missing_chapter(subject: Subject) -> Outcome:
    """
    查什么：规定的六章是不是都有。
    为什么：缺一章就是缺一项法定内容。
    错例：没有“存在的主要问题及改进情况”一章。
    改法：补上这一章；确实没有其他事项的，写明“无其他需要报告的事项”。
    依据：《中华人民共和国政府信息公开条例》第五十条；年度报告格式。
    """
    found = _headings(subject)
    if subject.published is not None and subject.published.survey.cut_off:
        yield Skipped("ST03", "文件像是被截断了，后面的章没有读到")
        return
    for chapter in _chapters(subject):
        if chapter.key not in found:
            message = f"没有“{chapter.heading}”这一章"
            yield Finding("ST03", message, None, chapter.key, "补上这一章", place="全文")


@rule("ST04", "章序错误", Severity.ERROR, reads="published")
def chapters_out_of_order(subject: Subject) -> Outcome:
    """
    查什么：各章是不是按一至六的次序，每章只出现一次。
    为什么：次序和标题是统一规定的，重复的章说明文件拼接有误。
    错例：“五、存在的主要问题及改进情况”出现两次。
    改法：调整次序，删去重复的一章。
    依据：年度报告格式规定的六个部分。
    """
    from generator.recovery.headings import parted

    published = subject.published
    if published is None:
        return
    used = {heading.index for heading in published.survey.headings}
    for chapter in _chapters(subject):
        names = {normal(name) for name in chapter.accepts}
        for index, line in enumerate(published.survey.lines):
            number, title = parted(line.text)
            if index not in used and number and normal(title) in names:
                message = f"“{line.text}”重复，或者不在规定的位置"
                hint = "各章按一至六的次序，每章一次"
                yield Finding("ST04", message, None, chapter.key, hint, place=line.place)


@rule("ST05", "多章", Severity.ERROR, reads="published")
def extra_chapters(subject: Subject) -> Outcome:
    """
    查什么：有没有规定之外的章，章的序号是不是一至六。
    为什么：自 2021 年度起各地统一为六章，另设的章应当并入其中。
    错例：单设“三、公开平台建设和信息发布情况”，全文成了七章。
    改法：把这一章的内容并入“总体情况”，各章改回一至六。
    依据：国办公开办函〔2021〕30号；2019、2020 年度为提醒。
    """
    published, report = subject.published, subject.report
    if published is None or report is None:
        return
    strict = report.year is None or report.year >= _SIX_ONLY_SINCE
    severity = Severity.ERROR if strict else Severity.WARNING
    for heading in published.survey.headings:
        if heading.chapter is None:
            message = f"“{heading.line.text}”不是规定的章"
            overview = _chapters(subject)[0].name
            hint = f"内容并入“{overview}”，各章按一至六编号"
            place = heading.line.place
            yield Finding("ST05", message, None, None, hint, place=place, severity=severity)
    yield from _renumbered(subject, severity)


def _renumbered(subject: Subject, severity: Severity) -> Iterator[Finding]:
    """Chapters whose number is wrong though no extra chapter explains it."""
    own = any(
        h.chapter is None for h in (subject.published.survey.headings if subject.published else ())
    )
    for ordinal, chapter in enumerate(_chapters(subject), start=1):
        heading = _headings(subject).get(chapter.key)
        if heading and heading.number and heading.number != ordinal and not own:
            wanted = chinese_numeral(ordinal)
            message = f"“{heading.line.text}”应当是第{wanted}章"
            yield Finding(
                "ST05", message, None, chapter.key, f"序号改为“{wanted}、”",
                expected=wanted, actual=chinese_numeral(heading.number),
                place=heading.line.place, severity=severity,
            )  # fmt: skip


@rule("ST06", "章题不规范", Severity.WARNING, reads="published")
def odd_heading(subject: Subject) -> Outcome:
    """
    查什么：章的标题是不是规定的名称。
    为什么：名称统一才便于查找和汇总。
    错例：“一、概述”“五、存在问题及改进情况”“六、其它需要报告的事项”。
    改法：改成规定的名称。
    依据：年度报告格式规定的六个部分。
    """
    survey = subject.published.survey if subject.published else None
    cut = survey.headings[-1] if survey is not None and survey.cut_off else None
    for key, heading in _headings(subject).items():
        if not heading.exact and heading.chapter is not None and heading is not cut:
            wanted = heading.chapter.heading
            message = f"章题“{heading.line.text}”应当是“{wanted}”"
            yield Finding(
                "ST06", message, None, key, f"改为“{wanted}”",
                expected=wanted, actual=heading.line.text, place=heading.line.place,
            )  # fmt: skip


@rule("ST07", "表格缺失", Severity.ERROR, reads="published")
def missing_table(subject: Subject) -> Outcome:
    """
    查什么：第二、三、四章里有没有规定的表格。
    为什么：三张表是年度报告的主体，没有表就没有数据。
    错例：第四章只写“没有行政复议、行政诉讼”，没有表格。
    改法：补上规定的表格，没有发生的填 0。
    依据：年度报告格式第二、三、四部分。
    """
    for chapter, image in _without_table(subject):
        if not image:
            message = f"“{chapter.heading}”里没有规定的表格"
            yield Finding("ST07", message, None, chapter.key, "补上表格", place=chapter.heading)


@rule("ST08", "表格为图片", Severity.ERROR, reads="published")
def table_as_image(subject: Subject) -> Outcome:
    """
    查什么：第二、三、四章的表格是不是一张图片。
    为什么：图片里的数不能复制、检索，也不能被读屏软件念出。
    错例：把表格截图贴在第三章。
    改法：换成真正的表格。
    依据：国办公开办函〔2019〕61号；网页上的数据应当可以选取。
    """
    for chapter, image in _without_table(subject):
        if image:
            message = f"“{chapter.heading}”里没有表格，只有图片"
            yield Finding("ST08", message, None, chapter.key, "换成表格", place=image)


def _without_table(subject: Subject) -> Iterator[tuple[Chapter, str]]:
    """Chapters that stand in the report without their table, and where a picture is instead."""
    published = subject.published
    if published is None or not published.survey.headings:
        return
    ends = [h.index for h in published.survey.headings[1:]] + [len(published.survey.lines)]
    found = {
        h.chapter.key: (h.index, end)
        for h, end in zip(published.survey.headings, ends, strict=True)
        if h.chapter is not None
    }
    for chapter in _chapters(subject):
        lost = published.survey.cut_off and chapter == published.survey.headings[-1].chapter
        wanted = (
            chapter.content == "table" and chapter.key not in published.survey.tables and not lost
        )
        if wanted and chapter.key in found:
            start, end = found[chapter.key]
            pictures = [x.place for x in published.survey.lines[start:end] if x.image is not None]
            yield chapter, pictures[0] if pictures else ""
