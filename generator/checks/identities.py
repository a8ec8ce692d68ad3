"""Judging the edition's identities: what must add up, said with the sum written out."""

from collections.abc import Container, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.diagnostics import Finding, Skipped

if TYPE_CHECKING:
    from generator.form.report import Cell, Report
    from generator.spec.model import Edition, Identity


def broken(
    report: "Report | None", code: str, told_instead: Container[str] = ()
) -> Iterator[Finding | Skipped]:
    """The identities of one rule that do not hold; those with unfilled cells are skipped.

    `told_instead` are columns (by id) for which another rule speaks.
    """
    if report is None:
        return
    cells = report.cells
    for identity in judged(report, (code,)):
        if told_instead and cells[identity.left[0]].spec.column.id in told_instead:
            continue
        left = _numbers(identity.left, cells)
        right = _numbers(identity.right, cells)
        if left is None or right is None:
            yield Skipped(code, "有的格还没有填，或者不是数")
        elif sum(left) != sum(right):
            yield _finding(report, identity, left, right)


def judged(report: "Report", codes: tuple[str, ...]) -> Iterator["Identity"]:
    """The identities of these rules that say anything beyond what the others say.

    A computed total holds by construction. An identity over the total column that meets a computed
    row total follows from the other columns and the row sums: judging it would tell one fault twice.
    """
    cells = report.cells
    for identity, totals in _with_totals(report.edition, codes):
        for path in totals:
            if not cells[path].stated:
                break
        else:
            yield identity


@lru_cache(maxsize=64)
def _with_totals(
    edition: "Edition", codes: tuple[str, ...]
) -> "tuple[tuple[Identity, tuple[str, ...]], ...]":
    """The identities of these rules, each with the cells that must be stated for it to be judged."""
    return tuple(
        (
            identity,
            tuple(p for p in identity.paths if p == identity.total or edition.cells[p].column.sums),
        )
        for identity in edition.identities
        if identity.rule in codes
    )


def _numbers(paths: tuple[str, ...], cells: "Mapping[str, Cell]") -> list[int] | None:
    numbers = []
    for path in paths:
        number = cells[path].number
        if number is None:
            return None
        numbers.append(number)
    return numbers


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
