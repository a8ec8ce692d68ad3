"""`check` with last year's report, chosen rules, a settings file, and a file for the result."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Nianbao
from tests.form.forms import form

ODD = form({"主动公开": "\n行政许可: 9件\n行政处罚: ７\n其余: 0"})


def _write(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    return name


def _codes(output: str) -> set[str]:
    return {d["code"] for d in json.loads(output)["files"][0]["diagnostics"]}


@pytest.mark.parametrize(
    ("options", "codes"),
    [
        (("--select", "NC05"), {"NC05"}),
        (("--select", "NC"), {"NC05", "NC06"}),
        (("--ignore", "nc"), set()),
        (("--select", "NC", "--ignore", "NC05"), {"NC06"}),
        (("--select", "T3,NC06"), {"NC06"}),
    ],
)
def test_rules_are_chosen_by_code_or_family(
    nianbao: Nianbao, options: tuple[str, ...], codes: set[str]
) -> None:
    outcome = nianbao("check", _write("a.yaml", ODD), "--format", "json", *options)
    assert _codes(outcome.out) & {"NC05", "NC06"} == codes


def test_an_unknown_code_is_refused(nianbao: Nianbao) -> None:
    outcome = nianbao("check", _write("a.yaml", ODD), "--select", "ZZ99")
    assert outcome.status == 2
    assert "ZZ99" in outcome.err


def test_last_year_that_cannot_be_read_stops_the_check(nianbao: Nianbao) -> None:
    form_name = _write("a.yaml", form())
    for last in ("missing.yaml", _write("bad.yaml", "年度：2025")):
        outcome = nianbao("check", form_name, "--previous", last)
        assert (outcome.status, outcome.out) == (2, "")
        assert last in outcome.err


def test_settings_lie_beside_the_form_or_above_it(nianbao: Nianbao) -> None:
    Path("county/town").mkdir(parents=True)
    _write("county/nianbao.toml", '[severity]\nNC06 = "错误"\n')
    name = _write("county/town/a.yaml", ODD)
    assert nianbao("check", name).status == 1
    assert nianbao("render", name, "-o", "out").status == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('[severity]\nNC06 = "严重"\n', 2, "错误、警告、提示"),
        ('[severity]\n\nZZ99 = "错误"\n', 3, "没有“ZZ99”这条规则"),
        ('[severity]\nFM03 = "提示"\n', 2, "不能改"),
        ('[thresholds]\n"NC06.x" = 1\n', 2, "没有“NC06.x”这个阈值"),
        ("[colours]\n", 1, "没有“colours”这一节"),
        ("[severity\n", 1, "写法有误"),
    ],
)
def test_wrong_settings_are_refused_at_their_line(
    nianbao: Nianbao, text: str, line: int, words: str
) -> None:
    _write("nianbao.toml", text)
    outcome = nianbao("check", _write("a.yaml", ODD))
    assert outcome.status == 2
    assert f"第 {line} 行" in outcome.err
    assert words in outcome.err


def test_the_result_goes_to_a_file_when_asked(nianbao: Nianbao) -> None:
    outcome = nianbao(
        "check", _write("a.yaml", ODD), "--format", "json", "--output", "out/result.json"
    )
    assert "result.json" in outcome.out
    assert "NC06" in _codes(Path("out/result.json").read_text(encoding="utf-8"))
