"""How labels and values are told from each other, and prose from marks."""

import pytest

from generator.recovery.markup import as_markup
from generator.recovery.wording import bare, blank, is_value, likeness, normal, stripped
from tests.recovery.drawn import ODD_VALUES


@pytest.mark.parametrize("text", ODD_VALUES)
def test_values(text: str) -> None:
    assert is_value(text)


@pytest.mark.parametrize(
    "text", ["自然人", "1.重复", "（一）公开", "2022年", "表1", "第3页", "0号楼"]
)
def test_no_values(text: str) -> None:
    assert not is_value(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("（一）甲、乙", "(一) 甲,乙"),
        ("第 二 十 条", "第二十条"),
        ("甲\n乙", "甲　乙"),
        ("“甲”", '"甲"'),
    ],
)
def test_labels_that_differ_in_marks_alone(a: str, b: str) -> None:
    assert normal(a) == normal(b)


def test_numbers_tell_labels_apart_until_they_are_taken_off() -> None:
    assert normal("1.其他") != normal("3.其他")
    assert bare(normal("1.其他")) == bare(normal("三、其他"))


def test_a_label_cut_off_is_like_the_whole() -> None:
    assert likeness("重新出具已获取", "重新出具已获取信息") >= 0.8
    assert likeness("自然人", "总计") < 0.5


@pytest.mark.parametrize("text", ["", " ", "\u3000", "\u00a0\t", "\ufeff"])
def test_blanks(text: str) -> None:
    assert blank(text)
    assert stripped(f"{text}0{text}") == "0"


@pytest.mark.parametrize(
    "text", ["#甲", "*甲*", "_甲_", "`甲`", "- 甲", "> 甲", "{{ 甲 }}", "![甲](乙)", "\\甲", "|甲|"]
)
def test_marks_are_printed_as_they_stand(text: str) -> None:
    from tests.document.forms import document_of, outline, zero_form

    blocks = document_of(zero_form(其他事项=as_markup(text))).blocks
    assert f"P {text}" in outline(list(blocks))
