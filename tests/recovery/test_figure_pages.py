"""A picture page is not taken for text of the report when it is read back."""

import pytest

from generator.document.options import RenderOptions
from generator.form.write import form_text
from generator.pipeline import examine, render
from generator.templating import Templates
from tests.document.drawn import pictured
from tests.document.forms import no_images
from tests.samples.load import content

OVERVIEW = Templates((("styles.yaml", "figure: {place: overview}\n"),), "own")


def _form(data: bytes) -> str:
    recovered = examine(data, no_images).recovered
    assert recovered is not None
    assert recovered.form is not None
    return form_text(recovered.form.root)


@pytest.mark.parametrize("templates", [Templates(), OVERVIEW], ids=["annex", "overview"])
@pytest.mark.parametrize("kind", ["docx", "html", "txt"])
@pytest.mark.parametrize("name", ["full_2025", "minimal_2026"])
def test_the_form_is_the_same_with_and_without(name: str, kind: str, templates: Templates) -> None:
    figures = pictured("004_liyang_2020").figures
    plain, pages = (
        render(content(name), (kind,), options).files[kind]
        for options in (
            RenderOptions(templates=templates),
            RenderOptions(templates=templates, figures=figures),
        )
    )
    assert pages != plain
    assert _form(pages) == _form(plain)
