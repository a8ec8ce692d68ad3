"""Expressions in prose: a strict subset of Jinja over the form's own paths.

Only `{{ }}` and `{% if %}` over known paths, with exact arithmetic and `round`; no loops, calls,
assignments or imports. A text is parted at its expressions, and each is read by itself, so that the
same one in another text is known already. A Chinese path is the names that it spells, and paths
with + between them are their sum; whatever is more than that, and a text that cannot be parted at
sight, is read by Jinja (`syntax`).
"""

import re
from collections.abc import Iterator
from functools import partial, reduce
from typing import TYPE_CHECKING, TypeAlias

from generator.document.arithmetic import ExpressionError, UnfilledError, calculate, printed
from generator.document.lookup import Path, Problem, Values, path_problem, value_at
from generator.document.places import has_expressions
from generator.short_texts import kept_if_short

if TYPE_CHECKING:  # loaded only for what is more than a sum
    from generator.document.syntax import Tree

__all__ = ["ExpressionError", "Problem", "UnfilledError", "evaluate", "problems"]

# On one line, no third brace before it, without the signs by which Jinja takes blanks away.
_EXPRESSION = re.compile(r"(?<!\{)\{\{(?![-+])([^{}\r\n]*)(?<!-)\}\}")
_PATH = re.compile(r" *([^\W\d]\w*(?:\.[^\W\d]\w*)*) *")

_Terms = tuple[Path, ...]  # of a sum; one for a path by itself
_Part: TypeAlias = "str | _Terms | Tree"  # literal text, an expression, a text read as a whole


def problems(text: str, values: Values) -> list[Problem]:
    """Syntax errors, constructs that are not allowed and unknown names, without evaluating."""
    parts = _parts(text)
    if isinstance(parts, Problem):
        return [parts]
    return list(dict.fromkeys(_problems(parts, values)))


def evaluate(text: str, values: Values) -> str:
    """The text with its expressions replaced; its `problems` must be none.

    ExpressionError when one cannot be computed.
    """
    if not has_expressions(text):
        return text
    parts = _parts(text)
    assert not isinstance(parts, Problem)
    try:
        return "".join(_evaluated(parts, values))
    except RecursionError as error:
        raise ExpressionError("表达式太长") from error


@kept_if_short(8, 20_000)  # a text is looked through for problems, then evaluated
def _parts(text: str) -> tuple[_Part, ...] | Problem:
    """Literal texts and the expressions between them, or the whole as one where Jinja must part it."""
    parts = _parted(text)
    if parts is not None:
        return parts
    from generator.document.syntax import tree

    whole = tree(text)
    return whole if isinstance(whole, Problem) else (whole,)


def _parted(text: str) -> tuple[_Part, ...] | None:
    """None where an expression does not end at the first braces, or stands beside a statement."""
    pieces = _EXPRESSION.split(text)
    if "\r" in text or has_expressions("\n".join(pieces[::2])):
        return None
    parts: list[_Part] = [*pieces]
    for number in range(1, len(pieces), 2):
        read = _read(pieces[number])
        if isinstance(read, Problem):
            return None
        parts[number] = read
    return tuple(parts)


@kept_if_short(1024, 200)  # most reports use the same few
def _read(expression: str) -> "_Terms | Tree | Problem":
    """What stands between the braces; a fault may be none in the whole text."""
    terms = [_path(term) for term in expression.split("+")]
    if all(terms):
        return tuple(terms)
    from generator.document.syntax import tree

    return tree("{{" + expression + "}}")


def _path(term: str) -> Path:
    """The names that a path spells; () for anything else, and for a word of Jinja's own."""
    match = _PATH.fullmatch(term)
    path = tuple(match[1].split(".")) if match else ("",)
    return path if not path[0].isascii() and all(map(str.isidentifier, path)) else ()


def _problems(parts: tuple[_Part, ...], values: Values) -> Iterator[Problem]:
    line = 0
    for part in parts:
        if isinstance(part, str):
            line += part.count("\n")
        elif isinstance(part, tuple):
            found = (path_problem(path, values, line) for path in part)
            yield from (problem for problem in found if problem is not None)
        else:
            for problem in part.problems(values):
                yield problem._replace(line=problem.line + line)


def _evaluated(parts: tuple[_Part, ...], values: Values) -> Iterator[str]:
    line = 0
    for part in parts:
        if isinstance(part, str):
            line += part.count("\n")
            yield part
            continue
        try:
            yield _value(part, values)
        except ExpressionError as error:
            error.line += line
            raise


def _value(part: "_Terms | Tree", values: Values) -> str:
    if isinstance(part, tuple):
        return printed(reduce(partial(calculate, "+"), (value_at(path, values) for path in part)))
    from generator.document.evaluation import rendered

    return rendered(part.body, values)
