"""proved/ is current, says what the data files say, and is believed only where it fits them."""

import importlib
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator import resources
from generator.errors import SpecError
from generator.spec import phrases
from generator.spec.data_file import prove, read_data
from generator.spec.indicators import words_for
from generator.spec.load import load_edition
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


SHAPES = """from typing import Annotated, NamedTuple
from generator.spec.limits import Limits

class Slip(NamedTuple):
    words: tuple[str, ...]
    notes: dict[str, Annotated[int, Limits(le=12)]]
"""


def test_entries_of_another_make_are_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(resources, "PROVED", tmp_path)
    monkeypatch.syspath_prepend(tmp_path)
    module = tmp_path / "shapes_of_a_test.py"
    module.write_text(SHAPES, encoding="utf-8")
    shape = importlib.import_module(module.stem).Slip
    slip, file = shape(("甲", "乙"), {"丙": 12}), Path("slip.yaml")
    proved_file(file).write_text(remembered(b"", slip), encoding="utf-8")
    assert recalled(file, b"", shape) == slip
    module.write_text(SHAPES.replace("le=12", "le=11"), encoding="utf-8")
    assert recalled(file, b"", shape) is None


def test_words_are_proved_anew_when_an_edition_changes(tmp_path: Path) -> None:
    shutil.copytree(resources.SCHEMAS, tmp_path, dirs_exist_ok=True)
    for form in tmp_path.glob("*/form.yaml"):
        form.write_text(form.read_text("utf-8").replace("carried_out", "carried_on"), "utf-8")
    with pytest.raises(SpecError, match="carried_out"):
        words_for(load_edition("2021", tmp_path), tmp_path)


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
