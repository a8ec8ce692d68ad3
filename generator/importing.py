"""A published report as a form: its text, where each block came from, what was read how."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from generator.diagnostics import Finding
from generator.document.nodes import Image
from generator.examining import Examined
from generator.form.overwrite import with_cell
from generator.form.raw import RawMapping, RawNode, RawScalar
from generator.form.write import form_text
from generator.recovery.carried import Changed
from generator.recovery.recover import Recovered
from generator.recovery.survey import Survey
from generator.spec.model import Edition

Take = Literal["form", "word"]


@dataclass(frozen=True)
class Coverage:
    """Of one official table, the cells found and all that it has."""

    table: str
    edition: str
    found: int
    all: int


@dataclass(frozen=True)
class Imported:
    """`text` is the form; `images` stand beside it. `ledger` says what was read how."""

    text: str
    images: tuple[Image, ...]
    ledger: tuple[Finding, ...]
    coverage: tuple[Coverage, ...]


def import_form(examined: Examined, name: str, take: Take = "word") -> Imported:
    """The form of a published report that was examined (its `recovered` has a form).

    `name` is what the source is called. `take` says which side holds where a Word file of our own
    was changed by hand: what it shows, or the form that it carries.
    """
    recovered = examined.recovered
    assert recovered is not None
    assert recovered.form is not None
    coverage = coverage_of(recovered.survey)
    if examined.carried is not None:
        root = examined.carried.form.root
        for change in examined.changes if take == "word" else ():
            root = _taken(root, change, recovered.form.root, examined.carried.edition)
        notes: Mapping[str, list[str]] = {"": [f"从“{name}”里带着的表单还原"]}
    else:
        root, notes = recovered.form.root, _notes(recovered, name)
    text = form_text(root, notes, recovered.survey.edition)
    images = examined.carried.images if examined.carried is not None else recovered.images
    return Imported(text, images, recovered.findings, coverage)


def coverage_of(found: Survey) -> tuple[Coverage, ...]:
    """For each official table of the report's edition, how much of it was found."""
    editions = {key: table.edition for key, table in found.tables.items()}
    rows = []
    for official in found.edition.tables:
        edition = editions.get(official.key, found.edition)
        table = found.tables.get(official.key)
        count = len(table.cells) if table else 0
        size = sum(path.startswith(f"{official.key}.") for path in edition.cells)
        rows.append(Coverage(official.caption, edition.id, count, size))
    return tuple(rows)


def _taken(root: RawMapping, change: Changed, shown: RawMapping, edition: Edition) -> RawMapping:
    """The form with what the file shows: a cell's figure, or the whole text of a chapter."""
    if change.is_cell:
        return with_cell(root, edition, change.path, change.shown)
    node = shown.get(change.path)
    entries: list[tuple[RawScalar, RawNode]] = []
    for key, value in root.entries:
        if key.text != change.path:
            entries.append((key, value))
        elif node is not None:
            entries.append((key, node))
    if node is not None and change.path not in root:
        entries.append((RawScalar(change.path, root.span), node))
    return RawMapping(tuple(entries), root.span)


def _notes(recovered: Recovered, name: str) -> dict[str, list[str]]:
    """Comments above each block: where it came from, and what of a table was not found."""
    found = recovered.survey
    notes = {"": [f"从“{name}”导入；各项上面的说明写明来自哪里"]}
    title = found.identity.title_lines
    if title:
        notes["年度"] = [f"来自{title[0].place}的标题"]
    else:
        notes["年度"] = ["没有找到标题；年度、机关名称请核对"]
    for heading in found.headings:
        if heading.chapter is not None:
            notes[heading.chapter.key] = [f"来自{heading.line.place}“{heading.line.text}”"]
    for chapter, coverage in zip(found.edition.tables, coverage_of(found), strict=True):
        table = found.tables.get(chapter.key)
        kept = notes.setdefault(chapter.key, [])
        if table is None:
            kept.append("没有找到表格，各格要填")
        elif table.edition.id != found.edition.id:
            kept.append(f"表格是 {table.edition.id} 版的，各行留在“未识别”里，要填到这里")
        elif coverage.found < coverage.all:
            kept.append(f"读到 {coverage.found} 格，共 {coverage.all} 格，其余要填")
        else:
            kept.append(f"{coverage.all} 格全部读到")
    return notes
