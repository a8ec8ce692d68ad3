"""`nianbao render`: the files, where they go, and nothing half written."""

import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Nianbao
from tests.document.forms import as_bytes, zero_form
from tests.samples.load import GOOD, SAMPLES, content, rendered

NAME = "示例县云溪镇人民政府2026年政府信息公开工作年度报告"


def _form(name: str = "form.yaml", **parts: Any) -> Path:
    path = Path(name)
    path.write_bytes(as_bytes(zero_form(**parts)))
    return path


def _names(folder: str | Path = ".") -> set[str]:
    return {path.name for path in Path(folder).iterdir()}


def test_docx_and_txt_into_the_current_folder(nianbao: Nianbao) -> None:
    outcome = nianbao("render", _form())
    assert (outcome.status, outcome.err) == (0, "")
    assert _names() == {"form.yaml", f"{NAME}.docx", f"{NAME}.txt"}
    assert zipfile.is_zipfile(f"{NAME}.docx")
    assert f"已生成：{NAME}.docx" in outcome.out


@pytest.mark.parametrize("name", GOOD)
def test_samples_are_written_whole_into_a_new_folder(nianbao: Nianbao, name: str) -> None:
    target = Path("新建") / "深一层"
    assert nianbao("render", SAMPLES / f"{name}.yaml", "-o", target).status == 0
    year, agency = content(name).report.year, content(name).report.agency.name
    stem = f"{agency}{year}年政府信息公开工作年度报告"
    assert _names(target) == {f"{stem}.docx", f"{stem}.txt"}
    for suffix, data in rendered(name).files.items():
        assert (target / f"{stem}.{suffix}").read_bytes() == data


@pytest.mark.parametrize(
    ("to", "suffixes"),
    [("txt", {".txt"}), ("docx", {".docx"}), (" TXT , docx,txt", {".txt", ".docx"})],
)
def test_only_the_formats_wanted(nianbao: Nianbao, to: str, suffixes: set[str]) -> None:
    assert nianbao("render", _form(), "-o", "out", "--to", to).status == 0
    assert {path.suffix for path in Path("out").iterdir()} == suffixes


@pytest.mark.parametrize("to", ["exe", "docx,exe", "", ","])
def test_an_unknown_format_is_refused_before_anything_is_written(nianbao: Nianbao, to: str) -> None:
    outcome = nianbao("render", _form(), "-o", "out", "--to", to)
    assert (outcome.status, outcome.out) == (2, "")
    assert "docx、txt" in outcome.err
    assert not Path("out").exists()


def test_errors_refuse_the_report_and_write_nothing(nianbao: Nianbao) -> None:
    outcome = nianbao("render", _form(主动公开=None), "-o", "out")
    assert outcome.status == 1
    assert "已生成" not in outcome.out
    assert "没有生成报告" in outcome.err
    assert not Path("out").exists()


@pytest.mark.parametrize(
    ("code", "figures"),
    [
        ("FM03", {"行政许可": None}),
        ("FM04", {"行政许可": "若干", "其余": 0}),
    ],
)
def test_a_waiver_never_prints_an_empty_cell(nianbao: Nianbao, code: str, figures: Any) -> None:
    form = _form(说明=[{"规则": code, "理由": "确有原因"}], 主动公开=figures)
    outcome = nianbao("render", form, "-o", "out")
    assert outcome.status == 1
    assert not Path("out").exists()


@pytest.mark.parametrize("figure", ["-1", "1.5"])
def test_a_waived_figure_is_printed_as_it_stands(nianbao: Nianbao, figure: str) -> None:
    waiver = [{"规则": "NC04", "理由": "确有原因"}]
    form = _form(说明=waiver, 主动公开={"行政许可": figure, "其余": 0})
    assert nianbao("render", form, "-o", "out").status == 0
    assert f" {figure} " in (Path("out") / f"{NAME}.txt").read_text(encoding="utf-8")


