"""Expressions in prose: a strict subset of Jinja over the form's own paths.

Only `{{ }}` and `{% if %}` over known paths, with exact arithmetic and `round`; no loops, calls,
assignments or imports. Jinja parses the text; `evaluation` interprets the tree.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes

from generator.document.arithmetic import ExpressionError, UnfilledError
from generator.document.evaluation import dotted, rendered
from generator.document.places import has_expressions

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg,
    nodes.Pos, nodes.Filter, nodes.Concat,
)  # fmt: skip
_FILTER = "round"


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong in a text: 0-based line within it, the words at fault, the message.

    `unknown` is the path that is not known, for a suggestion.
    """

    line: int
    words: str
    message: str
    unknown: str | None = None


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(keep_trailing_newline=True, optimized=False, autoescape=False)


@lru_cache(maxsize=4096)
def _parse(text: str) -> nodes.Template:
    return _environment().parse(text)


def problems(text: str, values: Mapping[str, Any]) -> list[Problem]:
    """Syntax errors, constructs that are not allowed and unknown names, without evaluating."""
    try:
        return list(dict.fromkeys(_walk(_parse(text), values)))
    except TemplateSyntaxError as error:
        return [_syntax(text, error.lineno - 1)]
    except (TemplateError, RecursionError, ValueError):
        return [_syntax(text, 0)]


def _syntax(text: str, line: int) -> Problem:
    lines = text.split("\n")
    words = lines[min(line, len(lines) - 1)].strip()
    return Problem(line, words[:1], f"表达式写法有误：{words[:60]}")


def _walk(node: nodes.Node, values: Mapping[str, Any], line: int = 0) -> Iterator[Problem]:
    line = node.lineno - 1 if node.lineno else line  # operands carry no line of their own
    if not isinstance(node, _ALLOWED) or (
        isinstance(node, nodes.Filter) and (node.kwargs or node.args[1:])
    ):
        what = "这里只能用 {{ 路径 }} 和 {% if %}，不能用循环、赋值、调用等写法"
        yield Problem(line, "{%", what)
        return
    if isinstance(node, nodes.Filter) and node.name != _FILTER:
        what = f"没有“{node.name}”这个处理方法，只有 round（四舍五入）"
        yield Problem(line, node.name, what)
        return
    path = dotted(node)
    if path is not None:
        yield from _unknown(path, line, values)
        return
    for child in node.iter_child_nodes():
        yield from _walk(child, values, line)


def _unknown(path: tuple[str, ...], line: int, values: Mapping[str, Any]) -> Iterator[Problem]:
    name = ".".join(path)
    found: Any = values
    for step in path:
        if not isinstance(found, Mapping) or step not in found:
            yield Problem(line, name, f"表单里没有“{name}”", name)
            return
        found = found[step]
    if isinstance(found, Mapping):
        what = f"“{name}”是一块内容，不是一个数，要写到具体的格"
        yield Problem(line, name, what, f"{name}.总计")


def evaluate(text: str, values: Mapping[str, Any]) -> str:
    """The text with its expressions replaced; its `problems` must be none.

    ExpressionError when one cannot be computed.
    """
    if not has_expressions(text):
        return text
    try:
        return rendered(_parse(text).body, values)
    except RecursionError as error:
        raise ExpressionError("表达式太长") from error


__all__ = ["ExpressionError", "Problem", "UnfilledError", "evaluate", "problems"]
