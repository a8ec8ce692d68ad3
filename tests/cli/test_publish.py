"""Replacing a report: the old one is in the history before the new one is in its place."""

import errno
import hashlib
import os
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from generator.cli.folders import HISTORY
from generator.cli.publish import Claims, publish, run_prefix, stage_changed, sweep, sweep_old
from generator.errors import InputError
from tests.cli.conftest import Nianbao
from tests.document.forms import as_bytes, zero_form

NAME = "示例县云溪镇人民政府2026年政府信息公开工作年度报告"
NOON = datetime(2026, 3, 4, 12).timestamp()


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A report of 4 March."""
    path = tmp_path / "报告.docx"
    path.write_bytes(b"old")
    os.utime(path, (NOON, NOON))
    return path


def _kept_name(data: bytes, suffix: str) -> str:
    return f"报告_2026-03-04_{hashlib.sha256(data).hexdigest()[:8]}.{suffix}"


def _all(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def _write(path: Path, data: bytes) -> None:
    publish(stage_changed({path: data}, run_prefix()))


def test_the_previous_file_is_kept_by_date_and_digest(old: Path) -> None:
    _write(old, b"new")
    kept = f"{HISTORY}/{_kept_name(b'old', 'docx')}"
    assert _all(old.parent) == {"报告.docx": b"new", kept: b"old"}
    assert (old.parent / kept).stat().st_mtime == NOON


def test_equal_bytes_are_not_touched(old: Path) -> None:
    _write(old, b"old")
    assert _all(old.parent) == {"报告.docx": b"old"}
    assert old.stat().st_mtime == NOON


def test_a_pdf_that_differs_in_its_time_alone_is_not_touched(tmp_path: Path) -> None:
    pdf = "%PDF x /CreationDate(D:2026{:02}01000000Z') /ID [ <{:032X}>\n<AB> ]"
    path = tmp_path / "报告.pdf"
    _write(path, pdf.format(1, 1).encode())
    _write(path, pdf.format(2, 2).encode())
    assert _all(tmp_path) == {"报告.pdf": pdf.format(1, 1).encode()}
    _write(path, pdf.format(2, 2).replace("x", "y").encode())
    assert len(_all(tmp_path)) == 2


def test_going_back_and_forth_keeps_one_copy_of_each(old: Path) -> None:
    for data in (b"new", b"old", b"new"):
        _write(old, data)
        os.utime(old, (NOON, NOON))
    names = {_kept_name(b"old", "docx"), _kept_name(b"new", "docx")}
    assert {path.name for path in (old.parent / HISTORY).iterdir()} == names


@pytest.mark.parametrize("failing", ["history", "target"])
def test_whatever_refuses_the_old_file_stays(
    old: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    replace = os.replace

    def refuse(source: Any, target: Any) -> None:
        if (Path(target).parent.name == HISTORY) is (failing == "history"):
            raise PermissionError(errno.EACCES, "refused", str(source), None, str(target))
        replace(source, target)

    with monkeypatch.context() as patched:
        patched.setattr(os, "replace", refuse)
        with pytest.raises(InputError, match="写不进去"):
            _write(old, b"new")
    left = _all(old.parent)
    assert left.pop("报告.docx") == b"old"
    assert set(left.values()) <= {b"old"}
    assert not [name for name in left if name.endswith(".tmp")]
    assert failing == "target" or not (old.parent / HISTORY).exists()


def test_a_file_in_the_way_of_the_history_is_said(old: Path) -> None:
    (old.parent / HISTORY).write_bytes(b"x")
    with pytest.raises(InputError, match="写不进去"):
        _write(old, b"new")
    assert _all(old.parent) == {"报告.docx": b"old", HISTORY: b"x"}


def test_only_what_this_run_left_is_swept(tmp_path: Path) -> None:
    mine, other = tmp_path / f"{run_prefix()}x.tmp", tmp_path / ".nianbao-0-x.tmp"
    for path in (mine, other):
        path.write_bytes(b"x")
    sweep(tmp_path, run_prefix())
    assert list(tmp_path.iterdir()) == [other]


def test_what_a_power_cut_left_goes_after_a_day(tmp_path: Path) -> None:
    old, new, own = (tmp_path / f".nianbao-{name}" for name in ("1.tmp", "2.tmp", "render.json"))
    for path in (old, new, own):
        path.write_bytes(b"x")
    for path in (old, own):
        os.utime(path, (NOON, NOON))
    sweep_old(tmp_path)
    assert set(tmp_path.iterdir()) == {new, own}


def test_names_that_some_system_takes_for_one_are_one() -> None:
    claims = Claims()
    claims.take([Path("out/ABC局.docx")], "a.yaml")
    assert claims.taken([Path("x"), Path("out/../out/abc局.docx")]) == (
        Path("out/../out/abc局.docx"),
        "a.yaml",
    )
    assert claims.taken([Path("ABC局.docx")]) is None


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_correction_keeps_what_was_published(nianbao: Nianbao, jobs: str) -> None:
    options = ("-o", "out", "--to", "txt,html", "--jobs", jobs, "--resume")
    other = zero_form(机关={"名称": "示例县人民政府", "类型": "政府"})
    Path("b.yaml").write_bytes(as_bytes(other))
    Path("a.yaml").write_bytes(as_bytes(zero_form()))
    assert nianbao("render", "a.yaml", "b.yaml", *options).status == 0
    before = (Path("out") / f"{NAME}.txt").read_bytes()
    Path("a.yaml").write_bytes(as_bytes(zero_form(其他事项="更正：无其他事项。")))
    assert nianbao("render", "a.yaml", "b.yaml", *options).status == 0
    kept = {path.suffix: path for path in (Path("out") / HISTORY).iterdir()}
    assert set(kept) == {".txt", ".html"}
    assert kept[".txt"].read_bytes() == before
    assert kept[".txt"].name.startswith(f"{NAME}_")
    assert "更正" in (Path("out") / f"{NAME}.txt").read_text(encoding="utf-8")