def test_a_warning_does_not_refuse_the_report(nianbao: Nianbao) -> None:
    outcome = nianbao("render", _form(其他事项="*未*收取信息处理费。"))
    assert outcome.status == 0
    assert "1 个警告" in outcome.out
    assert f"{NAME}.docx" in _names()


def test_one_refused_form_stops_no_other(nianbao: Nianbao) -> None:
    bad, good = _form("a.yaml", 主动公开=None), _form("b.yaml")
    assert nianbao("render", bad, "missing.yaml", good, "-o", "out").status == 2
    assert nianbao("render", bad, good, "-o", "out").status == 1
    assert _names("out") == {f"{NAME}.docx", f"{NAME}.txt"}


def test_two_forms_may_not_write_the_same_file(nianbao: Nianbao) -> None:
    first, second = _form("a.yaml"), _form("b.yaml", 其他事项="另一份。")
    outcome = nianbao("render", first, second, "-o", "out", "--to", "txt")
    assert outcome.status == 2
    assert "a.yaml" in outcome.err
    assert "b.yaml" in outcome.err
    assert "另一份" not in (Path("out") / f"{NAME}.txt").read_text(encoding="utf-8")


def test_a_second_run_replaces_the_report(nianbao: Nianbao) -> None:
    nianbao("render", _form(), "-o", "out")
    nianbao("render", _form(其他事项="改过了。"), "-o", "out")
    assert _names("out") == {f"{NAME}.docx", f"{NAME}.txt", "历史版本"}
    assert "改过了。" in (Path("out") / f"{NAME}.txt").read_text(encoding="utf-8")


def test_a_form_in_gb18030_renders_like_one_in_utf8(nianbao: Nianbao) -> None:
    text = (SAMPLES / "minimal_2026.yaml").read_text(encoding="utf-8")
    Path("gbk.yaml").write_bytes(text.encode("gb18030"))
    assert nianbao("render", "gbk.yaml", "-o", "out").status == 0
    for suffix, data in rendered("minimal_2026").files.items():
        assert (Path("out") / f"{NAME}.{suffix}").read_bytes() == data


@pytest.mark.parametrize("agency", ["../甲镇", "甲镇/乙", "C:\\甲镇", "甲\u202e镇"])
def test_the_report_stays_in_the_folder(nianbao: Nianbao, agency: str) -> None:
    form = _form(机关={"名称": agency, "类型": "乡镇街道"})
    outcome = nianbao("render", form, "-o", "out", "--to", "txt")
    if outcome.status == 0:
        assert len(_names("out")) == 1
    assert _names() <= {"form.yaml", "out"}


def test_an_image_outside_the_folder_of_the_form_is_not_read(nianbao: Nianbao) -> None:
    Path("forms").mkdir()
    image = (SAMPLES / "images" / "channels.png").read_bytes()
    Path("外.png").write_bytes(image)
    Path("forms/内.png").write_bytes(image)
    inner = _form("forms/a.yaml", 其他事项="![图](内.png)")
    assert nianbao("render", inner, "-o", "out").status == 0
    for name in ("../外.png", Path("外.png").resolve().as_posix(), "..\\\\外.png"):
        outer = _form("forms/a.yaml", 其他事项=f"![图]({name})")
        outcome = nianbao("render", outer, "-o", "out2")
        assert outcome.status == 1, name
        assert "FM09" in outcome.err


@pytest.mark.skipif(not hasattr(os, "getuid") or os.getuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_said(nianbao: Nianbao) -> None:
    Path("out").mkdir(mode=0o500)
    outcome = nianbao("render", _form(), "-o", "out")
    assert outcome.status == 2
    assert "权限" in outcome.err


def test_a_file_in_the_way_of_the_folder_is_said(nianbao: Nianbao) -> None:
    Path("out").write_text("文件")
    outcome = nianbao("render", _form(), "-o", "out")
    assert outcome.status == 2
    assert "写不进去" in outcome.err
    assert Path("out").read_text() == "文件"
