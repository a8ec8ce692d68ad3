"""All rules of the product: importing the modules registers them."""

from collections.abc import Mapping
from functools import cache

from generator.checks import (  # noqa: F401 - importing a module registers its rules
    application_figures,
    applications,
    carry_over,
    case_figures,
    cases,
    closing_chapters,
    contact,
    dates,
    disclosed_documents,
    disclosed_items,
    disclosed_money,
    files,
    form_content,
    form_syntax,
    imported,
    intake,
    likeness,
    magnitude,
    named_years,
    numbered_lines,
    numbers,
    organ_names,
    overview,
    own_title,
    preface_text,
    private_data,
    processing_fee,
    prose,
    published_cells,
    published_chapters,
    published_tables,
    punctuation,
    residue,
    stale_wording,
    text_figures,
    text_sums,
    text_years,
    wording,
)
from generator.checks.registry import Rule, registered


@cache
def rules() -> Mapping[str, Rule]:
    """Every rule by code."""
    return registered()
