"""The pages as LibreOffice lays them out: what no measurement of the XML can show."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.document.options import RenderOptions
from generator.pipeline import examine, render
from tests.document.forms import content_of, no_images, zero_form
from tests.samples.load import GOOD, SAMPLES, rendered, report
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
    _convert(tools, folder, list(GOOD))
    return {name: folder / f"{name}.pdf" for name in GOOD}


def _convert(tools: Tools, folder: Path, names: list[str]) -> None:
    subprocess.run(
        [
            tools.soffice, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless",
            "--convert-to", "pdf", "--outdir", str(folder), *(f"{folder}/{n}.docx" for n in names),
        ],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip


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


_WORD = re.compile(r'<word xMin="[^"]*" yMin="([\d.]+)" xMax="[^"]*" yMax="([\d.]+)">')
_TYPE_AREA = (37 / 25.4 * 72 - 6, (297 - 35) / 25.4 * 72 + 2)


def _body_lines(page: str) -> int:
    """Lines of 16 pt type: what is smaller stands in tables, what is larger in the title."""
    tops: list[float] = []
    for top, bottom in sorted((float(a), float(b)) for a, b in _WORD.findall(page)):
        inside = _TYPE_AREA[0] <= top and bottom <= _TYPE_AREA[1]
        if inside and 15 <= bottom - top <= 24 and (not tops or top - tops[-1] > 10):
            tops.append(top)
    return len(tops)


@every_sample
def test_no_page_has_more_than_twenty_two_lines(
    tools: Tools, pdfs: dict[str, Path], name: str
) -> None:
    boxes = _output(tools.pdftotext, "-bbox", "-enc", "UTF-8", pdfs[name], "-")
    counts = [_body_lines(page) for page in boxes.split("<page ")[1:]]
    assert max(counts) <= 22
    assert max(counts) >= 15


@pytest.fixture(scope="module")
def others(tools: Tools, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A draft with many findings, and reports whose last page is filled to the brim."""
    folder = tmp_path_factory.mktemp("others")
    draft = examine((SAMPLES / "broken_2025.yaml").read_bytes(), no_images)
    assert draft.content is not None
    files = {"draft": render(draft.content, ("docx",), RenderOptions(draft=True), draft.result)}
    for lines in BRIM:
        prose = "\n".join(f"第{number}项工作按时完成。" for number in range(lines))
        form = zero_form(
            其他事项=prose, 落款={"署名": "示例县云溪镇人民政府", "日期": "2027-01-15"}
        )
        files[f"brim{lines}"] = render(content_of(form), ("docx",))
    for name, made in files.items():
        (folder / f"{name}.docx").write_bytes(made.files["docx"])
    _convert(tools, folder, list(files))
    return folder


BRIM = range(6, 14)


@pytest.mark.parametrize("lines", BRIM)
def test_the_signature_is_never_alone_on_a_page(tools: Tools, others: Path, lines: int) -> None:
    last = _pages(tools, others / f"brim{lines}.pdf")[-1]
    assert "2027年1月15日" in last
    assert "示例县云溪镇人民政府2027年" in last
    assert last.count("项工作按时完成") >= 2 or "五、" in last


def test_every_page_of_a_draft_says_so(tools: Tools, others: Path) -> None:
    pages = _pages(tools, others / "draft.pdf")
    assert len(pages) >= 3
    assert all("草稿" in page for page in pages)
    assert "【待填】" in "".join(pages)
