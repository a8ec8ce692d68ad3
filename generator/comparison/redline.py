"""The new report with what it was before as tracked changes.

Accepting all of them leaves the new report, rejecting all of them the old one, word for word.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from generator.comparison.alignment import align
from generator.comparison.items import names_table
from generator.comparison.parts import Part, chapters
from generator.comparison.side import Side
from generator.comparison.words import changes
from generator.document.nodes import (
    Block,
    Comment,
    Document,
    Image,
    Mark,
    Paragraph,
    Rewording,
    Run,
    Table,
    TableCell,
    Whole,
)
from generator.document.options import OldReport
from generator.document.tables import EXTRA

Pair = tuple[Part | None, Part | None]


def old_report(side: Side) -> OldReport:
    """A side as it stands in its source: its cells as found there, blank where it has none."""
    blocks = tuple(
        _as_found(block, side) if isinstance(block, Table) else block
        for block in side.document.blocks
    )
    document = replace(side.document, blocks=blocks)
    return OldReport(document, pictures=side.pictures, headless=side.headless)


def _as_found(table: Table, side: Side) -> Table:
    def found(cell: TableCell) -> TableCell:
        if cell.path is None:
            return cell
        known = side.report.cells.get(cell.path)
        return replace(cell, text=side.written(known) if known is not None else "")

    return replace(table, rows=tuple(tuple(map(found, row)) for row in table.rows))


def redline(old: OldReport, new: Document) -> Document:
    """The blocks of both, those of `new` in their order, with what was inserted and deleted.

    Moved text is deleted here and inserted there. A table of another shape (another edition's)
    takes the place of the old one as a whole. Pictures and their captions are as they are now where
    the old report's kind of file holds none.
    """
    merged = _Merged(pictures=old.pictures)
    for before, after in _pairs(old, new):
        merged.take(before, after)
    return replace(
        new,
        blocks=tuple(merged.blocks),
        revisions=tuple(merged.revisions),
        comments=tuple(_moved(comment, merged) for comment in new.comments),
    )


def _pairs(old: OldReport, new: Document) -> Iterator[Pair]:
    """Every part of both, each side in its own order."""
    before = list(chapters(old.document, old.headless))
    after = list(chapters(new))
    names = [chapter.name for chapter in before], [chapter.name for chapter in after]
    for tag, i, j, k, m in SequenceMatcher(None, *names, autojunk=False).get_opcodes():
        if tag == "equal":
            for one, other in zip(before[i:j], after[k:m], strict=True):
                yield from align(one.parts, other.parts)
        else:
            yield from ((part, None) for chapter in before[i:j] for part in chapter.parts)
            yield from ((None, part) for chapter in after[k:m] for part in chapter.parts)


def _moved(comment: Comment, merged: "_Merged") -> Comment:
    """A comment at its place in the merged document. Cells have one in official tables only, whose
    rows stay as they are.
    """
    return comment._replace(block=merged.places[comment.block])


@dataclass
class _Merged:
    """`places[i]` is where the new document's block i stands."""

    pictures: bool
    blocks: list[Block] = field(default_factory=list)
    revisions: list[Rewording | Whole] = field(default_factory=list)
    places: list[int] = field(default_factory=list)

    def take(self, before: Part | None, after: Part | None) -> None:
        """The next pair."""
        if before is not None and (after is None or _replaced(before, after)):
            self._whole(before.block, "delete")
            before = None
        if after is None:
            return
        self.places.append(len(self.blocks))
        if before is None:
            self._whole(after.block, "insert")
        elif isinstance(before.block, Table) and isinstance(after.block, Table):
            self._table(before.block, after.block)
        else:
            self._words(before, after)
            self.blocks.append(after.block)

    def _whole(self, block: Block, mark: Mark) -> None:
        if not self.pictures and _of_picture(block):
            if mark == "insert":
                self.blocks.append(block)
            return
        self.revisions.append(Whole(len(self.blocks), mark))
        self.blocks.append(block)

    def _words(self, before: Part, after: Part) -> None:
        if before.text != after.text and not isinstance(after.block, Image):
            runs = tracked(_runs(before), _runs(after))
            self.revisions.append(Rewording(len(self.blocks), runs))

    def _table(self, old: Table, new: Table) -> None:
        """An own table's rows are aligned, an official table has the same ones."""
        pairs = _row_pairs(old, new) if new.kind == EXTRA else zip(old.rows, new.rows, strict=True)
        number, cell = len(self.blocks), 0
        rows: list[_Row] = []
        for before, after in pairs:
            row = after or before or ()
            if before is None or after is None:
                mark: Mark = "insert" if before is None else "delete"
                self.revisions.append(Whole(number, mark, len(rows)))
            else:
                self.revisions += _cells(before, after, number, cell)
            rows.append(row)
            cell += len(row)
        self.blocks.append(replace(new, rows=tuple(rows)))


def _of_picture(block: Block) -> bool:
    if isinstance(block, Paragraph):
        return block.role == "caption" and not names_table(block)
    return isinstance(block, Image)


def _replaced(before: Part, after: Part) -> bool:
    """A picture is another one or the same."""
    return isinstance(after.block, Image) and before.key != after.key


_Row = tuple[TableCell, ...]


@dataclass(frozen=True, slots=True)
class _TableRow:
    """A row of an own table, to be aligned by its words; the header is the header's like."""

    cells: _Row
    what: str
    text: str
    key: str
    rows: tuple[tuple[str, ...], ...] = ()


def _row_pairs(old: Table, new: Table) -> Iterator[tuple[_Row | None, _Row | None]]:
    for before, after in align(_table_rows(old), _table_rows(new)):
        yield before.cells if before else None, after.cells if after else None


def _table_rows(table: Table) -> Sequence[_TableRow]:
    rows = []
    for number, cells in enumerate(table.rows):
        text = "\t".join(cell.text for cell in cells)
        header = number < table.header_rows
        rows.append(_TableRow(cells, "header" if header else "row", text,
                              f"header {number}" if header else f"row:{text}"))  # fmt: skip
    return rows


def _cells(old: _Row, new: _Row, block: int, first: int) -> Iterator[Rewording]:
    for number, (before, after) in enumerate(zip(old, new, strict=True), start=first):
        if before.text != after.text:
            runs = tracked((Run(before.text),), (Run(after.text),))
            yield Rewording(block, runs, number)


def _runs(part: Part) -> tuple[Run, ...]:
    return part.block.runs if isinstance(part.block, Paragraph) else (Run(part.text),)


def tracked(old: Sequence[Run], new: Sequence[Run]) -> tuple[tuple[Mark, Run], ...]:
    """The words of both; what both have looks as in the new one."""
    before, after, found = _Reel(old), _Reel(new), []
    words = "".join(run.text for run in old), "".join(run.text for run in new)
    for stretch in changes(*words):
        length = len(stretch.text)
        gone = before.next(length) if stretch.kind != "insert" else []
        come = after.next(length) if stretch.kind != "delete" else []
        found += [(stretch.kind, run) for run in (come or gone)]
    return tuple(found)


class _Reel:
    """Runs, from which text is taken from the front."""

    def __init__(self, runs: Sequence[Run]) -> None:
        self._left = list(runs)

    def next(self, length: int) -> list[Run]:
        """The next characters, as runs."""
        taken = []
        while length > 0:
            run = self._left.pop(0)
            if len(run.text) > length:
                self._left.insert(0, run._replace(text=run.text[length:]))
            text = run.text[:length]
            length -= len(text)
            if text:
                taken.append(run._replace(text=text))
        return taken
