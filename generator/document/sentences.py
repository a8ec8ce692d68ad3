"""The sentences of title, preface and chapter six: templates over the form's own paths.

The shipped ones, or those that an office puts in their place.
"""

from functools import lru_cache

from generator.document.expressions import ExpressionError, evaluate, problems
from generator.document.lookup import Values
from generator.templating import Source, Templates

TITLE, PREFACE = "title.txt.j2", "preface.md.j2"
SHIPPED = Templates()


def sentence(name: str, edition: str, values: Values, templates: Templates = SHIPPED) -> str:
    """The sentence `name` of an edition, filled.

    A faulty template is a SpecError, or an InputError when it is the office's own; both name file
    and line.
    """
    source = _source(name, edition, templates)
    wrong = problems(source.text, values)
    if wrong:
        raise source.wrong(wrong[0].message, wrong[0].line + 1)
    try:
        return evaluate(source.text, values).strip("\n")
    except ExpressionError as error:
        raise source.wrong(str(error), error.line) from error


@lru_cache(maxsize=64)
def _source(name: str, edition: str, templates: Templates) -> Source:
    return templates.find(name, edition)
