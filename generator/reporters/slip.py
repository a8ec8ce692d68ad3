"""退回单: the findings of one report as a short Word list for the agency."""

from generator.diagnostics import Diagnostic, Severity
from generator.document.clean import clean
from generator.document.nodes import (
    Block,
    CellRole,
    Document,
    Meta,
    Paragraph,
    Run,
    Table,
    TableCell,
    Title,
)
from generator.reporters.entry import FileEntry
from generator.reporters.text import SEVERITY_NAMES, summary

_COLUMNS = ("序号", "位置", "问题", "改法")
_WIDTHS = (10, 28, 64, 54)


def slip(entry: FileEntry) -> Document:
    """A title, one sentence, and a table of what is to be mended, errors first."""
    whose = f"{entry.agency or entry.path}{entry.year or ''}"
    title = f"{whose}年度报告退回修改单" if entry.year else f"{whose}退回修改单"
    counted = [d for d in entry.diagnostics if d.counts]
    ordered = sorted(counted, key=lambda d: list(Severity).index(d.severity))
    words = (
        f"经核对，{summary([entry])}请逐项修改后重新报送。" if counted else "经核对，没有发现问题。"
    )
    blocks: list[Block] = [Title((clean(title),)), Paragraph((Run(words),))]
    if ordered:
        blocks.append(_table(ordered))
    meta = Meta(clean(title), clean(entry.agency or ""), entry.year, entry.edition or "", None)
    return Document(meta, tuple(blocks))


def _table(diagnostics: list[Diagnostic]) -> Table:
    header = tuple(TableCell(text, "header") for text in _COLUMNS)
    rows = tuple(_row(number, found) for number, found in enumerate(diagnostics, start=1))
    return Table("slip", (header, *rows), _WIDTHS, 1, False, True, "退回修改单", "检查发现的问题")


def _row(number: int, found: Diagnostic) -> tuple[TableCell, ...]:
    place = found.place or (f"第 {found.span.line} 行" if found.span else "")
    where = "：".join(part for part in (place, found.path or "") if part)
    what = f"{SEVERITY_NAMES[found.severity]} {found.code} {found.message}"
    texts = (str(number), where, what, found.hint or "")
    roles: tuple[CellRole, ...] = ("value", "label", "label", "label")
    return tuple(TableCell(clean(t), r) for t, r in zip(texts, roles, strict=True))
