"""Paths within a form's values: what a path names, or why it names nothing that can be printed."""

from typing import Any, NamedTuple

Path = tuple[str, ...]
Values = dict[str, Any]  # nested


class Problem(NamedTuple):
    """What is wrong in a text: 0-based line within it, the words at fault, the message.

    `unknown` is the path that is not known, for a suggestion.
    """

    line: int
    words: str
    message: str
    unknown: str | None = None


def value_at(path: Path, values: Values) -> Any:
    """The value that a path names; KeyError where there is none."""
    found: Any = values
    for step in path:
        found = found[step]
    return found


def path_problem(path: Path, values: Values, line: int) -> Problem | None:
    """Why a path on a line cannot be printed: the form has none such, or more than one value."""
    found: Any = values
    for step in path:
        if not isinstance(found, dict) or step not in found:
            name = ".".join(path)
            return Problem(line, name, f"表单里没有“{name}”", name)
        found = found[step]
    if not isinstance(found, dict):
        return None
    name = ".".join(path)
    what = f"“{name}”是一块内容，不是一个数，要写到具体的格"
    return Problem(line, name, what, f"{name}.总计")
