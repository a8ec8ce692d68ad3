"""The templates of an office: named in its settings file or at the command."""

from pathlib import Path

from tests.cli.conftest import Nianbao
from tests.samples.load import SAMPLES

FORM = "a.yaml"
TITLE = "示例县云溪镇人民政府2026年政府信息公开工作年度报告"


def _office(folder: Path, name: str, words: str) -> None:
    (folder / name).mkdir()
    (folder / name / "preface.md.j2").write_text(f"{words}{{{{ 年度 }}}}。", encoding="utf-8")


def _form(folder: Path) -> None:
    form = (SAMPLES / "minimal_2026.yaml").read_text(encoding="utf-8")
    (folder / FORM).write_text(form, encoding="utf-8")


def _report(folder: Path) -> str:
    return (folder / f"{TITLE}.txt").read_text(encoding="utf-8")


def test_the_settings_file_names_the_folder_beside_it(nianbao: Nianbao, tmp_path: Path) -> None:
    _form(tmp_path)
    _office(tmp_path, "本局", "甲")
    (tmp_path / "nianbao.toml").write_text('templates = "本局"\n', encoding="utf-8")
    assert nianbao("render", FORM, "--to", "txt").status == 0
    assert "甲2026。" in _report(tmp_path)


def test_the_command_comes_before_the_settings_file(nianbao: Nianbao, tmp_path: Path) -> None:
    _form(tmp_path)
    _office(tmp_path, "本局", "甲")
    _office(tmp_path, "别处", "乙")
    (tmp_path / "nianbao.toml").write_text('templates = "本局"\n', encoding="utf-8")
    assert nianbao("render", FORM, "--to", "txt", "--templates", "别处").status == 0
    assert "乙2026。" in _report(tmp_path)


def test_a_folder_that_is_not_there_is_said(nianbao: Nianbao, tmp_path: Path) -> None:
    _form(tmp_path)
    (tmp_path / "nianbao.toml").write_text('templates = "没有"\n', encoding="utf-8")
    done = nianbao("render", FORM)
    assert done.status == 2
    assert "没有" in done.err


def test_what_is_no_folder_is_told_with_its_line(nianbao: Nianbao, tmp_path: Path) -> None:
    _form(tmp_path)
    (tmp_path / "nianbao.toml").write_text("# 设置\ntemplates = 3\n", encoding="utf-8")
    done = nianbao("render", FORM)
    assert done.status == 2
    assert "第 2 行" in done.err
