"""NC, T3, T4: blank cells and marks for nothing, in published reports and stated totals."""

from collections import defaultdict
from collections.abc import Iterator

from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.cell_findings import MARKS
from generator.form.report import Cell, Report
from generator.recovery.wording import blank
from generator.spec.model import Table

_WIDE_BLANKS = ("\u3000", "\u00a0")
_FEW = 2  # more blank cells in a column are told together


def is_mark(cell: Cell) -> bool:
    """Whether a mark for nothing stands where a figure belongs."""
    return cell.value is None and (cell.text or "").strip() in MARKS


def _cells(subject: Subject, table: Table) -> list[Cell]:
    """The cells of a table that the published report has, blank or not."""
    report, published = subject.report, subject.published
    found = published.survey.tables.get(table.key) if published else None
    if report is None or found is None or found.edition.id != report.edition.id:
        return []
    return [report.cells[path] for path in found.cells]


def _blank(cell: Cell) -> bool:
    return cell.value is None and not (cell.text or "").strip()


def _is_total(report: Report, cell: Cell) -> bool:
    return cell.path in report.edition.total_paths


@rule("NC01", "空白", Severity.WARNING, reads="published")
def blank_cell(subject: Subject) -> Outcome:
    """
    查什么：公布的表格里，数据格有没有空着的（总计空着由 T304、T305、T404 指出）。
    为什么：空白看不出是没有发生，还是漏填。
    错例：“法律服务机构”一格没有数，旁边各格都填 0。
    改法：没有发生的填 0，有数的填数。
    依据：官方格式的各项数据应当填写完整。
    """
    report = subject.report
    if report is None:
        return
    for table in report.edition.tables:
        gaps = [c for c in _cells(subject, table) if _blank(c) and not _is_total(report, c)]
        yield from _by_column(table, gaps)


def _by_column(table: Table, gaps: list[Cell]) -> Iterator[Finding]:
    """One finding for a column with many blank cells, else one for each row."""
    rest = []
    for cells in _grouped(gaps, "column").values():
        if len(cells) > _FEW:
            title = cells[0].spec.column.title
            message = f"“{table.caption}”的“{title}”一列有 {len(cells)} 格空着"
            yield Finding("NC01", message, cells[0].span, cells[0].path, "没有发生的填 0")
        else:
            rest += cells
    for cells in _grouped(rest, "row").values():
        names = "、".join(cell.spec.column.title for cell in cells)
        message = f"“{cells[0].spec.row.full_title}”的{names}空着"
        yield Finding("NC01", message, cells[0].span, cells[0].path, "没有发生的填 0")


def _grouped(cells: list[Cell], by: str) -> dict[str, list[Cell]]:
    grouped: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        grouped[cell.spec.column.id if by == "column" else cell.spec.row.path].append(cell)
    return grouped


@rule("NC02", "斜杠", Severity.WARNING, reads="published")
def mark_for_nothing(subject: Subject) -> Outcome:
    """
    查什么：数据格里有没有用“/”“-”“—”“无”代替 0 的。
    为什么：这些符号不是数，不能核对，也不能汇总。
    错例：“行政许可”的处理决定数量填“/”。
    改法：没有发生的填 0。表单里可以用 nianbao check --fix --zero-slash 一次改好。
    依据：官方格式的各项数据是数量。
    """
    report = subject.report
    if report is None:
        return
    for table in report.edition.tables:
        marked = [c for c in _cells(subject, table) if is_mark(c)]
        if marked:
            first = marked[0]
            count = f"，同一张表里一共有 {len(marked)} 格这样填" if len(marked) > 1 else ""
            message = f"“{first.spec.title}”填的是“{(first.text or '').strip()}”{count}"
            yield Finding(
                "NC02", message, first.span, first.path, "没有发生的填 0", "0", first.text
            )


@rule("NC03", "空、0、/ 混用", Severity.WARNING, reads="published")
def mixed_conventions(subject: Subject) -> Outcome:
    """
    查什么：同一张表里，没有发生的各格是不是有的填 0、有的空着、有的画斜线。
    为什么：混用以后，看不出空着的是零还是漏填。
    错例：前几列填 0，“其他”和“总计”两列空着。
    改法：一律填 0。
    依据：同一张表的数据填写口径应当一致。
    """
    report = subject.report
    if report is None:
        return
    for table in report.edition.tables:
        cells = _cells(subject, table)
        ways = {
            "填 0": sum(c.value == 0 for c in cells),
            "空着": sum(_blank(c) for c in cells),
            "画线": sum(is_mark(c) for c in cells),
        }
        used = [f"{n} 格{way}" for way, n in ways.items() if n]
        if len(used) > 1:
            message = f"“{table.caption}”里没有发生的各格写法不一：{'，'.join(used)}"
            odd = next((c for c in cells if _blank(c) or is_mark(c)), cells[0])
            yield Finding("NC03", message, odd.span, table.key, "没有发生的一律填 0")


