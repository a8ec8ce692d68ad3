"""ID10–ID12: the date of signature, the deadline, and how dates are written."""

import re
from datetime import date

from generator.checks.line_search import all_lines, lines_with
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.report import Report
from generator.spec.identity_words import load_identity_words

_PATH = "落款.日期"
_LIKELY = re.compile(r"0[1-9][月日]|二...年")  # a part of every odd date
_MASK = r"《[^《》\n]{0,120}》|\{\{[^{}\n]*\}\}|!\[[^\[\]\n]{0,200}\]\([^()\n]{0,200}\)"
_ZEROS = r"(?a:(?:\d{4}年)?(?:(?<!\d)0[1-9]月(?:\d{1,2}日)?|(?<!\d)\d{1,2}月0[1-9]日))"
_LEADING = r"(?a:(?<!\d)0(?=[1-9][月日]))"
_NUMERALS = "〇一二三四五六七八九"
_CHINESE = r"二[〇○零一二三四五六七八九]{3}年(?:[一二三四五六七八九十]{1,3}月(?:[一二三四五六七八九十]{1,3}日)?)?"


def _signed(report: Report) -> date | None:
    return report.signature.date if report.signature is not None else None


def _chinese(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"


@rule("ID10", "落款日期不合理", Severity.ERROR)
def impossible_date(subject: Subject) -> Outcome:
    """
    查什么：落款日期是不是在报告年度的下一年。
    为什么：年度报告在年度结束以后才能编成，在下一年公布。
    错例：2026 年度的报告，落款日期写 2026-01-15。
    改法：改成实际的成文日期，如 2027-01-15。
    依据：《中华人民共和国政府信息公开条例》第四十九条，每年公布上一年度的报告。
    """
    report = subject.report
    signed = _signed(report) if report is not None else None
    if report is None or report.year is None or signed is None or signed.year == report.year + 1:
        return
    due = report.year + 1
    message = (
        f"落款日期是{_chinese(signed)}，{report.year} 年度的报告应当在 {due} 年成文，"
        f"相差 {abs(signed.year - due)} 年"
    )
    hint = "改成实际的成文日期；年度写错的，改“年度”"
    yield Finding(
        "ID10", message, report.spans.get(_PATH), _PATH, hint, f"{due}年", signed.isoformat()
    )


@rule("ID11", "逾期", Severity.ERROR)
def late(subject: Subject) -> Outcome:
    """
    查什么：落款日期是否晚于公布期限：部门 1 月 31 日，政府 3 月 31 日，乡镇街道和垂直管理单位一般也是 1 月 31 日。
    为什么：不按时发布是核查通报的第一项。
    错例：县财政局的报告落款 2027-02-10，晚了 10 天。
    改法：日期写错的改正；确实晚了的，尽快公布，并在“说明”里写明原因。
    依据：《中华人民共和国政府信息公开条例》第四十九条；乡镇街道和垂直管理单位按各地要求。
    """
    report = subject.report
    signed = _signed(report) if report is not None else None
    deadline = load_identity_words().deadline(report.agency.type) if report is not None else None
    if report is None or report.year is None or signed is None or deadline is None:
        return
    last = date(report.year + 1, deadline.month, deadline.day)
    if signed.year != last.year or signed <= last:
        return
    message = (
        f"落款日期是{_chinese(signed)}，公布期限是{_chinese(last)}，晚了 {(signed - last).days} 天："
        f"{deadline.basis}"
    )
    hint = "日期写错的改正；确实晚了的，尽快公布，并在“说明”里写明原因"
    yield Finding(
        "ID11", message, report.spans.get(_PATH), _PATH, hint, last.isoformat(), signed.isoformat(),
        severity=Severity(deadline.severity),
    )  # fmt: skip


@rule("ID12", "月日虚位/汉字日期", Severity.WARNING)
def date_notation(subject: Subject) -> Outcome:
    """
    查什么：正文和自己写的标题里，日期有没有“01月05日”这样的虚位，或者用汉字数字。
    为什么：公文的日期用阿拉伯数字，月、日不编虚位。
    错例：“2027年01月05日”“二〇二六年”。
    改法：写成“2027年1月5日”“2026年”。表单里的落款日期写 2027-01-05 不算错，印出来是规范的。
    依据：GB/T 9704-2012 7.3.5，成文日期用阿拉伯数字，月、日不编虚位。
    """
    report = subject.report
    if report is None:
        return
    hint = "日期用阿拉伯数字，月、日前面不加 0"
    for written, right in _odd_dates(report.title).items():
        message = f"标题里的“{written}”应当写成“{right}”"
        yield Finding("ID12", message, report.spans.get("标题"), "标题", hint, right, written)
    for passage in lines_with(subject.passages, all_lines(subject), _LIKELY):
        for written, right in _odd_dates(passage.text).items():
            message = f"“{written}”应当写成“{right}”"
            yield passage.finding("ID12", written, message, hint, expected=right, actual=written)


def _odd_dates(text: str) -> dict[str, str]:
    """Each date that is written against the standard, and how it should be."""
    if not _LIKELY.search(text):
        return {}
    plain = re.sub(_MASK, "《》", text)
    found = {match[0]: re.sub(_LEADING, "", match[0]) for match in re.finditer(_ZEROS, plain)}
    return found | {match[0]: _arabic(match[0]) for match in re.finditer(_CHINESE, plain)}


def _arabic(text: str) -> str:
    """二〇二六年十一月二十日 as 2026年11月20日."""
    year, rest = text[:4].replace("○", "〇").replace("零", "〇"), text[5:]
    digits = "".join(str(_NUMERALS.index(numeral)) for numeral in year)
    return f"{digits}年" + re.sub("[一二三四五六七八九十]+", lambda m: str(_number(m[0])), rest)


def _number(numeral: str) -> int:
    tens, ten, units = numeral.partition("十")
    if not ten:
        return _NUMERALS.index(numeral[-1])
    return 10 * (_NUMERALS.index(tens[-1]) if tens else 1) + (
        _NUMERALS.index(units[0]) if units else 0
    )
