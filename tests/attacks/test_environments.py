"""The program where it is not at home: other locales, no home, a read-only one, warnings as errors."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.document.forms import as_bytes, zero_form
from tests.samples.load import ROOT

_COMMANDS = (
    ("--help",),
    (
        "new",
        "--year",
        "2026",
        "--agency",
        "示例县云溪镇人民政府",
        "--type",
        "乡镇街道",
        "-o",
        "新.yaml",
    ),
    ("new", "--from", "表单.yaml", "-o", "下年.yaml"),
    ("check", "表单.yaml"),
    ("check", "表单.yaml", "--format", "json"),
    ("check", "表单.yaml", "--format", "sarif"),
    ("check", "表单.yaml", "--report", "汇总.xlsx"),
    ("render", "表单.yaml", "-o", "输出", "--to", "docx,txt,html,json,csv"),
    ("render", "表单.yaml", "-o", "输出", "--draft"),
    ("values", "表单.yaml", "--format", "csv"),
    ("diff", "表单.yaml", "表单.yaml", "--format", "md"),
    ("rules", "T302"),
    ("schema",),
)


def _run(
    folder: Path, words: tuple[str, ...], python: tuple[str, ...] = (), **environment: Any
) -> str:
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHON", "HOME"))
    }
    done = subprocess.run(
        [sys.executable, *python, "-m", "generator", *words],
        cwd=folder, capture_output=True, check=False, env={**kept, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip
    said = done.stderr.decode("utf-8", "replace") + done.stdout.decode("utf-8", "replace")
    assert done.returncode == 0, said
    assert "Traceback" not in said
    return said


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "表单.yaml").write_bytes(as_bytes(zero_form()))
    return tmp_path


@pytest.mark.parametrize("words", _COMMANDS, ids=" ".join)
def test_no_command_warns_of_anything(folder: Path, words: tuple[str, ...]) -> None:
    _run(folder, words, python=("-W", "error"), LC_ALL="C.UTF-8")


_PLACES = {
    "C": {"LC_ALL": "C"},
    "C without UTF-8": {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "1"},
    "C.UTF-8": {"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"},
    "GBK": {"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "gbk", "PYTHONUTF8": "0"},
    "no home": {"LC_ALL": "C.UTF-8"},
    "home that is not there": {"LC_ALL": "C.UTF-8", "HOME": "/nonexistent/home"},
    "empty home": {"LC_ALL": "C.UTF-8", "HOME": ""},
}


@pytest.mark.parametrize("environment", _PLACES.values(), ids=_PLACES)
def test_a_report_is_made_anywhere(folder: Path, environment: dict[str, Any]) -> None:
    _run(folder, ("render", "表单.yaml", "-o", "输出", "--to", "txt"), **environment)
    (made,) = (path for path in (folder / "输出").iterdir() if path.suffix == ".txt")
    assert "云溪镇" in made.name


def test_a_home_that_may_not_be_written_is_left_alone(folder: Path) -> None:
    home = folder / "home"
    home.mkdir()
    home.chmod(0o500)
    _run(folder, ("render", "表单.yaml", "-o", "输出"), HOME=str(home), LC_ALL="C.UTF-8")
    assert list(home.iterdir()) == []
