"""What Jinja reads: texts with statements, and expressions that are more than a path.

Jinja parses; a whitelist says what of it may be used; `evaluation` interprets the tree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment, TemplateError, TemplateSyntaxError, nodes

from generator.document.evaluation import dotted
from generator.document.lookup import Path, Problem, Values, path_problem
from generator.short_texts import kept_if_short

_ALLOWED: tuple[type[nodes.Node], ...] = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem,
    nodes.Const, nodes.If, nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or,
    nodes.Not, nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Neg,
    nodes.Pos, nodes.Filter, nodes.Concat,
)  # fmt: skip
_FILTER = "round"


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return Environment(keep_trailing_newline=True, optimized=False, autoescape=False)


@dataclass(frozen=True, slots=True)
class Tree:
    """A text as Jinja reads it; `found` are the paths in it and what is not allowed, in order.

    A path has its 0-based line.
    """

    body: list[nodes.Node]
    found: tuple[Problem | tuple[Path, int], ...]

    def problems(self, values: Values) -> Iterator[Problem]:
        """What is not allowed, and each path that cannot be printed."""
        for found in self.found:
            problem = (
                found if isinstance(found, Problem) else path_problem(found[0], values, found[1])
            )
            if problem is not None:
                yield problem


@kept_if_short(256, 500)  # expressions and sentences come again in the next report
def tree(text: str) -> Tree | Problem:
    """A text read as a whole, or where Jinja cannot read it."""
    try:
        read = _environment().parse(text)
        return Tree(read.body, tuple(_walk(read)))
    except TemplateSyntaxError as error:
        return _unreadable(text, error.lineno - 1)
    except (TemplateError, RecursionError, ValueError):
        return _unreadable(text, 0)


def _unreadable(text: str, line: int) -> Problem:
    lines = text.split("\n")
    words = lines[min(line, len(lines) - 1)].strip()
    return Problem(line, words[:1], f"表达式写法有误：{words[:60]}")


def _walk(node: nodes.Node, line: int = 0) -> Iterator[Problem | tuple[Path, int]]:
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
        yield path, line
        return
    for child in node.iter_child_nodes():
        yield from _walk(child, line)
