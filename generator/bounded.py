"""Templates that an office writes itself: a sandbox that is bounded in time and size too.

Jinja's own sandbox keeps a template from the machine, not from running without end. Here every turn
of a loop, every call, every text that is printed or put together costs something, and what a
template may spend is more than any report needs. What could grow in one step (powers, texts times
numbers, wide fields) has its own check; what no layout needs is not there at all.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import lru_cache, wraps
from types import CodeType, FunctionType
from typing import Any, cast

from jinja2 import StrictUndefined, Template, nodes, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import FILTERS
from jinja2.nodes import EvalContext
from jinja2.runtime import LoopContext, Macro, markup_join, str_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

MAX_TEXT = 512 * 1024  # characters of a template
_BUDGET = 20_000_000
_STEP = 100  # a node of the syntax tree, in characters printed
_LONGEST_RANGE = 1000
_MAX_NUMBER = 10**40
_WIDEST = 1000  # columns of a field, decimals, blanks before a line
_FILTERS = (
    "abs", "capitalize", "count", "d", "default", "dictsort", "e", "escape", "first", "float",
    "forceescape", "int", "items", "last", "length", "list", "lower", "map", "max", "min",
    "reject", "rejectattr", "reverse", "safe", "select", "selectattr", "sort", "string",
    "title", "trim", "truncate", "unique", "upper", "urlencode", "wordcount",
)  # fmt: skip
_METHODS: tuple[tuple[type, frozenset[str]], ...] = (
    (str, frozenset((
        "startswith", "endswith", "strip", "lstrip", "rstrip", "removeprefix",
        "removesuffix", "split", "splitlines", "partition", "rpartition", "upper",
        "lower", "find", "rfind", "count", "index", "isdigit",
    ))),
    (dict, frozenset(("get", "items", "keys", "values"))),
    (list, frozenset(("index", "count"))),
    (tuple, frozenset(("index", "count"))),
    (LoopContext, frozenset(("cycle", "changed"))),
)  # fmt: skip
_ABSENT = (nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends, nodes.Block, nodes.NSRef)
_NEST = ("varargs", "kwargs")
_WIDE_FIELD = re.compile(r"\d{4}|\*")


class NotAllowedError(Exception):
    """A construct that a template of an office may not use; `line` is 1-based."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class SpentError(Exception):
    """The template goes on for too long, or wants to write too much."""

    def __init__(self) -> None:
        super().__init__("循环太多，或者写出的内容太长")


def bounded_template(text: str, escapes: bool) -> Template:
    """A template to be rendered once; `escapes` for pages.

    NotAllowedError, jinja2.TemplateSyntaxError or RecursionError for one that cannot be used.
    """
    if len(text) > MAX_TEXT:
        raise NotAllowedError(f"模板超过 {MAX_TEXT} 个字符", 1)
    environment = _Bounded(escapes)
    return Template.from_code(environment, _code(text, escapes), environment.make_globals(None))


@lru_cache(maxsize=16)
def _code(text: str, escapes: bool) -> CodeType:
    environment = _Bounded(escapes)
    tree = environment.parse(text)
    for node in tree.find_all(nodes.Node):
        _refuse(node)
    _Pricing().visit(tree)
    tree.set_environment(environment)
    return environment.compile(tree)


def _refuse(node: nodes.Node) -> None:
    """What would need another file, or could build a nest that doubles with each line."""
    if isinstance(node, _ABSENT):
        raise NotAllowedError("不能引用别的模板，也不用 block", node.lineno)
    if isinstance(node, nodes.For) and node.recursive:
        raise NotAllowedError("循环不能写 recursive", node.lineno)
    if isinstance(node, nodes.Pow):
        raise NotAllowedError("不能用乘方 **", node.lineno)
    if isinstance(node, nodes.Name) and node.name in _NEST:
        raise NotAllowedError(f"没有 {node.name}", node.lineno)
    listed = isinstance(node, nodes.List | nodes.Dict | nodes.Tuple)
    if listed and getattr(node, "ctx", "load") == "load" and node.find(nodes.Name):
        raise NotAllowedError("列表里只能写现成的文字和数", node.lineno)


class _Pricing(NodeTransformer):
    """Puts a price on every turn of a loop and every call, on comparisons and on joined texts."""

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802 - Jinja's name
        price = _price(node)
        self.generic_visit(node)
        node.iter = _filtered(node.iter, "_each", nodes.Const(price))
        return node

    def visit_Macro(self, node: nodes.Macro) -> nodes.Macro:  # noqa: N802
        price = nodes.Output([_filtered(nodes.Const(""), "_paid", nodes.Const(_price(node)))])
        self.generic_visit(node)
        node.body.insert(0, price)
        return node

    def visit_Operand(self, node: nodes.Operand) -> nodes.Operand:  # noqa: N802
        self.generic_visit(node)
        node.expr = _filtered(node.expr, "_seen")
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes), "_joined")


def _price(node: nodes.Node) -> int:
    """One turn: its text, and its nodes."""
    text = sum(len(data.data) for data in node.find_all(nodes.TemplateData))
    return text + _STEP * sum(1 for _ in node.find_all(nodes.Node))


