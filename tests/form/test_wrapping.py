"""Texts as comment lines: of a screen's width, figures whole; the years in them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.form.problem_sentences import problem_sentences
from generator.form.wrapping import wrapped, year_words
from generator.form.write import width


@given(st.text(st.sampled_from("甲乙丙，12a %\n"), max_size=300))
def test_lines_are_no_wider_than_a_screen_and_lose_nothing(text: str) -> None:
    lines = list(wrapped(text, "  ", "   "))
    assert all(width(line.rstrip("，")) <= 88 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_figures_stay_whole_with_their_units_and_marks_with_their_words() -> None:
    (first, second) = wrapped("甲" * 42 + "“12345件”，乙。", "", "  ")
    assert (first, second) == ("甲" * 42, "  “12345件”，乙。")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2024年、2024年度和今年", {"2024年": 1, "2024年度": 1, "今年": 1}),
        ("二〇二四年某政发〔2024〕8号，比去年多", {"二〇二四年": 1, "〔2024〕8号": 1, "去年": 1}),
        ("《2024年工作要点》，2024年", {"2024年": 2}),
        ("上年结转3件，本年新收5件，{{ 年度 }}年", {}),
        ("国办公开办函〔2021〕30号", {}),
    ],
)
def test_words_that_name_a_year_are_found(text: str, words: dict[str, int]) -> None:
    assert year_words(text) == words


def test_problems_are_told_from_measures() -> None:
    text = (
        "## 存在问题\n一是解读偏少；人手充足。\n## 改进情况\n### 人员\n对问题逐条整改。\n"
        "## 问题及改进\n二是更新滞后。"
    )
    assert list(problem_sentences(text)) == ["解读偏少", "更新滞后"]
