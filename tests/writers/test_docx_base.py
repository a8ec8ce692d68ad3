"""What a report of words and tables starts from, and what is loaded to write it."""

import io
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from generator.document.nodes import (
    UNKNOWN,
    Document,
    Heading,
    Paragraph,
    Run,
    Table,
    TableCell,
)
from generator.document.options import ReferenceFile, RenderOptions
from generator.pipeline import render
from generator.templating import Templates
from generator.writers import writer
from generator.writers.docx import base
from generator.writers.rendition import Rendition
from generator.writers.style import load_styles
from tests.samples.load import ROOT, content, examined
from tests.writers.package import CORE, STYLES, W, find, only, parts, style, text, tree, w

PLAIN, PICTURED = "minimal_2026", "full_2025"
_LOADED = """
import sys
from generator.document.options import RenderOptions
from generator.pipeline import render
from tests.samples.load import content
options = RenderOptions(embed=sys.argv[2] == "embed")
render(content(sys.argv[1]), ("docx",), options)
print(*sorted({name.partition(".")[0] for name in sys.modules} & {"docx", "lxml"}))
"""


@pytest.mark.parametrize("data", [b"", b"PK", "an archive"])
def test_a_prepared_file_that_is_none_is_made_anew(
    data: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    spoilt = tmp_path / base.FILE
    if isinstance(data, bytes):
        spoilt.write_bytes(data)
    else:
        with zipfile.ZipFile(spoilt, "w") as archive:
            archive.writestr("other.xml", data)
    sheet = load_styles("2021")
    whole = base.base_of(sheet, None, "2021").document_xml([])
    monkeypatch.setattr("generator.resources.template_path", lambda *_: spoilt)
    monkeypatch.setattr(base, "_BASES", {})
    assert base.base_of(sheet, None, "2021").document_xml([]) == whole


def _loaded(name: str, form: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, "-c", _LOADED, name, form],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout.split()


def test_an_ordinary_report_loads_no_library_for_word() -> None:
    assert _loaded(PLAIN, "embed") == []


@pytest.mark.parametrize(("name", "form"), [(PICTURED, "embed"), (PLAIN, "none")])
def test_a_picture_or_a_file_without_the_form_asks_for_it(name: str, form: str) -> None:
    assert _loaded(name, form) == ["docx", "lxml"]


def _docx(name: str, **options: Any) -> bytes:
    asked = RenderOptions(**options)
    return render(content(name), ("docx",), asked, examined(name).result).files["docx"]


@pytest.mark.parametrize("name", [PLAIN, PICTURED])
def test_without_the_shipped_file_the_same_report_is_made(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = _docx(name)
    monkeypatch.setattr(base, "FILE", "not there.docx")
    monkeypatch.setattr(base, "_BASES", {})
    assert parts(_docx(name)) == parts(shipped)


def test_a_style_sheet_that_differs_in_one_value_is_not_taken_for_the_shipped_one() -> None:
    own = Templates((("styles.yaml", "styles: {body: {size_pt: 15}}\n"),), "own")
    sizes = [_body_size(_docx(PLAIN)), _body_size(_docx(PLAIN, templates=own))]
    assert sizes == ["32", "30"]


def _body_size(data: bytes) -> str | None:
    styles = find(tree(data, STYLES), "w:style")
    (body,) = [s for s in styles if w(s, "styleId") == "Body"]
    return w(only(body, "w:rPr/w:sz"))


def test_nothing_of_what_the_base_carries_is_in_a_report() -> None:
    for embed in (True, False):
        assert b"xiaobiaosong" not in b"".join(parts(_docx(PLAIN, embed=embed)).values())


def test_with_and_without_the_form_the_rest_is_the_same() -> None:
    both = parts(_docx(PLAIN)), parts(_docx(PLAIN, embed=False))
    names = set(both[0]) - set(both[1])
    assert {name.partition("/")[0] for name in names} == {"customXml"}
    told = {"[Content_Types].xml", "word/_rels/document.xml.rels"}
    for name in set(both[1]) - told:
        assert both[0][name] == both[1][name], name
    for name in told:
        assert b"customXml" not in both[1][name]


@pytest.mark.parametrize(
    "options", [{}, {"embed": False}, {"draft": True}], ids=["form", "no form", "draft"]
)
def test_the_archive_is_whole(options: dict[str, Any]) -> None:
    with zipfile.ZipFile(io.BytesIO(_docx(PLAIN, **options))) as archive:
        assert archive.testzip() is None
        for entry in archive.infolist():
            assert entry.compress_type == zipfile.ZIP_DEFLATED
            assert (entry.extra, entry.comment, entry.flag_bits) == (b"", b"", 0)
            assert entry.external_attr >> 16 == 0o644


def _written(*blocks: Heading | Paragraph | Table) -> bytes:
    document = Document(UNKNOWN, blocks)
    return writer("docx")(Rendition(document, load_styles("2021")))


NASTY = "甲\x00乙\x1f丙\ufffe丁\ud800 & <b> \"引\" 'x' ]]> \r戊"
KEPT = NASTY.translate({0: None, 0x1F: None, 0xFFFE: None, 0xD800: None})


def test_words_are_words_whatever_they_are() -> None:
    cells = (TableCell(NASTY, "label"), TableCell(NASTY, "value"))
    data = _written(
        Heading(1, NASTY),
        Paragraph((Run(NASTY), Run(NASTY, bold=True))),
        Table("extra", (cells,), (1, 1), 0, False, False, NASTY, NASTY),
    )
    root = tree(data)
    assert [text(p) for p in find(root, "w:body/w:p")] == [KEPT, KEPT * 2, ""]
    assert [text(cell) for cell in find(root, ".//w:tc")] == [KEPT, KEPT]
    for attribute in ("w:tblCaption", "w:tblDescription"):
        assert w(only(root, f".//{attribute}")) == KEPT


def test_a_document_about_nothing_has_empty_properties() -> None:
    core = tree(_written(Heading(1, "题")), CORE)
    assert [only(core, f"dc:{name}").text or "" for name in ("title", "creator")] == ["", ""]


def _office_file() -> ReferenceFile:
    """One with another style that has our id for the body, and a mark of comments with an odd id."""
    word = docx.Document()
    word.styles.add_style("Body", WD_STYLE_TYPE.PARAGRAPH)
    mark = word.styles.add_style("annotation reference", WD_STYLE_TYPE.CHARACTER)
    mark.element.set(f"{{{W}}}styleId", "m\"<&9'")
    saved = io.BytesIO()
    word.save(saved)
    return ReferenceFile("本局.docx", saved.getvalue())


@pytest.mark.parametrize("draft", [False, True])
def test_every_part_names_the_styles_of_the_office_s_file(draft: bool) -> None:
    data = _docx(PLAIN, reference=_office_file(), draft=draft)
    ids = {w(s, "styleId") for s in find(tree(data, STYLES), "w:style")}
    for part in [p for p in parts(data) if p.startswith("word/") and p.endswith(".xml")]:
        for kind in ("pStyle", "rStyle", "tblStyle"):
            assert {w(s) for s in find(tree(data, part), f".//w:{kind}")} <= ids, part
    assert "NianbaoBody" in {style(p) for p in find(tree(data), "w:body/w:p")}
