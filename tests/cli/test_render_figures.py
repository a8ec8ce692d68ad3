"""`render --figures`: the picture page, and last year's report beside this one."""

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Nianbao
from tests.samples.load import SAMPLES


@pytest.fixture(autouse=True)
def _forms(tmp_path: Path) -> None:
    for name in ("minimal_2026", "004_liyang_2020"):
        shutil.copy(SAMPLES / f"{name}.yaml", tmp_path)


def _text() -> str:
    (path,) = Path("out").glob("*.txt")
    return path.read_text(encoding="utf-8")


def test_figures_are_made_when_asked_for(nianbao: Nianbao) -> None:
    assert nianbao("render", "minimal_2026.yaml", "-o", "out").status == 0
    assert "数据图示" not in _text()
    assert nianbao("render", "minimal_2026.yaml", "-o", "out", "--figures").status == 0
    assert "附：数据图示" in _text()
    assert "2020年度" not in _text()


def test_last_year_is_a_form_or_a_published_report(nianbao: Nianbao) -> None:
    assert nianbao("render", "004_liyang_2020.yaml", "-o", "old", "--to", "docx").status == 0
    (published,) = Path("old").glob("*.docx")
    texts = []
    for last in (Path("004_liyang_2020.yaml"), published):
        made = nianbao("render", "minimal_2026.yaml", "-o", "out", "--figures", "--previous", last)
        assert made.status == 0, made.err
        texts.append(_text())
    assert texts[0] == texts[1]
    assert "2020年度4件、2026年度" in texts[0]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("minimal_2026.yaml", "--previous", "004_liyang_2020.yaml"), "--figures"),
        (("minimal_2026.yaml", "--figures", "--previous", "missing.yaml"), "missing.yaml"),
        ((".", "--figures", "--previous", "004_liyang_2020.yaml"), "2 份表单"),
        (("004_liyang_2020.yaml", "--figures", "--previous", "minimal_2026.yaml"), "2026 年度"),
    ],
)
def test_what_cannot_be_compared_is_refused(
    nianbao: Nianbao, arguments: tuple[str, ...], words: str
) -> None:
    made = nianbao("render", *arguments, "-o", "out")
    assert made.status == 2
    assert words in made.err
    assert not list(Path().glob("out/*.txt"))


def test_a_report_with_figures_says_what_its_form_says(nianbao: Nianbao) -> None:
    formats = ("docx", "html", "txt")
    wanted = ("--figures", "--previous", "004_liyang_2020.yaml", "--to", ",".join(formats))
    assert nianbao("render", "minimal_2026.yaml", "-o", "out", *wanted).status == 0
    for path in sorted(Path("out").iterdir()):
        verified = nianbao("verify", "minimal_2026.yaml", path)
        assert verified.status == 0, verified.out
