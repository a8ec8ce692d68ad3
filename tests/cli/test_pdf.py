"""PDF by LibreOffice: made where there is one, otherwise said how to get it; nothing left behind."""

import os
import shutil
import sys
import time
from pathlib import Path

import pytest

from generator.cli import office
from generator.cli.pdf import to_pdf
from generator.errors import InputError
from tests.samples.load import rendered

ADVICE = "安装 LibreOffice.*docx.*另存为 PDF"
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in is a shell script")


def _stand_in(folder: Path, script: str) -> Path:
    program = folder / "soffice"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return program


def test_without_libreoffice_it_is_said_how_to_get_a_pdf(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "find_libreoffice", lambda: None)
    with pytest.raises(InputError, match=f"没有安装 LibreOffice.*{ADVICE}"):
        to_pdf(b"PK")


@posix
def test_a_program_that_makes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = _stand_in(tmp_path, "exit 0")
    monkeypatch.setattr(office, "find_libreoffice", lambda: program)
    with pytest.raises(InputError, match=f"转换不了.*{ADVICE}"):
        to_pdf(b"PK")


def test_a_program_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "soffice"
    program.write_bytes(b"")
    monkeypatch.setattr(office, "find_libreoffice", lambda: program)
    with pytest.raises(InputError, match=f"启动不了.*{ADVICE}"):
        to_pdf(b"PK")


@posix
def test_a_program_that_hangs_is_ended_with_its_children(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = tmp_path / "child"
    program = _stand_in(tmp_path, f"sleep 60 &\necho $! > '{noted}'\nwait")
    monkeypatch.setattr(office, "find_libreoffice", lambda: program)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    begun = time.monotonic()
    with pytest.raises(office.OfficeError, match=r"0\.5 秒"):
        office.converted(b"PK", ".docx", "pdf", timeout=0.5)
    assert time.monotonic() - begun < 30
    assert not list(tmp_path.glob("nianbao-*"))
    assert not _runs(int(noted.read_text(encoding="utf-8")))


def _runs(process: int) -> bool:
    """Whether it still runs; one that has ended but is not yet collected does not."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return (
        not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] != "Z"
    )


@pytest.mark.rendering
def test_the_word_file_becomes_a_pdf() -> None:
    if office.find_libreoffice() is None:
        if os.environ.get("NIANBAO_REQUIRE_RENDERING"):
            pytest.fail("LibreOffice is not installed")
        pytest.skip("LibreOffice is not installed")
    before = set(Path(os.environ.get("TMPDIR", "/tmp")).glob("nianbao-*"))
    data = to_pdf(rendered("minimal_2026").files["docx"])
    assert data.startswith(b"%PDF-")
    assert b"%%EOF" in data[-32:]
    assert set(Path(os.environ.get("TMPDIR", "/tmp")).glob("nianbao-*")) <= before
    assert shutil.which("soffice") or office.find_libreoffice()
