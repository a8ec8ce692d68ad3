"""A page's text: what a browser would show, line by line."""

import base64
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.nodes import Image, Paragraph, Run, Table
from generator.errors import InputError
from generator.readers.html import read
from generator.readers.html.page import MAX_BYTES
from tests.readers.pages import blocks, shown

GIF = b"GIF89a\x04\x00\x03\x00\x00\x00\x00;"
ROWS = "<tr><td>甲</td><td>1</td></tr><tr><td>乙</td><td>2</td></tr>"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("甲<p>乙</p>丙<div>丁<div>戊</div>己</div>", ["甲", "乙", "丙", "丁", "戊", "己"]),
        ("<p>甲<br>乙<br/><br>丙</p>", ["甲", "乙", "丙"]),
        ("<p><span>政</span><span style='x'>府<font>信</font></span>息</p>", ["政府信息"]),
        ("<p>政<a href=#>府</a><sup>1</sup>\n<o:p></o:p></p>", ["政府1"]),
        ("<ul><li>甲<li>乙</ul>", ["甲", "乙"]),
        ("<p>甲<p>乙<div>丙", ["甲", "乙", "丙"]),
        ("<b>粗<p>段</b>落</p>", ["粗", "段落"]),
        ("<pre>甲\n乙</pre>", ["甲", "乙"]),
        ("<select><option>甲<option>乙</select>", ["甲", "乙"]),
        ("<nav>菜单</nav><p>甲", ["甲"]),
        ("<header>网站</header><ul><li>首页</ul>", ["网站", "首页"]),
        ("<script>a</script>甲<style>b</style>乙<template>c</template>", ["甲乙"]),
        ("<p hidden>a</p><p style='color:red;DISPLAY : none'>b<i>c</i></p>甲", ["甲"]),
        ("甲<!-- 注 -->乙<![if !x]>丙<![endif]>", ["甲乙丙"]),
    ],
)
def test_lines_end_where_blocks_do(body: str, wanted: list[str]) -> None:
    assert shown(body) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("<p> 甲 \n\t 12  件\n</p>", "甲 12 件"),
        ("<p>公开\n   工作</p>", "公开工作"),
        ("<p><span>公开</span>\n<span>工作</span></p>", "公开工作"),
        ("<p>公开 工作</p>", "公开 工作"),
        ("<p>a\nb</p>", "a b"),
        ("<p>&nbsp;&emsp;　甲&nbsp;乙　丙&ensp;</p>", "甲\xa0乙　丙"),
        ("<p>&#x4e2d;&lt;b&gt;&amp;lt;&ldquo;</p>", "中<b>&lt;“"),
        ("<p>公&shy;开&#8203;工\ufeff作</p>", "公开工作"),
        ("<p>&a;&xxx;", "&a;&xxx;"),
    ],
)
def test_blanks_and_entities(body: str, wanted: str) -> None:
    assert shown(body) == [wanted]


def test_bold_runs() -> None:
    body = "<p>甲<b>乙</b><strong> 丙</strong><span style='font-weight:700'>丁</span>戊</p>"
    assert blocks(body) == (Paragraph((Run("甲"), Run("乙 丙丁", True), Run("戊"))),)
    assert blocks("<p><b> 甲<i style='font-weight: normal'>乙 </i></b></p>") == (
        Paragraph((Run("甲", True), Run("乙"))),
    )


def test_blanks_before_a_line_have_no_look() -> None:
    body = "<div>\n<b> \n</b>\t<p> <i> <b>甲</b></i>\n乙 <b> </b></p>\n<b> </b></div>"
    assert blocks(body) == (Paragraph((Run("甲", True), Run("乙"))),)
    assert blocks("<p>\n<b>&nbsp;</b>\n甲</p>") == (Paragraph((Run("甲"),)),)


def test_a_single_h1_is_the_title_and_levels_count_from_below_it() -> None:
    body = "<h1>某某镇<br>报告</h1><h2>一、甲</h2><h3><b>（一）</b>乙</h3><h6>丙</h6>"
    assert shown(body) == [("某某镇", "报告"), (1, "一、甲"), (2, "（一）乙"), (4, "丙")]
    assert shown("<h1>一、甲</h1><h2>乙</h2><h1>二、丙</h1>") == [
        (1, "一、甲"), (2, "乙"), (1, "二、丙"),
    ]  # fmt: skip
    assert shown("<h1>甲</h1><div hidden><h1>乙</h1></div><h2>丙</h2>") == [("甲",), (1, "丙")]
    assert shown("<h2>一、甲</h2><h3></h3>乙") == [(2, "一、甲"), "乙"]


