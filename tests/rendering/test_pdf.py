"""The pages as LibreOffice lays them out: what no measurement of the XML can show."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.samples.load import GOOD, rendered, report
from tests.writers.official import chapter_headings, drawn_tables

pytestmark = pytest.mark.rendering
every_sample = pytest.mark.parametrize("name", GOOD)


@dataclass(frozen=True)
class Tools:
    soffice: str
    pdftotext: str
    pdfinfo: str
    pdffonts: str


@pytest.fixture(scope="module")
def tools() -> Tools:
    """The programs; without them the tests are skipped, or fail where they are required."""
    found = {name: shutil.which(name) for name in ("soffice", "pdftotext", "pdfinfo", "pdffonts")}
    missing = [name for name, path in found.items() if path is None]
    if missing:
        words = f"not installed: {', '.join(missing)}"
        if os.environ.get("NIANBAO_REQUIRE_RENDERING"):
            pytest.fail(words)
        pytest.skip(words)
    return Tools(**{name: str(path) for name, path in found.items()})


@pytest.fixture(scope="module")
def pdfs(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """All good samples converted in one call, with a profile of its own."""
    folder = tmp_path_factory.mktemp("pages")
    for name in GOOD:
        (folder / f"{name}.docx").write_bytes(rendered(name).files["docx"])
    subprocess.run(
        [
            tools.soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), *(f"{folder}/{n}.docx" for n in GOOD),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    return {name: folder / f"{name}.pdf" for name in GOOD}


def _output(*command: str | Path) -> str:
    done = subprocess.run(command, check=True, capture_output=True, timeout=60)
    return done.stdout.decode("utf-8")


def _pages(tools: Tools, pdf: Path) -> list[str]:
    """The text of each page without blanks and line breaks."""
    pages = _output(tools.pdftotext, "-enc", "UTF-8", pdf, "-").split("\f")[:-1]
    return [re.sub(r"\s", "", page) for page in pages]


@every_sample
def test_the_report_is_short_and_on_a4(tools: Tools, pdfs: dict[str, Path], name: str) -> None:
    info = _output(tools.pdfinfo, pdfs[name])
    (count,) = re.findall(r"^Pages:\s+(\d+)", info, re.MULTILINE)
    assert 3 <= int(count) <= 9
    (size,) = re.findall(r"^Page size:\s+([\d.]+) x ([\d.]+) pts", info, re.MULTILINE)
    assert [float(side) for side in size] == pytest.approx([595.3, 841.9], abs=0.5)


@every_sample
def test_every_chapter_is_there_in_order(tools: Tools, pdfs: dict[str, Path], name: str) -> None:
    text = "".join(_pages(tools, pdfs[name]))
    at = 0
    for heading in chapter_headings(report(name).edition.id):
        at = text.index(heading, at) + 1


@every_sample
def test_table_three_stands_on_one_page_with_its_heading(
    tools: Tools, pdfs: dict[str, Path], name: str
) -> None:
    edition = report(name).edition.id
    table = drawn_tables(edition)[1]
    labels = ["一、本年新收", "二、上年结转", "（七）总计", "四、结转下年度"]
    numbered = [s.text for row in table.rows for s in row if re.match(r"\d\.", s.text)]
    labels += [label[:6] for label in numbered]
    heading = chapter_headings(edition)[2]
    holding = [
        number
        for number, page in enumerate(_pages(tools, pdfs[name]))
        if all(label in page for label in labels)
    ]
    assert len(holding) == 1
    assert heading in _pages(tools, pdfs[name])[holding[0]]


@every_sample
def test_pages_are_numbered(tools: Tools, pdfs: dict[str, Path], name: str) -> None:
    for number, page in enumerate(_pages(tools, pdfs[name]), start=1):
        assert f"—{number}—" in page


@every_sample
def test_a_page_is_never_nearly_empty(tools: Tools, pdfs: dict[str, Path], name: str) -> None:
    assert all(len(page) > 40 for page in _pages(tools, pdfs[name])[:-1])


@every_sample
def test_chinese_faces_are_embedded(tools: Tools, pdfs: dict[str, Path], name: str) -> None:
    lines = _output(tools.pdffonts, pdfs[name]).splitlines()[2:]
    assert lines
    assert {line.split()[-5] for line in lines} == {"yes"}  # the column "emb"
    assert any(re.search("CJK|Song|Hei|Kai|Fang|Sun|Ming", line) for line in lines)
