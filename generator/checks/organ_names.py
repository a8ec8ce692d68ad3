"""ID09: one organ under one name: preface, signature, and what it calls itself."""

import re
from collections.abc import Iterator
from functools import lru_cache

from generator.checks.chapter_text import lines_of
from generator.checks.characters import CHINESE
from generator.checks.line_search import lines_having
from generator.checks.passages import PREFACE
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.report import Report
from generator.spec.identity_words import load_identity_words

_QUOTED = r"《[^《》\n]{0,120}》|“[^“”\n]{0,200}”"
_INNER = r"人民政府(?=.)"
_OWN = "我"
_HINT = "统一用机关的全称或者固定的自称"


@rule("ID09", "机关名不一致", Severity.WARNING)
def organ_names(subject: Subject) -> Outcome:
    """
    查什么：署名、编制说明里的机关名称和“我局”“我县”等自称，与机关名称是否相合。
    为什么：套用别的机关的文字，名称和自称最容易露出来。
    错例：机关是“示例县财政局”，正文写“我镇”；署名写“示例县审计局”。
    改法：改成本机关的名称和自称。
    依据：各地核查年度报告时把机关名称前后不一列为错误。
    """
    report = subject.report
    if report is None or not report.agency.name.strip():
        return
    yield from _signature(report)
    yield from _preface(subject, report)
    yield from _selves(subject, report)


def _signature(report: Report) -> Iterator[Finding]:
    name, path = report.signature.name if report.signature else "", "落款.署名"
    if name.strip() and not _same(name, report.agency.name):
        message = f"署名是“{name}”，机关名称是“{report.agency.name}”"
        span = report.spans.get(path) or report.spans.get("落款")
        yield Finding("ID09", message, span, path, _HINT, report.agency.name, name)


def _preface(subject: Subject, report: Report) -> Iterator[Finding]:
    """Another organ of the same kind that is said to make the report."""
    endings = load_identity_words().organ_endings
    own = next((ending for ending in endings if report.agency.name.endswith(ending)), None)
    for passage in lines_of(subject, PREFACE) if own else ():
        for match in _maker(own or "").finditer(re.sub(_QUOTED, "《》", passage.text)):
            name = match[1] or match[2]
            if not _same(name, report.agency.name):
                message = f"编制说明里写的机关是“{name}”，机关名称是“{report.agency.name}”"
                yield passage.finding(
                    "ID09", name, message, _HINT, expected=report.agency.name, actual=name
                )


@lru_cache(maxsize=8)
def _maker(ending: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?<![经理])由({CHINESE}{{1,30}}?{ending})(?:负责|组织|依据|根据|按照)?编制"
        rf"|(?:编制|公布|发布|现将)了?({CHINESE}{{1,30}}?{ending})20\d\d年度?政府信息公开"
    )


def _same(name: str, own: str) -> bool:
    """Whether two names may mean one organ: a short form, or its office signing for it."""
    if name == own:
        return True
    shorter = [re.sub(_INNER, "", _without_office(_plain(text), own)) for text in (name, own)]
    return shorter[0].endswith(shorter[1]) or shorter[1].endswith(shorter[0])


def _plain(name: str) -> str:
    plain = re.sub(r"\s+", "", name)
    return re.sub(r"(?<!人民)政府", "人民政府", plain)


def _without_office(name: str, own: str) -> str:
    """A government's name without the office that signs for it; an office's own name whole."""
    for office in load_identity_words().signing_offices:
        if name.endswith(office) and not own.endswith(office):
            return name.removesuffix(office)
    return name


def _selves(subject: Subject, report: Report) -> Iterator[Finding]:
    """What the organ calls itself or its place, each expression once."""
    own = report.agency.self_name.strip()
    path, told = "机关.自称", {own}
    if own and _foreign(own, report):
        message = f"自称“{own}”与机关名称“{report.agency.name}”不合"
        yield Finding("ID09", message, report.spans.get(path), path, _HINT, actual=own)
    for passage in lines_having(subject, (_OWN,)):
        for match in _self_name().finditer(re.sub(_QUOTED, "《》", passage.text)):
            words = match[0]
            if words not in told and _foreign(words, report):
                told.add(words)
                message = f"正文写“{words}”，与机关名称“{report.agency.name}”不合"
                yield passage.finding("ID09", words, message, _HINT, actual=words)


@lru_cache(maxsize=1)
def _self_name() -> re.Pattern[str]:
    names = load_identity_words().self_names
    kinds = (*names.organs, *names.places)
    unless = names.not_followed_by
    parts = (f"{k}(?!{'|'.join(unless[k])})" if k in unless else k for k in kinds)
    return re.compile(rf"(?<![自你忘无]){_OWN}(?:{'|'.join(parts)})")


def _foreign(words: str, report: Report) -> bool:
    """Whether these words surely do not fit the name of the organ."""
    kind, name, names = (
        words.removeprefix(_OWN),
        report.agency.name,
        load_identity_words().self_names,
    )
    if kind in name or kind in names.always.get(report.agency.type or "", ()):
        return False
    if kind in names.organs:
        return name.endswith(load_identity_words().organ_endings)
    return any(unlike in name for unlike in names.places.get(kind, ()))
