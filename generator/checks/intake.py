"""T307 and T309: columns in which more was handled or carried on than ever came in.

Both speak in T301's place: where one of them holds, the balance cannot close.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.checks.cell_figures import column, row, told
from generator.checks.identities import judged
from generator.checks.registry import Outcome, Subject, once, rule
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.form.report import Cell
    from generator.spec.model import Edition


class _Column(NamedTuple):
    """The four cells of a column over which it must balance."""

    new: "Cell"
    carried_in: "Cell"
    result: "Cell"
    carried_out: "Cell"

    @property
    def without_intake(self) -> bool:
        """T309: results where nothing came in and nothing was carried in."""
        return self.new.number == self.carried_in.number == 0 and bool(self.result.number)

    @property
    def more_than_intake(self) -> bool:
        """T307: more carried on than came in; silent where T309 tells it."""
        new, before, out = self.new.number, self.carried_in.number, self.carried_out.number
        if new is None or before is None or out is None:
            return False
        return out > new + before and not self.without_intake


@once
def _columns(subject: Subject) -> list[_Column]:
    """The columns in which the balance would be judged."""
    report = subject.report
    if report is None:
        return []
    cells = report.cells
    names = [cells[i.left[0]].spec.column.id for i in judged(report, ("T301",))]
    found = [_paths(report.edition, name) for name in names]
    return [_Column(*[cells[path] for path in paths]) for paths in found if paths]


@lru_cache(maxsize=64)
def _paths(edition: "Edition", column_id: str) -> tuple[str, ...]:
    """The paths of the four cells of a column (by id), where it has them all."""
    rows = ("new", "carried_in", "result_total", "carried_out")
    specs = [edition.by_id.get(f"{name}.{column_id}") for name in rows]
    paths = tuple(spec.path for spec in specs if spec is not None)
    return paths if len(paths) == len(rows) else ()


def told_columns(subject: Subject) -> frozenset[str]:
    """The columns (by id) for which T307 or T309 speaks."""
    told_here = (c for c in _columns(subject) if c.without_intake or c.more_than_intake)
    return frozenset(found.new.spec.column.id for found in told_here)


@rule("T307", "结转超量", Severity.ERROR, waivable=False)
def more_carried_on(subject: Subject) -> Outcome:
    """
    查什么：每一列中，结转下年度的件数，是否没有超过本年新收加上年结转。
    为什么：结转下年度的，只能是本年新收或者上年结转来的申请。
    错例：自然人一列新收 4、上年结转 1，结转下年度填了 7：4+1 = 5，多出 2。
    改法：核对这一列的三个数，看是否填错了列或者填反了上年结转和结转下年度。
    依据：官方表格表头注明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和。
    """
    for found in _columns(subject):
        if not found.more_than_intake:
            continue
        new, carried_in, _, out = found
        intake = (new.number or 0) + (carried_in.number or 0)
        excess = (out.number or 0) - intake
        message = (
            f"{column(out)}列：{row(new)}加{row(carried_in)}，{new.number}+{carried_in.number} = {intake}，"
            f"{row(out)}填报为 {out.number}，多出 {excess}"
        )
        hint = "核对这三个数：是否填错了列，或者填反了上年结转和结转下年度"
        expected = f"≤{intake}"
        yield told(subject, "T307", out, message, hint, expected=expected, actual=out.number)


@rule("T309", "零申请有结果", Severity.ERROR, waivable=False)
def results_without_applications(subject: Subject) -> Outcome:
    """
    查什么：没有新收也没有上年结转的一列，是否有办理结果。
    为什么：没有申请就不会有办理结果，多半是新收漏填，或者结果填错了列。
    错例：商业企业一列新收 0、上年结转 0，予以公开填了 2。
    改法：补上新收或者上年结转的件数，或者把结果改填到正确的列。
    依据：官方表格表头注明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和。
    """
    for found in _columns(subject):
        if not found.without_intake:
            continue
        new, carried_in, result, out = found
        also = f"，{row(out)}填报为 {out.number}" if out.number else ""
        handled = (result.number or 0) + (out.number or 0)
        message = (
            f"{column(new)}列：{row(new)}加{row(carried_in)}，0+0 = 0，没有申请，"
            f"办理结果{row(result)}却有 {result.number}{also}，相差 {handled}"
        )
        hint = "补上新收或者上年结转的件数；或者把办理结果改填到正确的列"
        yield told(subject, "T309", new, message, hint, expected=handled, actual=0)
