"""A page parsed strictly, and its tables laid out as a browser does."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

import html5lib

from generator.document.options import RenderOptions
from generator.pipeline import render
from tests.samples.load import content


@dataclass(frozen=True)
class Placed:
    """A th or td at its place in the grid."""

    row: int
    column: int
    rowspan: int
    colspan: int
    element: Element

    @property
    def text(self) -> str:
        return text_of(self.element)

    @property
    def headers(self) -> list[str]:
        return self.element.get("headers", "").split()


def parse(data: bytes) -> Element:
    """The page; any departure from the grammar of HTML fails."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    page: Element = parser.parse(data.decode("utf-8"))
    return page


def page_bytes(name: str, options: RenderOptions | None = None) -> bytes:
    return render(content(name), ("html",), options).files["html"]


def text_of(element: Element) -> str:
    return "".join(element.itertext())


def tables_of(page: Element) -> list[Element]:
    return list(page.iter("table"))


def rows_of(table: Element) -> list[Element]:
    return list(table.iter("tr"))


def layout(table: Element) -> list[Placed]:
    """Every cell, in order; two on one spot fail."""
    taken: set[tuple[int, int]] = set()
    return [cell for y, row in enumerate(rows_of(table)) for cell in _place(row, y, taken)]


def _place(row: Element, y: int, taken: set[tuple[int, int]]) -> Iterator[Placed]:
    x = 0
    for cell in row:
        while (y, x) in taken:
            x += 1
        high, wide = int(cell.get("rowspan", "1")), int(cell.get("colspan", "1"))
        spots = {(y + j, x + i) for j in range(high) for i in range(wide)}
        assert not spots & taken
        taken |= spots
        yield Placed(y, x, high, wide, cell)
