"""Exact arithmetic for expressions: integers and decimals, never binary floats."""

import operator
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from math import isfinite
from typing import Any

_MAX_DIGITS = 40
_MOST_DECIMALS = 12

UNFILLED = "【待填】"  # stands for a value that is not there

Number = int | Decimal


class ExpressionError(Exception):
    """A computation that cannot be done; the message is Chinese. `line` counts from 1."""

    line = 1


class UnfilledError(ExpressionError):
    """A computation with a cell that is not filled: no fault of the expression."""


_OPERATIONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
}


def number(value: Any) -> Number:
    """The value if it can be computed with; a literal like 0.5 becomes exact."""
    if value == UNFILLED:
        raise UnfilledError(f"{UNFILLED}还不是数")
    if isinstance(value, float):
        if not isfinite(value):
            raise ExpressionError("数太大，算不出来")
        return Decimal(repr(value))
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ExpressionError(f"“{value}”不是可以计算的数")
    return value


def calculate(sign: str, left: Any, right: Any) -> Number:
    """`left sign right`; a quotient is a decimal of 28 digits."""
    a, b = number(left), number(right)
    if sign in ("/", "//", "%") and b == 0:
        raise ExpressionError("除数是 0，算不出来")
    try:
        result: Number = Decimal(a) / Decimal(b) if sign == "/" else _OPERATIONS[sign](a, b)
    except (ArithmeticError, DecimalException) as error:
        raise ExpressionError("数太大，算不出来") from error
    if abs(result) >= 10**_MAX_DIGITS:
        raise ExpressionError("计算结果太大")
    return result


def rounded(value: Any, digits: Any = 0) -> Decimal:
    """四舍五入, half up, to 0–10 decimals."""
    if isinstance(digits, bool) or not isinstance(digits, int) or not 0 <= digits <= 10:
        raise ExpressionError("小数位数只能是 0 到 10")
    try:
        return Decimal(number(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    except DecimalException as error:
        raise ExpressionError("数太大，不能四舍五入") from error


def printed(value: Any) -> str:
    """A value in prose: decimals without exponent and without a fraction of zeros.

    ExpressionError for what is neither number nor text (a comparison, true, none).
    """
    if value is None or isinstance(value, bool):
        raise ExpressionError("{{ }} 里要写数或文字，比较只能写在 {% if %} 里")
    if isinstance(value, float):
        value = number(value)
    if not isinstance(value, Decimal):
        return str(value)
    if -int(value.as_tuple().exponent) > _MOST_DECIMALS:
        raise ExpressionError(
            "除不尽，要用 round 保留几位小数，如 {{ (路径 / 路径 * 100) | round(1) }}"
        )
    whole = value == value.to_integral_value() and value.as_tuple().exponent != 0
    return f"{value.to_integral_value():f}" if whole else f"{value:f}"
