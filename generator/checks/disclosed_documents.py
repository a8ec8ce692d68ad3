"""T2: documents made, repealed, published and in force."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.checks.cell_figures import (
    cells_in,
    clues,
    column,
    counts,
    last_year,
    row,
    rows_with,
    told,
)
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity

if TYPE_CHECKING:
    from generator.form.report import Cell, Report

_Stock = tuple[tuple["Cell", ...], tuple[int, ...], int | None]


def _stocks(report: "Report | None", previous: "Report | None", *columns: str) -> Iterator[_Stock]:
    """Rows of documents filled: cells, figures, and last year's figure of the last column."""
    for cells in rows_with(report, *columns) if report else ():
        figures = counts(cells)
        if figures is not None:
            yield cells, figures, previous.count(cells[-1].spec.id) if previous else None


@rule("T201", "现行有效不平衡", Severity.WARNING, needs_previous=True, editions=("2021",))
def stock_does_not_follow(subject: Subject) -> Outcome:
    """
    查什么：现行有效的件数，是否等于上年现行有效的件数加本年制发、减本年废止。
    为什么：文件的存量一年一年接得上；有效期届满、机构合并等原因会使它接不上，要写明。
    错例：上年现行有效 89、本年制发 12、废止 5：89+12-5 = 96，填报为 93，相差 3。
    改法：核对三个数；确有原因的，在“说明”里写明理由（规则 T201），并附上当时的数值。
    依据：现行有效的件数是年末的存量，审核时通常逐年核对。
    """
    report = subject.report
    columns = ("made", "repealed", "in_force")
    for cells, (made, repealed, stock), before in _stocks(report, subject.previous, *columns):
        if before is None or repealed > before + made or stock == before + made - repealed:
            continue
        wanted = before + made - repealed
        message = (
            f"{row(cells[2])}：上年{column(cells[2])}{before}，加{column(cells[0])}{made}，"
            f"减{column(cells[1])}{repealed}，{before}+{made}-{repealed} = {wanted}，"
            f"填报为 {stock}，相差 {abs(wanted - stock)}"
        )
        hint = "核对三个数；另有文件失效、划入划出等原因的，在“说明”里写一条 T201，注明理由"
        yield told(subject, "T201", cells[2], message, hint, expected=wanted, actual=stock)


@rule("T202", "现行有效下限", Severity.ERROR, editions=("2021",))
def fewer_than_made(subject: Subject) -> Outcome:
    """
    查什么：没有上年数据可比时，现行有效的件数是否不少于本年制发减本年废止。
    为什么：本年制发而没有废止的文件，年末总是现行有效的。
    错例：本年制发 5、废止 1，现行有效填了 3：5-1 = 4，至少应为 4。
    改法：核对三个数；现行有效的件数是年末全部有效的文件，不只是本年的。
    依据：官方格式第二十条第（一）项各列的含义。
    """
    report, previous = subject.report, last_year(subject)
    columns = ("made", "repealed", "in_force")
    for cells, (made, repealed, stock), before in _stocks(report, previous, *columns):
        if before is not None or stock >= made - repealed:
            continue
        least = made - repealed
        message = (
            f"{row(cells[2])}：{column(cells[0])}{made}，减{column(cells[1])}{repealed}，"
            f"{made}-{repealed} = {least}，{column(cells[2])}至少应为 {least}，"
            f"填报为 {stock}，相差 {least - stock}"
        )
        hint = "核对三个数；存量是到年末仍然有效的全部文件，以前年度制发的也计入"
        yield told(subject, "T202", cells[2], message, hint, expected=f"≥{least}", actual=stock)


@rule("T203", "废止超存量", Severity.ERROR, needs_previous=True, editions=("2021",))
def more_repealed_than_there_were(subject: Subject) -> Outcome:
    """
    查什么：本年废止件数，是否没有超过上年现行有效的件数加本年制发件数。
    为什么：没有的文件不能废止。
    错例：上年现行有效 3、本年制发 1，本年废止填了 6：3+1 = 4，多出 2。
    改法：核对上年和本年的数；上年的数有误的，在“说明”里写明。
    依据：官方格式第二十条第（一）项各列的含义。
    """
    report = subject.report
    columns = ("made", "repealed", "in_force")
    for cells, (made, repealed, _), before in _stocks(report, subject.previous, *columns):
        if before is None or repealed <= before + made:
            continue
        most = before + made
        message = (
            f"{row(cells[1])}：上年{column(cells[2])}{before}，加{column(cells[0])}{made}，"
            f"{before}+{made} = {most}，{column(cells[1])}填报为 {repealed}，多出 {repealed - most}"
        )
        hint = "核对本年废止和制发的件数，以及上年报告的数"
        yield told(subject, "T203", cells[1], message, hint, expected=f"≤{most}", actual=repealed)


