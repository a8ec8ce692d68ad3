"""The sentences of title, preface and chapter six: templates over the form's own paths.

The shipped ones, or those that an office puts in their place.
"""

from generator.document.expressions import ExpressionError, evaluate, problems
from generator.document.paths import Values
from generator.templating import Templates

TITLE, PREFACE = "title.txt.j2", "preface.md.j2"
SHIPPED = Templates()


def sentence(name: str, edition: str, values: Values, templates: Templates = SHIPPED) -> str:
    """The sentence `name` of an edition, filled.

    A faulty template is a SpecError, or an InputError when it is the office's own; both name file
    and line.
    """
    source = templates.find(name, edition)
    wrong = problems(source.text, values)
    if wrong:
        raise source.wrong(wrong[0].message, wrong[0].line + 1)
    try:
        return evaluate(source.text, values).strip("\n")
    except ExpressionError as error:
        raise source.wrong(str(error), error.line) from error
