"""proved/ is current, says what the data files say, and is believed only where it fits them."""

import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from generator import resources
from generator.spec import phrases
from generator.spec.data_file import prove, read_data
from generator.spec.proved import proved_file, recalled, remembered
from tests.samples.load import ROOT

SCRIPT = runpy.run_path(str(ROOT / "docs" / "proved.py"))
FILES: dict[Path, str] = dict(SCRIPT["files"]())
PHRASES = resources.SCHEMAS / phrases.FILE


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_file_is_current(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == FILES[path], "python docs/proved.py"


def test_nothing_else_lies_there() -> None:
    assert set(resources.PROVED.iterdir()) == set(FILES)


def test_what_is_recalled_is_what_was_proved() -> None:
    source = PHRASES.read_bytes()
    known = recalled(PHRASES, source, phrases.Phrases)
    assert known == prove(PHRASES, source, phrases.Phrases)
    assert isinstance(known, phrases.Phrases)
    assert {type(entry) for entry in known.slogans} == {phrases.Slogan}


def test_an_altered_file_is_read_itself(tmp_path: Path) -> None:
    path = tmp_path / phrases.FILE
    path.write_text(
        PHRASES.read_text(encoding="utf-8").replace("no_content: [", "no_content: [空, ")
    )
    assert "空" in read_data(path, phrases.Phrases).no_content


@pytest.mark.parametrize("spoil", [lambda text: text[:-9], lambda text: text.replace(",", ", ", 1)])
def test_a_spoilt_file_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Any
) -> None:
    spoilt = spoil(proved_file(PHRASES).read_text(encoding="utf-8"))
    monkeypatch.setattr(resources, "PROVED", tmp_path)
    proved_file(PHRASES).write_text(spoilt, encoding="utf-8")
    assert recalled(PHRASES, PHRASES.read_bytes(), phrases.Phrases) is None


class Slip(NamedTuple):
    words: tuple[str, ...]
    notes: dict[str, tuple[str, ...]]


def test_entries_of_another_make_are_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Longer(NamedTuple):
        words: tuple[str, ...]
        more: str = ""

    monkeypatch.setattr(resources, "PROVED", tmp_path)
    slip = Slip(("甲", "乙"), {"丙": ("丁",)})
    proved_file(Path("slip.yaml")).write_text(remembered(b"", slip), encoding="utf-8")
    assert recalled(Path("slip.yaml"), b"", Slip) == slip
    monkeypatch.setattr(sys.modules[__name__], "Slip", Longer)
    assert recalled(Path("slip.yaml"), b"", Longer) is None


def test_a_start_needs_no_proof() -> None:
    program = (
        "import sys; from generator.spec.load import edition_for_year;"
        "from generator.spec.identity_words import load_identity_words;"
        "from generator.spec.indicators import words_for;"
        "from generator.writers.style import load_styles;"
        "words_for(edition_for_year(2026)); load_identity_words(); load_styles('2021');"
        "print({'pydantic', 'yaml'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, cwd=ROOT, check=True
    )
    assert done.stdout.strip() == b"set()"
