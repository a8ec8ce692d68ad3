"""`nianbao check`: every file gets its entry; one JSON object; exit status 0, 1, 2."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Nianbao
from tests.document.forms import as_bytes, zero_form
from tests.samples.load import GOOD, SAMPLES

FILE_KEYS = {"path", "edition", "year", "agency", "diagnostics", "skipped", "summary"}
DIAGNOSTIC_KEYS = {
    "code", "severity", "message", "path", "line", "column", "end_line", "end_column", "place",
    "expected", "actual", "hint", "basis", "waived",
}  # fmt: skip


def _write(name: str, **parts: Any) -> Path:
    path = Path(name)
    path.write_bytes(as_bytes(zero_form(**parts)))
    return path


def _json(nianbao: Nianbao, *paths: str | Path) -> list[dict[str, Any]]:
    outcome = nianbao("check", *paths, "--format", "json")
    assert outcome.err == ""
    document = json.loads(outcome.out)
    assert list(document) == ["files"]
    found: list[dict[str, Any]] = document["files"]
    return found


@pytest.mark.parametrize("name", GOOD)
def test_a_good_sample_is_clean(nianbao: Nianbao, name: str) -> None:
    outcome = nianbao("check", SAMPLES / f"{name}.yaml")
    assert (outcome.status, outcome.err) == (0, "")
    assert "错误" not in outcome.out


def test_status_is_one_with_errors_and_two_when_a_file_is_missing(nianbao: Nianbao) -> None:
    good, bad = _write("good.yaml"), _write("bad.yaml", 主动公开=None)
    assert nianbao("check", good).status == 0
    assert nianbao("check", bad).status == 1
    assert nianbao("check", bad, good).status == 1
    assert nianbao("check", good, "missing.yaml").status == 2
    assert nianbao("check", "missing.yaml", bad).status == 2


def test_warnings_alone_are_no_error(nianbao: Nianbao) -> None:
    (entry,) = _json(nianbao, _write("form.yaml", 其他事项="*未*收取信息处理费。"))
    assert entry["summary"]["warning"] == 1
    assert nianbao("check", "form.yaml").status == 0


def test_every_file_is_reported_though_one_is_missing(nianbao: Nianbao) -> None:
    _write("a.yaml")
    _write("c.yaml", 申请=None)
    entries = _json(nianbao, "a.yaml", "b.yaml", "c.yaml")
    assert [entry["path"] for entry in entries] == ["a.yaml", "b.yaml", "c.yaml"]
    assert [entry["summary"]["error"] > 0 for entry in entries] == [False, True, True]
    text = nianbao("check", "a.yaml", "b.yaml", "c.yaml").out
    assert "找不到文件“b.yaml”" in text
    assert "c.yaml:" in text
    assert "3 个文件" in text


def test_the_shape_of_the_json(nianbao: Nianbao) -> None:
    form = zero_form(其他事项="未收取信息处理费，新收{{ 申请.本年新受.总计 }}件")
    form["主动公开"] = {"行政许可": -1, "其余": 0}
    Path("a.yaml").write_bytes(as_bytes(form))
    (entry,) = _json(nianbao, "a.yaml")
    assert set(entry) == FILE_KEYS
    assert (entry["edition"], entry["year"]) == ("2021", 2026)
    assert entry["agency"] == "示例县云溪镇人民政府"
    assert set(entry["summary"]) == {"error", "warning", "info"}
    assert {d["code"] for d in entry["diagnostics"]} == {"NC04", "PR01"}
    assert entry["summary"]["error"] == 2
    for diagnostic in entry["diagnostics"]:
        assert set(diagnostic) == DIAGNOSTIC_KEYS
        assert diagnostic["severity"] in ("error", "warning", "info")
        assert 1 <= diagnostic["line"] <= diagnostic["end_line"]
        assert diagnostic["column"] >= 1
        assert diagnostic["message"]
        assert diagnostic["waived"] is None
    for skipped in entry["skipped"]:
        assert set(skipped) == {"code", "why"}


def test_an_unread_file_has_no_identity(nianbao: Nianbao) -> None:
    Path("broken.yaml").write_text("年度: [2026", encoding="utf-8")
    for name in ("missing.yaml", "broken.yaml"):
        (entry,) = _json(nianbao, name)
        assert set(entry) == FILE_KEYS
        assert (entry["edition"], entry["year"], entry["agency"]) == (None, None, None)
        assert entry["diagnostics"]
    assert nianbao("check", "broken.yaml").status == 1


def test_a_waived_finding_is_listed_with_its_reason_and_not_counted(nianbao: Nianbao) -> None:
    path = "主动公开.行政许可.处理决定"
    waiver = {"规则": "NC06", "位置": path, "理由": "照原件录入", "数值": {path: "9"}}
    form = zero_form(说明=[waiver], 主动公开={"行政许可": {"处理决定": "9件"}, "其余": 0})
    Path("a.yaml").write_bytes(as_bytes(form))
    (entry,) = _json(nianbao, "a.yaml")
    (found,) = entry["diagnostics"]
    assert (found["code"], found["path"], found["waived"]) == ("NC06", path, "照原件录入")
    assert entry["summary"] == {"error": 0, "warning": 0, "info": 0}
    assert "照原件录入" in nianbao("check", "a.yaml").out


def test_a_wrong_sum_gives_both_numbers(nianbao: Nianbao) -> None:
    rows = {"本年新收": [1, 0, 0, 0, 0, 0, 2], "结转下年度": [1, 0, 0, 0, 0, 0], "其余": 0}
    _write("a.yaml", 申请=rows)
    (entry,) = _json(nianbao, "a.yaml")
    (found,) = [d for d in entry["diagnostics"] if d["code"] == "T303"]
    assert {found["expected"], found["actual"]} == {"1", "2"}
    assert found["path"] == "申请.本年新收.总计"


def test_a_folder_stands_for_its_forms(nianbao: Nianbao) -> None:
    Path("forms").mkdir()
    _write("forms/b.yml")
    _write("forms/a.yaml")
    Path("forms/note.txt").write_text("x")
    entries = _json(nianbao, "forms")
    assert [Path(entry["path"]).name for entry in entries] == ["a.yaml", "b.yml"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"PK\x03\x04rest", "Word"),
        (b"%PDF-1.7", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "旧版 Word"),
        (b"\x89PNG\r\n\x1a\n", "图片"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_name(
    nianbao: Nianbao, data: bytes, words: str
) -> None:
    Path("a.yaml").write_bytes(data)
    outcome = nianbao("check", "a.yaml")
    assert outcome.status == 2
    assert words in outcome.out


@pytest.mark.parametrize(("data", "status"), [(b"", 1), (b"\x00\x01\x02", 1), (b"- a\n- b\n", 1)])
def test_content_that_is_no_form_is_a_finding(nianbao: Nianbao, data: bytes, status: int) -> None:
    Path("a.yaml").write_bytes(data)
    outcome = nianbao("check", "a.yaml")
    assert outcome.status == status
    assert "错误" in outcome.out


def test_an_empty_folder_is_not_readable(nianbao: Nianbao) -> None:
    Path("empty").mkdir()
    outcome = nianbao("check", "empty")
    assert outcome.status == 2
    assert "没有表单" in outcome.out


def test_a_finding_shows_line_and_caret(nianbao: Nianbao) -> None:
    Path("a.yaml").write_text("年度: 2026\n机关: {名称: 甲县, 类别: 政府}\n", encoding="utf-8")
    out = nianbao("check", "a.yaml").out
    assert "a.yaml:2:" in out
    line, carets = next(
        (a, b) for a, b in zip(out.split("\n"), out.split("\n")[1:], strict=False) if "类别" in a and "^" in b
    )  # fmt: skip
    assert "    2 | 机关: {名称: 甲县, 类别: 政府}" in line
    assert carets.endswith("^^^^")
