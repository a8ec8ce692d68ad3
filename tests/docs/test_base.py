"""templates/base.docx: current, and a Word file like any other."""

import io
import runpy
from collections.abc import Iterator
from pathlib import Path

import docx

from generator.resources import TEMPLATES
from generator.templating import shipped_names
from tests.docs.walkthrough import ROOT
from tests.writers.package import parts

SCRIPT = runpy.run_path(str(ROOT / "docs" / "base.py"))


def _bases() -> Iterator[tuple[Path, bytes]]:
    yield from SCRIPT["bases"]()


def test_each_is_what_its_style_sheet_gives_now() -> None:
    for path, made in _bases():
        assert parts(path.read_bytes()) == parts(made), "python docs/base.py"


def test_there_is_one_for_every_shipped_style_sheet_and_no_other() -> None:
    beside = {path.parent for path in TEMPLATES.rglob("styles.yaml")}
    assert {path.parent for path in TEMPLATES.rglob("*.docx")} == beside
    assert {path.parent for path, _ in _bases()} == beside


def test_it_is_made_with_the_same_bytes_each_time() -> None:
    assert dict(_bases()) == dict(_bases())


def test_word_would_open_it_and_find_no_text() -> None:
    for path, _ in _bases():
        word = docx.Document(io.BytesIO(path.read_bytes()))
        assert not word.paragraphs
        assert not word.core_properties.author


def test_an_office_gives_a_style_sheet_or_a_file_of_its_own_but_no_base() -> None:
    assert not [name for name in shipped_names() if name.endswith(".docx")]
