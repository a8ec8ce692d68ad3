"""TX01–TX12: numbers that prose gives for figures of the tables."""

from collections.abc import Iterator
from decimal import Decimal

from generator.checks.claims import Claim, claims_by_rule, count_of, sum_of_parts
from generator.checks.passages import Passage
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Finding, Severity
from generator.form.report import Report
from generator.spec.model import CellSpec, Kind

_HINT = "核对是正文还是表格写错了；正文里改用表达式，如 {{ %s }}，数字就会跟着表格走"


@rule("TX01", "正文新收件数与表格不符", Severity.ERROR)
def new_applications(subject: Subject) -> Outcome:
    """
    查什么：正文写的新收申请件数，是否等于申请表里本年新收的总计。
    为什么：同一个数在正文和表格里不一样，必有一处是错的。
    错例：正文“新收政府信息公开申请12件”，表里总计是 13。
    改法：核对后改正错的一处；正文用表达式引用表格。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX01")


@rule("TX02", "正文收到申请件数与表格不符", Severity.ERROR)
def received(subject: Subject) -> Outcome:
    """
    查什么：正文写的收到、受理申请件数，是否等于本年新收的总计；写明含上年结转的，是否等于新收加结转。
    为什么：收到多少申请是年度报告最受注意的数，前后必须一致；只等于新收加结转而没有写明的，容易误解。
    错例：“收到政府信息公开申请6件”，而表里新收 5 件、上年结转 1 件。
    改法：改正错的一处；含上年结转的，写明“含上年结转”。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    for passage, claim in claims_by_rule(subject).get("TX02", ()):
        if subject.report is not None:
            yield from _received(subject.report, passage, claim)


@rule("TX03", "正文上年结转件数与表格不符", Severity.ERROR)
def carried_in(subject: Subject) -> Outcome:
    """
    查什么：正文写的上年结转件数，是否等于申请表里上年结转的总计。
    为什么：同一个数在正文和表格里不一样，必有一处是错的。
    错例：正文“上年结转2件”，表里总计是 1。
    改法：核对后改正错的一处；正文用表达式引用表格。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX03")


@rule("TX04", "正文办结件数与表格不符", Severity.WARNING)
def answered(subject: Subject) -> Outcome:
    """
    查什么：正文写的答复、办结件数，是否等于申请表里办理结果的总计。
    为什么：办结数与表格不同，要么写错，要么口径不同，应当核对或者写明。
    错例：正文“办结申请30件”，表里办理结果总计是 31。
    改法：核对后改正；口径不同的在正文写明。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX04")


@rule("TX05", "正文结转下年件数与表格不符", Severity.ERROR)
def carried_out(subject: Subject) -> Outcome:
    """
    查什么：正文写的结转下年度件数，是否等于申请表里结转下年度的总计。
    为什么：下一年的上年结转要与它相等，写错会连错两年。
    错例：正文“结转2026年办理3件”，表里总计是 2。
    改法：核对后改正错的一处；正文用表达式引用表格。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX05")


@rule("TX06", "正文办理结果与表格不符", Severity.ERROR)
def results(subject: Subject) -> Outcome:
    """
    查什么：正文写的予以公开、部分公开、不予公开等各类件数，是否等于表里该行或者该类各行之和。
    为什么：各类结果的件数只应有一个，正文和表格要一致。
    错例：正文“不予公开3件”，表里不予公开各行之和是 4。
    改法：核对后改正错的一处；正文用表达式引用表格，各类的和写作 申请.办理结果.不予公开.总计。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX06")


@rule("TX07", "正文称未收到申请而表格有数", Severity.ERROR)
def no_applications(subject: Subject) -> Outcome:
    """
    查什么：正文写没有收到申请，或者收到申请0件，表里的本年新收是否也是 0。
    为什么：说没有收到而表里有数，读者无从相信。
    错例：“全年未收到政府信息公开申请”，表里新收 2 件。
    改法：改正正文；留着往年的话没有改的，尤其要注意。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX07")


@rule("TX08", "正文行政复议件数与表格不符", Severity.ERROR)
def reviews(subject: Subject) -> Outcome:
    """
    查什么：正文写的因政府信息公开引起的行政复议件数，是否等于表里行政复议的总计。
    为什么：同一个数在正文和表格里不一样，必有一处是错的。
    错例：正文“行政复议2件”，表里总计是 1。
    改法：核对后改正；其他工作引起的行政复议不计入本报告。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX08")


@rule("TX09", "正文行政诉讼件数与表格不符", Severity.ERROR)
def suits(subject: Subject) -> Outcome:
    """
    查什么：正文写的因政府信息公开引起的行政诉讼件数，是否等于表里直接起诉和复议后起诉两个总计之和。
    为什么：同一个数在正文和表格里不一样，必有一处是错的。
    错例：正文“行政诉讼2件”，表里两个总计是 1 和 0。
    改法：核对后改正；其他工作引起的行政诉讼不计入本报告。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX09")


@rule("TX10", "正文称没有复议诉讼而表格有数", Severity.ERROR)
def no_cases(subject: Subject) -> Outcome:
    """
    查什么：正文写没有发生行政复议、行政诉讼，表里的总计是否也是 0。
    为什么：说没有而表里有数，必有一处是错的。
    错例：“未发生行政复议、行政诉讼”，表里行政复议总计是 1。
    改法：改正错的一处；留着往年的话没有改的，尤其要注意。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX10")


