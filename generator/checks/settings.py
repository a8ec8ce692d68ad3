"""`nianbao.toml`: a county's thresholds and severities, refused at the line that is wrong."""

import re
import tomllib
from collections.abc import Mapping
from itertools import chain
from typing import Any

from generator.checks.catalogue import rules
from generator.checks.patterns import PatternError
from generator.checks.registry import Rule, Settings
from generator.diagnostics import Severity
from generator.errors import InputError

THRESHOLDS, SEVERITIES, RULES, TEMPLATES = "thresholds", "severity", "rule", "templates"
_LARGEST = 10**12
_EXACT = ("condition", "chapter")  # keys that a refused entry is pointed at, when it names them
_NAMES = {"错误": Severity.ERROR, "警告": Severity.WARNING, "提示": Severity.INFO}


def parse_settings(text: str, name: str) -> Settings:
    """The settings in a file's text; InputError names the file, the line and what is wrong.

    [thresholds] holds "CODE.name" = number, [severity] holds CODE = "错误", "警告" or "提示";
    templates = "folder" stands above them.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"“{name}”不是正确的 TOML 文件：{_place(str(error))}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits, a nest
        raise InputError(f"“{name}”里的数太长，或者括号套得太深") from error
    for key in data:
        if key not in (THRESHOLDS, SEVERITIES, RULES, TEMPLATES):
            known = f"[{THRESHOLDS}]、[{SEVERITIES}]、[[{RULES}]] 和 {TEMPLATES}"
            raise _wrong(text, name, key, f"没有“{key}”这一节，只有 {known}")
    templates = data.get(TEMPLATES, "")
    if not isinstance(templates, str) or "\0" in templates:
        what = f'“{TEMPLATES}”写放模板的文件夹，如 {TEMPLATES} = "本局模板"，写在各节之前'
        raise _wrong(text, name, TEMPLATES, what)
    return Settings(
        thresholds=_thresholds(_section(data, THRESHOLDS, text, name), text, name),
        severities=_severities(_section(data, SEVERITIES, text, name), text, name),
        rules=_rules(data.get(RULES, []), text, name),
        templates=templates,
    )


def _rules(written: Any, text: str, name: str) -> dict[str, Rule]:
    """The county's own rules; each entry is told by its code where it has one."""
    if not isinstance(written, list):
        raise _wrong(text, name, RULES, f"每条规则写成一节：[[{RULES}]]")
    if not written:
        return {}
    from pydantic import ValidationError

    from generator.checks.local_rules import LocalRuleEntry, local_rule

    made: dict[str, Rule] = {}
    for number, entry in enumerate(written, start=1):
        own = _entry_text(text, number)
        code = str(entry.get("code", f"[[{RULES}]]")) if isinstance(entry, dict) else RULES
        try:
            rule = local_rule(LocalRuleEntry.model_validate(entry))
        except ValidationError as error:
            key = str(error.errors()[0]["loc"][0]) if error.errors()[0]["loc"] else RULES
            raise _wrong(own, name, key, f"“{code}”的“{key}”缺少或写法不对") from error
        except ValueError as error:
            key = next((k for k in _EXACT if k in entry and k in str(error)), "code")
            if isinstance(error.__cause__, PatternError):
                key = "must" if "must" in entry else "must_not"
            raise _wrong(own, name, key, f"“{code}”：{error}") from error
        if rule.code in made:
            raise _wrong(own, name, "code", f"“{code}”写了两次")
        made[rule.code] = rule
    return made


def _entry_text(text: str, number: int) -> str:
    """The file from the n-th [[rule]] on, its lines where they were, those of others blank."""
    lines = text.splitlines()
    heads = [i for i, line in enumerate(lines) if re.match(r"\s*\[", line)]
    own = [i for i in heads if re.match(rf"\s*\[\[\s*{RULES}\s*\]\]", lines[i])]
    if len(own) < number:
        return text
    start = own[number - 1]
    end = next((i for i in heads if i > start), len(lines))
    return "\n".join(["" if i < start else line for i, line in enumerate(lines[:end])])


def _section(data: Mapping[str, Any], key: str, text: str, name: str) -> Mapping[str, Any]:
    section = data.get(key, {})
    if not isinstance(section, dict):
        raise _wrong(text, name, key, f"“{key}”要写成一节：[{key}]")
    return section


def _thresholds(section: Mapping[str, Any], text: str, name: str) -> dict[str, float]:
    known = {f"{code}.{key}" for code, rule in rules().items() for key in rule.thresholds}
    for key, value in section.items():
        if key not in known:
            some = (
                "、".join(sorted(k for k in known if k.startswith(key[:4]))) or "见 nianbao rules"
            )
            raise _wrong(text, name, key, f"没有“{key}”这个阈值，可以写的有：{some}")
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise _wrong(text, name, key, f"“{key}”应当是一个数")
        if not -_LARGEST <= value <= _LARGEST:
            raise _wrong(text, name, key, f"“{key}”的数太大")
    return dict(section)


def _severities(section: Mapping[str, Any], text: str, name: str) -> dict[str, Severity]:
    for code, value in section.items():
        if code not in rules():
            raise _wrong(text, name, code, f"没有“{code}”这条规则，用 nianbao rules 列出全部规则")
        if not rules()[code].waivable:
            raise _wrong(text, name, code, f"“{code}”的级别不能改")
        if value not in _NAMES:
            raise _wrong(text, name, code, f"“{code}”的级别只能写：{'、'.join(_NAMES)}")
    return {code: _NAMES[value] for code, value in section.items()}


def _wrong(text: str, name: str, words: str, what: str) -> InputError:
    """`words` are those of a key or heading; without one, the first line that is not blank."""
    lines = list(enumerate(text.splitlines(), start=1))
    named = re.compile(rf"[\s\[]*[\"']?{re.escape(words)}[\"']?\s*[\]=.]")
    exact = (i for i, line in lines if named.match(line))
    likely = (i for i, line in lines if words in line and not line.lstrip().startswith("#"))
    at = next(chain(exact, likely, (i for i, line in lines if line.strip())), 1)
    return InputError(f"“{name}”第 {at} 行：{what}")


def _place(error: str) -> str:
    """Where tomllib gave up, in Chinese; its own words are English and stay out."""
    inside = error.rpartition("(at ")[2].rstrip(")")
    place = inside.replace("line ", "第 ").replace(", column ", " 行第 ")
    return f"{place} 列写法有误" if "行" in place else "写法有误（文件没有写完）"
