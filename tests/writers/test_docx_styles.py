"""Faces, sizes, headings: what a reader of the file sees in Word and WPS."""

import re

import pytest

from generator.document.nodes import Heading, Paragraph, Title
from tests.samples.load import GOOD, document
from tests.writers.order import REQUIRED_ATTRIBUTES, SEQUENCES
from tests.writers.package import (
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

SLOTS = ("ascii", "hAnsi", "eastAsia", "cs")
SIZES = {  # style id: face, half points, first-line characters
    "Body": ("仿宋_GB2312", 32, 200),
    "Title": ("方正小标宋简体", 44, None),
    "Heading1": ("黑体", 32, 200),
    "Heading2": ("楷体_GB2312", 32, 200),
    "Heading3": ("仿宋_GB2312", 32, 200),
    "Heading4": ("仿宋_GB2312", 32, 200),
    "Footer": ("宋体", 28, None),
}
every_sample = pytest.mark.parametrize("name", GOOD)


def _styles(name: str = "full_2025") -> dict[str, Element]:
    return {str(w(s, "styleId")): s for s in find(tree(sample(name), STYLES), "w:style")}


@pytest.mark.parametrize("style_id", SIZES)
def test_faces_and_sizes_are_those_of_the_standard(style_id: str) -> None:
    face, half_points, characters = SIZES[style_id]
    found = _styles()[style_id]
    assert w(only(found, "w:rPr/w:rFonts"), "eastAsia") == face
    assert number(only(found, "w:rPr/w:sz")) == half_points
    indent = find(found, "w:pPr/w:ind")
    assert (number(indent[0], "firstLineChars") if indent else None) == characters


def test_body_lines_are_exact_and_two_characters_in() -> None:
    spacing = only(_styles()["Body"], "w:pPr/w:spacing")
    assert (number(spacing, "line"), w(spacing, "lineRule")) == (579, "exact")
    assert 620 <= number(only(_styles()["Body"], "w:pPr/w:ind"), "firstLine") <= 640


@every_sample
def test_every_paragraph_style_names_its_face_in_all_four_slots(name: str) -> None:
    used = [s for s in _styles(name).values() if w(s, "type") == "paragraph"]
    named = [s for s in used if w(s, "default") is None]
    assert len(named) >= 15
    for found in named:
        fonts = only(found, "w:rPr/w:rFonts")
        faces = {w(fonts, slot) for slot in SLOTS}
        assert len(faces) == 1, w(found, "styleId")
        assert faces != {None}
    default = only(tree(sample(name), STYLES), "w:docDefaults/w:rPrDefault/w:rPr/w:rFonts")
    assert None not in {w(default, slot) for slot in SLOTS}


@every_sample
def test_no_theme_fonts(name: str) -> None:
    for part, data in parts(sample(name)).items():
        assert "theme" not in part
        if part.endswith((".xml", ".rels")):
            words = data.decode("utf-8")
            assert not re.search(r"(ascii|hAnsi|eastAsia|cs)Theme=", words), part


@every_sample
def test_every_face_has_a_fallback(name: str) -> None:
    table = {w(f, "name"): f for f in find(tree(sample(name), FONTS), "w:font")}
    faces = {
        w(fonts, slot)
        for part in (STYLES, "word/document.xml")
        for fonts in find(tree(sample(name), part), ".//w:rFonts")
        for slot in SLOTS
    } - {None}
    assert faces == set(table)
    for face, entry in table.items():
        assert w(only(entry, "w:altName")) not in (None, face)


def test_the_table_of_fonts_says_what_kind_each_face_is() -> None:
    for entry in find(tree(sample("full_2025"), FONTS), "w:font"):
        assert w(only(entry, "w:charset")) == "86"
        assert w(only(entry, "w:family")) in ("modern", "auto")
        assert w(only(entry, "w:pitch")) in ("fixed", "variable")


def test_no_line_of_a_paragraph_stands_alone_on_a_page() -> None:
    paragraph_styles = [s for s in _styles().values() if find(s, "w:pPr")]
    assert len(paragraph_styles) >= 15
    assert all(find(s, "w:pPr/w:widowControl") for s in paragraph_styles)


def test_the_language_is_chinese() -> None:
    language = only(tree(sample("full_2025"), STYLES), "w:docDefaults/w:rPrDefault/w:rPr/w:lang")
    assert w(language, "eastAsia") == "zh-CN"


@every_sample
def test_quotes_and_dashes_take_the_chinese_face(name: str) -> None:
    for run in find(tree(sample(name)), ".//w:p/w:r"):
        if text(run):
            assert w(only(run, "w:rPr/w:rFonts"), "hint") == "eastAsia"


def test_word_opens_it_in_its_own_mode() -> None:
    settings = tree(sample("full_2025"), "word/settings.xml")
    modes = [s for s in find(settings, "w:compat/w:compatSetting")
             if w(s, "name") == "compatibilityMode"]  # fmt: skip
    assert [w(mode) for mode in modes] == ["15"]


def test_twenty_eight_characters_fill_a_line() -> None:
    look = only(_styles()["Body"], "w:rPr")
    pitch = number(only(look, "w:sz")) / 2 + number(only(look, "w:spacing")) / 20
    type_area = 156 / 25.4 * 72
    assert 28 * pitch <= type_area < 28.2 * pitch


@pytest.mark.parametrize("level", [1, 2, 3, 4])
def test_heading_styles_are_real_ones(level: int) -> None:
    found = _styles()[f"Heading{level}"]
    assert w(only(found, "w:name")) == f"heading {level}"
    assert number(only(found, "w:pPr/w:outlineLvl")) == level - 1
    assert find(found, "w:pPr/w:keepNext")


@every_sample
def test_each_block_has_the_style_of_its_kind(name: str) -> None:
    wanted = []
    for block in document(name).blocks:
        if isinstance(block, Title):
            wanted.append(("Title", "".join(block.lines)))
        elif isinstance(block, Heading):
            wanted.append((f"Heading{block.level}", block.text))
        elif isinstance(block, Paragraph) and block.role == "body":
            wanted.append(("Body", block.text))
    kinds = {"Title", "Body", *(f"Heading{level}" for level in (1, 2, 3, 4))}
    paragraphs = find(tree(sample(name)), "w:body/w:p")
    assert [(style(p), text(p)) for p in paragraphs if style(p) in kinds] == wanted


@every_sample
def test_every_style_used_is_defined_and_known_by_name_once(name: str) -> None:
    known = _styles(name)
    used = {str(w(s)) for s in find(tree(sample(name)), ".//w:pStyle")}
    used |= {str(w(s)) for s in find(tree(sample(name)), ".//w:tblStyle")}
    assert used <= set(known)
    names = [w(only(s, "w:name")) for s in known.values()]
    assert len(names) == len(set(names))
    for found in known.values():
        for reference in (*find(found, "w:basedOn"), *find(found, "w:next")):
            assert w(reference) in known


def test_bold_words_are_bold() -> None:
    runs = find(tree(sample("full_2025")), "w:body/w:p/w:r")
    bold = [text(run) for run in runs if find(run, "w:rPr/w:b")]
    assert "以公开为常态、不公开为例外" in bold
    assert all(words and "*" not in words for words in bold)


@every_sample
def test_elements_stand_in_the_order_of_the_schema(name: str) -> None:
    for part, data in parts(sample(name)).items():
        if not part.endswith(".xml"):
            continue
        for element in tree(sample(name), part).iter():
            sequence = SEQUENCES.get(tag(element))
            if sequence is not None:
                children = [tag(c).rsplit("}", 1)[-1].removeprefix("w:") for c in element]
                places = [sequence.index(child) for child in children]
                assert places == sorted(places), (part, tag(element), children)
        assert b"<?xml" in data[:6]


@pytest.mark.parametrize("kind", REQUIRED_ATTRIBUTES)
def test_required_attributes_are_there(kind: str) -> None:
    data = sample("full_2025")
    found = [e for part in parts(data) if part.endswith(".xml") for e in tree(data, part).iter()]
    for element in found:
        if tag(element) == kind:
            assert not [a for a in REQUIRED_ATTRIBUTES[kind] if w(element, a) is None]
