"""Old Word files as docx: with LibreOffice the text arrives, without it the message says what to do."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from generator.cli.convert import CONVERTIBLE, to_docx
from generator.cli.office import find_libreoffice
from generator.errors import InputError
from generator.readers.docx import read
from tests.readers.word import shown

RTF = b"{\\rtf1\\ansi\\ansicpg936 \\'c4\\'ea\\'b6\\'c8\\par 2026\\par}"
NAME = "soffice"

needs_libreoffice = pytest.mark.skipif(
    not os.environ.get("NIANBAO_REQUIRE_RENDERING") and shutil.which(NAME) is None,
    reason="no LibreOffice",
)
needs_posix = pytest.mark.skipif(os.name != "posix", reason="a shell script stands in")


@pytest.mark.rendering
@needs_libreoffice
def test_an_rtf_is_read_by_way_of_libreoffice() -> None:
    assert shown(read(to_docx(RTF, "rtf"))) == ["P 年度", "P 2026"]


@pytest.mark.parametrize("kind", sorted(CONVERTIBLE))
def test_without_libreoffice_the_message_says_what_to_do(
    kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cli.convert.find_libreoffice", lambda: None)
    with pytest.raises(InputError, match=r"Word 或 WPS 打开后另存为 \.docx"):
        to_docx(RTF, kind)


def test_a_pdf_is_not_guessed_at() -> None:
    with pytest.raises(InputError, match="PDF"):
        to_docx(b"%PDF-1.7", "pdf")


def _stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in the place of LibreOffice."""
    program = folder / NAME
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", str(folder), prepend=os.pathsep)


@needs_posix
def test_a_conversion_that_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(tmp_path, "exit 0", monkeypatch)
    with pytest.raises(InputError, match="转换不了"):
        to_docx(RTF, "rtf")


@needs_posix
def test_a_conversion_that_never_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _stand_in(tmp_path, f"sleep 60 & echo $! > '{tmp_path}/child'; wait", monkeypatch)
    with pytest.raises(InputError, match="没有转换完"):
        to_docx(RTF, "rtf", timeout=1)
    child = int((tmp_path / "child").read_text())
    assert not _runs(child)


def _runs(process: int) -> bool:
    try:
        status = Path(f"/proc/{process}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] != "Z"


@needs_posix
def test_nothing_is_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    _stand_in(tmp_path, "exit 1", monkeypatch)
    with pytest.raises(InputError):
        to_docx(RTF, "rtf")
    assert list(temporary.iterdir()) == []


def test_libreoffice_is_looked_for_where_windows_has_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    for variable in ("ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"):
        monkeypatch.delenv(variable, raising=False)
    program = tmp_path / "LibreOffice" / "program" / "soffice.exe"
    program.parent.mkdir(parents=True)
    program.touch()
    monkeypatch.setenv("ProgramFiles", str(tmp_path))
    assert find_libreoffice() == program
