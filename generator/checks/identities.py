"""Judging the edition's identities: what must add up, said with the sum written out."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

from generator.diagnostics import Finding, Skipped

if TYPE_CHECKING:
    from generator.form.report import Cell, Report
    from generator.spec.model import Edition, Identity


def broken(
    report: "Report | None",
    code: str,
    told_instead: "Callable[[Report, str], bool] | None" = None,
) -> Iterator[Finding | Skipped]:
    """The identities of one rule that do not hold; those with unfilled cells are skipped.

    `told_instead` says of a column (by id) whether another rule speaks for it.
    """
    if report is None:
        return
    for identity in report.edition.identities:
        if identity.rule != code or not judged(identity, report.cells, report.edition):
            continue
        if told_instead and told_instead(report, report.edition.cells[identity.left[0]].column.id):
            continue
        left = _numbers(identity.left, report.cells)
        right = _numbers(identity.right, report.cells)
        if left is None or right is None:
            yield Skipped(code, "有的格还没有填，或者不是数")
        elif sum(left) != sum(right):
            yield _finding(report, identity, left, right)


def judged(identity: "Identity", cells: "Mapping[str, Cell]", edition: "Edition") -> bool:
    """Whether an identity says anything beyond what the others say.

    A computed total holds by construction. An identity over the total column that meets a computed
    row total follows from the other columns and the row sums: judging it would tell one fault twice.
    """
    if identity.total is not None and not cells[identity.total].stated:
        return False
    for path in identity.paths:
        column_is_total = bool(edition.cells[path].column.sums)
        if path != identity.total and column_is_total and not cells[path].stated:
            return False
    return True


def _numbers(paths: tuple[str, ...], cells: "Mapping[str, Cell]") -> list[int] | None:
    numbers = [cells[path].number for path in paths]
    known = [number for number in numbers if number is not None]
    return known if len(known) == len(numbers) else None


def _finding(report: "Report", identity: "Identity", left: list[int], right: list[int]) -> Finding:
    first = identity.left[0]
    spec = report.edition.cells[first]
    difference = abs(sum(left) - sum(right))
    if identity.total is not None:
        message = (
            f"“{spec.row.full_title}”的“{spec.column.title}”：{written_out(right)}，"
            f"填报为 {left[0]}，相差 {difference}"
        )
        hint = "核对各项，改正填错的数；合计也可以删去不填，由程序计算"
    else:
        message = (
            f"“{identity.scope}”列不平：{_rows(report, identity.left)}，{written_out(left)}；"
            f"{_rows(report, identity.right)}，{written_out(right)}；相差 {difference}"
        )
        hint = "这一列的第一项加第二项应等于第三项加第四项，核对新收、结转和各类办理结果"
    span = report.cells[first].span or report.spans.get(spec.row.path)
    return Finding(
        identity.rule, message, span, first, hint, expected=str(sum(right)), actual=str(sum(left))
    )


def _rows(report: "Report", paths: tuple[str, ...]) -> str:
    return "加".join(f"“{report.edition.cells[path].row.title}”" for path in paths)


def written_out(numbers: list[int]) -> str:
    """4+0+1 = 5; a long sum leaves its zeros out and says so."""
    shown = numbers if len(numbers) <= 7 else [n for n in numbers if n]
    terms = "+".join(str(n) for n in shown) or "0"
    note = "" if len(shown) == len(numbers) else "（其余各行为 0）"
    return f"{terms} = {sum(numbers)}{note}"
