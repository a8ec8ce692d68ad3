"""Files that are open in Word, folders that refuse, disks that are full: nothing half written."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Nianbao, Outcome
from tests.document.forms import as_bytes, zero_form

NAME = "示例县云溪镇人民政府2026年政府信息公开工作年度报告"


def _render(nianbao: Nianbao) -> Outcome:
    Path("form.yaml").write_bytes(as_bytes(zero_form()))
    return nianbao("render", "form.yaml", "-o", "out")


def _old_report() -> dict[str, str]:
    Path("out").mkdir()
    for suffix in ("docx", "txt"):
        (Path("out") / f"{NAME}.{suffix}").write_text(f"旧的{suffix}", encoding="utf-8")
    return _now()


def _now() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in Path("out").iterdir()}


@pytest.mark.parametrize("locked", ["docx", "txt"])
def test_a_report_open_in_word_is_kept_and_named(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch, locked: str
) -> None:
    before = _old_report()
    opened = Path.open

    def refuse(self: Path, mode: str = "r", *more: Any, **options: Any) -> Any:
        if self.suffix == f".{locked}" and mode != "rb":
            raise PermissionError(errno.EACCES, "locked", str(self))
        return opened(self, mode, *more, **options)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        outcome = _render(nianbao)
    assert (outcome.status, outcome.out) == (2, "")
    assert f"{NAME}.{locked}" in outcome.err
    assert "关闭" in outcome.err
    assert _now() == before


@pytest.mark.parametrize(
    ("number", "words"), [(errno.EACCES, "关闭"), (errno.ENOSPC, "磁盘已满"), (errno.EROFS, "只读")]
)
def test_a_failing_rename_leaves_no_temporary_file(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    before = _old_report()

    def refuse(source: Any, target: Any) -> None:
        raise OSError(number, "refused", str(source), None, str(target))

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        outcome = _render(nianbao)
    assert (outcome.status, outcome.out) == (2, "")
    assert words in outcome.err
    assert _now() == before


def test_a_disk_that_fills_up_leaves_no_temporary_file(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = _old_report()

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", refuse)
        outcome = _render(nianbao)
    assert outcome.status == 2
    assert "磁盘已满" in outcome.err
    assert _now() == before


def test_a_refusing_folder_is_named_and_not_a_temporary_file(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Path.open

    def refuse(self: Path, mode: str = "r", *given: Any, **named: Any) -> Any:
        if self.suffix == ".tmp":
            raise PermissionError(errno.EACCES, "refused", str(self))
        return opened(self, mode, *given, **named)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        outcome = _render(nianbao)
    assert outcome.status == 2
    assert ".tmp" not in outcome.err
    assert _now() == {}


def test_an_unreadable_form_is_said(nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("form.yaml").write_bytes(as_bytes(zero_form()))

    def refuse(self: Path, *_: Any, **__: Any) -> Any:
        raise PermissionError(errno.EACCES, "refused", str(self))

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", refuse)
        outcome = nianbao("check", "form.yaml")
    assert outcome.status == 2
    assert "权限" in outcome.out
    assert "form.yaml" in outcome.out
