"""The blocks of a table in the form, to cells: blank, 0, 其余 and totals kept apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from generator.diagnostics import Finding, Span
from generator.form import cell_findings as say
from generator.form.numbers import Unread, plain_count, read_number
from generator.form.raw import RawMapping, RawNode, RawScalar, RawSequence, is_blank
from generator.form.report import Cell
from generator.form.suggest import meant
from generator.spec.model import CellSpec, Edition, Group, Kind, Row

REST = "其余"
_COUNT = Kind.COUNT

# What holds for the cells that a block does not name: nothing is said, they are zero, or they are
# not known because of a fault that has been told (a wrong 其余, a misspelt row beside it).
Rest = Literal["unsaid", "zero", "unknown"]


@dataclass
class CellReader:
    """Collects the cells that a form fills, and what is wrong with them."""

    edition: Edition
    cells: dict[str, Cell] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    _misspelt: set[str] = field(default_factory=set)
    _unfilled: list[tuple[Row, Span, list[str]]] = field(default_factory=list)
    _marked: dict[str, list[tuple[CellSpec, RawScalar]]] = field(default_factory=dict)

    def read_table(self, root: Group, node: RawNode | None, key_span: Span) -> None:
        """Read one table; its unfilled rows are reported with their count.

        A table that is not there at all (`node` is None) is a missing chapter, told as such.
        """
        self._unfilled.clear()
        self._marked.clear()
        self._node(root, node, key_span, "unsaid")
        self.findings += [say.marks(cells) for cells in self._marked.values()]
        if node is None:
            return
        count = sum(len(missing) for _, _, missing in self._unfilled)
        for row, span, missing in self._unfilled:
            self.findings.append(say.unfilled(row, span, missing, root, count))

    def _node(self, item: Group | Row, node: RawNode | None, span: Span, rest: Rest) -> None:
        self.spans[item.path] = span
        if item.path in self._misspelt:
            self._unknown_values(item, span)
        elif isinstance(node, RawScalar) and not node.blank:
            self._one_number(item, node)
        elif isinstance(item, Row):
            self._row(item, node, span, rest)
        elif isinstance(node, RawSequence):
            self._wrong_type(item, node, say.not_a_list(item, node))
        else:
            self._group(item, node, span, rest)

    def _one_number(self, item: Group | Row, node: RawScalar) -> None:
        """A bare scalar: 0 for everything below, or the value of a row with one column."""
        base = item.axis.base if isinstance(item, Row) else ()
        if isinstance(item, Row) and len(base) == 1:
            self._cell(CellSpec(f"{item.path}.{base[0].key}", item, base[0]), node)
        elif node.text.strip() == "0":
            for spec in self._filled_by_zero(item):
                self.cells.setdefault(spec.path, Cell(spec, 0, None, True, node.span))
        else:
            self._wrong_type(item, node, say.not_a_block(item, node))

    def _filled_by_zero(self, item: Group | Row) -> Iterator[CellSpec]:
        """A zero for a row fills its columns; for a block it leaves total rows to be computed."""
        if isinstance(item, Row):
            yield from (spec for spec in item.cells if not spec.column.sums)
        else:
            yield from self._not_computed(item)

    def _not_computed(self, item: Group | Row) -> Iterator[CellSpec]:
        for row in (item,) if isinstance(item, Row) else item.rows():
            yield from (spec for spec in row.cells if spec.path not in self.edition.total_paths)

    def _group(self, group: Group, node: RawNode | None, span: Span, rest: Rest) -> None:
        mapping = node if isinstance(node, RawMapping) else None
        names = [child.key for child in group.children]
        rest = self._rest(mapping, names, group.path, rest)
        written = {key.text: (key, value) for key, value in mapping.entries} if mapping else {}
        for child in group.children:
            if child.key in written:
                key, value = written[child.key]
                self._node(child, value, key.span, rest)
            else:
                self._node(child, None, span, rest)

    def _row(self, row: Row, node: RawNode | None, span: Span, rest: Rest) -> None:
        if rest != "unsaid" and self._is_total(row):
            rest = "unsaid"  # what a block says of its other rows is not said of their total
        if isinstance(node, RawSequence):
            self._list(row, node, span, rest)
            return
        mapping = node if isinstance(node, RawMapping) else None
        names = [column.key for column in row.axis.columns]
        rest = self._rest(mapping, names, row.path, rest)
        written = {key.text: value for key, value in mapping.entries} if mapping else {}
        self._columns(row, written, span, rest)

    def _is_total(self, row: Row) -> bool:
        return all(s.path in self.edition.total_paths for s in row.cells if not s.column.sums)

    def _list(self, row: Row, node: RawSequence, span: Span, rest: Rest) -> None:
        base, every = row.axis.base, row.axis.columns
        columns = {len(base): base, len(every): every}.get(len(node.items))
        if columns is None:
            self._wrong_type(row, node, say.wrong_length(row, node))
            return
        written = {c.key: n for c, n in zip(columns, node.items, strict=True)}
        self._columns(row, written, span, rest)

    def _columns(self, row: Row, written: dict[str, RawNode], span: Span, rest: Rest) -> None:
        missing = []
        for spec in row.cells:
            node = written.get(spec.column.key)
            if isinstance(node, RawScalar) and self._plain(spec, node):
                continue
            if not is_blank(node):
                self._cell(spec, node)
            elif node is not None and spec.path in self.edition.total_paths:
                self.cells[spec.path] = Cell(spec, None, "", True, node.span)  # blank on purpose
            elif spec.column.sums:
                continue  # computed
            elif rest == "unknown" or spec.path in self._misspelt:
                self.cells[spec.path] = Cell(spec, None, "", True, span)
            elif rest == "zero":
                self.cells[spec.path] = Cell(spec, 0, None, True, span)
            elif spec.path not in self.edition.total_paths:
                place = node.span if node else span
                self.cells[spec.path] = Cell(spec, None, None, False, place)
                missing.append(spec.column.key)
        if missing:
            self._unfilled.append((row, span, missing))

    def _plain(self, spec: CellSpec, node: RawScalar) -> bool:
        """Take a count in bare digits, about which there is nothing to say."""
        count = plain_count(node.text) if spec.column.kind is _COUNT else None
        if count is None:
            return False
        self.spans[spec.path] = node.span
        self.cells[spec.path] = Cell(spec, count, node.text, True, node.span)
        return True

    def _cell(self, spec: CellSpec, node: RawNode | None) -> None:
        if not isinstance(node, RawScalar):
            span = node.span if node else None
            self.findings.append(say.not_one_number(spec, span))
            self.cells[spec.path] = Cell(spec, None, "", True, span)
            return
        self.spans[spec.path] = node.span
        read = read_number(node.text, spec.column.kind, spec.column.unit)
        if isinstance(read, Unread):
            self._no_number(spec, node, read)
            self.cells[spec.path] = Cell(spec, None, node.text, True, node.span)
            return
        self.findings += say.notes(spec, node, read)
        self.cells[spec.path] = Cell(spec, read.value, node.text, True, node.span)

    def _no_number(self, spec: CellSpec, node: RawScalar, unread: Unread) -> None:
        """FM04; the marks for nothing of one row are told together."""
        if node.text.strip() in say.MARKS:
            self._marked.setdefault(spec.row.path, []).append((spec, node))
        else:
            self.findings.append(say.no_number(spec, node, unread))

    def _rest(
        self, mapping: RawMapping | None, names: list[str], path: str, inherited: Rest
    ) -> Rest:
        """What holds for cells that this block does not name; unknown keys are reported."""
        rest, unknown = inherited, False
        for key, node in mapping.entries if mapping else ():
            if key.text == REST:
                said = isinstance(node, RawScalar) and node.text.strip() == "0"
                rest = "zero" if said else "unknown"
                if not said:
                    self.findings.append(say.wrong_rest(key, path, REST))
            elif key.text not in names:
                unknown = True
                self.findings.append(say.unknown_key(key, [*names, REST], path))
                absent = [name for name in names if mapping and name not in mapping]
                self._misspelt.add(f"{path}.{meant(say.word_of(key.text), absent)}")
        return "unknown" if unknown and rest == "zero" else rest

    def _wrong_type(self, item: Group | Row, node: RawNode, finding: Finding) -> None:
        self.findings.append(finding)
        self._unknown_values(item, node.span)

    def _unknown_values(self, item: Group | Row, span: Span) -> None:
        """Cells whose values are not known because of a fault that has been told."""
        for spec in self._not_computed(item):
            self.cells.setdefault(spec.path, Cell(spec, None, "", True, span))
