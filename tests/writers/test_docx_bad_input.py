"""What nobody meant to write: the file still opens, nothing is lost, nothing runs out of its cell."""

import io
import zipfile
from typing import Any

import docx
import pytest
from lxml import etree

from generator.document.options import RenderOptions
from generator.pipeline import render
from generator.templating import Templates
from tests.document.forms import content_of, document_of, zero_form
from tests.samples.load import SAMPLES
from tests.writers.package import Element, find, number, only, parts, style, text, tree, w

LONG_NAME = "某某省某某市某某区机关事务管理和国有资产监督管理局综合行政执法大队直属分队二中队办公"


def _docx(**form: Any) -> bytes:
    return render(content_of(zero_form(**form)), ("docx",)).files["docx"]


def _lines(data: bytes) -> list[str]:
    return [text(p) for p in find(tree(data), "w:body/w:p")]


@pytest.mark.parametrize(
    "words",
    ["\U0001f600", "\U00020bb7", "\ue000\uf8ff", "\U000f0000", "e\u0301\u200d", "“甲”——乙……"],
)
def test_rare_characters_reach_the_file_and_the_embedded_form(words: str) -> None:
    data = _docx(
        其他事项=f"甲{words}乙，未收取信息处理费。", 机关={"名称": f"示例{words}局", "类型": "部门"}
    )
    assert f"甲{words}乙，未收取信息处理费。" in _lines(data)
    assert words in parts(data)["customXml/item1.xml"].decode()
    docx.Document(io.BytesIO(data))


def test_an_organ_of_forty_characters() -> None:
    name = LONG_NAME[:40]
    data = _docx(机关={"名称": name, "类型": "部门"}, 落款={"署名": name, "日期": "2027-01-15"})
    (title, *_), (signature, day) = find(tree(data), "w:body/w:p"), _signature(data)
    breaks = len(find(title, "w:r/w:br"))
    assert breaks in {2, 3}
    assert text(title) == f"{name}2026年政府信息公开工作年度报告"
    room = 156 / 25.4 * 72 * 20
    for paragraph in (signature, day):
        assert 0 <= number(only(paragraph, "w:pPr/w:ind"), "right") < room - 7 * 320


def _signature(data: bytes) -> tuple[Element, Element]:
    found = find(tree(data), "w:body/w:p")[-2:]
    assert [style(p) for p in found] == ["ReportSignature", "ReportDate"]
    return found[0], found[1]


def _cell(data: bytes, words: str) -> Element:
    (cell,) = [c for c in find(tree(data), ".//w:tc") if text(c) == words]
    return cell


@pytest.mark.parametrize("figure", ["123456789012", "-98765432109", "1234567"])
def test_a_long_figure_stays_on_one_line_of_its_narrow_cell(figure: str) -> None:
    row = [abs(int(figure)), 0, 0, 0, 0, 0]
    data = _docx(申请={"本年新收": row, "结转下年度": row, "其余": 0})
    words = str(abs(int(figure)))
    cells = [c for c in find(tree(data), ".//w:tc") if text(c) == words]
    assert len(cells) == 4  # the two columns of both rows
    for cell in cells:
        properties = only(cell, "w:p/w:r/w:rPr")
        size = number(only(properties, "w:sz")) / 2 if find(properties, "w:sz") else 9
        scale = number(only(properties, "w:w")) / 100 if find(properties, "w:w") else 1
        room = number(only(cell, "w:tcPr/w:tcW"), "w") / 20 - 2 * 0.8 / 25.4 * 72
        assert len(words) * 0.5 * size * scale <= room * 1.01
        assert size >= 6


def test_three_hundred_paragraphs() -> None:
    lines = [f"第{number}段，内容各不相同。" for number in range(300)]
    data = _docx(总体情况="\n".join(lines))
    assert [line for line in _lines(data) if line.startswith("第")] == lines


def test_a_long_own_title_stays_within_its_lines() -> None:
    title = "示例县云溪镇人民政府" * 8 + "2026年政府信息公开工作年度报告"
    (made, *_) = document_of(zero_form(标题=title)).blocks
    assert "".join(getattr(made, "lines", ())) == title
    assert max(map(len, getattr(made, "lines", ()))) <= 20


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n", b"<svg/>", b"\x89PNG" + b"\0" * 99])
def test_an_image_that_is_none_is_left_out_and_the_file_is_whole(data: bytes) -> None:
    content = content_of(zero_form(编制说明="甲。\n![图](a.png)\n乙。"), lambda _: data)
    made = render(content, ("docx",), RenderOptions(draft=True)).files["docx"]
    assert not [part for part in parts(made) if "media" in part]
    assert "乙。" in _lines(made)


def test_an_image_is_centred_with_its_caption_below_on_the_same_page() -> None:
    picture = (SAMPLES / "images" / "channels.png").read_bytes()
    content = content_of(zero_form(编制说明="甲。\n![图题](a.png)\n乙。"), lambda _: picture)
    data = render(content, ("docx",)).files["docx"]
    paragraphs = find(tree(data), "w:body/w:p")
    (at,) = [i for i, p in enumerate(paragraphs) if style(p) == "ReportImage"]
    assert find(paragraphs[at], "w:pPr/w:keepNext")
    assert (style(paragraphs[at + 1]), text(paragraphs[at + 1])) == ("Caption", "图题")
    styles = {w(s, "styleId"): s for s in find(tree(data, "word/styles.xml"), "w:style")}
    for style_id in ("ReportImage", "Caption"):
        assert w(only(styles[style_id], "w:pPr/w:jc")) == "center"


def test_every_part_is_well_formed_whatever_is_written() -> None:
    nasty = ']]></w:t><a b="c">&amp;&#0; \x0b\x1f 𠮷 %s {0}'
    data = _docx(其他事项=nasty, 标题=nasty, 落款={"署名": nasty, "日期": "2027-01-15"})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(archive.read(name))


def _own(styles: str) -> RenderOptions:
    return RenderOptions(templates=Templates((("styles.yaml", styles),), "本局"))


def test_the_end_of_the_text_goes_with_the_signature() -> None:
    form = {"其他事项": "短一。\n短二。\n短三。", "落款": {"署名": "某局", "日期": "2027-01-15"}}
    kept = _kept(_docx(**form))
    assert kept == [False, True, True, True, False]  # 短一 短二 短三 name date
    long = "长句" * 60
    kept = _kept(_docx(**{**form, "其他事项": f"短一。\n短二。\n{long}。"}))
    assert kept == [False, False, True, True, False]


def _kept(data: bytes) -> list[bool]:
    return [bool(find(p, "w:pPr/w:keepNext")) for p in find(tree(data), "w:body/w:p")[-5:]]


def test_a_watermark_of_the_office_s_own_words() -> None:
    options = RenderOptions(draft=True, templates=_own("draft: {words: 征求意见}\n").templates)
    data = render(content_of(zero_form()), ("docx",), options).files["docx"]
    headers = [part for part in parts(data) if "header" in part and not part.endswith(".rels")]
    assert len(headers) == 2
    assert {text(tree(data, part)) for part in headers} == {"征求意见"}
