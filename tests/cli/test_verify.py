"""`verify`: equal, different, missing, too much; and the exit status that says so."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Nianbao
from tests.comparison.sides import with_overview
from tests.document.forms import as_bytes, zero_form

LINES = ("全年公开信息36条，开展培训1次，参训人员覆盖各科室。", "村务公开栏按季度张贴惠农补贴。")
FORM = with_overview(*LINES)


def _write(name: str, form: dict[str, Any]) -> str:
    Path(name).write_bytes(as_bytes(form))
    return name


def _verified(nianbao: Nianbao, other: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    names = _write("form.yaml", FORM), _write("other.yaml", other)
    outcome = nianbao("verify", *names, "--format", "json")
    found: dict[str, Any] = json.loads(outcome.out)
    assert list(found) == ["form", "published", "equal", "summary", "differences"]
    assert found["equal"] == (outcome.status == 0)
    return outcome.status, found


def test_equal(nianbao: Nianbao) -> None:
    status, found = _verified(nianbao, FORM)
    assert (status, found["differences"]) == (0, [])
    assert found["summary"]["cells"]["equal"] == 200
    outcome = nianbao("verify", "form.yaml", "other.yaml")
    assert outcome.status == 0
    assert outcome.out.endswith("公布件与表单一致。\n")


@pytest.mark.parametrize(
    ("other", "kind", "group"),
    [
        (with_overview(*LINES, 主动公开={"行政许可": 5, "其余": 0}), "different", "cells"),
        (with_overview(LINES[0].replace("36", "38"), LINES[1]), "different", "paragraphs"),
        (with_overview(LINES[0]), "missing", "paragraphs"),
        (with_overview(*LINES, "设立查阅点，由专人引导。"), "extra", "paragraphs"),
        (with_overview(*LINES, 落款={"署名": "云溪镇"}), "extra", "fields"),
        (with_overview(*LINES, 标题="2026年度报告"), "different", "fields"),
    ],
)
def test_each_sort_of_difference(
    nianbao: Nianbao, other: dict[str, Any], kind: str, group: str
) -> None:
    status, found = _verified(nianbao, other)
    (point,) = found["differences"]
    assert (status, point["kind"], point["group"]) == (1, kind, group)
    assert found["summary"][group][kind] == 1
    outcome = nianbao("verify", "form.yaml", "other.yaml")
    assert outcome.status == 1
    assert outcome.out.endswith("公布件与表单不一致。\n")


def test_another_order_is_only_a_note(nianbao: Nianbao) -> None:
    status, found = _verified(nianbao, with_overview(*reversed(LINES)))
    assert status == 0
    assert [point["kind"] for point in found["differences"]] == ["note"]


def test_text_gives_the_place_and_both_sides(nianbao: Nianbao) -> None:
    other = with_overview(
        LINES[0].replace("36", "38"), LINES[1], 主动公开={"行政许可": 5, "其余": 0}
    )
    outcome = nianbao("verify", _write("a.yaml", FORM), _write("b.yaml", other))
    assert "表格数字：相同 199，不同 1" in outcome.out
    assert "行政许可·本年处理决定数量（件）\n    表单：0    公布件：5" in outcome.out
    assert "（一）主动公开 第1段 段落\n    全年公开信息[-36-]{+38+}条" in outcome.out


@pytest.mark.parametrize("suffix", ["docx", "txt"])
def test_what_render_wrote_is_equal(nianbao: Nianbao, suffix: str) -> None:
    form = zero_form(落款={"署名": "示例县云溪镇人民政府", "日期": "2027-01-15"})
    assert nianbao("render", _write("a.yaml", form), "-o", "out").status == 0
    (made,) = Path("out").glob(f"*.{suffix}")
    outcome = nianbao("verify", "a.yaml", made)
    assert (outcome.status, outcome.err) == (0, "")
    changed = zero_form(主动公开={"行政许可": 5, "其余": 0}, 落款=form["落款"])
    outcome = nianbao("verify", _write("b.yaml", changed), made)
    assert outcome.status == 1
    assert "表单：5    公布件：0" in outcome.out
    assert "表2" in outcome.out


def test_a_file_that_cannot_be_read_is_two(nianbao: Nianbao) -> None:
    outcome = nianbao("verify", _write("a.yaml", FORM), "missing.docx")
    assert (outcome.status, outcome.out) == (2, "")
    assert "missing.docx" in outcome.err


def test_the_result_goes_to_a_file(nianbao: Nianbao) -> None:
    name = _write("a.yaml", FORM)
    assert nianbao("verify", name, name, "--output", "result.txt").status == 0
    assert "公布件与表单一致" in Path("result.txt").read_text(encoding="utf-8")


def test_what_could_not_be_read_is_told_but_does_not_count(nianbao: Nianbao) -> None:
    left = {"来源": "第 3 行", "内容": "浏览次数：12"}
    status, found = _verified(nianbao, {**FORM, "未识别": [left]})
    assert status == 0
    (point,) = found["differences"]
    assert (point["kind"], point["published"]) == ("note", "浏览次数：12")
    assert "第 3 行 其他内容\n    浏览次数：12" in nianbao("verify", "form.yaml", "other.yaml").out
    assert "新：第 3 行 浏览次数：12" in nianbao("diff", "form.yaml", "other.yaml").out
