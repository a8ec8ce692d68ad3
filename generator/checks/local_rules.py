"""A county's own rules, as data in its settings file: a condition over paths, or a pattern.

[[rule]]
code = "…"                   # two capital letters of its own and two digits
name = "…"
severity = "警告"
message = "…"                 # what the clerk is told
basis = "…"
condition = "申请.结转下年度.总计 <= 申请.本年新收.总计"     # must hold, or:
chapter = "其他事项"
must = "信息处理费"            # must occur; or must_not = "…"
"""

import re
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from generator.checks.patterns import PatternError, compiled
from generator.checks.registry import FAMILIES, Check, Outcome, Rule, Subject
from generator.diagnostics import Finding, Severity, Skipped
from generator.form.parse import parse
from generator.form.validate import validate
from generator.spec.load import edition_ids, load_edition

_CODE = re.compile("[A-Z]{2}[0-9]{2}")
_SEVERITIES = {"错误": Severity.ERROR, "警告": Severity.WARNING, "提示": Severity.INFO}

Text = Annotated[str, Field(min_length=1)]


class LocalRuleEntry(BaseModel):
    """One [[rule]] as it is written."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: Text
    name: Text
    severity: Literal["错误", "警告", "提示"] = "警告"
    message: Text
    basis: Text
    condition: str = ""
    chapter: str = ""
    must: str = ""
    must_not: str = ""


def is_local(code: str) -> bool:
    """Whether a code may be that of a county's own rule."""
    return _CODE.fullmatch(code) is not None and code[:2] not in FAMILIES


def local_rule(entry: LocalRuleEntry) -> Rule:
    """The rule that an entry describes; ValueError in Chinese for what cannot be one."""
    if not is_local(entry.code):
        raise ValueError("编号要用自己的两个大写字母加两位数字，不能与已有的类别相同")
    if bool(entry.condition) == bool(entry.chapter):
        raise ValueError("要写 condition，或者写 chapter 和 must、must_not 中的一个")
    if entry.chapter and bool(entry.must) == bool(entry.must_not):
        raise ValueError("must 和 must_not 写一个")
    _prove(entry)
    check = _condition(entry) if entry.condition else _pattern(entry)
    check.__doc__ = f"查什么：{entry.message}\n依据：{entry.basis}"
    return Rule(
        entry.code, entry.name, _SEVERITIES[entry.severity], check, True, True, False, (), "both", {}
    )  # fmt: skip


def _prove(entry: LocalRuleEntry) -> None:
    """ValueError for a chapter or a path that the form of no edition has."""
    editions = [load_edition(edition) for edition in edition_ids()]
    keys = list(dict.fromkeys(c.key for e in editions for c in e.chapters if c.content != "table"))
    if entry.chapter and entry.chapter not in keys:
        raise ValueError(f"chapter 里没有“{entry.chapter}”这一章，可以写的有：{'、'.join(keys)}")
    if entry.condition:
        wrong = [_wrong_paths(entry.condition, edition.id) for edition in editions]
        if all(wrong):
            raise ValueError(f"condition：{wrong[-1]}")


def _wrong_paths(condition: str, edition: str) -> str:
    """What is wrong with a condition in forms of an edition; empty for nothing."""
    from generator.document.expressions import problems
    from generator.document.paths import values_of

    form = parse(f"格式: {edition}\n".encode()).form
    report = validate(form).report if form else None
    found = problems(_test(condition), values_of(report)) if report else []
    message = found[0].message if found else ""
    return f"“{condition}”写法有误" if "{% if" in message and condition in message else message


def _test(condition: str) -> str:
    return f"{{% if {condition} %}}1{{% endif %}}"


def _condition(entry: LocalRuleEntry) -> Check:
    text = _test(entry.condition)

    def check(subject: Subject) -> Outcome:
        from generator.document.expressions import ExpressionError, evaluate, problems

        if subject.content is None or subject.report is None:
            return
        if problems(text, subject.content.values):
            yield Skipped(entry.code, "条件里的路径，这一版的表单没有")
            return
        try:
            holds = evaluate(text, subject.content.values) == "1"
        except ExpressionError:
            yield Skipped(entry.code, "条件里有还没有填的格")
            return
        if not holds:
            path = next(iter(re.findall(r"[\w.]+", entry.condition)), None)
            span = subject.report.spans.get(path or "")
            yield Finding(entry.code, entry.message, span, path)

    return check


def _pattern(entry: LocalRuleEntry) -> Check:
    try:
        pattern = compiled(entry.must or entry.must_not)
    except PatternError as error:
        raise ValueError(f"“{entry.must or entry.must_not}”{error}") from error

    def check(subject: Subject) -> Outcome:
        report = subject.report
        keys = {c.id: c.key for c in report.edition.chapters} if report else {}
        lines = [p for p in subject.passages if keys.get(p.chapter) == entry.chapter]
        found = [(p, m) for p in lines if (m := pattern.search(p.text))]
        if entry.must_not:
            for passage, match in found:
                yield passage.finding(entry.code, match[0], entry.message)
        elif not found and report is not None:
            span = report.spans.get(entry.chapter)
            yield Finding(entry.code, entry.message, span, entry.chapter)

    return check
