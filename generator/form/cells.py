"""The blocks of a table in the form, to cells: blank, 0, 其余 and totals kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.diagnostics import Finding, Span
from generator.form.numbers import Unread, read_number
from generator.form.raw import RawMapping, RawNode, RawScalar, RawSequence, is_blank
from generator.form.report import Cell
from generator.form.suggest import did_you_mean, meant
from generator.spec.model import CellSpec, Column, Edition, Group, Row
from generator.spec.rows import cells_of

REST = "其余"


@dataclass
class CellReader:
    """Collects the cells that a form fills, and what is wrong with them."""

    edition: Edition
    cells: dict[str, Cell] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    spans: dict[str, Span] = field(default_factory=dict)
    _misspelt: set[str] = field(default_factory=set)
    _unfilled: list[tuple[Row, Span | None, list[str]]] = field(default_factory=list)

    def read_table(self, root: Group, node: RawNode | None, key_span: Span) -> None:
        """Read one table; its unfilled rows are reported with their count.

        A table that is not there at all (`node` is None) is a missing chapter, told as such.
        """
        self._unfilled.clear()
        self._node(root, node, key_span, rest=False)
        if node is None:
            return
        count = sum(len(missing) for _, _, missing in self._unfilled)
        for row, span, missing in self._unfilled:
            self.findings.append(_unfilled(row, span or key_span, missing, root, count))

    def _node(self, item: Group | Row, node: RawNode | None, span: Span, rest: bool) -> None:
        self.spans[item.path] = span
        if item.path in self._misspelt:
            self._unknown_values(item, span)
        elif isinstance(node, RawScalar) and not node.blank:
            self._one_number(item, node)
        elif isinstance(item, Row):
            self._row(item, node, span, rest)
        elif isinstance(node, RawSequence):
            self._wrong_type(item, node, "应当分项填写，不能写成列表")
        else:
            self._group(item, node, span, rest)

    def _one_number(self, item: Group | Row, node: RawScalar) -> None:
        """A bare scalar: 0 for everything below, or the value of a row with one column."""
        base = item.axis.base if isinstance(item, Row) else ()
        if isinstance(item, Row) and len(base) == 1:
            self._cell(CellSpec(f"{item.path}.{base[0].key}", item, base[0]), node)
        elif node.text.strip() == "0":
            self._zero(item, node.span)
        elif isinstance(item, Row):
            wanted = "、".join(column.key for column in base)
            self._wrong_type(
                item,
                node,
                f"“{node.text}”只是一个数，这一行要分别填 {wanted}；全部为零才可以只写 0",
            )
        else:
            self._wrong_type(
                item, node, f"“{_short(node.text)}”不能代表整块内容；全部为零才可以只写 0"
            )

    def _zero(self, item: Group | Row, span: Span | None) -> None:
        rows: Iterable[Row] = (item,) if isinstance(item, Row) else item.rows()
        for row in rows:
            for spec in cells_of(row):
                if spec.path not in self.edition.total_paths:
                    self.cells.setdefault(spec.path, Cell(spec, 0, None, True, span))

    def _group(self, group: Group, node: RawNode | None, span: Span, rest: bool) -> None:
        mapping = node if isinstance(node, RawMapping) else None
        names = [child.key for child in group.children]
        rest = self._rest(mapping, names, group.path) or rest
        for child in group.children:
            value = mapping.get(child.key) if mapping else None
            there = mapping is not None and child.key in mapping
            self._node(
                child, value, mapping.key_span(child.key) if there and mapping else span, rest
            )

    def _row(self, row: Row, node: RawNode | None, span: Span, rest: bool) -> None:
        if isinstance(node, RawSequence):
            self._list(row, node, span, rest)
            return
        mapping = node if isinstance(node, RawMapping) else None
        names = [column.key for column in row.axis.columns]
        rest = self._rest(mapping, names, row.path) or rest
        written = {name: mapping.get(name) if mapping else None for name in names}
        self._columns(row, written, span, rest)

    def _list(self, row: Row, node: RawSequence, span: Span, rest: bool) -> None:
        base, every = row.axis.base, row.axis.columns
        columns = {len(base): base, len(every): every}.get(len(node.items))
        if columns is None:
            lengths = "或 ".join(f"{n} 个" for n in sorted({len(base), len(every)}))
            keys = "、".join(column.key for column in every)
            self._wrong_type(
                row, node, f"列表里有 {len(node.items)} 个数，应当是 {lengths}（依次为 {keys}）"
            )
            return
        written = {c.key: n for c, n in zip(columns, node.items, strict=True)}
        self._columns(row, {c.key: written.get(c.key) for c in every}, span, rest)

    def _columns(
        self, row: Row, written: dict[str, RawNode | None], span: Span, rest: bool
    ) -> None:
        missing = []
        for spec in cells_of(row):
            node = written[spec.column.key]
            if not is_blank(node):
                self._cell(spec, node)
            elif spec.path in self.edition.total_paths:
                continue
            elif spec.path in self._misspelt:
                self.cells[spec.path] = Cell(spec, None, "", True, span)
            elif rest:
                self.cells[spec.path] = Cell(spec, 0, None, True, span)
            else:
                self.cells[spec.path] = Cell(spec, None, None, False, node.span if node else span)
                missing.append(spec.column.key)
        if missing:
            self._unfilled.append((row, span, missing))

    def _cell(self, spec: CellSpec, node: RawNode | None) -> None:
        if not isinstance(node, RawScalar):
            span = node.span if node else None
            self.findings.append(
                Finding("FM04", f"“{spec.title}”这一格应当是一个数", span, spec.path)
            )
            self.cells[spec.path] = Cell(spec, None, "", True, span)
            return
        self.spans[spec.path] = node.span
        read = read_number(node.text, spec.column.kind, spec.column.unit)
        if isinstance(read, Unread):
            self.findings.append(
                Finding(
                    read.code,
                    f"“{spec.title}”：{read.message}",
                    node.span,
                    spec.path,
                    read.hint,
                    actual=node.text,
                )
            )
            self.cells[spec.path] = Cell(spec, None, node.text, True, node.span)
            return
        for code, note in read.notes:
            hint = f"建议改为 {read.value}"
            self.findings.append(
                Finding(
                    code,
                    f"“{spec.title}”：{note}",
                    node.span,
                    spec.path,
                    hint,
                    str(read.value),
                    node.text,
                )
            )
        self.cells[spec.path] = Cell(spec, read.value, node.text, True, node.span)

    def _rest(self, mapping: RawMapping | None, names: list[str], path: str) -> bool:
        """Report unknown keys; whether the block says 其余: 0."""
        said = False
        for key, node in mapping.entries if mapping else ():
            if key.text == REST:
                said = isinstance(node, RawScalar) and node.text.strip() == "0"
                if not said:
                    message = "“其余”后面只能写 0，表示没有列出的各格都是 0"
                    self.findings.append(
                        Finding(
                            "FM04", message, key.span, f"{path}.{REST}", "逐格填写，或者写“其余: 0”"
                        )
                    )
            elif key.text not in names:
                self.findings.append(_unknown(key, names, path))
                absent = [name for name in names if mapping and name not in mapping]
                self._misspelt.add(f"{path}.{meant(key.text, absent)}")
        return said

    def _wrong_type(self, item: Group | Row, node: RawNode, what: str) -> None:
        message = f"“{item.title}”：{what}"
        actual = node.text if isinstance(node, RawScalar) else None
        hint = colon_hint(node) if isinstance(node, RawScalar) else None
        self.findings.append(Finding("FM04", message, node.span, item.path, hint, actual=actual))
        self._unknown_values(item, node.span)

    def _unknown_values(self, item: Group | Row, span: Span) -> None:
        """Cells whose values are not known because of a fault that has been told."""
        rows: Iterable[Row] = (item,) if isinstance(item, Row) else item.rows()
        for spec in (spec for row in rows for spec in cells_of(row)):
            if spec.path not in self.edition.total_paths:
                self.cells.setdefault(spec.path, Cell(spec, None, "", True, span))


def colon_hint(node: RawScalar) -> str | None:
    """A text where a block belongs is most often a full-width colon or a missing blank."""
    if "：" in node.text:
        return "冒号要用英文冒号加一个空格，不能用全角“：”"
    if ":" in node.text:
        return "冒号后面要有一个空格"
    return None


def _short(text: str) -> str:
    return text if len(text) <= 20 else text[:20] + "…"


def _unknown(key: RawScalar, names: list[str], path: str) -> Finding:
    hint = did_you_mean(key.text, [*names, REST])
    if key.text.strip().isdigit():
        hint = "数字里不要写逗号；一个数就写成 1234"
    elif ":" in key.text:
        hint = "冒号后面要有一个空格"
    elif "：" in key.text or "，" in key.text:
        hint = "用了全角的冒号或逗号；改成英文冒号加空格、英文逗号"
    return Finding(
        code="FM01",
        message=f"“{path}”下面没有“{key.text}”这一项",
        span=key.span,
        path=f"{path}.{key.text}",
        hint=hint,
    )


def _unfilled(row: Row, span: Span, missing: list[str], table: Group, count: int) -> Finding:
    columns: dict[str, Column] = {column.key: column for column in row.axis.columns}
    unit = columns[missing[0]].unit
    return Finding(
        code="FM03",
        message=f"“{row.title}”还没有填：{'、'.join(missing)}（“{table.key}”一共还有 {count} 格没有填）",
        span=span,
        path=row.path,
        hint=f"填实际数（单位：{unit}）；没有发生的填 0，整行都没有就在名称后只写 0",
    )