@rule("TX11", "正文规范性文件件数与表格不符", Severity.ERROR)
def documents(subject: Subject) -> Outcome:
    """
    查什么：正文写的文件制发、废止、现行有效的件数，是否等于表里的数。
    为什么：规范性文件的数要与司法行政部门核对一致，正文和表格更不能两样。
    错例：“制发2件、废止10件、现行有效14件”，表里现行有效是 15。
    改法：核对后改正错的一处；正文用表达式引用表格。
    依据：年度报告数据准确的要求（国办公开办函〔2021〕30号）。
    """
    return _differences(subject, "TX11")


@rule("TX12", "信息处理费超过收费金额", Severity.WARNING, editions=("2021",))
def processing_fee(subject: Subject) -> Outcome:
    """
    查什么：正文写的收取信息处理费，是否超过表里行政事业性收费的金额（1万元等于10000元）。
    为什么：信息处理费是行政事业性收费，收了就应当计在表里。
    错例：“收取信息处理费400元”，表里收费金额是 0。
    改法：表里按万元计入（400元是 0.04 万元），或者改正正文。
    依据：《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）。
    """
    for passage, claim in claims_by_rule(subject).get("TX12", ()):
        if subject.report is not None:
            yield from _fee(subject.report, passage, claim)


def _differences(subject: Subject, code: str) -> Iterator[Finding]:
    for passage, claim in claims_by_rule(subject).get(code, ()):
        if subject.report is not None:
            yield from _difference(subject.report, passage, claim)


def _difference(report: Report, passage: Passage, claim: Claim) -> Iterator[Finding]:
    cells = claim.indicator.cells
    expected = count_of(report, cells)
    if expected is not None and not _fits(report, claim, cells, expected):
        yield _finding(report, passage, claim, cells, expected)


def _fits(report: Report, claim: Claim, cells: tuple[CellSpec, ...], expected: int) -> bool:
    """Whether the claim is the stated sum of cells, or the sum of what stated totals consist of."""
    return claim.value == expected or claim.value == sum_of_parts(report, cells)


def _received(report: Report, passage: Passage, claim: Claim) -> Iterator[Finding]:
    new, both = claim.indicator.cells, claim.indicator.cells + claim.indicator.plus
    first, second = count_of(report, new), count_of(report, both)
    if first is None or second is None:
        return
    fits_new = _fits(report, claim, new, first)
    fits_both = _fits(report, claim, both, second)
    if claim.included:
        if not fits_both:
            soft = Severity.WARNING if fits_new else None
            yield _finding(report, passage, claim, both, second, soft)
    elif fits_both and not fits_new:
        if not claim.cumulative:
            message = (
                f"“{claim.words}”只等于新收加结转：{written_sum(report, both)}；"
                f"本年新收是 {first}，相差 {claim.value - first}"
            )
            hint = "含上年结转的，写明“含上年结转”；只说本年新收的，改成新收的件数"
            yield passage.finding(
                "TX02", claim.words, message, hint,
                expected=str(first), actual=str(claim.value), severity=Severity.WARNING,
            )  # fmt: skip
    elif not fits_new:
        yield _finding(report, passage, claim, new, first)


def _finding(
    report: Report,
    passage: Passage,
    claim: Claim,
    cells: tuple[CellSpec, ...],
    expected: int,
    severity: Severity | None = None,
) -> Finding:
    said = f"正文写“{claim.words}”"
    table = written_sum(report, cells)
    message = f"{said}，表格是{table}，相差 {abs(claim.value - expected)}"
    return passage.finding(
        claim.rule, claim.words, message, _HINT % cells[0].path,
        expected=str(expected), actual=str(claim.value), severity=severity,
    )  # fmt: skip


def written_sum(report: Report, cells: tuple[CellSpec, ...]) -> str:
    """Titles and numbers of cells, the sum written out; rows with zero left out of a long one."""
    filled = [(spec, report.number(spec.path) or 0) for spec in cells]
    shown = filled if len(filled) <= 3 else [pair for pair in filled if pair[1]] or filled[:1]
    total = sum(number for _, number in filled)
    terms = " + ".join(f"“{_title(spec)}”{number}" for spec, number in shown)
    return terms if len(shown) == 1 == len(filled) else f"{terms} = {total}"


def _title(spec: CellSpec) -> str:
    return spec.row.full_title if spec.column.sums else spec.title


def _fee(report: Report, passage: Passage, claim: Claim) -> Iterator[Finding]:
    (spec,) = claim.indicator.cells
    value = report.cells[spec.path].value
    if spec.column.kind is not Kind.MONEY or not isinstance(value, int | Decimal):
        return
    charged = Decimal(value) * 10_000
    if claim.value > charged:
        message = (
            f"正文写“{claim.words}”，而“{spec.title}”填报为 {value}（合 {charged:f} 元），"
            f"少 {claim.value - charged:f} 元"
        )
        hint = f"信息处理费计入行政收费，表里至少应是 {claim.value / 10_000:f} 万元；或者改正正文"
        yield passage.finding(
            "TX12", claim.words, message, hint,
            expected=f"{claim.value / 10_000:f}", actual=str(value),
        )  # fmt: skip
