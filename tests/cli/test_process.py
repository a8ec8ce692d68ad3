"""The program as its own process: what it imports, and consoles of other encodings."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.document.forms import as_bytes, zero_form
from tests.samples.load import ROOT

NAME = "示例县云溪镇人民政府2026年政府信息公开工作年度报告"
_LOADED = """
import sys
from generator.cli.main import run
status = run(sys.argv[1:])
print(status, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def _run(
    arguments: list[str], folder: Path, **environment: str
) -> "subprocess.CompletedProcess[bytes]":
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LC_", "LANG", "PYTHONUTF8"))}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=folder, capture_output=True, check=False,
        env={**kept, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


def _loaded(*arguments: str, folder: Path) -> set[str]:
    done = _run(["-c", _LOADED, *arguments], folder, LC_ALL="C.UTF-8")
    status, *modules = done.stderr.decode().split()
    assert status == "0"
    return set(modules)


@pytest.mark.parametrize("command", ["--help", "rules"])
def test_what_needs_no_form_loads_no_library_for_forms(command: str, tmp_path: Path) -> None:
    heavy = {"docx", "lxml", "jinja2", "pydantic", "yaml", "markdown_it", "rapidfuzz", "wcwidth"}
    assert not heavy & _loaded(command, folder=tmp_path)


def test_one_form_needs_no_other_process(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(as_bytes(zero_form()))
    assert "multiprocessing" not in _loaded("check", "a.yaml", folder=tmp_path)


def test_checking_loads_no_word(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(as_bytes(zero_form()))
    assert not {"docx", "lxml", "rich"} & _loaded("check", "a.yaml", folder=tmp_path)


ENVIRONMENTS = [
    ({"LC_ALL": "C"}, "utf-8"),
    ({"LC_ALL": "C.UTF-8", "PYTHONUTF8": "0"}, "utf-8"),
    ({"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "gbk"}, "gbk"),
    ({"LC_ALL": "C.UTF-8", "PYTHONIOENCODING": "gbk:strict"}, "gbk"),
]


@pytest.mark.parametrize(("environment", "encoding"), ENVIRONMENTS)
def test_rendering_in_any_console(
    tmp_path: Path, environment: dict[str, str], encoding: str
) -> None:
    form = zero_form(其他事项="无𠮷事项。", 机关={"名称": "示例县云溪镇人民政府"})
    (tmp_path / "表单.yaml").write_bytes(as_bytes(form))
    done = _run(["-m", "generator", "render", "表单.yaml", "-o", "输出"], tmp_path, **environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert f"已生成：输出/{NAME}.docx" in done.stdout.decode(encoding)
    assert (tmp_path / "输出" / f"{NAME}.txt").read_text(encoding="utf-8").endswith("无𠮷事项。\n")


@pytest.mark.parametrize(("environment", "encoding"), ENVIRONMENTS)
def test_findings_and_data_in_any_console(
    tmp_path: Path, environment: dict[str, str], encoding: str
) -> None:
    form = zero_form(机关={"名称": "𠮷县", "类型": "政府"}, 主动公开={"𠮷": 0, "其余": 0})
    (tmp_path / "a.yaml").write_bytes(as_bytes(form))
    shown = _run(["-m", "generator", "check", "a.yaml"], tmp_path, **environment)
    assert (shown.returncode, shown.stderr) == (1, b"")
    assert "错误 FM01" in shown.stdout.decode(encoding)
    data = _run(["-m", "generator", "check", "a.yaml", "--format", "json"], tmp_path, **environment)
    assert json.loads(data.stdout.decode("utf-8"))["files"][0]["agency"] == "𠮷县"


def test_a_closed_pipe_is_no_traceback(tmp_path: Path) -> None:
    done = subprocess.run(
        f'"{sys.executable}" -m generator schema | head -c 10',
        shell=True, cwd=tmp_path, capture_output=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert b"Traceback" not in done.stderr


def test_the_installed_program_runs(tmp_path: Path) -> None:
    program = Path(sys.executable).with_name("nianbao")
    if not program.exists():
        pytest.skip("not installed beside the interpreter")
    done = subprocess.run([program, "--help"], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 0
    assert done.stdout.startswith("用法：nianbao".encode())
