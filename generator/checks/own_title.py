"""ID01–ID04: a title of the clerk's own; the standard one is right by construction."""

import re
from unicodedata import normalize

from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.report import Report
from generator.spec.identity_words import load_identity_words

_KEY = "标题"
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?=年)")
_BLANKS = re.compile(r"\s+")
_HINT = "一般不写“标题”，程序会用标准标题；自己写的，按提示改正"


def _tight(text: str) -> str:
    """Without blanks, digits and brackets of ordinary width: what names are compared by."""
    return _BLANKS.sub("", normalize("NFKC", text))


def _finding(
    report: Report, code: str, message: str, expected: str, severity: Severity | None = None
) -> Finding:
    return Finding(
        code, message, report.spans.get(_KEY), _KEY, _HINT,
        expected=expected, actual=report.title, severity=severity,
    )  # fmt: skip


@rule("ID01", "标题年份错", Severity.ERROR)
def title_year(subject: Subject) -> Outcome:
    """
    查什么：自己写的标题里的年份是不是报告的年度；没有写年份的也提醒。
    为什么：标题多是从上年的报告抄来的，年份最容易忘了改。
    错例：年度是 2026，标题写“2025年示例县财政局政府信息公开工作年度报告”。
    改法：改成报告的年度；或者删去“标题”，由程序写。
    依据：《中华人民共和国政府信息公开条例》第四十九条，公布的是上一年度的报告。
    """
    report = subject.report
    if report is None or report.year is None or not report.title.strip():
        return
    years = [int(year) for year in _YEAR.findall(_tight(report.title))]
    expected = f"{report.year}年"
    if not years:
        message = f"标题“{report.title.strip()}”里没有“{expected}”"
        yield _finding(report, "ID01", message, expected, Severity.WARNING)
    elif report.year not in years:
        message = (
            f"标题写的是 {years[0]} 年，报告是 {report.year} 年度的，"
            f"相差 {abs(report.year - years[0])} 年"
        )
        yield _finding(report, "ID01", message, expected)


@rule("ID02", "标题缺机关", Severity.ERROR)
def title_agency(subject: Subject) -> Outcome:
    """
    查什么：自己写的标题里有没有机关的全称。
    为什么：标题要让人看出是哪个机关的报告，也防止套用别的机关的标题。
    错例：机关名称是“示例县财政局”，标题写“2026年政府信息公开工作年度报告”。
    改法：补上机关全称；或者删去“标题”，由程序写。
    依据：公文标题由机关名称和事由组成，各地公布的年度报告都写明机关。
    """
    report = subject.report
    if report is None or not report.title.strip() or report.scope == "全系统":
        return
    name = report.agency.name
    if name and _tight(name) not in _tight(report.title):
        message = f"标题“{report.title.strip()}”里没有机关的全称“{name}”"
        yield _finding(report, "ID02", message, name)


@rule("ID03", "标题缺“政府”/“年度报告”", Severity.WARNING)
def title_words(subject: Subject) -> Outcome:
    """
    查什么：自己写的标题里有没有“政府信息公开工作”和“年度报告”。
    为什么：这是报告的名称，少了字就不规范，也不容易检索到。
    错例：“示例街道2026年信息公开工作年度报告”“示例局2026年政府信息公开年报”。
    改法：写成“政府信息公开工作年度报告”；或者删去“标题”，由程序写。
    依据：国务院办公厅政府信息与政务公开办公室规定的年度报告格式的名称。
    """
    report = subject.report
    if report is None or not report.title.strip():
        return
    missing = [w for w in load_identity_words().title_words if w not in _tight(report.title)]
    if missing:
        words = "和".join(f"“{word}”" for word in missing)
        message = f"标题“{report.title.strip()}”里没有{words}"
        yield _finding(report, "ID03", message, "、".join(missing))


@rule("ID04", "标题多余空格/换行拆词", Severity.WARNING)
def title_blanks(subject: Subject) -> Outcome:
    """
    查什么：自己写的标题中间有没有空格或者换行。
    为什么：空格和换行会照样印在标题里，把词拆开；标题分行由程序安排。
    错例：“示例镇2026年政府信息  公开工作年度报告”。
    改法：删去空格和换行。
    依据：标题回行要做到词意完整（GB/T 9704-2012 7.3.1）。
    """
    report = subject.report
    if report is None:
        return
    title = report.title.strip()
    found = _BLANKS.search(title)
    if found:
        what = "换行" if "\n" in found[0] else "空格"
        around = title[max(0, found.start() - 4) : found.end() + 4].replace("\n", " ")
        message = f"标题中间有{what}：“{around}”"
        yield _finding(report, "ID04", message, _BLANKS.sub("", title))
