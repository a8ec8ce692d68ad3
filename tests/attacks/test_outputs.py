"""Where files are written: names that are paths, links, devices, full disks, two runs, odd clocks."""

import csv
import os
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from generator.cli.files import safe_name, write_all
from generator.errors import InputError
from tests.attacks.power_cut import cut_off
from tests.cli.conftest import Nianbao, nianbao
from tests.document.forms import Form, as_bytes, zero_form
from tests.samples.load import ROOT

__all__ = ["nianbao"]
NAME = "示例县云溪镇人民政府2026年政府信息公开工作年度报告"
_NAMES = (
    "../../x", "/etc/passwd", "..\\..\\x", "C:\\Windows\\x", "CON", "con", "NUL.txt", "COM1", "LPT¹", "AUX.",
    "长" * 300,
    "\0x", "a\nb", "甲\u202e乙\u2066丙", ".隐藏", "~", "-rf", "x.", "x ", " x", "x\u3000", "a:b", "a*?|<>\"",
    "…", "\ud800",
    "\u200b", "éé", "%s%n", "$(id)", "`id`", "con.yaml", "名称/../../..", "\\\\host\\share",
)  # fmt: skip
_DEVICES = {"con", "prn", "aux", "nul", "com1", "lpt1", "lpt¹"}


def _form(name: str) -> Form:
    return zero_form(机关={"名称": name, "类型": "部门"})


@pytest.mark.parametrize("name", _NAMES)
def test_the_name_of_an_organ_is_never_a_path(nianbao: Nianbao, tmp_path: Path, name: str) -> None:
    import json

    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (deep / "f.yaml").write_text(json.dumps(_form(name)), encoding="utf-8")
    outcome = nianbao("render", deep / "f.yaml", "-o", deep / "out", "--to", "txt", "--draft")
    assert outcome.status in (0, 1, 2)
    assert "程序" not in outcome.err
    written = {path for path in tmp_path.rglob("*") if path.is_file()} - {deep / "f.yaml"}
    assert all(path.parent == deep / "out" for path in written)
    assert all(len(path.name.encode()) <= 255 and path.name[0] not in ".~-" for path in written)
    assert len(written) == (outcome.status == 0)


@pytest.mark.parametrize("name", _NAMES)
def test_a_name_is_one_on_every_system(name: str) -> None:
    made = safe_name(name)
    assert made.strip(" .\u3000")
    assert not set(made) & set('\\/:*?"<>|\0\n\u202e\u2066\u200b')
    assert made.split(".")[0].strip().lower() not in _DEVICES
    assert made[0] not in ".~-"
    assert made[-1] not in " ."
    assert len(f"{made}.docx".encode("utf-8", "replace")) <= 255


def test_a_link_to_a_folder_is_followed(nianbao: Nianbao, tmp_path: Path) -> None:
    """The clerk gave it, so that is where she wants her files."""
    (tmp_path / "share").mkdir()
    (tmp_path / "out").symlink_to("share", target_is_directory=True)
    (tmp_path / "f.yaml").write_bytes(as_bytes(zero_form()))
    assert nianbao("render", "f.yaml", "-o", "out", "--to", "txt").status == 0
    assert (tmp_path / "share" / f"{NAME}.txt").is_file()


def test_a_link_in_place_of_a_file_is_replaced(nianbao: Nianbao, tmp_path: Path) -> None:
    """Otherwise whoever may write into the folder decides which file of hers is overwritten."""
    other = tmp_path / "other.txt"
    other.write_text("别的文件", encoding="utf-8")
    (tmp_path / "out").mkdir()
    target = tmp_path / "out" / f"{NAME}.txt"
    target.symlink_to(other)
    (tmp_path / "f.yaml").write_bytes(as_bytes(zero_form()))
    assert nianbao("render", "f.yaml", "-o", "out", "--to", "txt").status == 0
    assert other.read_text(encoding="utf-8") == "别的文件"
    assert target.is_file()
    assert not target.is_symlink()


def test_a_device_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(InputError, match="不是普通文件"):
        write_all({pipe: b"x"})
    assert pipe.is_fifo()
    assert [path.name for path in tmp_path.iterdir()] == ["pipe"]


