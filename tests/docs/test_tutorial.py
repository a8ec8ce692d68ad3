"""The tutorial does what it says, command by command."""

import re
import shlex
from pathlib import Path

import pytest

from generator.cli.main import run

TUTORIAL = Path(__file__).parents[2] / "docs" / "tutorial.md"
BLOCK = re.compile(r"^```(console|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
WRONG_TOTAL = "    总计: {自然人: 5}\n"


def test_every_step_of_the_tutorial_comes_out_as_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    blocks = BLOCK.findall(TUTORIAL.read_text(encoding="utf-8"))
    commands = [shlex.split(text)[1:] for kind, text in blocks if kind == "console"]
    (form,) = [text for kind, text in blocks if kind == "yaml"]
    new, check_blank, check_filled, render = commands

    assert run(new) == 0
    path = Path("年报.yaml")
    assert path.is_file()
    assert run(check_blank) == 1
    assert "还没有填" in capsys.readouterr().out

    path.write_text(form, encoding="utf-8")
    assert run(check_filled) == 1
    assert "= 4（其余各行为 0），填报为 5" in capsys.readouterr().out

    path.write_text(form.replace(WRONG_TOTAL, ""), encoding="utf-8")
    assert run(check_filled) == 0
    assert run(render) == 0
    assert {made.suffix for made in Path("成品").iterdir()} == {".docx", ".txt"}
