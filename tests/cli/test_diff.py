"""`diff`: what changed, in three formats; the correction that it writes."""

import io
import json
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.conftest import Nianbao
from tests.comparison.sides import with_overview
from tests.document.forms import as_bytes, zero_form
from tests.samples.load import SAMPLES

LINE = "全年公开信息36条，开展培训{}次，参训人员覆盖各科室。举办开放日1次。"
SIGNED = {"署名": "示例县云溪镇人民政府", "日期": "2027-01-15"}
OLD = with_overview(LINE.format(1), 落款=SIGNED)
NEW = with_overview(
    LINE.format(2),
    申请={"本年新收": [1, 0, 0, 0, 0, 0], "结转下年度": [1, 0, 0, 0, 0, 0], "其余": 0},
    主动公开={"行政许可": 5, "其余": 0},
    落款={**SIGNED, "日期": "2027-02-20"},
)
NOTE = "示例县云溪镇人民政府2026年政府信息公开工作年度报告更正说明"


def _write(name: str, form: dict[str, Any]) -> str:
    Path(name).write_bytes(as_bytes(form))
    return name


@pytest.fixture
def pair(nianbao: Nianbao) -> tuple[str, str]:  # noqa: ARG001 - the folder is its own
    return _write("old.yaml", OLD), _write("new.yaml", NEW)


def test_text_tells_figures_totals_and_words(nianbao: Nianbao, pair: tuple[str, str]) -> None:
    outcome = nianbao("diff", *pair)
    assert (outcome.status, outcome.err) == (0, "")
    lines = outcome.out.splitlines()
    own = next(i for i, line in enumerate(lines) if line.startswith("一、本年新收"))
    assert "自然人（件）：0 → 1" in lines[own]
    assert lines[own + 1].strip().startswith("随之变动：一、本年新收")
    assert "开展培训[-1-]{+2+}次" in outcome.out
    assert "成文日期：2027年1月15日 → 2027年2月20日" in lines
    assert lines[-1].endswith("5 格数字（其中 2 格随之变动），1 处文字、图片或附表。")
    assert "\x1b" not in outcome.out


def test_equal_reports(nianbao: Nianbao, pair: tuple[str, str]) -> None:
    outcome = nianbao("diff", pair[0], pair[0])
    assert outcome.status == 0
    assert "两份报告内容相同。" in outcome.out


def test_json_is_one_object(nianbao: Nianbao, pair: tuple[str, str]) -> None:
    outcome = nianbao("diff", *pair, "--format", "json", "--note")
    found = json.loads(outcome.out)
    assert list(found) == ["old", "new", "fields", "cells", "paragraphs", "unread", "equal"]
    assert found["old"]["path"] == "old.yaml"
    cells = {cell["path"]: cell for cell in found["cells"]}
    assert (cells["申请.本年新收.总计"]["follows"], cells["申请.本年新收.总计"]["causes"]) == (
        True,
        ["申请.本年新收.自然人"],
    )
    permits = cells["主动公开.行政许可.处理决定"]
    assert (permits["old"], permits["new"], permits["follows"]) == ("0", "5", False)
    assert permits["title"] == "行政许可·本年处理决定数量"
    (paragraph,) = found["paragraphs"]
    assert (paragraph["kind"], paragraph["new"]) == ("changed", LINE.format(2))
    assert "".join(c["text"] for c in paragraph["changes"] if c["kind"] != "insert") == LINE.format(
        1
    )
    assert "已生成" in outcome.err


def test_markdown_goes_to_a_file(nianbao: Nianbao, pair: tuple[str, str]) -> None:
    outcome = nianbao("diff", *pair, "--format", "md", "--output", "out.md")
    text = Path("out.md").read_text(encoding="utf-8")
    assert "out.md" in outcome.out
    assert "开展培训~~1~~**2**次" in text
    assert "| 行政许可·本年处理决定数量（件） | 0 | 5 |  |" in text
    assert text.count("| 随之变动 |") == 2


