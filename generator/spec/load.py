"""Loading editions from `schemas/`; a new edition is a new folder."""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from generator import resources
from generator.errors import SpecError
from generator.spec.carry import expand_carries, expand_expectations
from generator.spec.data_file import read_data
from generator.spec.grid import build_grid
from generator.spec.identities import expand
from generator.spec.model import Aspect, Axis, Chapter, Edition, Group, Table
from generator.spec.rows import build_axes, build_tree, refuse_duplicates
from generator.spec.source import ChapterEntry, EditionEntry, TableEntry


@lru_cache(maxsize=16)
def edition_ids(folder: Path = resources.SCHEMAS) -> tuple[str, ...]:
    """Every edition that `folder` holds, oldest first."""
    return tuple(sorted(path.parent.name for path in folder.glob("*/form.yaml")))


@lru_cache(maxsize=16)
def load_edition(edition: str, folder: Path = resources.SCHEMAS) -> Edition:
    """Read and prove one edition; SpecError says what is inconsistent."""
    return _build(read_data(folder / edition / "form.yaml", EditionEntry))


def edition_for_year(year: int, folder: Path = resources.SCHEMAS) -> Edition | None:
    """The edition in which the report on `year` is written; None when none covers it."""
    ids = edition_ids(folder)
    likely = [edition for edition in reversed(ids) if edition <= str(year)]  # one load is enough
    for edition in dict.fromkeys([*likely, *ids]):
        loaded = load_edition(edition, folder)
        if loaded.covers(year):
            return loaded
    return None


def first_year(folder: Path = resources.SCHEMAS) -> int:
    """The first report year that any edition covers."""
    return min(load_edition(edition, folder).first_year for edition in edition_ids(folder))


def _build(entry: EditionEntry) -> Edition:
    axes = build_axes(entry.axes)
    refuse_duplicates("chapters", (chapter.key for chapter in entry.chapters))
    refuse_duplicates("tables", (table.key for table in entry.tables))
    roots = tuple(build_tree(table, axes) for table in entry.tables)
    tables = tuple(
        _table(written, root, axes) for written, root in zip(entry.tables, roots, strict=True)
    )
    cells = {cell.path: cell for root in roots for row in root.rows() for cell in row.cells}
    _refuse_foreign_tables(entry)
    refuse_duplicates("cell ids", (cell.id for cell in cells.values()))
    return Edition(
        id=entry.edition,
        document=entry.document,
        document_title=entry.document_title,
        first_year=entry.report_years.first,
        last_year=entry.report_years.last,
        chapters=tuple(_chapter(chapter) for chapter in entry.chapters),
        tables=tables,
        axes=axes,
        cells=cells,
        identities=tuple(i for e in entry.identities for i in expand(e, roots, axes)),
        carries=expand_carries(entry.carry, cells.values()),
        expectations=expand_expectations(entry.expect, cells.values()),
    )


def _table(written: TableEntry, root: Group, axes: Mapping[str, Axis]) -> Table:
    grid = build_grid(written, root, axes)
    if written.header_rows > len(grid):
        raise SpecError(f"{written.id}: more header rows than rows")
    return Table(
        id=written.id,
        key=written.key,
        caption=written.caption,
        description=written.description,
        header_rows=written.header_rows,
        keep_together=written.keep_together,
        widths=written.widths,
        dense=written.dense,
        root=root,
        grid=grid,
    )


def _refuse_foreign_tables(entry: EditionEntry) -> None:
    wanted = {chapter.key for chapter in entry.chapters if chapter.content == "table"}
    given = {table.key for table in entry.tables}
    if wanted != given:
        raise SpecError(f"chapters and tables differ: {sorted(wanted ^ given)}")


def _chapter(entry: ChapterEntry) -> Chapter:
    if (entry.content == "aspects") != bool(entry.aspects):
        raise SpecError(f"chapter {entry.key}: aspects belong to content: aspects")
    return Chapter(
        key=entry.key,
        id=entry.id,
        heading=entry.heading,
        accepts=entry.accepts,
        also=entry.also,
        content=entry.content,
        help=entry.help,
        aspects=tuple(Aspect(a.key, a.id, a.heading, a.help) for a in entry.aspects),
        default=entry.default,
    )
