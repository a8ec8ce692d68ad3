"""Forms as the two sides of a comparison."""

from dataclasses import replace
from typing import Any

from generator.comparison.compare import compare
from generator.comparison.side import Side
from generator.differences import Difference
from generator.document.build import build
from tests.document.forms import content_of, no_images, zero_form

COLUMNS = ("自然人", "商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")


def side(form: dict[str, Any], name: str = "a.yaml", read_file: Any = no_images) -> Side:
    """A form read as the commands read it."""
    content = content_of(form, read_file)
    return Side(name, content.report, build(content))


def published(form: dict[str, Any], found: dict[str, str | None] | None = None) -> Side:
    """The same as if read back from a publication: every total stated; the cells in `found` as they
    stand there, None for one that the source lacks.
    """
    read = side(form, "a.docx")
    cells = {}
    for path, cell in read.report.cells.items():
        text = (found or {}).get(path, read.written(cell))
        if text is not None:
            value = cell.value if text == read.written(cell) else None
            cells[path] = cell._replace(text=text, value=value, stated=True)
    return replace(
        read,
        report=replace(read.report, cells=cells),
        locate=lambda line: f"表格 {line}",
        published=True,
    )


def difference(old: dict[str, Any], new: dict[str, Any]) -> Difference:
    """Of two forms."""
    return compare(side(old), side(new))


def with_overview(*lines: str, **parts: Any) -> dict[str, Any]:
    """A form whose first aspect consists of these lines."""
    form = zero_form(**parts)
    return form | {"总体情况": form["总体情况"] | {"主动公开": "\n".join(lines)}}
