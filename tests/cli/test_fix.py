"""`check --fix`: only what cannot be wrong, shown first, asked for, comments and layout kept."""

from pathlib import Path

import pytest

from tests.cli.conftest import Nianbao
from tests.form.forms import form

ODD = form(
    {
        "主动公开": """
行政许可: １，２３４      # 许可
行政处罚: "0 7"
行政强制: 9件           # 强制
规章: {制发: /, 废止: 0, 现行有效: 0}
其余: 0"""
    }
)


def test_safe_repairs_are_shown_and_written(nianbao: Nianbao) -> None:
    Path("a.yaml").write_text(ODD, encoding="utf-8")
    outcome = nianbao("check", "a.yaml", "--fix", "--yes")
    mended = ODD.replace("１，２３４", "1234").replace('"0 7"', "7")
    assert Path("a.yaml").read_text(encoding="utf-8") == mended
    assert "-  行政许可: １，２３４      # 许可" in outcome.out
    assert "+  行政许可: 1234      # 许可" in outcome.out
    assert "NC05" not in outcome.out


def test_a_slash_becomes_zero_only_on_request(nianbao: Nianbao) -> None:
    Path("a.yaml").write_text(ODD, encoding="utf-8")
    nianbao("check", "a.yaml", "--fix", "--yes")
    assert "制发: /," in Path("a.yaml").read_text(encoding="utf-8")
    nianbao("check", "a.yaml", "--fix", "--zero-slash", "--yes")
    assert "制发: 0," in Path("a.yaml").read_text(encoding="utf-8")


def test_without_a_yes_nothing_is_written(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.yaml").write_text(ODD, encoding="utf-8")
    monkeypatch.setattr("typer.confirm", lambda _: False)
    outcome = nianbao("check", "a.yaml", "--fix")
    assert "没有改动" in outcome.out
    assert Path("a.yaml").read_text(encoding="utf-8") == ODD


def test_a_waiver_in_use_gets_the_figures_it_was_given_for(nianbao: Nianbao) -> None:
    text = form(
        {
            "主动公开": "\n行政强制: 9件\n其余: 0",
            "说明": "\n- {规则: NC06, 位置: 主动公开.行政强制.处理决定, 理由: 系统导出}  # 注",
        }
    )
    Path("a.yaml").write_text(text, encoding="utf-8")
    assert nianbao("check", "a.yaml", "--fix", "--yes").status == 0
    written = Path("a.yaml").read_text(encoding="utf-8")
    assert "主动公开.行政强制.处理决定: 9" in written
    assert "# 注" in written
    assert "FM07" not in nianbao("check", "a.yaml").out
    Path("a.yaml").write_text(written.replace("行政强制: 9件", "行政强制: 8件"), encoding="utf-8")
    assert "由 9 变为 8" in nianbao("check", "a.yaml").out


def test_a_waiver_for_a_block_gets_the_figures_of_its_findings(nianbao: Nianbao) -> None:
    text = form(
        {
            "主动公开": "\n行政强制: 9件\n行政处罚: 4件\n其余: 0",
            "说明": "\n- {规则: NC06, 位置: 主动公开, 理由: 系统导出}\n- {规则: C601, 理由: 无}",
        }
    )
    Path("a.yaml").write_text(text, encoding="utf-8")
    nianbao("check", "a.yaml", "--fix", "--yes")
    written = Path("a.yaml").read_text(encoding="utf-8")
    assert "数值: {主动公开.行政强制.处理决定: 9, 主动公开.行政处罚.处理决定: 4}" in written
    assert "{规则: C601, 理由: 无}" in written


def test_a_form_that_cannot_be_read_is_left_alone(nianbao: Nianbao) -> None:
    Path("a.yaml").write_text("年度：2026", encoding="utf-8")
    assert "没有读成" in nianbao("check", "a.yaml", "--fix", "--yes").out
    assert Path("a.yaml").read_text(encoding="utf-8") == "年度：2026"
