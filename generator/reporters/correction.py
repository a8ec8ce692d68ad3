"""更正说明: what was corrected in a published report, as a short document of its own."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from generator.differences import CellChange, Difference
from generator.document.clean import clean
from generator.document.nodes import (
    Block,
    CellRole,
    Document,
    Heading,
    Meta,
    Paragraph,
    Run,
    Table,
    TableCell,
)
from generator.document.paths import chinese_date
from generator.document.title import title_lines
from generator.reporters.corrected import statements
from generator.reporters.diff_words import figure
from generator.templating import Templates, lay_out

_SHIPPED = Templates()
_TEMPLATE = "correction.md.j2"
_FIGURES = "[[figures]]"
_COLUMNS = ("项目", "列", "更正前", "更正后")
_WIDTHS = (72, 36, 24, 24)
_ON_ONE_PAGE = 20  # rows, up to which the table is not broken


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signs, and on which day; None where no day is known."""

    name: str
    day: date | None


def correction(
    difference: Difference, signed: Signed, templates: Templates = _SHIPPED
) -> Document | None:
    """The document, or None when there is nothing to correct in what is printed."""
    stated = statements(difference)
    if not difference.figures and not stated:
        return None
    values = {
        "title": clean(difference.old.title),
        "figures": len(difference.figures),
        "follow": sum(bool(cell.causes) for cell in difference.figures),
        "statements": stated,
        "complete": not difference.of_one_side,
    }
    text = lay_out(templates, _TEMPLATE, values)
    blocks = [block for line in text.splitlines() for block in _blocks(line, difference)]
    title = next((line[2:] for line in text.splitlines() if line.startswith("# ")), "更正说明")
    agency = clean(difference.new.agency)
    meta = Meta(title, agency, difference.new.year, difference.new.edition, signed.day)
    return Document(meta, (*blocks, *_signature(signed)))


def _blocks(line: str, difference: Difference) -> Iterator[Block]:
    """What one line of the template stands for."""
    line = clean(line).strip()
    if line == _FIGURES:
        yield _table(difference.figures)
    elif line.startswith("## "):
        yield Heading(1, line[3:])
    elif line.startswith("# "):
        yield title_lines(line[2:], clean(difference.old.agency))
    elif line:
        yield Paragraph((Run(line),))


def _signature(signed: Signed) -> Iterator[Block]:
    if signed.name:
        yield Paragraph((Run(clean(signed.name)),), "signature")
    if signed.day is not None:
        yield Paragraph((Run(chinese_date(signed.day)),), "date")


def _table(cells: tuple[CellChange, ...]) -> Table:
    """Figures in official order, below the title of their table where there are several."""
    header = tuple(TableCell(text, "header") for text in _COLUMNS)
    rows: list[tuple[TableCell, ...]] = [header]
    several = len({cell.table for cell in cells}) > 1
    for name, group in groupby(cells, key=lambda cell: cell.table):
        if several:
            rows.append((TableCell(name, "header", colspan=len(_COLUMNS)),))
        rows += [_row(cell) for cell in group]
    short = len(rows) <= _ON_ONE_PAGE
    return Table(
        "correction", tuple(rows), _WIDTHS, 1, short, False, "更正的数字", "更正前后的数字"
    )


def _row(cell: CellChange) -> tuple[TableCell, ...]:
    texts = (cell.row, cell.column, figure(cell.old), figure(cell.new))
    roles: tuple[CellRole, ...] = ("label", "label", "value", "value")
    return tuple(TableCell(clean(t), r) for t, r in zip(texts, roles, strict=True))
