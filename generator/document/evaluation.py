"""Evaluating the few Jinja constructs that prose may use, straight from the syntax tree.

Nothing is compiled or executed: what is not in the table below cannot happen, so time and size are
bounded by the text itself, and a text costs a hundredth of a compiled template.
"""

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import nodes

from generator.document.arithmetic import (
    UNFILLED,
    ExpressionError,
    UnfilledError,
    calculate,
    number,
    printed,
    rounded,
)
from generator.document.lookup import Path, Values, value_at

_BINARY: Mapping[type[nodes.BinExpr], str] = {
    nodes.Add: "+",
    nodes.Sub: "-",
    nodes.Mul: "*",
    nodes.Div: "/",
    nodes.FloorDiv: "//",
    nodes.Mod: "%",
}
_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "gt": operator.gt,
    "gteq": operator.ge,
    "lt": operator.lt,
    "lteq": operator.le,
}


def rendered(body: Iterable[nodes.Node], values: Values) -> str:
    """The text of statements: literal text, expressions, and the branch of an if that holds."""
    return "".join(_statement(node, values) for node in body)


def _statement(node: nodes.Node, values: Values) -> str:
    try:
        return _printed(node, values)
    except ExpressionError as error:
        error.line = max(error.line, node.lineno or 1)  # the innermost node is the last line
        raise


def _printed(node: nodes.Node, values: Values) -> str:
    match node:
        case nodes.TemplateData():
            return node.data
        case nodes.Output():
            return rendered(node.nodes, values)
        case nodes.If():
            return _branch(node, values)
        case _:
            return printed(value_of(node, values))


def _branch(node: nodes.If, values: Values) -> str:
    for part in (node, *node.elif_):
        if value_of(part.test, values):
            return rendered(part.body, values)
    return rendered(node.else_, values)


def value_of(node: nodes.Node, values: Values) -> Any:
    """The value of an expression whose names are known to exist."""
    path = dotted(node)
    if path is not None:
        return value_at(path, values)
    match node:
        case nodes.Const():
            return node.value
        case nodes.Concat():
            return "".join(printed(value_of(part, values)) for part in node.nodes)
        case nodes.Compare():
            return _compared(node, values)
        case nodes.CondExpr():
            chosen = node.expr1 if value_of(node.test, values) else node.expr2
            return value_of(chosen, values) if chosen is not None else ""
        case nodes.Filter(node=nodes.Expr() as inner):
            return rounded(value_of(inner, values), *(value_of(arg, values) for arg in node.args))
        case nodes.BinExpr():
            return _binary(node, values)
        case nodes.UnaryExpr():
            return _unary(node, values)
    raise ExpressionError("这里只能用路径和简单的计算")


def dotted(node: nodes.Node) -> Path | None:
    """The path that a chain of names spells (申请.本年新收.总计), or None."""
    if isinstance(node, nodes.Name):
        return (node.name,)
    if isinstance(node, nodes.Getattr):
        head = dotted(node.node)
        return (*head, node.attr) if head else None
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        head = dotted(node.node)
        return (*head, str(node.arg.value)) if head else None
    return None


def _binary(node: nodes.BinExpr, values: Values) -> Any:
    left = value_of(node.left, values)
    if isinstance(node, nodes.And | nodes.Or):
        settled = bool(left) is isinstance(node, nodes.Or)
        return left if settled else value_of(node.right, values)
    return calculate(_BINARY[type(node)], left, value_of(node.right, values))


def _unary(node: nodes.UnaryExpr, values: Values) -> Any:
    value = value_of(node.node, values)
    if isinstance(node, nodes.Not):
        return not value
    return -number(value) if isinstance(node, nodes.Neg) else number(value)


def _compared(node: nodes.Compare, values: Values) -> bool:
    left = value_of(node.expr, values)
    for operand in node.ops:
        right = value_of(operand.expr, values)
        if not _holds(operand.op, left, right):
            return False
        left = right
    return True


def _holds(name: str, left: Any, right: Any) -> bool:
    if UNFILLED in (left, right):
        raise UnfilledError(f"{UNFILLED}还不能比较")
    if name not in _COMPARISONS:
        raise ExpressionError("这里只能用 ==、!=、>、>=、<、<= 比较")
    try:
        return _COMPARISONS[name](left, right)
    except TypeError as error:
        raise ExpressionError(f"“{left}”和“{right}”不能比较大小") from error