@rule("NC07", "全角空格", Severity.INFO, reads="published")
def wide_blanks(subject: Subject) -> Outcome:
    """
    查什么：数据格里有没有全角空格或不换行空格。
    为什么：复制到别处时空格会跟着走，数就变成了文字。
    错例：数字 0 的前面有两个全角空格。
    改法：删去空格，用居中对齐。
    依据：数据格只填数。
    """
    published = subject.published
    for key, table in published.survey.tables.items() if published else ():
        odd = [
            cell
            for cell in table.cells.values()
            if not blank(cell.text) and any(mark in cell.text for mark in _WIDE_BLANKS)
        ]
        if odd and published:
            place = published.survey.cell_place(odd[0])
            message = f"“{table.table.caption}”有 {len(odd)} 格的数前后带着全角空格或不换行空格"
            yield Finding("NC07", message, None, key, "删去空格", place=place.text)


@rule("T304", "（七）总计缺失", Severity.ERROR)
def result_total_missing(subject: Subject) -> Outcome:
    """
    查什么：办理结果各行有数，总计一行却空着或画斜线的。
    为什么：总计是勾稽关系的一边，没有它无法核对。
    错例：予以公开 1 件、其他 1 件，总计填“/”。
    改法：填各行之和；表单里不写总计，由程序计算。
    依据：官方格式的勾稽关系。
    """
    yield from _missing_totals(subject, "T304", across=False)


@rule("T305", "总计列缺失", Severity.ERROR)
def total_column_missing(subject: Subject) -> Outcome:
    """
    查什么：申请情况各行的“总计”一列是不是空着。
    为什么：总计列是各类申请人之和，缺了就看不出一共多少件。
    错例：六类申请人都填了数，总计一列全部空着。
    改法：填各列之和；表单里不写总计，由程序计算。
    依据：官方格式的表头。
    """
    yield from _missing_totals(subject, "T305", across=True)


def _missing_totals(subject: Subject, code: str, across: bool) -> Iterator[Finding]:
    """Totals of table 3 that are blank (or a mark) though their parts are known, told once."""
    report = subject.report
    if report is None:
        return
    rule_of_sum = "T303" if across else "T302"
    missing: list[tuple[Cell, int | None]] = []
    for identity in report.edition.identities:
        if identity.rule != rule_of_sum or identity.total is None:
            continue
        cell = report.cells[identity.total]
        wanted = (cell.stated and _blank(cell)) or (is_mark(cell) and not across)
        if not wanted or (not across and cell.spec.column.sums):
            continue
        parts = [report.cells[path] for path in identity.right]
        known = [0 if is_mark(part) else part.number for part in parts]
        total = None if None in known else sum(n for n in known if n is not None)
        if across or any(n for n in known if n):
            missing.append((cell, total))
    if missing:
        yield _missing_total(code, missing)


def _missing_total(code: str, missing: list[tuple[Cell, int | None]]) -> Finding:
    cell, total = next((m for m in missing if m[1]), missing[0])
    count = f"，这样空着的一共 {len(missing)} 格" if len(missing) > 1 else ""
    shown = f"“{(cell.text or '').strip()}”" if (cell.text or "").strip() else "空着"
    message = f"“{cell.spec.title}”{'填的是' if shown != '空着' else ''}{shown}{count}"
    hint = f"应当是各项之和 {total}" if total is not None else "填各项之和"
    expected = str(total) if total is not None else None
    return Finding(code, message, cell.span, cell.path, hint, expected, cell.text)


@rule("T404", "合计缺失", Severity.ERROR)
def case_total_missing(subject: Subject) -> Outcome:
    """
    查什么：行政复议、行政诉讼各项有数，总计却空着的。
    为什么：总计缺了，看不出一共多少件。
    错例：结果维持 1 件，总计空着。
    改法：填四种结果之和；表单里不写总计，由程序计算。
    依据：官方格式的表头。
    """
    report = subject.report
    if report is None:
        return
    for identity in report.edition.identities:
        if not identity.rule.startswith("T4") or identity.total is None:
            continue
        cell = report.cells[identity.total]
        parts = [report.cells[path].number or 0 for path in identity.right]
        if cell.stated and (_blank(cell) or is_mark(cell)) and sum(parts) > 0:
            yield _missing_total("T404", [(cell, sum(parts))])
