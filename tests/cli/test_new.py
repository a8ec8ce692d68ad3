"""`nianbao new`: a blank form that a clerk can fill, and no file lost."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Nianbao

AGENCY = "示例县云溪镇人民政府"
NAME = "示例县云溪镇人民政府{}年政府信息公开工作年度报告.yaml"
SENTENCE = (
    "本机关照章办理。培训1次，接受考核和评议，未追责，未收取信息处理费；存在的不足是解读偏少、更新不够及时，"
    "下一步为每份文件配发通俗的说明，每季度检查一次公开栏，发现的缺漏当月补上，并通报结果。"
)
EDITIONS = pytest.mark.parametrize("year", [2019, 2020, 2021, 2026])


def _blank(nianbao: Nianbao, year: int, *more: str) -> Path:
    made = nianbao("new", "--year", str(year), "--agency", AGENCY, "-o", "form.yaml", *more)
    assert (made.status, made.err) == (0, "")
    return Path("form.yaml")


def _findings(nianbao: Nianbao, path: Path) -> list[dict[str, Any]]:
    (entry,) = json.loads(nianbao("check", path, "--format", "json").out)["files"]
    found: list[dict[str, Any]] = entry["diagnostics"]
    return found


def _filled(text: str) -> str:
    """Zeros in every cell, a sentence below every `|`."""
    text = re.sub(r": (?=[,}])", ": 0", text)
    return re.sub(r"^( *)(\S+: \|)\n\n", rf"\1\2\n\1  {SENTENCE}\n\n", text, flags=re.MULTILINE)


def test_the_file_is_named_after_agency_and_year(nianbao: Nianbao) -> None:
    made = nianbao("new", "--year", "2026", "--agency", AGENCY)
    assert made.status == 0
    assert [path.name for path in Path().iterdir()] == [NAME.format(2026)]
    assert f"nianbao check {NAME.format(2026)}" in made.out


@EDITIONS
def test_a_blank_form_lacks_only_what_the_clerk_must_fill(nianbao: Nianbao, year: int) -> None:
    found = _findings(nianbao, _blank(nianbao, year))
    assert {d["code"] for d in found} == {"FM02", "FM03"}
    assert nianbao("check", "form.yaml").status == 1


@EDITIONS
def test_filled_it_is_clean_and_renders(nianbao: Nianbao, year: int) -> None:
    path = _blank(nianbao, year, "--type", "乡镇街道")
    path.write_text(_filled(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert _findings(nianbao, path) == []
    assert nianbao("render", path).status == 0
    text = Path(NAME.format(year)).with_suffix(".txt").read_text(encoding="utf-8")
    assert "本机关照章办理。" in text


@EDITIONS
def test_the_optional_parts_are_right_once_uncommented(nianbao: Nianbao, year: int) -> None:
    path = _blank(nianbao, year)
    text = _filled(path.read_text(encoding="utf-8"))
    head, mark, tail = text.partition("以下都可以不写\n")
    assert mark
    opened = re.sub(r"^# ?", "", tail, flags=re.MULTILINE)
    path.write_text(head + mark + opened, encoding="utf-8")
    assert _findings(nianbao, path) == []


@pytest.mark.parametrize("kind", ["政府", "部门", "乡镇街道", "垂直管理", "其他组织"])
def test_every_type_may_be_given(nianbao: Nianbao, kind: str) -> None:
    assert f"  类型: {kind} " in _blank(nianbao, 2026, "--type", kind).read_text(encoding="utf-8")


def test_an_existing_form_is_kept_unless_forced(nianbao: Nianbao) -> None:
    path = Path("form.yaml")
    path.write_text("我的表单", encoding="utf-8")
    refused = nianbao("new", "--year", "2026", "--agency", AGENCY, "-o", path)
    assert (refused.status, refused.out) == (2, "")
    assert "已经存在" in refused.err
    assert "--force" in refused.err
    assert path.read_text(encoding="utf-8") == "我的表单"
    _blank(nianbao, 2026, "--force")
    assert "云溪镇" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--year", "2018", "--agency", AGENCY), "2018"),
        (("--year", "2026", "--agency", AGENCY, "--type", "街办"), "街办"),
        (("--year", "2026", "--agency", " "), "机关名称"),
        (("--year", "2026", "--agency", "甲\n乙"), "机关名称"),
    ],
)
def test_what_cannot_be_right_is_refused(
    nianbao: Nianbao, arguments: tuple[str, ...], words: str
) -> None:
    refused = nianbao("new", *arguments)
    assert (refused.status, refused.out) == (2, "")
    assert words in refused.err
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    "agency", ["../../甲", "/etc/甲", "..\\甲", "C:甲", "甲/乙", "甲\u202e乙", "甲" * 300]
)
def test_the_file_stays_in_the_folder(nianbao: Nianbao, tmp_path: Path, agency: str) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    before = sorted(tmp_path.parent.rglob("*.yaml"))
    made = nianbao("new", "--year", "2026", "--agency", agency)
    after = [path for path in sorted(tmp_path.parent.rglob("*.yaml")) if path not in before]
    assert all(path.parent == tmp_path for path in after)
    assert len(after) == (1 if made.status == 0 else 0)
    for path in after:
        assert not re.search('[\\\\/:*?"<>|]', path.name)


@pytest.mark.parametrize(
    "agency", ["甲: 乙", "甲 # 乙", "- 甲", "123", "yes", "1e5", '甲"乙', "甲'乙", "{甲}", "&甲", "*甲"]
)  # fmt: skip
def test_an_odd_name_is_read_back_as_it_was_given(nianbao: Nianbao, agency: str) -> None:
    nianbao("new", "--year", "2026", "--agency", agency, "-o", "odd.yaml")
    (entry,) = json.loads(nianbao("check", "odd.yaml", "--format", "json").out)["files"]
    assert entry["agency"] == agency
