"""说明: which findings a reason answers, and which reasons nothing needs."""

import re
from collections.abc import Mapping

from generator.checks.registry import FAMILIES, Rule
from generator.diagnostics import Diagnostic, Finding
from generator.form.frame import Waiver
from generator.form.report import Report, show

_CODE = "[A-Z]{1,2}[0-9]{2,3}"


def apply(
    report: Report, diagnostics: list[Diagnostic], rules: Mapping[str, Rule], skipped: set[str]
) -> tuple[list[Diagnostic], list[Finding]]:
    """Diagnostics with their waivers, and FM07 for each waiver that does not hold."""
    used: set[int] = set()
    weighed = [_waive(report, diagnostic, rules, used) for diagnostic in diagnostics]
    unknown = [
        _unknown(report, index, waiver.rule)
        for index, waiver in enumerate(report.waivers)
        if waiver.rule not in rules
        and (waiver.rule[:2] not in FAMILIES or not re.fullmatch(_CODE, waiver.rule))
    ]
    idle = [
        _idle(report, index, waiver, rules)
        for index, waiver in enumerate(report.waivers)
        if index not in used and waiver.rule in rules and _judged(rules[waiver.rule], skipped)
    ]
    return weighed, unknown + idle


def _unknown(report: Report, index: int, code: str) -> Finding:
    span = report.spans.get(f"说明.{index + 1}")
    hint = "规则编号照检查结果里的写，如 NC05；nianbao rules 列出全部规则"
    return Finding("FM07", f"说明里的“{code}”不是规则编号", span, None, hint)


def _judged(rule: Rule, skipped: set[str]) -> bool:
    """A rule that was skipped says nothing about its waiver, unless none may be given for it."""
    return not rule.waivable or rule.code not in skipped


def _waive(
    report: Report, diagnostic: Diagnostic, rules: Mapping[str, Rule], used: set[int]
) -> Diagnostic:
    for index, waiver in enumerate(report.waivers):
        if (
            rules[diagnostic.code].waivable
            and waiver.rule == diagnostic.code
            and _covers(waiver.path, diagnostic.path)
            and not _changed(report, waiver)
        ):
            used.add(index)
            return diagnostic._replace(waived=waiver.reason)
    return diagnostic


def _covers(place: str, path: str | None) -> bool:
    return not place or path == place or bool(path and path.startswith(f"{place}."))


def _changed(report: Report, waiver: Waiver) -> list[str]:
    """The figures of a waiver that are no longer what they were, written out."""
    changes = []
    for path, then in waiver.figures.items():
        cell = report.cells.get(path)
        now = show(cell.value) if cell is not None else "（没有这一格）"
        if then.strip() not in (now, cell.text if cell is not None else now):
            changes.append(f"{path} 由 {then} 变为 {now}")
    return changes


def _idle(report: Report, index: int, waiver: Waiver, rules: Mapping[str, Rule]) -> Finding:
    changes = _changed(report, waiver)
    if not rules[waiver.rule].waivable:
        what, hint = "这条规则不能用说明代替改正", "改正数据，然后删去这一条说明"
    elif changes:
        what, hint = f"当时的数值已经变了：{'；'.join(changes)}", "核实后更新理由和数值，或者删去"
    else:
        what, hint = "没有检查结果需要它", "删去这一条说明"
    span = report.spans.get(f"说明.{index + 1}") or report.spans.get("说明")
    return Finding("FM07", f"对 {waiver.rule} 的说明：{what}", span, waiver.path or None, hint)
