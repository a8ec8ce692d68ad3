"""All rules of the product: importing the modules registers them."""

from collections.abc import Mapping

from generator.checks import (
    applications,
    cases,
    files,
    form_content,
    form_syntax,
    numbers,
    prose,
)
from generator.checks.registry import Rule, registered

_MODULES = (applications, cases, files, form_content, form_syntax, numbers, prose)


def rules() -> Mapping[str, Rule]:
    """Every rule by code."""
    return registered()
