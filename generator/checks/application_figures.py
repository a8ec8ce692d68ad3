"""T3: figures of applications that add up and are still odd."""

from typing import TYPE_CHECKING

from generator.checks.cell_figures import chapter_text, clues, column, counts_at, row, told
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.form.report import Report

_MOST_GUARDED = ("deny_secret", "deny_law", "deny_security")


@rule("T311", "缴费类异常", Severity.WARNING, editions=("2021",))
def fee_unpaid(subject: Subject) -> Outcome:
    """
    查什么：有逾期未缴费而不再处理的申请时，第六章是否说到信息处理费。
    为什么：发过收费通知才会有逾期未缴费，收费情况应当在第六章报告。
    错例：逾期未缴费不再处理 3 件，第六章只写“没有其他需要报告的事项”。
    改法：在第六章写明信息处理费的收取情况；没有发过收费通知的，把件数改到正确的行。
    依据：《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。
    """
    report = subject.report
    cell = report.cell("other_fee_unpaid.total") if report else None
    chapter = chapter_text(subject, "other_matters")
    if report is None or cell is None or not cell.number or not chapter:
        return
    fee = clues().fee
    if not any(word in chapter for word in fee):
        message = f"{row(cell)}填报为 {cell.number}，而其他事项一章没有说到{fee[0]}"
        hint = f"写明{fee[0]}的收取情况；没有发过收费通知的，核对这一行是否填错"
        yield told(subject, "T311", cell, message, hint, actual=cell.number)


@rule("T312", "其他处理过大", Severity.INFO, share=0.3, fewest=5)
def much_otherwise(subject: Subject) -> Outcome:
    """
    查什么：归入“其他”的办理结果，是否超过全部办理结果的 30%，并且不少于 5 件。
    为什么：能归入前面各类的应当归类；申请人撤回的计在这里，件数多时宜作说明。
    错例：办理结果总计 10 件，其中“其他”6 件，占 60%。
    改法：逐件核对能否归入其他各类；确实是撤回的，可以在正文里说明。
    依据：官方格式第三项第（六）项的含义。
    """
    report = subject.report
    if report is None:
        return
    other = report.cell("other_misc.total") or report.cell("other_handling.total")
    total = report.cell("result_total.total")
    if other is None or total is None or not other.number or not total.number:
        return
    share = other.number / total.number
    if other.number >= subject.threshold("T312", "fewest") and share > subject.threshold(
        "T312", "share"
    ):
        message = (
            f"{row(other)}有 {other.number} 件，占{row(total)}{total.number} 件的 {share:.0%}，偏多"
        )
        hint = "逐件核对能否归入其他各类；申请人撤回的计在这里，可以在正文里说明"
        yield told(subject, "T312", other, message, hint, actual=other.number)


@rule("T313", "国家秘密/禁止公开非零", Severity.INFO)
def guarded_in_a_town(subject: Subject) -> Outcome:
    """
    查什么：乡镇街道的申请，是否有因国家秘密、法律行政法规禁止、“三安全一稳定”而不予公开的。
    为什么：乡镇街道很少有这些情形，多半是归类有误。
    错例：某街道“属于国家秘密”填了 2。
    改法：核对答复书的理由；归类无误的，不用改。
    依据：《中华人民共和国政府信息公开条例》第十四条。
    """
    report = subject.report
    if report is None or report.agency.type != "乡镇街道":
        return
    cells = [report.cell(f"{name}.total") for name in _MOST_GUARDED]
    filled = [cell for cell in cells if cell is not None and cell.number]
    if filled:
        figures = "，".join(f"{row(cell)}{cell.number} 件" for cell in filled)
        message = f"{figures}；乡镇街道少有这些情形"
        hint = "核对答复书的理由是否归类正确；归类无误的，不用改"
        actual = "、".join(str(cell.number) for cell in filled)
        yield told(subject, "T313", filled[0], message, hint, actual=actual)


@rule("T314", "数据错列", Severity.INFO, fewest=5)
def all_in_one_column(subject: Subject) -> Outcome:
    """
    查什么：全部申请（5 件以上）是否都集中在自然人以外的某一列，其余各列全是零。
    为什么：绝大多数申请由自然人提出，全在另一列多半是整列填错了位置。
    错例：新收 12 件全部填在“其他”列，自然人一列全是 0。
    改法：对照申请登记，看是否整列移了位；确实如此的，不用改。
    依据：官方表格“申请人情况”各列的含义。
    """
    report = subject.report
    intake = counts_at(report, "new.total", "carried_in.total") if report else None
    if report is None or intake is None or sum(intake) < subject.threshold("T314", "fewest"):
        return
    only = _only_column(report)
    cell = report.cell(f"new.{only}") if only and only != "natural" else None
    if cell is not None:
        natural = report.cell("new.natural")
        beside = f"，{column(natural)}列全是 0" if natural else ""
        message = f"全部 {sum(intake)} 件申请都填在{column(cell)}列{beside}，是否填错了列？"
        hint = "对照申请登记核对；申请人确实都是这一类的，不用改"
        yield told(subject, "T314", cell, message, hint, actual=sum(intake))


def _only_column(report: "Report") -> str | None:
    """The one applicant column (by id) that holds any figure; None when there are more or none."""
    axis = report.edition.by_id["new.total"].row.axis
    used: set[str] = set()
    for spec in report.edition.cells.values():
        if spec.row.axis is axis and not spec.column.sums and report.cells[spec.path].number != 0:
            used.add(spec.column.id)
            if len(used) > 1:
                return None
    return used.pop() if used else None


@rule("T315", "结转率异常", Severity.INFO, share=0.25, fewest=10)
def much_carried_on(subject: Subject) -> Outcome:
    """
    查什么：结转下年度的件数，是否超过全部申请的 25%，并且不少于 10 件。
    为什么：申请一般在二十个工作日内答复，年末结转的不会太多；太多说明积压，或者填错。
    错例：新收 40、上年结转 0，结转下年度 20，占 50%。
    改法：核对结转的件数；确实集中在年末收到的，可以在正文里说明。
    依据：《中华人民共和国政府信息公开条例》第三十三条规定的答复期限。
    """
    report = subject.report
    figures = counts_at(report, "new.total", "carried_in.total") if report else None
    out = report.cell("carried_out.total") if report else None
    if report is None or figures is None or out is None or not out.number:
        return
    intake = sum(figures)
    many = out.number >= subject.threshold("T315", "fewest")
    if many and intake >= out.number > intake * subject.threshold("T315", "share"):
        message = (
            f"{row(out)}有 {out.number} 件，占全部申请 {figures[0]}+{figures[1]} = {intake} 件的 "
            f"{out.number / intake:.0%}，偏多"
        )
        hint = "核对结转的件数；年末集中收到的，可以在正文里说明"
        yield told(subject, "T315", out, message, hint, actual=out.number)
