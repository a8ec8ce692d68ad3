"""What a draft shows where the form has nothing yet."""

import re
from collections.abc import Mapping
from dataclasses import replace

from generator.document.content import Content
from generator.document.expressions import ExpressionError, UnfilledError, evaluate, problems
from generator.document.lookup import Values
from generator.document.places import has_expressions

UNFILLED = "【待填】"
_EXPRESSION = re.compile(r"\{\{[^{}\n]*\}\}")


def draft_texts(content: Content) -> Content:
    """The content with a mark for every text, and every figure in a text, that is not there yet."""
    texts = {path: _marked(text, content.values) for path, text in content.texts.items()}
    return replace(content, texts={**texts, **_missing(content)})


def _marked(text: str, values: Values) -> str:
    """An evaluated text has no expressions left; in one that failed each is tried by itself."""
    if not has_expressions(text):
        return text
    return _EXPRESSION.sub(lambda found: _value(found[0], values), text)


def _value(expression: str, values: Values) -> str:
    """The value; the mark where a cell is unfilled; a faulty expression stays to be seen."""
    if problems(expression, values):
        return expression
    try:
        return evaluate(expression, values)
    except UnfilledError:
        return UNFILLED
    except ExpressionError:
        return expression


def _missing(content: Content) -> Mapping[str, str]:
    """A mark for each chapter without a text, and each of its aspects that is named but blank."""
    report, missing = content.report, {}
    for chapter in report.edition.chapters:
        if chapter.content == "table":
            continue
        aspects = [f"{chapter.key}.{aspect.key}" for aspect in chapter.aspects]
        written = [path for path in (chapter.key, *aspects) if path in content.texts]
        blank = [path for path in aspects if path in report.spans and path not in written]
        if not written and not blank:
            blank = [chapter.key]
        missing.update(dict.fromkeys(blank, UNFILLED))
    return missing