def _note(suffix: str) -> bytes:
    return (Path("out") / f"{NOTE}.{suffix}").read_bytes()


def _text() -> str:
    return (Path("out") / f"{NOTE}.txt").read_text(encoding="utf-8")


def test_the_correction_says_what_was_and_what_is(nianbao: Nianbao, pair: tuple[str, str]) -> None:
    outcome = nianbao("diff", *pair, "--note", "-o", "out")
    assert outcome.status == 0
    text = _text()
    assert "更正《示例县云溪镇人民政府2026年政府信息公开工作年度报告》的说明" in "".join(
        text.split()
    )
    assert "更正表格中的数字5处，其中2处是合计数" in text
    assert "更正前：全年公开信息36条，开展培训1次，参训人员覆盖各科室。\n" in text
    assert "更正后：全年公开信息36条，开展培训2次，参训人员覆盖各科室。\n" in text
    assert "2027年2月20日" in text
    assert "待填" not in text
    word = docx.Document(io.BytesIO(_note("docx")))
    rows = [list(dict.fromkeys(cell.text for cell in row.cells)) for row in word.tables[0].rows]
    assert rows[0] == ["项目", "列", "更正前", "更正后"]
    assert ["行政许可", "本年处理决定数量", "0", "5"] in rows
    assert ["一、本年新收政府信息公开申请数量", "总计", "0", "1"] in rows
    assert len([row for row in rows if len(row) > 1]) == 6


def test_the_same_forms_give_the_same_correction(nianbao: Nianbao, pair: tuple[str, str]) -> None:
    nianbao("diff", *pair, "--note", "-o", "out")
    first = _note("docx")
    nianbao("diff", *pair, "--note", "-o", "out")
    assert _note("docx") == first


@pytest.mark.parametrize("day", ["2027-01-15", "2026-12-31", None])
def test_a_day_that_is_not_newer_is_not_given(nianbao: Nianbao, day: str | None) -> None:
    new = {**NEW, "落款": {"署名": SIGNED["署名"], "日期": day}}
    nianbao("diff", _write("a.yaml", OLD), _write("b.yaml", new), "--note", "-o", "out")
    text = _text()
    assert text.rstrip().endswith("示例县云溪镇人民政府")


def test_nothing_to_correct_writes_nothing(nianbao: Nianbao, pair: tuple[str, str]) -> None:
    outcome = nianbao("diff", pair[0], pair[0], "--note", "-o", "out")
    assert outcome.status == 0
    assert "没有要更正的内容" in outcome.out
    assert not Path("out").exists()


def test_another_year_is_no_correction(nianbao: Nianbao, pair: tuple[str, str]) -> None:
    other = _write("c.yaml", zero_form(2025))
    outcome = nianbao("diff", other, pair[1], "--note", "-o", "out")
    assert (outcome.status, outcome.out) == (2, "")
    assert "2025 和 2026" in outcome.err
    assert not Path("out").exists()
    assert nianbao("diff", other, pair[1]).status == 0


def test_editions_are_compared_where_they_can_be(nianbao: Nianbao) -> None:
    outcome = nianbao(
        "diff", SAMPLES / "000_zhonggongmiao_2020.yaml", SAMPLES / "minimal_2026.yaml"
    )
    assert outcome.status == 0
    assert "只有一份报告里有的格，不能比较" in outcome.out
    assert "旧：政府集中采购：采购项目数量 94，采购总金额 905万" in outcome.out


@pytest.mark.parametrize("order", [0, 1])
def test_an_unreadable_side_is_named(nianbao: Nianbao, order: int) -> None:
    names = [_write("a.yaml", OLD), "missing.yaml"]
    outcome = nianbao("diff", *(names if order else reversed(names)))
    assert (outcome.status, outcome.out) == (2, "")
    assert "missing.yaml" in outcome.err
    Path("bad.yaml").write_text("年度: [2026", encoding="utf-8")
    assert "“bad.yaml”读不出来" in nianbao("diff", "a.yaml", "bad.yaml").err
