"""docxtpl at its best: `python -m benchmarks.workers.docxtpl_best TEMPLATE PATHS`.

A compact template whose bytes stay in memory, its XML put in order and compiled once; the form read
and checked as the floor does it, prose filled in without Jinja.
"""

import json
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from docxtpl import DocxTemplate  # type: ignore[import-not-found]
from jinja2 import Environment, Template

from benchmarks.plain import read
from benchmarks.report import form
from benchmarks.workers.protocol import serve


class CachedEnvironment(Environment):
    """Compiles a text once."""

    compiled: dict[str, Template] = {}  # noqa: RUF012

    def from_string(self, source: Any, *_: Any, **__: Any) -> Template:
        """The compiled template of a text."""
        if source not in self.compiled:
            self.compiled[source] = super().from_string(source)
        return self.compiled[source]


class CachedTemplate(DocxTemplate):  # type: ignore[misc]
    """Puts its XML in order once, however many documents are made of it."""

    patched: dict[str, str] = {}  # noqa: RUF012

    def get_xml(self) -> str:
        """The body; not written out again once it is known."""
        return "" if self.patched else super().get_xml()

    def patch_xml(self, src_xml: str) -> str:
        """The body in order; headers and footers go through as they are."""
        if src_xml and "<w:body" not in src_xml:
            return super().patch_xml(src_xml)  # type: ignore[no-any-return]
        if not self.patched:
            self.patched["body"] = super().patch_xml(src_xml)
        return self.patched["body"]

    def resolve_listing(self, xml: str) -> str:
        """Looked for only where a text has a tab, a line break or a page break in it."""
        if any(mark in xml for mark in "\t\n\a\f"):
            return super().resolve_listing(xml)  # type: ignore[no-any-return]
        return xml


def worker(template: bytes, paths: list[str]) -> Callable[[bytes], bytes]:
    """What turns a form's text into a docx; `paths` are those of the figures in their order."""
    jinja = CachedEnvironment()

    def work(data: bytes) -> bytes:
        known, prose = read(data)
        context = {f"c{at}": known[path] for at, path in enumerate(paths)}
        context |= {f"p{at}": line for at, line in enumerate(prose)}
        document = CachedTemplate(BytesIO(template))
        document.render(context, jinja)
        saved = BytesIO()
        document.save(saved)
        return saved.getvalue()

    return work


if __name__ == "__main__":
    template, paths = map(Path, sys.argv[1:])
    serve(form, worker(template.read_bytes(), json.loads(paths.read_text("utf-8"))))
