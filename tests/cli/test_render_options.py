"""Options of `render`: drafts, what travels inside, the office's own templates, the plain text."""

from pathlib import Path
from typing import Any

import docx
import pytest

from generator import pipeline
from generator.document.options import RenderOptions
from generator.resources import TEMPLATES
from tests.cli.conftest import Nianbao
from tests.document.forms import as_bytes, zero_form

NAME = "示例县云溪镇人民政府2026年政府信息公开工作年度报告"
OUT = Path("out") / f"{NAME}.txt"


@pytest.fixture(autouse=True)
def _form(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_bytes(as_bytes(zero_form()))
    (tmp_path / "bad.yaml").write_bytes(as_bytes(zero_form(主动公开=None)))


def test_a_draft_is_made_in_spite_of_errors(nianbao: Nianbao) -> None:
    assert nianbao("render", "bad.yaml", "-o", "out").status == 1
    assert nianbao("render", "bad.yaml", "-o", "out", "--draft").status == 0
    names = {path.name for path in Path("out").iterdir()}
    assert names == {f"{NAME}（草稿）.docx", f"{NAME}（草稿）.txt"}
    broken = nianbao("render", "missing.yaml", "--draft")
    assert broken.status == 2


def test_the_form_stays_at_home_when_asked(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch
) -> None:
    embedded: list[bool] = []
    make = pipeline.render

    def noting(content: Any, formats: Any, options: RenderOptions, result: Any) -> Any:
        embedded.append(options.embed)
        return make(content, formats, options, result)

    monkeypatch.setattr(pipeline, "render", noting)
    for options in ((), ("--no-embed",)):
        nianbao("render", "a.yaml", "-o", "out", "--to", "docx", *options)
    assert embedded == [True, False]


@pytest.mark.parametrize(
    ("options", "encoding", "end"),
    [
        ((), "utf-8", b"\r\n"),
        (("--encoding", "gb18030"), "gb18030", b"\r\n"),
        (("--newline", "lf"), "utf-8", b"\n"),
    ],
)
def test_the_plain_text_as_old_systems_want_it(
    nianbao: Nianbao, options: tuple[str, ...], encoding: str, end: bytes
) -> None:
    assert nianbao("render", "a.yaml", "-o", "out", "--to", "txt", *options).status == 0
    data = OUT.read_bytes()
    assert "示例县" in data.decode(encoding)
    assert data.endswith(end)
    assert (b"\r" in data) is (end == b"\r\n")


def test_tables_drawn_or_one_cell_a_line(nianbao: Nianbao) -> None:
    drawn = []
    for layout in ("grid", "cells"):
        nianbao("render", "a.yaml", "-o", "out", "--to", "txt", "--txt-layout", layout)
        drawn.append("+--" in OUT.read_text(encoding="utf-8"))
    assert drawn == [True, False]
    assert nianbao("render", "a.yaml", "--txt-layout", "tabs").status == 2


def test_an_offices_own_template_takes_the_place_of_ours(nianbao: Nianbao) -> None:
    title = next(TEMPLATES.rglob("title.txt.j2")).relative_to(TEMPLATES)
    own = Path("own") / title
    own.parent.mkdir(parents=True)
    own.write_text("本单位年报", encoding="utf-8")
    assert nianbao("render", "a.yaml", "-o", "out", "--to", "txt", "--templates", "own").status == 0
    assert [path.name for path in Path("out").iterdir()] == ["本单位年报.txt"]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("x.j2", b"x", "不是模板"),
        (None, b"", "没有模板"),
        ("styles.yaml", b"\xff\xfe\xfa", "UTF-8"),
    ],
)
def test_a_folder_of_templates_that_is_none(
    nianbao: Nianbao, name: str | None, data: bytes, words: str
) -> None:
    Path("own").mkdir()
    if name:
        Path("own", name).write_bytes(data)
    outcome = nianbao("render", "a.yaml", "-o", "out", "--templates", "own")
    assert outcome.status == 2
    assert words in outcome.err
    assert nianbao("render", "a.yaml", "--templates", "missing").status == 2
    assert not Path("out").exists()


def test_the_page_of_an_offices_own_word_file(nianbao: Nianbao) -> None:
    reference = docx.Document()
    reference.save("own.docx")
    options = ("-o", "out", "--to", "docx", "--reference-docx")
    assert nianbao("render", "a.yaml", *options, "own.docx").status == 0
    assert nianbao("render", "a.yaml", *options, "missing.docx").status == 2


def test_without_libreoffice_the_other_formats_are_made(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cli.office.find_libreoffice", lambda: None)
    outcome = nianbao("render", "a.yaml", "-o", "out", "--to", "txt,pdf")
    assert outcome.status == 2
    assert "LibreOffice" in outcome.err
    assert OUT.is_file()
    alone = nianbao("render", "a.yaml", "-o", "alone", "--to", "pdf")
    assert (alone.status, alone.out) == (2, "")
    assert not Path("alone").exists()


def test_the_formats_are_named_in_the_help(nianbao: Nianbao) -> None:
    out = nianbao("render", "--help").out
    for words in ("--draft", "--resume", "--report", "--txt-layout", "pdf", "历史版本"):
        assert words in out
