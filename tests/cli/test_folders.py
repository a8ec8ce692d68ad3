"""Folders: searched to the bottom, what is no form left alone, nothing taken twice."""

import os
from pathlib import Path

import pytest

from generator.cli.folders import HISTORY, find
from tests.cli.conftest import Nianbao
from tests.document.forms import as_bytes, zero_form

FORM = as_bytes(zero_form())


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _put(*names: str, data: bytes = FORM) -> None:
    for name in names:
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_bytes(data)


def _found(*paths: str) -> list[str]:
    return [path.as_posix() for path in find(map(Path, paths)).files]


def test_a_folder_is_searched_to_the_bottom_in_order() -> None:
    _put("县/乙局/a.yaml", "县/甲局/b.YML", "县/甲局/深/c.yaml", "县/z.yaml", "县/a.txt")
    assert _found("县") == ["县/z.yaml", "县/乙局/a.yaml", "县/甲局/b.YML", "县/甲局/深/c.yaml"]


def test_hidden_folders_and_the_history_are_left_out() -> None:
    _put("县/.git/a.yaml", f"县/局/{HISTORY}/b.yaml", "县/.c.yaml", "县/d.yaml")
    assert _found("县") == ["县/d.yaml"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_form_is_told_from_other_yaml(encoding: str) -> None:
    _put("县/a.yaml", data="机关:\n  名称: 甲县".encode(encoding))
    _put("县/b.yaml", data=b"services:\n  web: 1\n")
    _put("县/empty.yaml", data=b"  \n")
    found = find([Path("县")])
    assert [path.name for path in found.files] == ["a.yaml", "empty.yaml"]
    assert [path.name for path in found.others] == ["b.yaml"]


def test_a_form_is_not_taken_twice() -> None:
    _put("县/局/a.yaml", "县/b.yaml")
    assert _found("县/局/a.yaml", "县", "县/局") == ["县/局/a.yaml", "县/b.yaml"]
    assert _found("县/b.yaml", "县/b.yaml") == ["县/b.yaml", "县/b.yaml"]


def test_a_folder_without_forms_stands_for_itself() -> None:
    _put("县/b.yaml", data=b"services: 1\n")
    assert _found("县") == ["县"]


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="no links here")
def test_a_link_in_a_circle_is_not_followed() -> None:
    _put("县/a.yaml")
    Path("县/again").symlink_to(Path("县").resolve(), target_is_directory=True)
    assert _found("县") == ["县/a.yaml"]


def test_what_is_left_out_is_said(nianbao: Nianbao) -> None:
    _put("县/a.yaml")
    _put("县/b.yaml", data=b"services: 1\n")
    outcome = nianbao("check", "县")
    assert outcome.status == 0
    assert "b.yaml" in outcome.err
    assert "不是表单" in outcome.err
