"""Writes docs/rules/: one page a family, from the same docstrings that `nianbao rules` prints."""

from itertools import groupby
from pathlib import Path

from generator.checks.catalogue import rules
from generator.checks.registry import FAMILIES, Rule
from generator.reporters.text import SEVERITY_NAMES

FOLDER = Path(__file__).with_name("rules")
NOTE = "本页由 `python docs/rules.py` 从规则的说明生成，与 `nianbao rules 编号` 显示的内容相同。\n"


def pages() -> dict[str, str]:
    """The pages by file name, with an index."""
    families = {
        family: list(group)
        for family, group in groupby(rules().values(), key=lambda rule: rule.family)
    }
    made = {f"{family}.md": _page(family, group) for family, group in families.items()}
    made["README.md"] = _index(families)
    return made


def _index(families: dict[str, list[Rule]]) -> str:
    lines = ["# 检查规则\n", NOTE, "| 类别 | 内容 | 规则 |", "|---|---|---|"]
    for family, group in families.items():
        names = "、".join(f"{rule.code} {rule.name}" for rule in group)
        lines.append(f"| [{family}]({family}.md) | {FAMILIES[family]} | {names} |")
    return "\n".join(lines) + "\n"


def _page(family: str, group: list[Rule]) -> str:
    return "\n".join([f"# {family} {FAMILIES[family]}\n", NOTE, *(_rule(rule) for rule in group)])


def _rule(rule: Rule) -> str:
    facts = [SEVERITY_NAMES[rule.severity], "可以写说明" if rule.waivable else "不能用说明代替改正"]
    facts += [f"只用于 {'、'.join(rule.editions)} 版格式"] if rule.editions else []
    facts += ["需要上年的报告"] if rule.needs_previous else []
    facts += [f"阈值 {rule.code}.{name} = {value:g}" for name, value in rule.thresholds.items()]
    lines = [f"## {rule.code} {rule.name}\n", f"{'；'.join(facts)}。\n"]
    lines += [f"- **{name}**：{text}" for name, text in rule.page.items()]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for old in FOLDER.glob("*.md"):
        old.unlink()
    for name, text in pages().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
