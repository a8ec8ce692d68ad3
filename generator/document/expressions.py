"""Expressions in prose: sandboxed, strict Jinja over the form's own paths.

Only `{{ }}` and `{% if %}` over known paths, with exact arithmetic; no loops, calls, assignments or
imports, so that time and size are bounded by the text itself.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from functools import lru_cache
from typing import Any

from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, nodes
from jinja2.sandbox import SandboxedEnvironment

MARKS = ("{{", "{%", "{#")
_MAX_DIGITS = 40

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg,
    nodes.Pos, nodes.Filter, nodes.Concat,
)  # fmt: skip
_OPERATORS = {"+", "-", "*", "/", "//", "%"}


class ExpressionError(Exception):
    """A computation that cannot be done, in Chinese."""


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a text: 0-based line within it, the words at fault, message and hint key."""

    line: int
    words: str
    message: str
    unknown: str | None = None


class _Environment(SandboxedEnvironment):
    intercepted_binops = frozenset(_OPERATORS)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:  # noqa: ARG002
        for side in (left, right):
            if isinstance(side, bool) or not isinstance(side, int | float | Decimal):
                raise ExpressionError(f"“{side}”不是可以计算的数")
        return _calculate(operator, _exact(left), _exact(right))


def _exact(number: int | float | Decimal) -> int | Decimal:
    return Decimal(repr(number)) if isinstance(number, float) else number


def _calculate(operator: str, left: int | Decimal, right: int | Decimal) -> int | Decimal:
    try:
        if operator == "/":
            return Decimal(left) / Decimal(right)
        result = getattr(left, _METHODS[operator])(right)
        if result is NotImplemented:
            result = getattr(Decimal(left), _METHODS[operator])(Decimal(right))
    except (ZeroDivisionError, DecimalException) as error:
        raise ExpressionError("除数是 0，算不出来") from error
    if abs(result) >= 10**_MAX_DIGITS:
        raise ExpressionError("计算结果太大")
    return result  # type: ignore[no-any-return]


_METHODS = {
    "+": "__add__", "-": "__sub__", "*": "__mul__", "//": "__floordiv__", "%": "__mod__",
}  # fmt: skip


def _round(value: Any, digits: Any = 0) -> Decimal:
    """四舍五入, half up, exact."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        raise ExpressionError(f"“{value}”不是可以计算的数")
    if not isinstance(digits, int) or not 0 <= digits <= 10:
        raise ExpressionError("小数位数只能是 0 到 10")
    return Decimal(_exact(value)).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)


def _print(value: Any) -> Any:
    """Decimals without exponent, and without a fraction of zeros that a product leaves behind."""
    if isinstance(value, float):
        value = _exact(value)
    if not isinstance(value, Decimal):
        return value
    whole = value == value.to_integral_value() and value.as_tuple().exponent != 0
    return f"{value.to_integral_value():f}" if whole else f"{value:f}"


@lru_cache(maxsize=1)
def _environment() -> _Environment:
    env = _Environment(undefined=StrictUndefined, finalize=_print, keep_trailing_newline=True)
    env.globals.clear()
    env.filters.clear()
    env.filters["round"] = _round
    return env


def has_expressions(text: str) -> bool:
    """Whether a text must go through Jinja at all."""
    return any(mark in text for mark in MARKS)


@lru_cache(maxsize=4096)
def _parse(text: str) -> nodes.Template:
    return _environment().parse(text)


@lru_cache(maxsize=4096)
def _compile(text: str) -> Template:
    return _environment().from_string(text)


def problems(text: str, values: Mapping[str, Any]) -> list[Problem]:
    """Syntax errors, constructs that are not allowed and unknown names, without evaluating."""
    try:
        tree = _parse(text)
    except TemplateSyntaxError as error:
        return [_syntax(text, error.lineno - 1)]
    except (TemplateError, RecursionError):
        return [_syntax(text, 0)]
    return list(dict.fromkeys(_walk(tree, values)))


def _syntax(text: str, line: int) -> Problem:
    lines = text.split("\n")
    words = lines[min(line, len(lines) - 1)].strip()
    return Problem(line, words[:1], f"表达式写法有误：{words[:60]}")


def _walk(node: nodes.Node, values: Mapping[str, Any]) -> Iterator[Problem]:
    if not isinstance(node, _ALLOWED):
        yield Problem(
            node.lineno - 1, "{%", "这里只能用 {{ 路径 }} 和 {% if %}，不能用循环、赋值、调用等写法"
        )
        return
    if isinstance(node, nodes.Filter) and node.name != "round":
        yield Problem(
            node.lineno - 1, node.name, f"没有“{node.name}”这个处理方法，只有 round（四舍五入）"
        )
        return
    path = _dotted(node)
    if path is not None:
        if not _known(path, values):
            name = ".".join(path)
            yield Problem(node.lineno - 1, name, f"表单里没有“{name}”", name)
        elif isinstance(_value(path, values), dict):
            name = ".".join(path)
            yield Problem(
                node.lineno - 1,
                name,
                f"“{name}”是一块内容，不是一个数，要写到具体的格",
                name + ".总计",
            )
        return
    for child in node.iter_child_nodes():
        yield from _walk(child, values)


def _dotted(node: nodes.Node) -> tuple[str, ...] | None:
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        head = _dotted(node.node)
        return (*head, node.attr) if head else None
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        head = _dotted(node.node)
        return (*head, str(node.arg.value)) if head else None
    return None


def _value(path: tuple[str, ...], values: Mapping[str, Any]) -> Any:
    found: Any = values
    for step in path:
        found = found[step] if isinstance(found, Mapping) else None
    return found


def _known(path: tuple[str, ...], values: Mapping[str, Any]) -> bool:
    found: Any = values
    for step in path:
        if not isinstance(found, Mapping) or step not in found:
            return False
        found = found[step]
    return True


def evaluate(text: str, values: Mapping[str, Any]) -> str:
    """The text with its expressions replaced; ExpressionError when one cannot be computed."""
    if not has_expressions(text):
        return text
    try:
        return _compile(text).render(values)
    except (TemplateError, ArithmeticError, TypeError, ValueError) as error:
        raise ExpressionError("算不出来，请检查参与计算的各项是否都是数") from error
