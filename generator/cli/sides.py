"""Reading the two reports that `diff` and `verify` compare."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from generator.comparison.side import Side
from generator.document.content import Content

if TYPE_CHECKING:
    from generator.recovery.recover import Recovered


@dataclass(frozen=True)
class ReadSide:
    """A report to be compared, and the content that it was built from."""

    side: Side
    content: Content


def read_side(path: Path) -> ReadSide:
    """A form or a published report, whatever is wrong with it; InputError when it is unreadable."""
    from generator.cli.examined import examine_file
    from generator.document.build import build
    from generator.errors import InputError

    examined, entry = examine_file(path)
    if examined.report is None or examined.content is None:
        why = entry.diagnostics[0].message if entry.diagnostics else "没有内容"
        named = why if str(path) in why else f"“{path}”读不出来：{why}"
        raise InputError(named)
    side = Side(str(path), examined.report, build(examined.content))
    if examined.recovered is not None:
        side = _published(side, examined.recovered)
    return ReadSide(side, examined.content)


def _published(side: Side, recovered: "Recovered") -> Side:
    """The same with only the cells that the source has, at their places in it."""
    from generator.recovery.values import found_values

    found = {value.path for _, values in found_values(recovered) for value in values}
    cells = {path: cell for path, cell in side.report.cells.items() if path in found}
    plain_text = any(place.line for place in recovered.places)

    def locate(ordinal: int) -> str:
        place = recovered.place(ordinal)
        line = f"第 {place.line} 行" if place.line else ""
        return "，".join(part for part in (place.text, line) if part)

    return replace(
        side,
        report=replace(side.report, cells=cells),
        locate=locate,
        published=True,
        pictures=not plain_text,
        headless=_headless(side, recovered),
    )


def _headless(side: Side, recovered: "Recovered") -> frozenset[str]:
    """Keys of the chapters whose heading was not found."""
    headings = recovered.survey.headings
    found = {heading.chapter.id for heading in headings if heading.chapter is not None}
    return frozenset(c.key for c in side.report.edition.chapters if c.id not in found)
