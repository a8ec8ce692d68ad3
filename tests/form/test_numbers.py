"""Numbers as clerks write them: what is read, what is remarked on, what is refused."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.form.numbers import Amount, Reading, Unread, plain_count, read_number
from generator.form.report import show
from generator.spec.model import Kind

COUNT, SIGNED, MONEY, AMOUNT = Kind.COUNT, Kind.SIGNED, Kind.MONEY, Kind.AMOUNT
UNITS = {COUNT: "件", SIGNED: "项", MONEY: "万元", AMOUNT: "万元"}


def _read(text: str, kind: Kind) -> Reading | Unread:
    return read_number(text, kind, UNITS[kind])


def _reading(text: str, kind: Kind = COUNT) -> Reading:
    read = _read(text, kind)
    assert isinstance(read, Reading), read
    return read


def _unread(text: str, kind: Kind = COUNT) -> Unread:
    read = _read(text, kind)
    assert isinstance(read, Unread), read
    return read


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("0", COUNT, 0),
        ("12", COUNT, 12),
        (" 12 ", COUNT, 12),
        ("12.0", COUNT, 12),
        ("1286403", COUNT, 1286403),
        ("-24", SIGNED, -24),
        ("+5", SIGNED, 5),
        ("0", SIGNED, 0),
        ("0.04", MONEY, Decimal("0.04")),
        ("128.5", MONEY, Decimal("128.5")),
        ("207204.99", MONEY, Decimal("207204.99")),
        ("12345678901234567890.12", MONEY, Decimal("12345678901234567890.12")),
        ("0.1", MONEY, Decimal("0.1")),
    ],
)
def test_a_plain_number_is_read_exactly_and_without_remark(
    text: str, kind: Kind, value: int | Decimal
) -> None:
    assert _reading(text, kind) == Reading(value)
    assert type(_reading(text, kind).value) is type(value)


@pytest.mark.parametrize(
    ("text", "kind", "value", "codes"),
    [
        ("１２", COUNT, 12, ["NC05"]),
        ("1,234", COUNT, 1234, ["NC05"]),
        ("12,345,678", COUNT, 12345678, ["NC05"]),
        ("00", COUNT, 0, ["NC05"]),
        ("0123", COUNT, 123, ["NC05"]),
        ("1 2", COUNT, 12, ["NC05"]),
        ("1\u30002", COUNT, 12, ["NC05"]),
        ("１，２３４", COUNT, 1234, ["NC05", "NC05"]),
        ("－２４", SIGNED, -24, ["NC05"]),
        ("−24", SIGNED, -24, ["NC05"]),
        ("12件", COUNT, 12, ["NC06"]),
        ("9项", COUNT, 9, ["NC06"]),
        ("12 件", COUNT, 12, ["NC06"]),
        ("００件", COUNT, 0, ["NC05", "NC06", "NC05"]),
        ("128.5万元", MONEY, Decimal("128.5"), ["NC06"]),
        ("128.5万", MONEY, Decimal("128.5"), ["NC06"]),
        ("1,207.50", MONEY, Decimal("1207.50"), ["NC05"]),
    ],
)
def test_a_deviation_is_normalised_and_remarked_on(
    text: str, kind: Kind, value: int | Decimal, codes: list[str]
) -> None:
    read = _reading(text, kind)
    assert read.value == value
    assert [code for code, _ in read.notes] == codes


@pytest.mark.parametrize(
    ("text", "number", "unit", "shown"),
    [
        ("905万", "905", "万", "905万"),
        ("1207.5万元", "1207.5", "万元", "1207.5万元"),
        ("207204.99", "207204.99", "", "207204.99"),
        ("3亿元", "3", "亿元", "3亿元"),
        ("88元", "88", "元", "88元"),
        ("0", "0", "", "0"),
        ("1,207.5万元", "1207.5", "万元", "1207.5万元"),
        ("１２万元", "12", "万元", "12万元"),
        ("12345678901234567890.12元", "12345678901234567890.12", "元", "12345678901234567890.12元"),
    ],
)
def test_an_amount_keeps_its_unit_as_written(text: str, number: str, unit: str, shown: str) -> None:
    assert _reading(text, AMOUNT).value == Amount(Decimal(number), unit, shown)


@pytest.mark.parametrize("text", ["-1", "-24", "3.5", "0.1", "－1", "-1件"])
def test_a_count_is_a_whole_number_not_below_zero(text: str) -> None:
    assert [code for code, _ in _reading(text, COUNT).notes][-1] == "NC04"


def test_a_signed_number_is_whole() -> None:
    assert [code for code, _ in _reading("-2.5", SIGNED).notes] == ["NC04"]


@pytest.mark.parametrize(
    "text",
    ["若干", "无", "/", "-", "—", "٣", "1e3", "0x10", "0b1", "1_000", "1:30", "½", "²", "Ⅳ", "十二", "NaN",
     "Infinity", "1,23", "1,2345", ",5", "1.", ".5", "1.2.3", "--1", "+", "件", "万元", "12人民币", "1-2", "true",
     "12件3", "on", "{{ 年度 }}"],
)  # fmt: skip
@pytest.mark.parametrize("kind", list(Kind))
def test_what_is_no_number_is_refused_and_quoted(text: str, kind: Kind) -> None:
    unread = _unread(text, kind)
    assert text in unread.message
    assert unread.hint


@pytest.mark.parametrize(
    "text", ["", "012", "-1", "1.0", "１２", "²", "٣", " 1", "1,234", "9" * 19]
)
def test_only_bare_digits_are_a_plain_count(text: str) -> None:
    assert plain_count(text) is None


@pytest.mark.parametrize("text", ["905万", "1207.5万元", "400元"])
def test_an_amount_of_money_is_no_count(text: str) -> None:
    assert text in _unread(text, COUNT).message


@pytest.mark.parametrize(
    ("text", "converted"),
    [("400元", "0.04万元"), ("1,000元", "0.1万元"), ("2亿元", "20000万元"), ("1.5亿", "15000万元")],
)
def test_money_in_another_unit_is_refused_with_the_converted_number(
    text: str, converted: str
) -> None:
    unread = _unread(text, MONEY)
    assert f"{text} = {converted}" in unread.hint


def test_a_very_long_text_is_refused_and_quoted_in_part() -> None:
    unread = _unread("9" * 5000)
    assert len(unread.message) < 60


@pytest.mark.parametrize("text", ["0.0000001", "0.00000001", "12345678901234567890.12", "0.00"])
def test_money_is_printed_as_it_was_written(text: str) -> None:
    assert show(_reading(text, MONEY).value) == text


def test_what_is_not_filled_prints_as_nothing_and_zero_as_zero() -> None:
    assert (show(None), show(0), show(Decimal(0))) == ("", "0", "0")


@given(st.integers(-(10**30), 10**30))
def test_every_integer_is_read_back(number: int) -> None:
    assert _reading(str(number), SIGNED) == Reading(number)


@given(st.integers(0, 10**15))
def test_separators_and_full_width_digits_change_no_value(number: int) -> None:
    wide = str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
    assert _reading(f"{number:,}").value == number
    assert _reading(wide).value == number


@given(st.text(max_size=50), st.sampled_from(list(Kind)))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_or_refused_with_a_known_code(text: str, kind: Kind) -> None:
    read = _read(text, kind)
    if not isinstance(read, Unread):
        codes = {code for code, _ in read.notes}
        assert codes <= {"NC04", "NC05", "NC06"}
        assert not isinstance(read.value, float)
        assert (
            kind is not COUNT
            or "NC04" in codes
            or (isinstance(read.value, int) and read.value >= 0)
        )
