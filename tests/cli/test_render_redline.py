"""`render --redline`: a Word file with tracked changes beside the clean report, never in its place."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Nianbao
from tests.comparison.sides import with_overview
from tests.document.forms import as_bytes
from tests.samples.load import SAMPLES
from tests.writers.package import find, tree
from tests.writers.tracked import accepted, rejected, shown, words

NAME = "示例县云溪镇人民政府2026年政府信息公开工作年度报告"
LINE = "全年公开信息36条，开展培训{}次，参训人员覆盖各科室。举办开放日1次。"
OLD, NEW = with_overview(LINE.format(1)), with_overview(LINE.format(2))


def _write(name: str, form: dict[str, Any]) -> str:
    Path(name).write_bytes(as_bytes(form))
    return name


@pytest.fixture
def pair(nianbao: Nianbao) -> tuple[str, str]:  # noqa: ARG001 - the folder is its own
    return _write("old.yaml", OLD), _write("new.yaml", NEW)


def _redline(folder: str = ".", name: str = NAME) -> bytes:
    return (Path(folder) / f"{name}（修订）.docx").read_bytes()


def test_only_the_redline_is_written(nianbao: Nianbao, pair: tuple[str, str]) -> None:
    old, new = pair
    assert nianbao("render", new, "-o", "out").status == 0
    clean = {path: path.read_bytes() for path in Path("out").iterdir()}
    outcome = nianbao("render", new, "--redline", old, "-o", "out")
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.splitlines()[0] == f"已生成：{Path('out') / NAME}（修订）.docx"
    assert {path: path.read_bytes() for path in clean} == clean
    assert len(list(Path("out").iterdir())) == len(clean) + 1
    assert accepted(_redline("out")) == shown(tree(clean[Path("out") / f"{NAME}.docx"]))


@pytest.mark.parametrize("kind", ["docx", "html", "txt"])
def test_the_old_report_may_be_a_published_file(
    nianbao: Nianbao, pair: tuple[str, str], kind: str
) -> None:
    old, new = pair
    nianbao("render", old, "--to", f"docx,{kind}", "--no-embed", "-o", "old")
    before = (Path("old") / f"{NAME}.docx").read_bytes()
    outcome = nianbao("render", new, "--redline", Path("old") / f"{NAME}.{kind}")
    assert (outcome.status, outcome.err) == (0, "")
    assert words(rejected(_redline())) == words(shown(tree(before)))
    assert len(find(tree(_redline()), ".//w:ins")) == 1


def test_an_office_s_own_sentences_are_those_of_the_old_form_too(
    nianbao: Nianbao,
) -> None:
    Path("own").mkdir()
    (Path("own") / "preface.md.j2").write_text("本报告由办公室编写。\n", encoding="utf-8")
    old = _write("a.yaml", {**OLD, "编制说明": "默认"})
    new = _write("b.yaml", {**NEW, "编制说明": "默认"})
    outcome = nianbao("render", new, "--redline", old, "--templates", "own")
    assert outcome.status == 0, outcome.err
    assert len(find(tree(_redline()), ".//w:ins")) == 1
    assert "本报告由办公室编写。" in words(rejected(_redline()))


def test_a_form_with_errors_is_refused_unless_it_is_a_draft(nianbao: Nianbao) -> None:
    broken, old = SAMPLES / "broken_2025.yaml", SAMPLES / "full_2025.yaml"
    assert nianbao("render", broken, "--redline", old).status == 1
    assert not list(Path().iterdir())
    assert nianbao("render", broken, "--redline", old, "--draft").status == 0
    (made,) = Path().iterdir()
    assert made.name.endswith("（草稿）（修订）.docx")


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--redline", "missing.docx"], "missing.docx"),
        (["--redline", "old.yaml", "--to", "txt,html"], "修订稿只有 Word 文件"),
        (["--redline", "old.yaml", "--figures"], "--figures"),
        (["old.yaml", "--redline", "old.yaml"], "2 份表单"),
        (["--redline", "notes.txt"], "notes.txt"),
    ],
)
def test_what_cannot_be_shown_is_refused(
    nianbao: Nianbao, pair: tuple[str, str], options: list[str], why: str
) -> None:
    Path("notes.txt").write_text("会议记录", encoding="utf-8")
    outcome = nianbao("render", pair[1], *options, "-o", "out")
    assert (outcome.status, outcome.out) == (2, "")
    assert why in outcome.err
    assert not Path("out").exists()


def test_what_of_the_old_file_was_not_understood_is_said(nianbao: Nianbao) -> None:
    nianbao("render", SAMPLES / "full_2025.yaml", "--to", "txt", "-o", "old")
    (old,) = Path("old").iterdir()
    text = old.read_text(encoding="utf-8-sig")
    old.write_text(f"打印本页\n{text}", encoding="utf-8")
    outcome = nianbao("render", SAMPLES / "full_2025.yaml", "--redline", old)
    assert outcome.status == 0
    assert "没有认出来" in outcome.err


def test_help_names_it(nianbao: Nianbao) -> None:
    assert "--redline" in nianbao("render", "--help").out
