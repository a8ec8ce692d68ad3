"""ID16: what must not be published: identity numbers, private telephones, applicants' names."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.line_search import all_lines, lines_with
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.report import Report
from generator.spec.identity_words import load_identity_words
from generator.spec.phrases import has_any

_LONG_NUMBER = re.compile("[0-9][0-9]{10}")
_APPLICANT = re.compile("申请人")
_IDENTITY = r"(?a:(?<![\dA-Za-z])\d{17}[\dXx](?![\dA-Za-z]))"
_BORN = r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_MOBILE = r"(?a:(?<![\d.])1[3-9]\d{9}(?![\d.]))"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_ENDS = "[。；！？]"
_BEFORE = 16
_HINT = "删去，或者隐去后再写（如“王某”）"


@rule("ID16", "隐私泄露", Severity.ERROR)
def private_data(subject: Subject) -> Outcome:
    """
    查什么：正文和附表里有没有身份证号码、个人的手机号码、申请人的姓名。
    为什么：年度报告向社会公布，写进去就泄露了个人信息。
    错例：“申请人王某某（身份证号码……）”；“联系人：办公室主任，手机……”；“申请人张三申请公开……”。
    改法：删去，或者隐去后再写；联系电话用单位的固定电话。
    依据：《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》。
    """
    report = subject.report
    if report is None:
        return
    contact = report.agency.contact
    office = (contact.phone, contact.fax) if contact else ()
    for passage in lines_with(subject.passages, all_lines(subject), _LONG_NUMBER, _APPLICANT):
        for what, words in _private(passage.text, office):
            message = f"正文里有{what}：{_masked(words)}"
            yield passage.finding("ID16", words, message, _HINT, actual=_masked(words))
    yield from _in_tables(report)


def _in_tables(report: Report) -> Iterator[Finding]:
    for number, table in enumerate(report.tables, start=1):
        path = f"附表.{number}"
        texts = [text for row in table.rows for text in row]
        for text in texts if _LONG_NUMBER.search("\n".join(texts)) else ():
            for words in _identities(text):
                message = f"附表“{table.title}”里有身份证号码：{_masked(words)}"
                yield Finding("ID16", message, report.spans.get(path), path, _HINT)


def _private(text: str, office: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    if _LONG_NUMBER.search(text):
        yield from (("身份证号码", words) for words in dict.fromkeys(_identities(text)))
        for match in re.finditer(_MOBILE, text):
            of_office = any(match[0] in number for number in office)
            if _of_a_person(text, match.start()) and not of_office:
                yield "个人的手机号码", match[0]
    for match in _applicant().finditer(text):
        if not has_any(match[1], load_identity_words().not_names):
            yield "申请人的姓名", match[1]


def _identities(text: str) -> Iterator[str]:
    """18-digit numbers whose date is possible and whose check digit is right."""
    for match in re.finditer(_IDENTITY, text):
        number = match[0].upper()
        total = sum(int(d) * w for d, w in zip(number, _WEIGHTS, strict=False))
        if re.fullmatch(_BORN, number[6:14]) and _CHECKS[total % 11] == number[17]:
            yield match[0]


def _of_a_person(text: str, at: int) -> bool:
    """Whether the words just before a number surely speak of a person."""
    words = load_identity_words()
    before = re.split(_ENDS, text[max(0, at - _BEFORE) : at])[-1]
    return has_any(before, words.person_words) and not has_any(before, words.office_words)


@lru_cache(maxsize=1)
def _applicant() -> re.Pattern[str]:
    words = load_identity_words()
    followers = "|".join(words.name_followers)
    return re.compile(rf"申请人[：:]?([{words.surnames}][\u4e00-\u9fff]{{1,2}}?)(?={followers})")


def _masked(words: str) -> str:
    """The message must not publish what it warns of."""
    if len(words) <= 3:
        return words[0] + "某"
    return words[:3] + "*" * (len(words) - 5) + words[-2:]
