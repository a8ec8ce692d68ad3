"""The picture page as LibreOffice lays it out: one page, every title, name and number on it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from generator.pipeline import render
from tests.document.drawn import figures_of, pictured, sample
from tests.rendering.test_pdf import Tools, tools
from tests.samples.load import content, rendered

pytestmark = pytest.mark.rendering
__all__ = ["tools"]

LAST = "004_liyang_2020"


def _pages(tools: Tools, docx: bytes, folder: Path) -> list[str]:
    """The words of each page without blanks."""
    folder.mkdir()
    (folder / "a.docx").write_bytes(docx)
    subprocess.run(
        [
            tools.soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), str(folder / "a.docx"),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    done = subprocess.run(
        [tools.pdftotext, "-enc", "UTF-8", str(folder / "a.pdf"), "-"],
        check=True, capture_output=True, timeout=60,
    )  # fmt: skip
    shutil.rmtree(folder / "profile", ignore_errors=True)
    return [re.sub(r"\s", "", page) for page in done.stdout.decode("utf-8").split("\f")[:-1]]


def test_all_figures_stand_on_one_page_of_their_own(tools: Tools, tmp_path: Path) -> None:
    plain = _pages(tools, rendered("full_2025").files["docx"], tmp_path / "plain")
    made = render(content("full_2025"), ("docx",), pictured(LAST)).files["docx"]
    pages = _pages(tools, made, tmp_path / "figures")
    assert pages[:-1] == plain
    for figure in figures_of(sample("full_2025", LAST)):
        shown = [figure.title, *figure.categories]
        shown += [str(value) for series in figure.series for value in series.values]
        assert [text for text in shown if text not in pages[-1]] == []
