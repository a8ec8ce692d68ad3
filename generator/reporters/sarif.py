"""Diagnostics as SARIF 2.1.0, for code scanning services and editors."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from generator.diagnostics import Diagnostic, Severity, Skipped, Span
from generator.reporters.entry import FileEntry

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}

Json = dict[str, Any]


@dataclass(frozen=True)
class RuleText:
    """What a report says of a rule; `page` holds its sections by title, in order."""

    code: str
    name: str
    severity: Severity
    page: Mapping[str, str]


def report(entries: Sequence[FileEntry], rules: Sequence[RuleText], version: str) -> str:
    """One run over all files; waived diagnostics are suppressed, skipped rules are notifications."""
    index = {rule.code: number for number, rule in enumerate(rules)}
    driver = {
        "name": "nianbao",
        "version": version,
        "language": "zh-CN",
        "rules": [_rule(rule) for rule in rules],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "artifacts": [{"location": {"uri": _uri(entry.path)}} for entry in entries],
        "invocations": [
            {
                "executionSuccessful": True,
                "toolExecutionNotifications": [
                    _notification(skipped, entry.path, number, index)
                    for number, entry in enumerate(entries)
                    for skipped in entry.skipped
                ],
            }
        ],
        "results": [
            _result(diagnostic, entry.path, number, index)
            for number, entry in enumerate(entries)
            for diagnostic in entry.diagnostics
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def _rule(rule: RuleText) -> Json:
    page = "\n".join(f"{title}：{text}" for title, text in rule.page.items()) or rule.name
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.name},
        "help": {"text": page},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(diagnostic: Diagnostic, path: str, artifact: int, index: Mapping[str, int]) -> Json:
    hint = f"\n改法：{diagnostic.hint}" if diagnostic.hint else ""
    result: Json = {
        "ruleId": diagnostic.code,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message + hint},
        "locations": [_location(path, artifact, diagnostic)],
    }
    if diagnostic.code in index:
        result["ruleIndex"] = index[diagnostic.code]
    if diagnostic.waived is not None:
        result["suppressions"] = [{"kind": "inSource", "justification": diagnostic.waived}]
    compared = {"expected": diagnostic.expected, "actual": diagnostic.actual}
    properties = {name: text for name, text in compared.items() if text is not None}
    return result | ({"properties": properties} if properties else {})


def _location(path: str, artifact: int, diagnostic: Diagnostic) -> Json:
    """The file, the place in it, and the form path (or the spot in a source without lines)."""
    physical: Json = {"artifactLocation": {"uri": _uri(path), "index": artifact}}
    if diagnostic.span is not None:
        physical["region"] = _region(diagnostic.span)
    name = diagnostic.path or diagnostic.place
    logical = {"logicalLocations": [{"fullyQualifiedName": name}]} if name else {}
    return {"physicalLocation": physical, **logical}


def _region(span: Span) -> Json:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _notification(skipped: Skipped, path: str, artifact: int, index: Mapping[str, int]) -> Json:
    rule: Json = {"id": skipped.code}
    if skipped.code in index:
        rule["index"] = index[skipped.code]
    place = {"artifactLocation": {"uri": _uri(path), "index": artifact}}
    return {
        "level": "note",
        "message": {"text": f"没有检查 {skipped.code}：{skipped.why}"},
        "associatedRule": rule,
        "locations": [{"physicalLocation": place}],
    }


def _uri(path: str) -> str:
    """A path as given: a relative reference, or a file URI where it is absolute."""
    plain = path.replace("\\", "/")
    if plain[1:3] == ":/":
        return "file:///" + plain[:2] + quote(plain[2:])
    if plain.startswith("/"):
        return "file://" + quote(plain)
    return quote(plain)
