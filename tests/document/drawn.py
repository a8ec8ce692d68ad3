"""Reports with their picture page."""

from typing import Any

from generator.document.build import build
from generator.document.content import Content
from generator.document.figures import Earlier, FigurePage, earlier_figures
from generator.document.nodes import Document, Figure
from generator.document.options import RenderOptions
from tests.document.forms import content_of, zero_form
from tests.samples.load import content, report

HUGE = 12_345_678_901_234_567


def pictured(previous: str | None = None) -> RenderOptions:
    """Options that ask for figures, against a sample when it is named."""
    return RenderOptions(figures=FigurePage(earlier=earlier(previous) if previous else None))


def earlier(name: str) -> Earlier:
    return earlier_figures(report(name), name)


def drawn(source: Content, page: FigurePage | None = None, **options: Any) -> Document:
    return build(source, RenderOptions(figures=page or FigurePage(), **options))


def sample(name: str, previous: str | None = None) -> Document:
    return drawn(content(name), FigurePage(earlier=earlier(previous) if previous else None))


def figures_of(document: Document) -> list[Figure]:
    return [block for block in document.blocks if isinstance(block, Figure)]


def huge() -> Content:
    """A report whose one applicant made more requests than a binary float can count."""
    row = {"自然人": HUGE, "其余": 0}
    return content_of(
        zero_form(申请={"本年新收": row, "办理结果": {"予以公开": row, "其余": 0}, "其余": 0})
    )