def test_a_full_disk_leaves_the_old_report(nianbao: Nianbao, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)],
        capture_output=True,
        check=False,
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk")
    try:
        (disk / f"{NAME}.docx").write_bytes(b"old")
        (tmp_path / "f.yaml").write_bytes(as_bytes(zero_form()))
        outcome = nianbao("render", "f.yaml", "-o", disk, "--to", "docx")
        assert (outcome.status, outcome.out) == (2, "")
        assert "磁盘已满" in outcome.err
        files = [path for path in disk.rglob("*") if path.is_file()]
        assert disk / f"{NAME}.docx" in files
        assert {path.read_bytes() for path in files} == {b"old"}
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_two_runs_into_one_folder_give_whole_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "render"]
    options = ["-o", "out", "--to", "docx,txt", "--resume"]
    for number in range(6):
        data = as_bytes(_form(f"示例县第{number}局"))
        (tmp_path / f"{number}.yaml").write_bytes(data)
    forms = [f"{number}.yaml" for number in range(6)]
    silent = subprocess.DEVNULL
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"}
    runs = [
        subprocess.Popen([*command, *forms, *options], cwd=tmp_path, env=environment, stdout=silent)
        for _ in range(2)
    ]
    assert [run.wait() for run in runs] == [0, 0]
    both = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir() if p.is_file()}
    alone = [*command, *forms, "-o", "alone", "--to", "docx,txt"]
    subprocess.run(alone, cwd=tmp_path, env=environment, check=True, stdout=silent)
    single = {p.name: p.read_bytes() for p in (tmp_path / "alone").iterdir() if p.is_file()}
    visible = {name: data for name, data in both.items() if not name.startswith(".")}
    assert visible == {name: data for name, data in single.items() if not name.startswith(".")}
    assert not list((tmp_path / "out").glob("*.tmp"))


@pytest.mark.parametrize("when", [4_102_444_800, 1, 0])
def test_a_clock_that_was_set_otherwise_changes_nothing(
    nianbao: Nianbao, tmp_path: Path, when: int
) -> None:
    """Forms and reports from the future or from 1970: what counts is what they hold."""
    form, out = tmp_path / "f.yaml", tmp_path / "out"
    arguments = ("render", "f.yaml", "-o", "out", "--to", "txt", "--resume")
    form.write_bytes(as_bytes(zero_form()))
    assert nianbao(*arguments).status == 0
    first = (out / f"{NAME}.txt").read_bytes()
    for path in (form, *out.iterdir()):
        os.utime(path, (when, when))
    form.write_bytes(as_bytes(zero_form(其他事项="更正：没有其他事项。")))
    os.utime(form, (when, when))
    assert nianbao(*arguments).status == 0
    assert (out / f"{NAME}.txt").read_bytes() != first
    assert first in [path.read_bytes() for path in (out / "历史版本").iterdir()]


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t=", " =", "＝", "＋", "－", "＠"])
def test_no_cell_of_a_table_is_a_formula(nianbao: Nianbao, tmp_path: Path, mark: str) -> None:
    import json

    name = f'{mark}HYPERLINK("http://x","局")'
    (tmp_path / "f.yaml").write_text(json.dumps(_form(name)), encoding="utf-8")
    nianbao("check", "f.yaml", "--report", "a.csv")
    nianbao("check", "f.yaml", "--report", "a.xlsx")
    nianbao("render", "f.yaml", "--to", "csv", "--draft")
    values = nianbao("values", "f.yaml", "--format", "csv").out
    texts = [values, *(path.read_text(encoding="utf-8-sig") for path in tmp_path.glob("*.csv"))]
    assert len(texts) == 3
    fields = [field for text in texts for row in csv.reader(StringIO(text)) for field in row]
    assert not [f for f in fields if f.lstrip(" \u3000").startswith((*"=+@＝＋＠", "-H", "－H"))]
    book = openpyxl.load_workbook(BytesIO((tmp_path / "a.xlsx").read_bytes()))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}


def test_a_power_cut_leaves_old_or_new_never_half(tmp_path: Path) -> None:
    counts = cut_off(tmp_path, 12, seed=3)
    assert counts.total() == 12
