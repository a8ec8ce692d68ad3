"""Numbers in prose are read exactly or not at all."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.figures import chinese_value, read_line
from generator.document.numerals import chinese_numeral


@given(st.integers(1, 9999))
def test_a_chinese_numeral_is_read_back(number: int) -> None:
    assert chinese_value(chinese_numeral(number)) == number


@pytest.mark.parametrize(
    ("text", "value"),
    [("一百零三", 103), ("两", 2), ("一万二千", 12000), ("十", 10), ("二〇二五", None), ("万", None),
     ("百十", None), ("三千万", 30_000_000)],
)  # fmt: skip
def test_chinese_numerals(text: str, value: int | None) -> None:
    assert chinese_value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [("１２件", "12"), ("1.2万条", "12000"), ("3千条", "3000"), ("12,345条", "12345"),
     ("两件", "2"), ("共 12 件", "12"), ("一百零三件", "103")],
)  # fmt: skip
def test_a_figure_is_read(text: str, value: str) -> None:
    (figure,) = read_line(text, 2025).figures
    assert figure.value == Decimal(value)


@pytest.mark.parametrize(
    "text", ["10余件", "十几件", "《意见12件》", "第（五）项", "12345热线", "12%"]
)
def test_what_is_not_exact_is_no_figure(text: str) -> None:
    assert read_line(text, 2025).figures == ()


def test_years_become_words() -> None:
    line = read_line("2025年收2件，2024年3件，结转2026年，自2019年，2025年1月1日至12月31日", 2025)
    assert line.text == "本年度收#，上年度#，结转下年度，自某年，本年度"


@pytest.mark.parametrize(
    ("text", "marked"),
    [("全年共计**12** 件", "全年共计№件"), ("全年 共计 12件", "全年#"), ("达到了12件", "#"), ("达到12件", "达到#"),
     ("“公开” 12件，占 5 %", "公开#，占％"), ("《办法12件》第３号", "《》第№号"), ("#1件", "＃#")],
)  # fmt: skip
def test_blanks_quotation_marks_and_words_of_sum_are_taken_out(text: str, marked: str) -> None:
    assert read_line(text, 2025).text == marked


def test_the_words_of_a_figure_are_those_since_the_last_comma_as_written() -> None:
    line = read_line("公开信息１２条，其中： 网站 占5%。", 2025)
    assert [figure.words for figure in (*line.figures, *line.percents)] == [
        "公开信息１２条",
        "网站 占5%",
    ]


def test_a_digit_far_from_its_unit_is_read_in_time() -> None:
    start = time.perf_counter()
    (figure,) = read_line("1" + " " * 100_000 + "甲12件", 2025).figures
    assert figure.value == 12
    assert time.perf_counter() - start < 5
