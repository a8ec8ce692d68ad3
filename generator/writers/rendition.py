"""What every writer is given."""

from typing import TYPE_CHECKING, NamedTuple

from generator.document.options import RenderOptions
from generator.writers.style import StyleSheet

if TYPE_CHECKING:
    from generator.document.content import Content
    from generator.document.nodes import Document
    from generator.form.report import Report

DEFAULT = RenderOptions()


class Rendition(NamedTuple):
    """A document in the style of `sheet`.

    `content` is what it was built from, whose values json and csv write; None for a document
    that is no report (a list of findings).
    """

    document: "Document"
    sheet: StyleSheet
    content: "Content | None" = None
    options: RenderOptions = DEFAULT

    @property
    def report(self) -> "Report":
        """The report that the document was built from; ValueError where there is none."""
        if self.content is None:
            raise ValueError("a document without a report has no values")
        return self.content.report
