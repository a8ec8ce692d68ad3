"""The catalogue in words: a listing by family, and one rule's page."""

from collections.abc import Iterable
from itertools import groupby

from generator.checks.registry import FAMILIES, Rule
from generator.reporters.text import SEVERITY_NAMES


def listing(rules: Iterable[Rule]) -> str:
    """Every rule, grouped by family."""
    lines = []
    for family, group in groupby(sorted(rules, key=lambda r: r.code), key=lambda r: r.family):
        lines.append(f"{family} {FAMILIES[family]}")
        lines += [f"  {rule.code}  {SEVERITY_NAMES[rule.severity]}  {rule.name}" for rule in group]
    return "\n".join(lines)


def page(rule: Rule) -> str:
    """The page of one rule: name, weight, and its sections."""
    waiver = "可以写说明" if rule.waivable else "不能用说明代替改正"
    head = f"{rule.code} {rule.name}（{SEVERITY_NAMES[rule.severity]}，{waiver}）"
    lines = [head, "", *(f"{name}：{text}" for name, text in rule.page.items())]
    if rule.needs_previous:
        lines.append("需要：上年的报告（nianbao check --previous）")
    lines += [f"阈值：{rule.code}.{name} = {value:g}" for name, value in rule.thresholds.items()]
    return "\n".join(lines)
