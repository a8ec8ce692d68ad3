"""Exact arithmetic for expressions: integers and decimals, never binary floats."""

import operator
from collections.abc import Callable, Mapping
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from typing import Any

_MAX_DIGITS = 40

Number = int | Decimal


class ExpressionError(Exception):
    """A computation that cannot be done; the message is Chinese."""


_OPERATIONS: Mapping[str, Callable[[Any, Any], Any]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "//": operator.floordiv,
    "%": operator.mod,
}


def number(value: Any) -> Number:
    """The value if it can be computed with; a literal like 0.5 becomes exact."""
    if isinstance(value, float):
        return Decimal(repr(value))
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ExpressionError(f"“{value}”不是可以计算的数")
    return value


def calculate(sign: str, left: Any, right: Any) -> Number:
    """`left sign right`; a quotient is a decimal of 28 digits."""
    a, b = number(left), number(right)
    try:
        result: Number = Decimal(a) / Decimal(b) if sign == "/" else _OPERATIONS[sign](a, b)
    except (ZeroDivisionError, DecimalException) as error:
        raise ExpressionError("除数是 0，算不出来") from error
    if abs(result) >= 10**_MAX_DIGITS:
        raise ExpressionError("计算结果太大")
    return result


def rounded(value: Any, digits: Any = 0) -> Decimal:
    """四舍五入, half up, to 0–10 decimals."""
    if isinstance(digits, bool) or not isinstance(digits, int) or not 0 <= digits <= 10:
        raise ExpressionError("小数位数只能是 0 到 10")
    return Decimal(number(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def printed(value: Any) -> str:
    """A value in prose: decimals without exponent and without a fraction of zeros."""
    if isinstance(value, float):
        value = number(value)
    if not isinstance(value, Decimal):
        return str(value)
    whole = value == value.to_integral_value() and value.as_tuple().exponent != 0
    return f"{value.to_integral_value():f}" if whole else f"{value:f}"
