"""Many forms in one run: overview, report files, resuming, stopping, workers that die."""

import csv
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from generator.cli import render_run
from generator.cli.manifest import NAME as MANIFEST
from generator.cli.progress import MANY
from tests.cli.conftest import Nianbao, Outcome
from tests.cli.jobs import DeadlyRenderer
from tests.document.forms import as_bytes, zero_form
from tests.samples.load import ROOT, SAMPLES


def _form(path: str, agency: str, **parts: Any) -> Path:
    form = Path(path)
    form.parent.mkdir(parents=True, exist_ok=True)
    body = zero_form(机关={"名称": agency, "类型": "乡镇街道"}, **parts)
    form.write_bytes(as_bytes(body))
    return form


def _county() -> None:
    """Three agencies in folders of their own: one clean, one with errors, one that warns."""
    _form("县/甲局/a.yaml", "示例县甲镇人民政府")
    _form("县/乙局/b.yaml", "示例县乙镇人民政府", 主动公开=None)
    _form("县/丙局/c.yaml", "示例县丙镇人民政府", 其他事项="*未*收取信息处理费。")


def _names(folder: str = "out") -> set[str]:
    return {path.name[:6] + path.suffix for path in Path(folder).iterdir() if path.is_file()}


def _rows(path: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(Path(path).read_text(encoding="utf-8"))["forms"]
    return rows


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_county_is_rendered_and_summed_up(nianbao: Nianbao, jobs: str) -> None:
    _county()
    outcome = nianbao("render", "县", "-o", "out", "--to", "txt", "--jobs", jobs)
    assert outcome.status == 1
    assert {name for name in _names() if name.endswith("txt")} == {
        "示例县甲镇人.txt",
        "示例县丙镇人.txt",
    }
    lines = outcome.out.splitlines()
    assert [line.split() for line in lines[-4:-1]] == [
        ["示例县丙镇人民政府", "2026", "0", "1", "已生成"],
        ["示例县乙镇人民政府", "2026", "6", "0", "有错误，没有生成"],
        ["示例县甲镇人民政府", "2026", "0", "0", "已生成"],
    ]
    assert lines[-1].startswith("3 个文件：已生成 2 份，有错误，没有生成 1 份；6 个错误，1 个警告")
    assert "乙局" in outcome.err


def test_the_same_whatever_the_number_of_processes(nianbao: Nianbao) -> None:
    _county()
    _form("县/甲局/same.yaml", "示例县甲镇人民政府", 其他事项="另一份。")
    said = []
    for jobs in ("1", "3"):
        outcome = nianbao("render", "县", "-o", "out", "--jobs", jobs, "--report", "r.json")
        files = {p.name: p.read_bytes() for p in Path("out").iterdir() if p.name != MANIFEST}
        said.append((outcome, files, Path("r.json").read_bytes()))
        shutil.rmtree("out")
    assert said[0] == said[1]
    assert said[0][0].status == 2
    assert "same.yaml" in said[0][0].err
    states = [row["state"] for row in _rows("r.json")]
    assert states == ["已生成", "有错误，没有生成", "已生成", "没有做成"]


def test_check_gives_the_same_whatever_the_number_of_processes(nianbao: Nianbao) -> None:
    _county()
    for form in ("text", "json", "sarif"):
        one, two = (nianbao("check", "县", "--format", form, "--jobs", n) for n in "12")
        assert one == two
        assert one.status == 1


def test_the_overview_alone_when_there_are_many_and_a_report(nianbao: Nianbao) -> None:
    for number in range(MANY + 1):
        _form(f"县/{number:02}.yaml", f"示例县{number:02}镇人民政府", 主动公开=None)
    assert "FM03" in nianbao("check", "县").out
    outcome = nianbao("check", "县", "--report", "r.csv")
    assert "FM03" not in outcome.out
    assert f"{MANY + 1} 个文件：有错误 {MANY + 1} 份" in outcome.out
    assert "FM03" not in nianbao("render", "县", "-o", "out").err


def test_one_wrong_settings_file_stops_no_other_folder(nianbao: Nianbao) -> None:
    _county()
    Path("县/甲局/nianbao.toml").write_text("[colours]\n", encoding="utf-8")
    outcome = nianbao("render", "县", "-o", "out", "--to", "txt")
    assert outcome.status == 2
    assert "没有“colours”这一节" in outcome.err
    assert "示例县丙镇人.txt" in _names()
    entries = json.loads(nianbao("check", "县", "--format", "json").out)["files"]
    codes = {Path(e["path"]).stem: [d["code"] for d in e["diagnostics"]] for e in entries}
    assert codes["a"] == ["IN01"]
    assert set(codes["b"]) == {"FM03"}


@pytest.mark.parametrize("kind", ["csv", "json", "xlsx"])
def test_a_report_has_one_row_a_form(nianbao: Nianbao, kind: str) -> None:
    _county()
    _form("县/丁局/=1+1.yaml", "=HYPERLINK(1)县人民政府")
    Path("d.yaml").write_bytes(b"PK\x03\x04")
    nianbao("render", "县", "d.yaml", "-o", "out", "--to", "txt", "--report", f"r.{kind}")
    first = Path(f"r.{kind}").read_bytes()
    table = _table(kind)
    assert len(table) == 5
    by_name = {Path(str(row[0])).name: row for row in table}
    assert [str(cell) for cell in by_name["b.yaml"][1:8]] == [
        "示例县乙镇人民政府", "2026", "2021", "有错误，没有生成", "6", "0", "0",
    ]  # fmt: skip
    assert "示例县甲镇人民政府2026年" in str(by_name["a.yaml"][8])
    assert len(str(by_name["a.yaml"][9])) == 64
    assert by_name["d.yaml"][4] == "打不开"
    if kind != "json":
        assert str(by_name["=1+1.yaml"][1]).startswith("'=HYPERLINK")
    nianbao("render", "县", "-o", "out", "--to", "txt", "--report", f"r.{kind}")
    assert kind != "xlsx" or len(Path("r.xlsx").read_bytes()) - len(first) < 200


def _table(kind: str) -> list[list[Any]]:
    if kind == "csv":
        with Path("r.csv").open(encoding="utf-8-sig", newline="") as file:
            return list(csv.reader(file))[1:]
    if kind == "json":
        return [list(row.values()) for row in _rows("r.json")]
    sheet = openpyxl.load_workbook("r.xlsx").worksheets[0]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    return [list(row) for row in sheet.iter_rows(min_row=2, values_only=True)]


def test_a_report_of_another_kind_is_refused_before_anything_is_done(nianbao: Nianbao) -> None:
    _county()
    outcome = nianbao("render", "县", "-o", "out", "--report", "r.pdf")
    assert (outcome.status, outcome.out) == (2, "")
    assert "xlsx" in outcome.err
    assert not Path("out").exists()


class TestResume:
    """`--resume` skips what would come out the same, and nothing else."""

    def _again(self, nianbao: Nianbao, *options: str) -> dict[str, str]:
        """The state of each form in a second run."""
        base = ("render", "县", "-o", "out", "--to", "txt,docx", "--resume", "--report", "r.json")
        nianbao(*base, *options)
        return {Path(row["path"]).stem: row["state"] for row in _rows("r.json")}

    @pytest.fixture(autouse=True)
    def _first(self, nianbao: Nianbao) -> None:
        _county()
        image = SAMPLES / "images" / "channels.png"
        shutil.copy(image, "县/丙局/图.png")
        _form("县/丙局/c.yaml", "示例县丙镇人民政府", 其他事项="未收费。\n\n![图](图.png)")
        assert nianbao("render", "县", "-o", "out", "--to", "txt,docx").status == 1

    def test_what_is_unchanged(self, nianbao: Nianbao) -> None:
        before = {path: path.stat().st_mtime_ns for path in Path("out").glob("*.docx")}
        states = self._again(nianbao)
        assert states == {"a": "已有，略过", "b": "有错误，没有生成", "c": "已有，略过"}
        assert {path: path.stat().st_mtime_ns for path in before} == before
        (row,) = [row for row in _rows("r.json") if row["state"] == "已有，略过"][:1]
        assert row["agency"]
        assert all(Path(name).is_file() for name in row["files"])

    def test_a_changed_form_image_setting_or_option(self, nianbao: Nianbao) -> None:
        _form("县/甲局/a.yaml", "示例县甲镇人民政府", 其他事项="改过。")
        assert self._again(nianbao) == {"a": "已生成", "b": "有错误，没有生成", "c": "已有，略过"}
        with Path("县/丙局/图.png").open("ab") as file:
            file.write(b"\0")
        assert self._again(nianbao)["c"] == "已生成"
        Path("县/甲局/nianbao.toml").write_text('[severity]\nNC06 = "提示"\n', encoding="utf-8")
        assert self._again(nianbao)["a"] == "没有变化"
        assert self._again(nianbao, "--newline", "lf")["a"] == "已生成"
        assert self._again(nianbao, "--newline", "lf")["a"] == "已有，略过"

    def test_a_file_that_is_gone_or_was_edited(self, nianbao: Nianbao) -> None:
        (gone,) = Path("out").glob("示例县甲镇*.docx")
        gone.unlink()
        (edited,) = Path("out").glob("示例县丙镇*.txt")
        edited.write_text("改", encoding="utf-8")
        assert self._again(nianbao) == {"a": "已生成", "b": "有错误，没有生成", "c": "已生成"}
        assert gone.is_file()
        (kept,) = Path("out/历史版本").iterdir()
        assert kept.read_text(encoding="utf-8") == "改"

    def test_a_form_saved_anew_is_looked_at_once(self, nianbao: Nianbao) -> None:
        later = time.time() + 3600
        os.utime("县/甲局/a.yaml", (later, later))
        assert self._again(nianbao)["a"] == "没有变化"
        assert self._again(nianbao)["a"] == "已有，略过"

    def test_a_new_version_of_the_program(
        self, nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(render_run, "shipped_digest", lambda: "another")
        assert self._again(nianbao)["a"] == "没有变化"

    @pytest.mark.parametrize("broken", [b"", b"{", b"[]", b'{"version":1,"forms":{"x":3}}'])
    def test_a_broken_record_is_no_record(self, nianbao: Nianbao, broken: bytes) -> None:
        (Path("out") / MANIFEST).write_bytes(broken)
        assert self._again(nianbao)["a"] == "没有变化"
        assert self._again(nianbao)["a"] == "已有，略过"

    def test_no_path_of_the_machine_is_recorded(self) -> None:
        text = (Path("out") / MANIFEST).read_text(encoding="utf-8")
        assert "../县/甲局/a.yaml" in text
        assert str(Path.cwd()) not in text


def test_one_form_leaves_no_record_behind(nianbao: Nianbao) -> None:
    nianbao("render", _form("a.yaml", "示例县甲镇人民政府"), "-o", "out", "--to", "txt")
    assert _names() == {"示例县甲镇人.txt"}


def test_a_worker_that_dies_costs_its_form_alone(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(render_run, "Renderer", DeadlyRenderer)
    _form("县/致命.yaml", "示例县丁镇人民政府")
    for number in range(10):
        _form(f"县/{number}.yaml", f"示例县{number}镇人民政府")
    outcome = nianbao("render", "县", "-o", "out", "--to", "txt", "--jobs", "2", "--resume")
    assert outcome.status == 2
    assert outcome.err.count("意外结束") == 3  # told each time, and at last
    assert "致命.yaml" in outcome.err
    assert "已生成 10 份，没有做成 1 份" in outcome.out
    assert len(list(Path("out").glob("*.txt"))) == 10
    assert not list(Path("out").glob("*.tmp"))


@pytest.mark.skipif(os.name == "nt", reason="Ctrl-C is another thing there")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_stops_between_two_forms(nianbao: Nianbao, tmp_path: Path, jobs: str) -> None:
    for number in range(400):
        _form(f"县/{number:03}.yaml", f"示例县{number:03}镇人民政府")
    outcome = _interrupted(tmp_path, jobs)
    assert outcome.status == 2
    assert "已停止。" in outcome.err
    assert "Traceback" not in outcome.err
    made = sorted(Path("out").glob("*.docx"))
    assert 0 < len(made) < 400
    assert all(zipfile.ZipFile(path).testzip() is None for path in made)
    rows = _rows("r.json")
    assert [row["state"] for row in rows] == ["已生成"] * len(made)
    assert f"还有 {400 - len(made)} 份没有做" in outcome.out
    assert not list(Path("out").glob("*.tmp"))
    first = [f"县/{number:03}.yaml" for number in range(3)]
    again = nianbao("render", *first, "-o", "out", "--to", "docx", "--resume")
    assert again.out.count("没有变化，略过") == min(3, len(made))


def _interrupted(folder: Path, jobs: str) -> Outcome:
    """A run over the folder 县 that hears Ctrl-C, as a terminal sends it, after the first reports."""
    options = ["-o", "out", "--to", "docx", "--jobs", jobs, "--report", "r.json"]
    running = subprocess.Popen(
        [sys.executable, "-m", "generator", "render", "县", *options],
        cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    limit = time.monotonic() + 60
    while len(list(folder.glob("out/*.docx"))) < 3 and time.monotonic() < limit:
        time.sleep(0.01)
    os.killpg(running.pid, signal.SIGINT)
    out, err = running.communicate(timeout=60)
    return Outcome(running.returncode, out.decode(), err.decode())
