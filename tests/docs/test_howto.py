"""Every page of docs/howto does what it says, command by command."""

import re
import shutil
from pathlib import Path

import pytest

from tests.docs.walkthrough import ROOT, Walk

FOLDER = ROOT / "docs" / "howto"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")
AN_EXAMPLE = "网址"  # of a link that a report cannot print
_LINK = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)#]+)(?:#[^)]*)?\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_comes_out_as_told(
    page: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    shutil.copytree(ROOT / "samples", tmp_path / "samples")
    monkeypatch.chdir(tmp_path)
    Walk(capsys).page(page.read_text(encoding="utf-8"))


def test_the_index_names_every_page() -> None:
    named = set(_LINK.findall((FOLDER / "README.md").read_text(encoding="utf-8")))
    assert {page.name for page in PAGES} <= named


def test_links_between_documents_lead_somewhere() -> None:
    files = [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]
    links = [(file, link) for file in files for link in _LINK.findall(file.read_text("utf-8"))]
    local = [(file, link) for file, link in links if "://" not in link and link != AN_EXAMPLE]
    assert [(file.name, link) for file, link in local if not (file.parent / link).exists()] == []
