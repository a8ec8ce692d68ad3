"""What `check` gives a person: groups by chapter, progress, colour on a terminal, a list in Word."""

import io
import json
import sys
from pathlib import Path

import docx
import pytest

from tests.cli.conftest import Nianbao
from tests.form.forms import form

ODD = form(
    {
        "机关": "\n名称: 示例县云溪镇人民政府\n类型: 镇",
        "主动公开": "\n规章: 0\n行政许可: 9件\n行政处罚:\n其余: 0",
        "复议诉讼": "\n行政复议: {结果维持: 1, 总计: 2, 其余: 0}\n其余: 0",
    }
)


def _odd() -> str:
    Path("a.yaml").write_text(ODD, encoding="utf-8")
    return "a.yaml"


def test_findings_stand_under_the_heading_of_their_chapter(nianbao: Nianbao) -> None:
    out = nianbao("check", _odd()).out
    order = ["FM04", "—— 二、主动公开政府信息情况 ——", "NC06", "—— 四、", "T401"]
    places = [out.index(words) for words in order]
    assert places == sorted(places)
    assert "—— 五、" not in out


def test_an_unfilled_form_says_how_far_it_is(nianbao: Nianbao) -> None:
    nianbao("new", "--year", "2026", "--agency", "示例县人民政府", "-o", "new.yaml")
    assert "表格已填 0 格，共 200 格" in nianbao("check", "new.yaml").out
    assert "共 200 格" not in nianbao("check", _odd()).out


def test_colour_is_for_terminals_only(nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" not in nianbao("check", _odd()).out

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.delenv("NO_COLOR", raising=False)
    for plain in (False, True):
        if plain:
            monkeypatch.setenv("NO_COLOR", "1")
        screen = Terminal()
        monkeypatch.setattr(sys, "stdout", screen)
        nianbao("check", "a.yaml")
        assert ("\x1b[31m错误\x1b[0m" in screen.getvalue()) is not plain


def test_the_slip_lists_every_finding_with_what_to_do(nianbao: Nianbao) -> None:
    outcome = nianbao("check", _odd(), "--format", "docx", "--output", "slips")
    assert outcome.status == 1
    (path,) = Path("slips").iterdir()
    assert "退回修改单" in path.name
    document = docx.Document(str(path))
    (table,) = document.tables
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["序号", "位置", "问题", "改法"]
    assert [row[0] for row in rows[1:]] == [str(n) for n in range(1, len(rows))]
    weights = [row[2].split()[0] for row in rows[1:]]
    assert weights == sorted(weights, key=["错误", "警告", "提示"].index)
    assert any("T401" in row[2] and "1+0+0+0 = 1" in row[2] for row in rows)


def test_a_clean_report_gets_a_slip_that_says_so(nianbao: Nianbao) -> None:
    Path("a.yaml").write_text(form(), encoding="utf-8")
    assert nianbao("check", "a.yaml", "--format", "docx", "--select", "T3").status == 0
    (path,) = Path().glob("*.docx")
    assert "没有发现问题" in docx.Document(str(path)).paragraphs[1].text


def test_sarif_is_one_log_with_a_result_for_each_finding(nianbao: Nianbao) -> None:
    log = json.loads(nianbao("check", _odd(), "--format", "sarif").out)
    (run,) = log["runs"]
    found = [result["ruleId"] for result in run["results"]]
    assert log["version"] == "2.1.0"
    assert {"FM04", "NC06", "T401"} <= set(found)
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} >= set(found)
