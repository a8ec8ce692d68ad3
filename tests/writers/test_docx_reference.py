"""An office's Word file: its page and styles in place of ours, nothing of its text."""

import io
import re
import zipfile
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Mm, Pt

from generator.document.options import ReferenceFile, RenderOptions
from generator.errors import InputError
from generator.pipeline import render
from tests.samples.load import content
from tests.writers.order import SEQUENCES
from tests.writers.package import (
    DOCUMENT,
    FONTS,
    STYLES,
    Element,
    find,
    number,
    only,
    parts,
    sample,
    style,
    tag,
    text,
    tree,
    w,
)

NAME = "full_2025"


def _file(change: Callable[[Any], None] = lambda _: None) -> bytes:
    word = docx.Document()
    change(word)
    word.add_paragraph("参考文件的正文")
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


def _with(data: bytes) -> bytes:
    options = RenderOptions(reference=ReferenceFile("本局.docx", data))
    return render(content(NAME), ("docx",), options).files["docx"]


def _named(data: bytes) -> dict[str, Element]:
    styles = find(tree(data, STYLES), "w:style")
    return {str(w(only(s, "w:name"))).lower(): s for s in styles}


def _style_of(data: bytes, words: str) -> Element:
    (paragraph, *_) = [p for p in find(tree(data), "w:body/w:p") if words in text(p)]
    ids = {w(s, "styleId"): s for s in find(tree(data, STYLES), "w:style")}
    return ids[style(paragraph)]


def _page(word: Any) -> None:
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = Mm(30)
    word.styles["Heading 1"].font.size = Pt(18)
    word.styles["Normal"].font.size = Pt(14)


def test_page_and_margins_are_those_of_the_file() -> None:
    section = only(tree(_with(_file(_page))), "w:body/w:sectPr")
    margins = only(section, "w:pgMar")
    assert [number(margins, s) for s in ("left", "right", "top")] == [1134, 1134, 1701]


def test_tables_fill_the_new_type_area() -> None:
    root = tree(_with(_file(_page)))
    for table in find(root, "w:body/w:tbl"):
        assert abs(number(only(table, "w:tblPr/w:tblW"), "w") - 170 * 1440 / 25.4) <= 1
        grid = sum(number(column, "w") for column in find(table, "w:tblGrid/w:gridCol"))
        assert grid == number(only(table, "w:tblPr/w:tblW"), "w")


def test_headings_and_title_take_the_styles_of_the_file() -> None:
    data = _with(_file(_page))
    assert number(only(_style_of(data, "一、总体情况"), "w:rPr/w:sz")) == 36
    title = _style_of(data, "政府信息公开工作年度报告")
    assert str(w(only(title, "w:name"))) == "Title"
    assert "小标宋" not in str(w(only(title, "w:rPr/w:rFonts"), "eastAsia"))


def test_body_text_takes_what_its_normal_says_and_keeps_the_rest() -> None:
    body = _style_of(_with(_file(_page)), "统计期限")
    assert w(only(body, "w:name")) == "报告正文"
    assert not find(body, "w:rPr/w:sz")
    assert number(only(body, "w:pPr/w:ind"), "firstLineChars") == 200


def test_cells_are_not_touched_by_an_indent_of_its_normal() -> None:
    def indent(word: Any) -> None:
        word.styles["Normal"].paragraph_format.first_line_indent = Pt(32)

    cell = _named(_with(_file(indent)))["表格数字"]
    assert number(only(cell, "w:pPr/w:ind"), "firstLine") == 0


def test_a_style_of_another_name_with_our_id_is_left_alone() -> None:
    def own(word: Any) -> None:
        word.styles.add_style("Body", WD_STYLE_TYPE.PARAGRAPH).font.size = Pt(33)

    data = _with(_file(own))
    assert number(only(_named(data)["body"], "w:rPr/w:sz")) == 66
    assert w(_style_of(data, "统计期限"), "styleId") != "Body"


def test_nothing_of_its_text_and_no_style_twice() -> None:
    data = _with(_file(_page))
    assert "参考文件的正文" not in parts(data)[DOCUMENT].decode()
    styles = find(tree(data, STYLES), "w:style")
    assert len({w(s, "styleId") for s in styles}) == len(styles)
    assert len(_named(data)) == len(styles)
    ids = {w(s, "styleId") for s in styles}
    for kind in ("pStyle", "rStyle", "tblStyle"):
        assert {w(s) for s in find(tree(data), f".//w:{kind}")} <= ids
    assert not find(tree(data, STYLES), ".//w:numPr")


def test_elements_stay_in_the_order_of_the_schema() -> None:
    data = _with(_file(_page))
    for element in tree(data, STYLES).iter():
        sequence = SEQUENCES.get(tag(element))
        if sequence is not None:
            places = [sequence.index(tag(c).removeprefix("w:")) for c in element]
            assert places == sorted(places), tag(element)


def test_our_own_file_as_reference_changes_nothing() -> None:
    again = _with(sample(NAME))
    assert parts(again)[DOCUMENT] == parts(sample(NAME))[DOCUMENT]


def test_its_faces_and_ours_stand_in_the_table_of_fonts() -> None:
    names = [w(f, "name") for f in find(tree(_with(_file()), FONTS), "w:font")]
    assert len(names) == len(set(names))
    assert "仿宋_GB2312" in names
    assert "Calibri" in names


def test_the_same_bytes_twice() -> None:
    reference = _file(_page)
    assert _with(reference) == _with(reference)


def _rewritten(part: str, data: bytes | None) -> bytes:
    saved = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_file())) as old, zipfile.ZipFile(saved, "w") as new:
        for name in old.namelist():
            written = data if name == part else old.read(name)
            if written is not None:
                new.writestr(name, written)
    return saved.getvalue()


def _margins(value: str) -> bytes:
    text = zipfile.ZipFile(io.BytesIO(_file())).read(DOCUMENT).decode()
    return re.sub(r'w:left="\d+"', f'w:left="{value}"', text).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "不是 Word 文件"),
        (b"PK\x03\x04 and no more", "不是 Word 文件"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512, "密码"),
        (_file()[:4000], "不是 Word 文件"),
        (_rewritten(STYLES, None), "没有样式"),
        (_rewritten(DOCUMENT, None), "没有 Word 正文"),
        (_rewritten(STYLES, b"<w:styles"), "已经损坏"),
        (_rewritten(STYLES, b"<a/>"), "没有样式"),
        (_rewritten(STYLES, b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'), "不能用"),
        (_rewritten(DOCUMENT, _margins("11000")), "版心"),
        (_rewritten(DOCUMENT, _margins("wide")), "页面设置"),
    ],
)
def test_a_file_that_cannot_serve_is_refused_by_name(data: bytes, said: str) -> None:
    with pytest.raises(InputError, match=f"本局.docx.*{said}"):
        _with(data)
