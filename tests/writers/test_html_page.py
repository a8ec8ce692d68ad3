"""The page as a whole: valid, self-contained, the same words and figures as the document."""

import base64
import itertools
import re
from typing import Any

import pytest

from generator.document.nodes import Heading, Image, Paragraph, Table, Title
from generator.document.options import RenderOptions
from generator.errors import InputError
from generator.pipeline import render
from generator.templating import Templates
from tests.document.forms import content_of, zero_form
from tests.samples.load import GOOD, SAMPLES, document
from tests.writers.page import page_bytes, parse, text_of

every_sample = pytest.mark.parametrize("name", GOOD)
HOSTILE = "<script>alert(1)</script>\"'&amp;<!--\u202e]]>{{ 1 }}"


def _hostile_page(**options: Any) -> bytes:
    form = zero_form(
        标题=f"标题{HOSTILE}",
        机关={"名称": f"甲县{HOSTILE}", "类型": "乡镇街道"},
        附表=[
            {"标题": f"表{HOSTILE}", "位于": "申请", "列": ["项", f"列{HOSTILE}"],
             "行": [[f"头{HOSTILE}", f"值{HOSTILE}"]]}
        ],
        落款={"署名": f"署名{HOSTILE}", "日期": "2027-01-05"},
    )  # fmt: skip
    return render(content_of(form), ("html",), RenderOptions(**options)).files["html"]


@every_sample
def test_language_title_and_one_main_heading(name: str) -> None:
    data = page_bytes(name)
    assert data.startswith(b"<!doctype html>\n")
    page = parse(data)
    assert page.get("lang") == "zh-CN"
    assert [text_of(title) for title in page.iter("title")] == [document(name).meta.title]
    assert [m.get("charset") for m in page.iter("meta") if m.get("charset")] == ["utf-8"]
    assert "width=device-width" in {
        part.strip()
        for meta in page.iter("meta")
        if meta.get("name") == "viewport"
        for part in meta.get("content", "").split(",")
    }
    (main,) = page.iter("main")
    (heading,) = page.iter("h1")
    title = document(name).blocks[0]
    assert isinstance(title, Title)
    assert next(iter(main)) is heading
    assert list(heading.itertext()) == list(title.lines)


@every_sample
def test_headings_one_level_below_the_title_with_their_numbers(name: str) -> None:
    found = [e for e in parse(page_bytes(name)).iter() if re.fullmatch("h[2-6]", e.tag)]
    wanted = [block for block in document(name).blocks if isinstance(block, Heading)]
    assert [(e.tag, text_of(e)) for e in found] == [(f"h{b.level + 1}", b.text) for b in wanted]
    levels = [1, *(int(e.tag[1]) for e in found)]
    assert all(below <= above + 1 for above, below in itertools.pairwise(levels))
    ids = [e.get("id") for e in found]
    assert len(set(ids)) == len(ids)


@every_sample
def test_paragraphs_word_for_word_with_their_emphasis(name: str) -> None:
    page = parse(page_bytes(name))
    wanted = [
        block
        for block in document(name).blocks
        if isinstance(block, Paragraph) and block.role != "caption"
    ]
    found = list(page.iter("p"))
    assert [text_of(e) for e in found] == [block.text for block in wanted]
    assert [[text_of(s) for s in e.iter("strong")] for e in found] == [
        [run.text for run in block.runs if run.bold] for block in wanted
    ]
    captions = [
        text_of(e) for e in page.iter() if e.tag in ("figcaption", "caption")
        and e.get("class") != "unprinted"
    ]  # fmt: skip
    assert captions == [
        block.text
        for block in document(name).blocks
        if isinstance(block, Paragraph) and block.role == "caption"
    ]


@every_sample
def test_blocks_stand_in_the_order_of_the_document(name: str) -> None:
    (main,) = parse(page_bytes(name)).iter("main")
    order = {"h1": Title, "figure": Image, "div": Table, "footer": Paragraph, "p": Paragraph}
    found = [order.get(e.tag, Heading) for e in main]
    wanted: list[type] = []
    for block in document(name).blocks:
        caption = isinstance(block, Paragraph) and block.role == "caption"
        closing = isinstance(block, Paragraph) and block.role == "date"
        if not caption and not closing:
            wanted.append(type(block))
    assert found == wanted


@every_sample
def test_nothing_comes_from_outside_and_nothing_runs(name: str) -> None:
    data = page_bytes(name)
    page = parse(data)
    assert not [
        e.tag for e in page.iter() if e.tag in ("script", "link", "iframe", "object", "base")
    ]
    for element in page.iter():
        for attribute, value in element.items():
            assert not attribute.startswith("on")
            assert attribute not in ("href", "srcset", "action", "background")
            assert attribute != "src" or value.startswith("data:image/")
    (style,) = page.iter("style")
    assert not re.search(r"url\(|@import|expression|http", text_of(style), re.IGNORECASE)
    assert b"http" not in data


