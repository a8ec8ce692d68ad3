"""SARIF 2.1.0: the properties that the standard requires, and ours."""

import json
from typing import Any
from urllib.parse import unquote

import pytest

from generator.checks.catalogue import rules
from generator.diagnostics import Diagnostic, Severity, Skipped, Span
from generator.pipeline import examine
from generator.reporters.entry import FileEntry
from generator.reporters.sarif import RuleText, report
from tests.form.forms import SAMPLES

TEXTS = [RuleText(r.code, r.name, r.severity, r.page) for r in rules().values()]
PLACE = Span(12, 3, 12, 8)


def _entry(*diagnostics: Diagnostic, path: str = "表单.yaml", why: str = "") -> FileEntry:
    skipped = (Skipped("T306", why),) if why else ()
    return FileEntry(path, "2021", 2026, "示例县云溪镇人民政府", (), diagnostics, skipped)


def _run(*entries: FileEntry) -> dict[str, Any]:
    log = json.loads(report(entries, TEXTS, "9.9.9"))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    (result,) = _run(_entry(diagnostic))["results"]
    assert isinstance(result, dict)
    return result


def _broken() -> FileEntry:
    data = (SAMPLES / "broken_2025.yaml").read_bytes()
    made = examine(data, lambda _: b"")
    found, skipped = made.result.diagnostics, made.result.skipped
    return FileEntry("samples/broken_2025.yaml", "2021", 2025, None, made.lines, found, skipped)


def test_the_driver_names_itself_and_lists_every_rule_once() -> None:
    driver = _run()["tool"]["driver"]
    assert (driver["name"], driver["version"], driver["language"]) == ("nianbao", "9.9.9", "zh-CN")
    codes = [rule["id"] for rule in driver["rules"]]
    assert codes == list(rules())
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"]
        assert "改法：" in rule["help"]["text"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")


def test_a_clean_file_is_an_artifact_without_results() -> None:
    run = _run(_entry())
    assert run["results"] == []
    assert [unquote(a["location"]["uri"]) for a in run["artifacts"]] == ["表单.yaml"]
    assert run["invocations"][0]["executionSuccessful"] is True


@pytest.mark.parametrize(
    ("severity", "level"),
    [(Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "note")],
)
def test_severity_becomes_level(severity: Severity, level: str) -> None:
    assert _result(Diagnostic("T301", severity, "不平"))["level"] == level


def test_a_result_says_what_where_and_what_to_do() -> None:
    made = Diagnostic(
        "T301", Severity.ERROR, "不平", "申请.本年新收", PLACE, hint="核对", expected="4", actual="5"
    )  # fmt: skip
    result = _result(made)
    assert result["message"]["text"] == "不平\n改法：核对"
    assert TEXTS[result["ruleIndex"]].code == result["ruleId"] == "T301"
    (location,) = result["locations"]
    region = location["physicalLocation"]["region"]
    assert region == {"startLine": 12, "startColumn": 3, "endLine": 12, "endColumn": 8}
    assert location["logicalLocations"] == [{"fullyQualifiedName": "申请.本年新收"}]
    assert result["properties"] == {"expected": "4", "actual": "5"}
    assert "suppressions" not in result


def test_without_a_place_there_is_no_region() -> None:
    (location,) = _result(Diagnostic("IN01", Severity.ERROR, "打不开"))["locations"]
    assert "region" not in location["physicalLocation"]
    assert "logicalLocations" not in location


def test_a_waived_finding_is_suppressed_with_its_reason() -> None:
    waived = Diagnostic("T201", Severity.WARNING, "不平衡", waived="文件有效期届满")
    assert _result(waived)["suppressions"] == [
        {"kind": "inSource", "justification": "文件有效期届满"}
    ]


def test_a_countys_own_rule_has_no_index() -> None:
    assert "ruleIndex" not in _result(Diagnostic("QX01", Severity.WARNING, "县里的规定"))


def test_a_skipped_rule_is_a_notification() -> None:
    (notice,) = _run(_entry(why="没有给出上年的报告"))["invocations"][0][
        "toolExecutionNotifications"
    ]
    assert "没有给出上年的报告" in notice["message"]["text"]
    assert TEXTS[notice["associatedRule"]["index"]].code == "T306"


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("a/表 1.yaml", "a/%E8%A1%A8%201.yaml"),
        ("a\\b.yaml", "a/b.yaml"),
        ("/home/甲.yaml", "file:///home/%E7%94%B2.yaml"),
        ("D:\\甲\\b.yaml", "file:///D:/%E7%94%B2/b.yaml"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    (artifact,) = _run(_entry(path=path))["artifacts"]
    assert artifact["location"]["uri"] == uri


def test_the_broken_sample_gives_a_well_formed_run() -> None:
    entry, other = _broken(), _entry(path="other.yaml")
    run = _run(other, entry)
    assert len(run["results"]) == len(entry.diagnostics) > 20
    lines = len(entry.lines)
    for result in run["results"]:
        assert result["message"]["text"]
        physical = result["locations"][0]["physicalLocation"]
        artifact = run["artifacts"][physical["artifactLocation"]["index"]]
        assert artifact["location"]["uri"] == physical["artifactLocation"]["uri"]
        region = physical.get("region")
        if region:
            assert 1 <= region["startLine"] <= region["endLine"] <= lines + 1
            assert min(region["startColumn"], region["endColumn"]) >= 1
            if region["startLine"] == region["endLine"]:
                assert region["startColumn"] <= region["endColumn"]
