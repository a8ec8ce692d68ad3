"""ID13–ID15: postcode, telephone, mail and website, in the form and in an own preface."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from generator.checks.chapter_text import lines_of
from generator.checks.passages import PREFACE
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.frame import Contact
from generator.form.frame_marks import items
from generator.spec.identity_words import load_identity_words

_BLOCK = "机关.联系方式"
_POSTCODE = r"[0-9]{6}"
_PHONE = (
    r"(?a:(?:\+?86[- ]?)?(?:0\d{2,3}[-—－]{1,2}\d{7,8}|[（(]0\d{2,3}[）)] ?\d{7,8}|\d{7,8})"
    r"(?:[-—－转]\d{1,5})?|[48]00[-—－]?\d{3,4}[-—－]?\d{3,4}|1\d{4})"
)
_SEVERAL = r"\s{0,9}(?:[、，,；;/]|或)\s*"
_DASHES = frozenset("-—－")
_MAIL = r"(?a:[\w.%+-]+@[A-Za-z0-9-][A-Za-z0-9.-]*\.[A-Za-z]{2,})"
_SITE = (
    r"(?:https?://)?[A-Za-z0-9\u4e00-\u9fff-][\w.-]*\.[A-Za-z\u4e00-\u9fff]{2,}"
    r"(?::\d{1,5})?(?:/\S*)?"
)
_DIGITS = r"((?:[（(]\d{3,4}[）)] ?)?[\d０-９+\-—－]{5,20})(?![\d余多次个件条人])"
_MANY_DIGITS = r"[\d+\-—－]{5}"
_AT = "[@＠]"


class _Told(NamedTuple):
    """A value as the form or the preface gives it, and how a finding about it is made."""

    title: str
    text: str
    finding: Callable[..., Finding]


def _told(subject: Subject, fields: tuple[str, ...], mark: str, prose: str) -> Iterator[_Told]:
    """The values of some fields, then what an own preface writes differently.

    `mark`: what every line has in which `prose` may be found.
    """
    report = subject.report
    if report is None:
        return
    contact = report.agency.contact
    seen = set()
    for name in fields:
        text = getattr(contact, name).strip() if contact else ""
        if text:
            seen.add(text)
            yield _Told(items(Contact)[name].title, text, _in_form(subject, name))
    for passage in lines_of(subject, PREFACE):
        written = re.finditer(prose, passage.text) if re.search(mark, passage.text) else ()
        for match in written:
            if match[2] not in seen:
                yield _Told(match[1], match[2], _partial(passage.finding, match[2]))


def _partial(make: Callable[..., Finding], words: str) -> Callable[..., Finding]:
    return lambda code, message, hint: make(code, words, message, hint, actual=words)


def _in_form(subject: Subject, name: str) -> Callable[..., Finding]:
    path = f"{_BLOCK}.{items(Contact)[name].key}"
    spans = subject.report.spans if subject.report else {}
    span = spans.get(path) or spans.get(_BLOCK)
    return lambda code, message, hint: Finding(code, message, span, path, hint)


@rule("ID13", "邮编错", Severity.WARNING)
def postcode(subject: Subject) -> Outcome:
    """
    查什么：邮政编码是不是六位数字。
    为什么：把电话号码填进邮编、少写一位的，寄来的信件送不到。
    错例：邮编写“0558-233657”。
    改法：填六位数字，表单里加上引号。
    依据：我国邮政编码为六位数字。
    """
    pattern = rf"({load_identity_words().postcode_words})[：:为]?\s?{_DIGITS}"
    for told in _told(subject, ("postcode",), _MANY_DIGITS, pattern):
        if not re.fullmatch(_POSTCODE, told.text):
            message = f"{told.title}“{told.text}”不是六位数字"
            yield told.finding("ID13", message, "填六位数字；填的是电话的，移到“电话”")


@rule("ID14", "电话错", Severity.INFO)
def phone(subject: Subject) -> Outcome:
    """
    查什么：电话、传真是不是“区号-号码”或者七八位的号码；区号后面的横线有没有长短混用。
    为什么：号码少一位就打不通；留个人手机号码，换了人就联系不上。
    错例：“0558-23365”；“13800000000”；一处写“0570-”，一处写“0570—”。
    改法：写成 0570-5550101 这样的单位电话，横线用同一种。
    依据：固定电话号码为七位或八位，区号为三位或四位。
    """
    pattern = rf"({load_identity_words().phone_words})(?:号码)?[：:为]?\s?{_DIGITS}"
    dashes: dict[str, str] = {}
    for told in _told(subject, ("phone", "fax"), _MANY_DIGITS, pattern):
        wrong = [n for n in re.split(_SEVERAL, told.text) if n and not re.fullmatch(_PHONE, n)]
        if wrong:
            message = f"{told.title}“{wrong[0]}”不像单位电话号码"
            yield told.finding("ID14", message, "写成 0570-5550101 这样的号码")
            continue
        dash = next((char for char in told.text if char in _DASHES), "")
        if dash and dashes and dash not in dashes:
            other = next(iter(dashes.values()))
            message = f"{told.title}“{told.text}”的横线与“{other}”的不是同一种"
            yield told.finding("ID14", message, "横线统一用半角的 -")
        if dash:
            dashes.setdefault(dash, told.text)


@rule("ID15", "邮箱/网址错", Severity.INFO)
def mail_and_site(subject: Subject) -> Outcome:
    """
    查什么：邮箱和网址的写法对不对；邮箱是不是公共邮箱。
    为什么：写错一个字符就联系不上；政务联系一般用单位的邮箱。
    错例：“xxgk＠shilixian.example”；“www.shilixian”；“shilizhen@qq.com”。
    改法：改成正确的地址，邮箱用单位的。
    依据：互联网邮箱和网址的通用写法。
    """
    words = load_identity_words()
    pattern = rf"({words.email_words})(?:地址)?[：:为]?\s?([\w.%+@＠-]{{0,99}}[@＠][\w.-]*)"
    for told in _told(subject, ("email",), _AT, pattern):
        if not re.fullmatch(_MAIL, told.text):
            yield told.finding("ID15", f"{told.title}“{told.text}”写法不对", "写成 名称@域名")
        elif told.text.lower().rpartition("@")[2] in words.public_mail:
            message = f"{told.title}“{told.text}”是公共邮箱，不是单位的"
            yield told.finding("ID15", message, "有单位邮箱的，换成单位邮箱")
    website = r"(网址)[：:为]\s?([\w.:/?=&%-]{3,200})"
    for told in _told(subject, ("website",), "网址", website):
        if not re.fullmatch(_SITE, told.text):
            message = f"{told.title}“{told.text}”写法不对"
            yield told.finding("ID15", message, "写成 https://www.域名 这样的网址")
