"""Templates of an office: only what differs, each fault with its own file and line."""

from typing import Any

import pytest

from generator.document.options import RenderOptions
from generator.document.width import display_width
from generator.errors import InputError
from generator.pipeline import render
from generator.templating import Templates
from generator.writers.style import load_styles
from tests.document.forms import content_of, zero_form
from tests.samples.load import content
from tests.writers.package import STYLES, find, number, only, style, text, tree, w


def _own(**files: str) -> Templates:
    names = {"styles": "styles.yaml", "preface": "preface.md.j2", "txt": "report.txt.j2"}
    return Templates(tuple((names.get(k, k), v) for k, v in files.items()), "本局")


def _docx(templates: Templates, **form: Any) -> bytes:
    options = RenderOptions(templates=templates)
    return render(content_of(zero_form(**form)), ("docx",), options).files["docx"]


def test_an_office_gives_only_the_keys_that_differ() -> None:
    sheet = load_styles("2021", _own(styles="styles:\n  body: {line_pt: 28}\n"))
    shipped = load_styles("2021")
    assert sheet.styles["body"].line_pt == 28
    assert sheet.styles["body"].font == shipped.styles["body"].font
    assert sheet.page == shipped.page


def test_its_sheet_reaches_the_file() -> None:
    own = "fonts:\n  fangsong: {name: 方正仿宋_GBK}\npage: {left_mm: 26}\n"
    data = _docx(_own(styles=own))
    (body,) = [s for s in find(tree(data, STYLES), "w:style") if w(s, "styleId") == "Body"]
    assert w(only(body, "w:rPr/w:rFonts"), "eastAsia") == "方正仿宋_GBK"
    assert number(only(tree(data), "w:body/w:sectPr/w:pgMar"), "left") == 1474


def test_an_edition_has_its_own() -> None:
    own = Templates((("2021/styles.yaml", "styles:\n  body: {line_pt: 30}\n"),), "本局")
    assert load_styles("2021", own).styles["body"].line_pt == 30
    assert load_styles("2019", own).styles["body"].line_pt == 28.95


def test_an_empty_sheet_changes_nothing() -> None:
    assert load_styles("2021", _own(styles="# 以后再写\n")) == load_styles("2021")


def test_its_sentences_are_printed() -> None:
    data = _docx(_own(preface="本局公布{{ 年度 }}年报告。"), 编制说明="默认")
    assert "本局公布2026年报告。" in [text(p) for p in find(tree(data), "w:body/w:p")]


@pytest.mark.parametrize(
    ("written", "line", "said"),
    [
        ("page:\n  left_mm: wide\n", 2, "page.left_mm.*一个数"),
        ("page:\n  lef_mm: 28\n", 2, "page.lef_mm.*没有这一项"),
        ("\n\npage: [\n", 4, "读不懂"),
        ("styles:\n  body:\n    font: 宋\n", 3, "没有“宋”这个字体"),
        ("styles:\n  boddy: {font: songti, size_pt: 16}\n", 2, "没有“boddy”这个样式"),
        ("styles:\n  body: {size_pt: 0}\n", 2, "太小"),
        ("styles:\n  body: {size_pt: .nan}\n", 2, ""),
        ("styles:\n  body: 16\n", 2, "分项"),
        ("fonts:\n  songti: {name: ''}\n", 2, ""),
        ("table:\n  width_mm: 170\n", 2, "比版心宽"),
        ("table: {numbers: middle}\n", 1, "可以选的值"),
        ("page: {left_mm: 120, right_mm: 80}\n", 1, "版心"),
        ("- a\n", 1, "分项"),
        ("signature: [true]\n", 1, "signature.*分项"),
        ("fonts:\n  heiti: [黑体, SimHei, modern]\n", 2, "fonts.heiti.*分项"),
    ],
)
def test_a_fault_in_its_sheet_is_told_with_file_and_line(
    written: str, line: int, said: str
) -> None:
    with pytest.raises(InputError, match=f"本局/styles.yaml”第 {line} 行.*{said}"):
        load_styles("2021", _own(styles=written))


@pytest.mark.parametrize(
    ("written", "line"),
    [("甲。\n{{ 机关.没有 }}\n", 2), ("甲。\n乙。\n{% for a in b %}", 3), ("{{ 1 / 0 }}", 1)],
)
def test_a_fault_in_its_sentence_is_told_with_file_and_line(written: str, line: int) -> None:
    with pytest.raises(InputError, match=f"本局/preface.md.j2”第 {line} 行"):
        _docx(_own(preface=written), 编制说明="默认")


@pytest.mark.parametrize(
    ("written", "line"),
    [("甲\n{% if %}", 2), ("甲\n乙\n{{ nothing }}", 3), ("{{ ''.__class__.__mro__ }}", 1)],
)
def test_a_fault_in_its_text_layout_is_told_with_file_and_line(written: str, line: int) -> None:
    options = RenderOptions(templates=_own(txt=written))
    with pytest.raises(InputError, match=f"本局/report.txt.j2”第 {line} 行"):
        render(content_of(zero_form()), ("txt",), options)


@pytest.mark.parametrize(("name", "kind"), [("report.txt.j2", "txt"), ("report.html.j2", "html")])
def test_a_copy_of_the_shipped_layout_gives_the_same_file(name: str, kind: str) -> None:
    shipped = Templates().find_shipped(name).text
    options = RenderOptions(templates=Templates(((name, shipped),), "本局"))
    made = content("full_2025")
    assert render(made, (kind,), options).files == render(made, (kind,)).files


@pytest.mark.parametrize(
    ("name", "signature", "day"),
    [
        # 成文日期右空四字，署名居中于其上：日期宽 6.5 字
        ("示例县人民政府", 375, 400),
        ("某局", 625, 400),
        ("宁波市鄞州区人民政府钟公庙街道办事处", 0, 575),
    ],
)
def test_with_a_seal_the_name_is_centred_over_the_date(name: str, signature: int, day: int) -> None:
    data = _docx(
        _own(styles="signature: {seal: true}\n"), 落款={"署名": name, "日期": "2027-01-22"}
    )
    last = find(tree(data), "w:body/w:p")[-2:]
    assert [style(p) for p in last] == ["ReportSignature", "ReportDate"]
    indents = [number(only(p, "w:pPr/w:ind"), "rightChars") for p in last]
    assert indents == pytest.approx([signature, day], abs=1)


@pytest.mark.parametrize(
    "name", ["示例县", "示例县人民政府", "示例县示例镇人民政府甲乙丙丁戊己庚辛"]
)
def test_with_a_seal_the_text_centres_the_name_over_the_date_too(name: str) -> None:
    form = zero_form(落款={"署名": name, "日期": "2027-01-22"})
    options = RenderOptions(templates=_own(styles="signature: {seal: true}\n"))
    lines = render(content_of(form), ("txt",), options).files["txt"].decode("utf-8").splitlines()
    signature, day = (
        (display_width(line) - display_width(line.lstrip()), display_width(line))
        for line in lines[-2:]
    )
    assert [line.strip() for line in lines[-2:]] == [name, "2027年1月22日"]
    assert sum(signature) == pytest.approx(sum(day), abs=1)
    assert max(signature[1], day[1]) <= 100
    assert day[1] == 92 or signature[1] == 100


def test_numbers_can_stand_on_the_right() -> None:
    data = _docx(_own(styles="table: {numbers: right}\n"))
    styles = {w(s, "styleId"): s for s in find(tree(data, STYLES), "w:style")}
    for style_id in ("TableValue", "DenseValue"):
        assert w(only(styles[style_id], "w:pPr/w:jc")) == "right"