def _filtered(node: nodes.Node, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", node), name, list(arguments), [], None, None)


class _Bounded(ImmutableSandboxedEnvironment):
    intercepted_binops = frozenset("+-*%")

    def __init__(self, escapes: bool) -> None:
        super().__init__(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=escapes,
            optimized=False,  # nothing is computed before there is a price on it
            finalize=self._printed,
        )
        self._left = _BUDGET
        self.globals = {"range": self._range}
        self.filters = {name: self._priced(FILTERS[name]) for name in _FILTERS}
        self.filters |= {
            "_each": self._each, "_paid": self._paid, "_seen": self._seen, "_joined": self._joined,
            "center": self._centred, "format": self._formatted, "indent": self._indented,
            "join": self._join, "replace": self._replaced, "round": self._rounded,
        }  # fmt: skip

    def pay(self, price: int) -> None:
        """SpentError when nothing is left."""
        self._left -= price
        if self._left < 0:
            raise SpentError

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        texts = isinstance(left, str) + isinstance(right, str)
        if operator == "+" and texts == 2:
            self.pay(len(left) + len(right))
        elif operator == "*" and texts == 1:
            text, times = (left, right) if isinstance(left, str) else (right, left)
            self.pay(max(0, len(text) * int(times)))
        else:
            _numbers(left, right)
        result = super().call_binop(context, operator, left, right)
        if isinstance(result, int | Decimal) and not -_MAX_NUMBER < result < _MAX_NUMBER:
            raise SpentError
        return result

    def is_safe_callable(self, obj: Any) -> bool:
        owner, name = getattr(obj, "__self__", None), getattr(obj, "__name__", "")
        ours = isinstance(obj, FunctionType | Macro) or owner is self
        return ours or any(isinstance(owner, type_) and name in names for type_, names in _METHODS)

    def call(self, context: Any, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        if getattr(obj, "__name__", "") in ("format", "format_map"):  # as wide as anybody asks
            raise SecurityError("写“| format(…)”，不写“.format(…)”")
        self.pay(_STEP + _size(getattr(obj, "__self__", None)) + sum(map(_size, args)))
        return super().call(context, obj, *args, **kwargs)

    def _printed(self, value: Any) -> Any:
        shown = value if isinstance(value, str) else str(value)
        self.pay(_STEP + len(shown))
        return shown

    def _range(self, *arguments: int) -> range:
        made = range(*arguments)
        if len(made) > _LONGEST_RANGE:
            raise SpentError
        return made

    def _priced(self, apply: Callable[..., Any]) -> Callable[..., Any]:
        at = int(hasattr(apply, "jinja_pass_arg"))

        @wraps(apply)
        def priced(*arguments: Any, **named: Any) -> Any:
            given = list(arguments)
            self.pay(_STEP + sum(map(_size, given[at:])))
            if isinstance(given[at], Iterator):
                given[at] = self._each(given[at], _STEP)
            return apply(*given, **named)

        return priced

    def _each(self, items: Iterable[Any], price: int) -> Iterator[Any]:
        for item in items:
            self.pay(price)
            yield item

    def _paid(self, text: str, price: int) -> str:
        self.pay(price)
        return text

    def _seen(self, value: Any) -> Any:
        self.pay(_size(value))
        return value

    @property
    def _joined(self) -> Callable[..., str]:
        @pass_eval_context
        def joined(context: EvalContext, parts: list[Any]) -> str:
            self.pay(sum(len(str(part)) for part in parts))
            return markup_join(parts) if context.autoescape else str_join(parts)

        return joined

    @property
    def _join(self) -> Callable[..., str]:
        original = FILTERS["join"]

        @pass_eval_context
        def join(
            context: EvalContext, items: Iterable[Any], d: str = "", attribute: Any = None
        ) -> str:
            listed = list(self._each(items, _STEP + len(d)))
            self.pay(sum(len(str(item)) for item in listed))
            joined: str = original(context, listed, d, attribute)
            return joined

        return join

    @property
    def _replaced(self) -> Callable[..., str]:
        original = FILTERS["replace"]

        @pass_eval_context
        def replace(context: EvalContext, text: Any, old: str, new: str) -> str:
            found = str(text).count(str(old))
            self.pay(len(str(text)) + found * len(str(new)))
            replaced: str = original(context, text, old, new)
            return replaced

        return replace

    def _centred(self, text: Any, width: int = 80) -> str:
        self.pay(_narrow(width))
        return str(text).center(width)

    def _indented(self, text: str, width: int = 4, first: bool = False) -> str:
        self.pay(len(text) + _narrow(width) * (text.count("\n") + 1))
        indented: str = FILTERS["indent"](text, width, first)
        return indented

    def _formatted(self, pattern: str, *values: Any) -> str:
        if _WIDE_FIELD.search(pattern):
            raise SpentError
        self.pay(len(pattern) * _WIDEST + sum(len(str(value)) for value in values))
        return str(pattern) % values

    def _rounded(self, value: float, precision: int = 0, method: str = "common") -> float:
        rounded: float = FILTERS["round"](value, _narrow(precision), method)
        return rounded


def _numbers(*values: Any) -> None:
    for value in values:
        if not isinstance(value, int | float | Decimal):
            raise SecurityError("只有数可以这样计算")


def _narrow(width: Any) -> int:
    if not isinstance(width, int) or abs(width) > _WIDEST:
        raise SpentError
    return width


def _size(value: Any) -> int:
    return len(value) if isinstance(value, str | list | tuple | dict) else 0