def test_pictures_follow_their_paragraph() -> None:
    carried = base64.b64encode(GIF).decode()
    body = f"<p>前<img src='data:image/gif;base64,{carried}' alt='图一'>后</p><p>末</p>"
    assert shown(body) == ["前后", {"name": "图1.gif", "alt": "图一", "bytes": len(GIF)}, "末"]
    image = blocks(body)[1]
    assert isinstance(image, Image)
    assert (image.width_px, image.height_px, image.data) == (4, 3, GIF)
    elsewhere = "甲<img src='../a/b.jpg?x=1' alt=' 图 '>"
    assert shown(elsewhere) == ["甲", {"name": "b.jpg", "alt": "图", "bytes": 0}]


@pytest.mark.parametrize("source", ["data:image/png;base64,@@@", "data:image/png,%zz", "data:", ""])
def test_a_broken_picture_is_one_without_data(source: str) -> None:
    assert [b.data for b in blocks(f"甲<img src='{source}'>") if isinstance(b, Image)] == [b""]


@pytest.mark.parametrize("charset", ["utf-8", "gbk", "gb2312"])
@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16"])
def test_a_wrong_charset_does_no_harm(charset: str, encoding: str) -> None:
    page = f"<html><head><meta charset='{charset}'></head><body><p>政务公开</p></body></html>"
    found = read(page.encode(encoding)).document.blocks
    assert [b.text for b in found if isinstance(b, Paragraph)] == ["政务公开"]


def test_a_declaration_of_xml_and_entities_of_a_page_are_not_followed() -> None:
    page = (
        "<?xml version='1.0' encoding='gbk'?><!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/hostname'>"
        "<!ENTITY y '甲甲甲'><!ENTITY z '&y;&y;'>]><p>[&x;|&z;]</p>"
    )
    texts = [b.text for b in read(page.encode("gbk")).document.blocks if isinstance(b, Paragraph)]
    assert texts[-1] == "[&x;|&z;]"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("", "没有文字"),
        ("<html><body><p>&nbsp;</p><img src=a></body></html>", "没有文字"),
        ("<table><tr><td> </td><td></td></tr></table>", "没有文字"),
        ("<script>a</script><!-- b -->", "没有文字"),
        ("<html><frameset cols=1,2><frame src=a><frame src=b></frameset></html>", "框架"),
        ("<div>" * 10_000 + "甲", "嵌套得太深"),
        ("<table><tr><td>甲" * 10_000, "嵌套得太深"),
        ("甲a\0\0b乙", "空字符"),
        (" " * (MAX_BYTES + 1), "超过上限"),
    ],
)
def test_what_is_no_page_is_refused(page: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read(page.encode())


def test_as_deep_as_is_sensible() -> None:
    assert shown("<div>" * 1500 + "甲" + "</div>" * 1500) == ["甲"]


PIECES = st.sampled_from(
    ["<table>", "</table>", "<tr>", "</tr>", "<td>", "<td rowspan=3 colspan=2>", "</td>", "<th>",
     "<caption>", "<tfoot>", "<p>", "</p>", "<div>", "</div>", "<h1>", "</h1>", "<h2>", "<b>",
     "</b>", "<br>", "<pre>", "\n", "甲", " 1 ", "&nbsp;", "<img src=a>", "<p hidden>", "<li>"]
)  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_soup_is_read_and_loses_no_text(pieces: list[str]) -> None:
    soup = "始" + "".join(pieces)
    try:
        found = read(soup.encode()).document.blocks
    except InputError:
        return
    texts = []
    for block in found:
        match block:
            case Paragraph():
                texts.append(block.text)
            case Table():
                texts += [cell.text for row in block.rows for cell in row] + [block.caption]
            case _:
                texts.append(getattr(block, "text", "") or "".join(getattr(block, "lines", "")))
    if "<p hidden>" not in pieces:
        assert "".join(texts).count("甲") == pieces.count("甲")


@given(st.binary(max_size=300))
def test_any_bytes_are_a_page_or_refused(data: bytes) -> None:
    with suppress(InputError):
        read(data)


def test_layout_tables_are_gone_through() -> None:
    frame = f"<table><tr><td>菜单</td><td><h2>一、甲</h2><table>{ROWS}</table>文</td></tr></table>"
    assert shown(frame) == ["菜单", (2, "一、甲"), [["甲", "1"], ["乙", "2"]], "文"]
    assert shown("<table><tr><td>甲<p>乙</p></td></tr><tr><td>丙</td></tr></table>") == [
        "甲", "乙", "丙",
    ]  # fmt: skip


def test_a_single_column_with_a_header_is_data() -> None:
    body = "<table><tr><th>名称</th></tr><tr><td>甲</td></tr></table>"
    assert shown(body) == [[["名称"], ["甲"]]]


def test_a_table_within_a_cell_of_data_is_text_of_that_cell() -> None:
    inner = "<table><tr><td>内</td><td>2</td></tr></table>"
    outer = f"<table>{ROWS * 4}<tr><td>丙</td><td>{inner}</td></tr></table>"
    assert shown(outer)[0][-1] == ["丙", "内\n2"]  # type: ignore[index]
