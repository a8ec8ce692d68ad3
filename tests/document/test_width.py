"""Display width: what is told at sight is what wcwidth measures."""

import pytest
import wcwidth
from hypothesis import given
from hypothesis import strategies as st

from generator.document.width import display_width

USUAL = [chr(code) for code in (*range(0x20, 0x7F), *range(0x4E00, 0xA000))]
MARKS = "，。；：、（）“”《》〔〕—…％"


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("甲（1）", 7), ("“—…", 6), ("é", 2), ("e\u0301", 1)]
)
def test_chinese_and_ambiguous_characters_count_two(text: str, columns: int) -> None:
    assert display_width(text) == columns


@given(st.text(st.sampled_from([*USUAL, *MARKS, "\u0301", "\u200b", "😀", "①", "\ufe0f", "ｶ"])))
def test_a_text_is_as_wide_as_it_is_measured(text: str) -> None:
    assert display_width(text) == max(wcwidth.wcswidth(text, ambiguous_width=2), 0)


def test_each_usual_character_is_as_wide_as_it_is_measured() -> None:
    assert all(
        display_width(char) == wcwidth.wcswidth(char, ambiguous_width=2)
        for char in (*USUAL, *MARKS)
    )
