"""FM: the content of the form, apart from its figures adding up."""

from typing import TYPE_CHECKING

from generator.checks.published_cells import is_mark
from generator.checks.registry import Outcome, Subject, found_while_reading, rule
from generator.diagnostics import Finding, Severity
from generator.form.suggest import nearest

if TYPE_CHECKING:
    from generator.diagnostics import Span
    from generator.form.report import Report


@rule("FM01", "未知的项", Severity.ERROR, waivable=False, needs_report=False, reads="form")
def unknown_key(subject: Subject) -> Outcome:
    """
    查什么：表单里有没有格式之外的名称。
    为什么：名称写错，那一项的内容就不会印进报告。
    错例：把“行政处罚”写成“行政处罚决定”。
    改法：按提示改成最接近的名称；自己的小标题写在“其他小节”，自己的表写在“附表”。
    依据：表单的固定名称（nianbao schema 可以列出）。
    """
    return found_while_reading(subject, "FM01")


@rule("FM02", "缺少必填项", Severity.ERROR, waivable=False, needs_report=False, reads="form")
def missing(subject: Subject) -> Outcome:
    """
    查什么：年度、机关名称和六章内容是否都有。
    为什么：官方格式规定的六个部分不能遗漏。
    错例：没有写“问题与改进”。
    改法：补上缺少的内容；确实没有其他事项的，写明“无其他需要报告的事项”。
    依据：《中华人民共和国政府信息公开条例》第五十条。
    """
    return found_while_reading(subject, "FM02")


@rule("FM03", "尚未填写", Severity.ERROR, waivable=False, needs_report=False, reads="form")
def unfilled(subject: Subject) -> Outcome:
    """
    查什么：表格里每一格是否都填了数，或者由“其余: 0”说明为零。
    为什么：空白和零是两回事，空白说明还没有人核实过。
    错例：“行政许可: {处理决定: }”后面没有数。
    改法：填实际数；没有发生的填 0；一整行都没有就在名称后只写 0；一整块其余各格都没有就写“其余: 0”。
    依据：官方格式的各项数据应当填写完整。
    """
    return found_while_reading(subject, "FM03")


@rule("FM04", "类型不符", Severity.ERROR, waivable=False, needs_report=False)
def wrong_type(subject: Subject) -> Outcome:
    """
    查什么：该填数的地方是不是数，列表的个数对不对，日期、类型能不能认出来。
    为什么：认不出来的内容无法核对，也不能印进报告。
    错例：“自然人: 若干”；一行六类申请人只写了五个数。
    改法：按提示改写；数只用阿拉伯数字。
    依据：表单各项的类型（nianbao schema 可以列出）。
    """
    found = found_while_reading(subject, "FM04")
    if subject.published is None or subject.report is None:
        return found
    marks = {cell.path for cell in subject.report.cells.values() if is_mark(cell)}
    return tuple(finding for finding in found if finding.path not in marks)  # NC02 tells those


@rule("FM05", "年度与格式不符", Severity.ERROR, waivable=False, needs_report=False, reads="form")
def edition_contradicts(subject: Subject) -> Outcome:
    """
    查什么：写了“格式”时，是否就是该年度应当使用的格式。
    为什么：2019、2020 年度用 2019 版格式，2021 年度起用 2021 版格式，表格不同。
    错例：年度 2022，格式 2019。
    改法：删去“格式”这一行，由年度决定；年度写错了就改年度。
    依据：国办公开办函〔2019〕60号、国办公开办函〔2021〕30号。
    """
    return found_while_reading(subject, "FM05")


@rule("FM06", "年度早于2019", Severity.ERROR, waivable=False, needs_report=False)
def too_early(subject: Subject) -> Outcome:
    """
    查什么：年度是否有对应的官方格式。
    为什么：2018 年度及以前的报告是另一种报告，章节和表格都不同。
    错例：年度 2017。
    改法：确认年度；更早的报告不能用本程序生成。
    依据：国办公开办函〔2019〕60号自 2019 年度报告起施行。
    """
    return found_while_reading(subject, "FM06")


@rule("FM07", "说明未用或失效", Severity.WARNING, waivable=False, reads="form")
def idle_waiver(subject: Subject) -> Outcome:
    """
    查什么：“说明”里的每一条是否还有检查结果需要它，当时的数值变了没有。
    为什么：数字改了以后，原来的理由不一定还成立。
    错例：为“现行有效 3 件”写的说明，后来数字改成了 4 件。
    改法：核实后更新说明里的数值和理由，或者删去这一条。
    依据：本程序对说明的管理要求。
    """
    return found_while_reading(subject, "FM07")


@rule("FM08", "待确认", Severity.WARNING, waivable=False, reads="form")
def unconfirmed(subject: Subject) -> Outcome:
    """
    查什么：从上年带过来、还没有人确认的内容（一格、一行或者一块）；“待确认”里写的位置表单里有没有。
    为什么：上年的数不一定适用于今年。
    错例：“待确认”下面还列着“申请.上年结转”。
    改法：核实该项，然后从“待确认”里删去这一行。
    依据：本程序的预填规则。
    """
    report = subject.report
    for number, path in enumerate(report.unconfirmed if report else (), start=1):
        if report is not None and path.strip():
            yield _unconfirmed(report, path.strip(), report.spans.get(f"待确认.{number}"))


def _unconfirmed(report: "Report", path: str, listed: "Span | None") -> Finding:
    """At what was carried over: a cell, a row, a block or a part of the frame."""
    known = _places(report)
    if path not in known:
        message = f"“待确认”里的“{path}”不是表单里的位置"
        best = nearest(path, [name for name in known if name.count(".") == path.count(".")])
        meant = f"是不是“{best}”？" if best else "位置是用点连接的名称；"
        return Finding("FM08", message, listed, path, f"{meant}不再需要的，删去这一行")
    here = path
    while here and here not in report.spans:  # inside a block that is written as one 0
        here = here.rpartition(".")[0]
    where = f"（第 {listed.line} 行）" if listed else ""
    message = f"“{path}”是从上年带过来的，还没有确认"
    hint = f"核实后，从“待确认”里删去这一行{where}"
    return Finding("FM08", message, report.spans.get(here) or listed, path, hint)


def _places(report: "Report") -> dict[str, None]:
    """Every path that can be listed: what is written, and all of the official tables."""
    rows = [cell.spec.row.path for cell in report.cells.values()]
    groups = [group.path for table in report.edition.tables for group in table.root.groups()]
    return dict.fromkeys([*report.spans, *rows, *groups, *report.cells])


@rule("FM09", "图片不可用", Severity.ERROR, waivable=False, needs_report=False)
def bad_image(subject: Subject) -> Outcome:
    """
    查什么：正文引用的图片是否存在、能打开、大小合适，并且在表单所在的文件夹里。
    为什么：图片放不进报告，读者就看不到。
    错例：![流程图](D:/图/流程.png)。
    改法：把图片复制到表单旁边的文件夹，写成 ![流程图](图/流程.png)。
    依据：本程序支持 PNG、JPEG、GIF、BMP，每张不超过 10 MB。
    """
    return found_while_reading(subject, "FM09")
