"""The shipped sentences (title, preface, chapter six): templates over the form's own paths."""

from functools import lru_cache
from pathlib import Path

from generator import resources
from generator.document.expressions import ExpressionError, evaluate, problems
from generator.document.paths import Values
from generator.errors import SpecError

TITLE, PREFACE = "title.txt.j2", "preface.md.j2"


def sentence(name: str, edition: str, values: Values, folder: Path = resources.TEMPLATES) -> str:
    """The shipped sentence `name` of an edition, filled; SpecError when the template is faulty."""
    path = resources.template_path(name, edition, folder)
    text = _read(path)
    wrong = problems(text, values)
    if wrong:
        raise SpecError(f"{path}:{wrong[0].line + 1}: {wrong[0].message}")
    try:
        return evaluate(text, values).strip("\n")
    except ExpressionError as error:
        raise SpecError(f"{path}: {error}") from error


@lru_cache(maxsize=64)
def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SpecError(f"{path}: {error}") from error
