"""All rules of the product: importing the modules registers them."""

from collections.abc import Mapping

from generator.checks import (
    application_figures,
    applications,
    carry_over,
    case_figures,
    cases,
    closing_chapters,
    disclosed_documents,
    disclosed_items,
    disclosed_money,
    files,
    form_content,
    form_syntax,
    intake,
    likeness,
    magnitude,
    numbered_lines,
    numbers,
    overview,
    preface_text,
    processing_fee,
    prose,
    punctuation,
    residue,
    text_figures,
    text_sums,
    text_years,
    wording,
)
from generator.checks.registry import Rule, registered

_MODULES = (
    application_figures,
    applications,
    carry_over,
    case_figures,
    cases,
    closing_chapters,
    disclosed_documents,
    disclosed_items,
    disclosed_money,
    files,
    form_content,
    form_syntax,
    intake,
    likeness,
    magnitude,
    numbered_lines,
    numbers,
    overview,
    preface_text,
    processing_fee,
    prose,
    punctuation,
    residue,
    text_figures,
    text_sums,
    text_years,
    wording,
)


def rules() -> Mapping[str, Rule]:
    """Every rule by code."""
    return registered()