@rule("T204", "规章主体不合格", Severity.WARNING)
def cannot_make_rules(subject: Subject) -> Outcome:
    """
    查什么：不能制定规章的机关，规章一行是否填了数。
    为什么：只有国务院部门，省、自治区、直辖市和设区的市、自治州的人民政府可以制定规章；
        填了数，多半是把内部的规章制度或者转发的规章计了进来。
    错例：某镇人民政府的规章，本年制发填了 3。
    改法：改填 0；规范文件填在下一行，内部制度不计。
    依据：《中华人民共和国立法法》关于规章制定主体的规定。
    """
    report = subject.report
    if report is None:
        return
    name, organ_type = report.agency.name.strip(), report.agency.type
    sorts = clues().cannot_make_rules
    who = next((clue.who for clue in sorts if clue.fits(name, organ_type)), None)
    filled = [cell for cell in cells_in(report, "rules") if cell.number]
    if who is not None and filled:
        figures = "，".join(f"{column(cell)}{cell.number}" for cell in filled)
        message = f"{row(filled[0])}：{figures}；“{name}”不能制定规章，应为 0"
        hint = f"{who}没有规章制定权，一般填 0；核对是否把其他文件计了进来"
        actual = "、".join(str(cell.number) for cell in filled)
        yield told(subject, "T204", filled[0], message, hint, expected=0, actual=actual)


@rule("T205", "新公开 > 总量", Severity.ERROR, editions=("2019",))
def more_published_than_public(subject: Subject) -> Outcome:
    """
    查什么：本年新公开数量，是否没有超过对外公开总数量。
    为什么：本年新公开的，也在对外公开的总数之内。
    错例：本年新公开 5，对外公开总数量填了 3，相差 2。
    改法：核对两个数；对外公开总数量是到年末对外公开的全部件数。
    依据：官方格式第二十条第（一）项各列的含义。
    """
    report = subject.report
    for cells, (published, public), _ in _stocks(report, None, "published", "public_total"):
        if published > public:
            message = (
                f"{row(cells[0])}：{column(cells[0])}填报为 {published}，"
                f"超过{column(cells[1])}{public}，相差 {published - public}"
            )
            hint = "核对两个数；总数应当包括本年新公开的"
            least = f"≥{published}"
            yield told(subject, "T205", cells[1], message, hint, expected=least, actual=public)


@rule("T206", "制作而未公开", Severity.WARNING, editions=("2019",))
def made_but_not_public(subject: Subject) -> Outcome:
    """
    查什么：本年制作了文件，对外公开总数量是否为零。
    为什么：规章和规范性文件属于应当主动公开的信息，制作了却一件也没有公开，多半是漏填。
    错例：规范性文件新制作 8，新公开 0，公开总数 0。
    改法：补上公开的件数；确实都不公开的，在“说明”里写明理由。
    依据：《中华人民共和国政府信息公开条例》第二十条第（一）项。
    """
    report = subject.report
    columns = ("made", "published", "public_total")
    for cells, (made, published, public), _ in _stocks(report, None, *columns):
        if made > 0 and published == public == 0:
            message = f"{row(cells[0])}：{column(cells[0])}{made}，{column(cells[2])}却是 0"
            hint = "这类文件应当公开，核对是否漏填；确实不公开的，在“说明”里写明理由"
            yield told(subject, "T206", cells[2], message, hint, expected=">0", actual=public)


@rule("T207", "总量跨年", Severity.WARNING, needs_previous=True, editions=("2019",))
def public_total_shrinks(subject: Subject) -> Outcome:
    """
    查什么：对外公开总数量，是否不少于上年的总数加本年新公开。
    为什么：公开的总数一年一年累计，只有清理废止才会减少。
    错例：上年对外公开总数量 20，本年新公开 3：20+3 = 23，填报为 15，少 8。
    改法：核对三个数；因清理废止而减少的，在“说明”里写明理由。
    依据：官方格式第二十条第（一）项各列的含义。
    """
    report = subject.report
    for cells, (published, public), before in _stocks(
        report, subject.previous, "published", "public_total"
    ):
        if before is None or public < published or public >= before + published:
            continue
        least = before + published
        message = (
            f"{row(cells[1])}：上年{column(cells[1])}{before}，加{column(cells[0])}{published}，"
            f"{before}+{published} = {least}，填报为 {public}，少 {least - public}"
        )
        hint = "核对三个数；因废止而减少的，在“说明”里写一条 T207，注明理由"
        yield told(subject, "T207", cells[1], message, hint, expected=f"≥{least}", actual=public)