def test_images_are_the_files_themselves_with_words_for_those_who_cannot_see_them() -> None:
    images = [block for block in document("full_2025").blocks if isinstance(block, Image)]
    found = list(parse(page_bytes("full_2025")).iter("img"))
    assert len(found) == len(images) > 0
    for element, image in zip(found, images, strict=True):
        start, _, data = element.get("src", "").partition(",")
        assert start == "data:image/png;base64"
        assert base64.b64decode(data) == image.data == (SAMPLES / image.name).read_bytes()
        assert element.get("alt") == image.alt != ""
        ratio = int(element.get("width", "")) / int(element.get("height", ""))
        assert ratio == pytest.approx(image.width_px / image.height_px, rel=0.01)


@every_sample
def test_the_same_form_gives_the_same_bytes(name: str) -> None:
    assert page_bytes(name) == page_bytes(name)
    assert b"\r" not in page_bytes(name)


def test_words_that_look_like_markup_stay_words() -> None:
    page = parse(_hostile_page())
    assert not list(page.iter("script"))
    assert [text_of(e) for e in page.iter("title")] == [f"标题{HOSTILE}"]
    assert [e.get("content") for e in page.iter("meta") if e.get("name") == "author"] == [
        f"甲县{HOSTILE}"
    ]
    (own,) = [t for t in page.iter("table") if f"表{HOSTILE}" in text_of(t)]
    assert [text_of(e) for e in own.iter() if e.tag in ("th", "td", "caption")] == [
        f"表{HOSTILE}", "项", f"列{HOSTILE}", f"头{HOSTILE}", f"值{HOSTILE}",
    ]  # fmt: skip
    assert f"署名{HOSTILE}" in [text_of(e) for e in page.iter("p")]


def test_prose_that_looks_like_markup_stays_prose() -> None:
    words = "甲 <b onclick='x()'>乙</b> &lt; \"丙\" </p></main> \u202e丁 𠮷😀"
    page = parse(render(content_of(zero_form(其他事项=words)), ("html",)).files["html"])
    assert [text_of(p) for p in page.iter("p")][-1] == words
    assert not list(page.iter("b"))


def test_a_draft_says_so_and_a_report_does_not() -> None:
    assert "草稿" not in page_bytes("minimal_2026").decode("utf-8")
    page = parse(page_bytes("minimal_2026", RenderOptions(draft=True)))
    (body,) = page.iter("body")
    assert text_of(body[0]) == "草稿"


def _own(name: str, text: str) -> RenderOptions:
    return RenderOptions(templates=Templates(own=((name, text),), place="本单位"))


def test_an_offices_own_template_is_escaped_too() -> None:
    own = _own("report.html.j2", "<h1>{{ meta.title }}</h1>")
    form = content_of(zero_form(标题="<i>甲</i>"))
    made = render(form, ("html",), own).files["html"].decode("utf-8")
    assert made == "<h1>&lt;i&gt;甲&lt;/i&gt;</h1>"


def test_an_offices_own_style_cannot_leave_its_element() -> None:
    own = _own("report.css", "p { color: red } </style><script>x</script>")
    page = parse(page_bytes("minimal_2026", own))
    assert not list(page.iter("script"))
    (style,) = page.iter("style")
    assert "color: red" in text_of(style)


@pytest.mark.parametrize(("name", "kind"), [("report.html.j2", "html"), ("report.txt.j2", "txt")])
@pytest.mark.parametrize("fault", ["{{ nothing.at.all }}", "{% if %}", "{{ 1 / 0 }}"])
def test_a_faulty_own_template_is_told_with_its_line(name: str, kind: str, fault: str) -> None:
    content = content_of(zero_form())
    with pytest.raises(InputError, match=rf"本单位/{re.escape(name)}”第 2 行"):
        render(content, (kind,), _own(name, f"甲\n{fault}\n"))


def test_paper_and_faces_are_those_of_the_style_sheet() -> None:
    (style,) = parse(page_bytes("minimal_2026")).iter("style")
    rules = text_of(style)
    assert "size: 210mm 297mm; margin: 37mm 26mm 35mm 28mm;" in rules
    assert "counter(page)" in rules
    for asked in set(re.findall(r"var\((--[\w-]+)\)", rules)) - {"--columns"}:
        assert f"{asked}: " in rules
    assert '--body-font: "仿宋_GB2312", "仿宋"' in rules
    assert "--body-size: 16pt" in rules


def test_a_telephone_number_stays_on_one_line_and_a_chain_of_digits_may_break() -> None:
    words = "电话0570-5550101，**传真0570-5550102**，" + "-".join("1234567890" * 9)
    form = zero_form(其他事项=f"未收取信息处理费。\n{words}")
    page = parse(render(content_of(form), ("html",), RenderOptions()).files["html"])
    (told,) = [p for p in page.iter("p") if "电话" in text_of(p)]
    assert text_of(told) == words.replace("**", "")
    whole = [text_of(e) for e in told.iter("span") if e.get("class") == "figure"]
    assert whole == ["0570-5550101", "0570-5550102"]
    (style,) = page.iter("style")
    assert ".figure { white-space: nowrap; }" in text_of(style)


def test_headers_and_labels_are_broken_evenly_and_the_number_of_a_group_stays_whole() -> None:
    (style,) = parse(page_bytes("minimal_2026")).iter("style")
    rules = text_of(style)
    assert "th.header, th.label:not([rowspan]) { text-wrap: balance; }" in rules
    assert "th.label[rowspan]:has(+ .label:not([colspan])) { min-width: 3em; }" in rules
