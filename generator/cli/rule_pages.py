"""The catalogue in words: a listing by family, and one rule's page.

They are shipped (`python docs/proved.py`), for to list the rules one need not load them.
"""

import json
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from generator import resources

if TYPE_CHECKING:
    from generator.checks.registry import Rule

FILE = resources.PROVED / "rules.json"


class Pages(NamedTuple):
    """The listing of all rules, and the page of each."""

    listing: str
    by_code: Mapping[str, str]


def pages() -> Pages:
    """As they are shipped, else made now."""
    try:
        return Pages(**json.loads(FILE.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return made()


def made() -> Pages:
    """From the rules themselves."""
    from generator.checks.catalogue import rules

    known = rules()
    return Pages(listing(known.values()), {code: page(known[code]) for code in known})


def listing(rules: Iterable["Rule"]) -> str:
    """Every rule, grouped by family."""
    from generator.checks.registry import FAMILIES
    from generator.reporters.text import SEVERITY_NAMES

    lines = []
    for family, group in groupby(sorted(rules, key=lambda r: r.code), key=lambda r: r.family):
        lines.append(f"{family} {FAMILIES[family]}")
        lines += [f"  {rule.code}  {SEVERITY_NAMES[rule.severity]}  {rule.name}" for rule in group]
    return "\n".join(lines)


def page(rule: "Rule") -> str:
    """The page of one rule: name, weight, and its sections."""
    from generator.reporters.text import SEVERITY_NAMES

    waiver = "可以写说明" if rule.waivable else "不能用说明代替改正"
    head = f"{rule.code} {rule.name}（{SEVERITY_NAMES[rule.severity]}，{waiver}）"
    lines = [head, "", *(f"{name}：{text}" for name, text in rule.page.items())]
    if rule.needs_previous:
        lines.append("需要：上年的报告（nianbao check --previous）")
    lines += [f"阈值：{rule.code}.{name} = {value:g}" for name, value in rule.thresholds.items()]
    return "\n".join(lines)
