"""RE: how a published report was read."""

from collections.abc import Iterator

from generator.checks.registry import Outcome, Subject, found_while_reading, rule
from generator.diagnostics import Finding, Severity


@rule("RE01", "未能识别的内容", Severity.WARNING, needs_report=False)
def not_understood(subject: Subject) -> Outcome:
    """
    查什么：读取已公布的报告时，有没有没能归入任何一项的内容。
    为什么：导入不丢内容：认不出来的原样留下，由人决定放到哪里。
    错例：网页上的“发布日期：……”“浏览次数：……”。
    改法：该放到哪一项就移过去，不要的删去，再删去“未识别”下面的这一条。
    依据：导入的约定：不猜，也不丢。
    """
    yield from found_while_reading(subject, "RE01")
    if subject.published is None and subject.report is not None:
        yield from _kept(subject)


def _kept(subject: Subject) -> Iterator[Finding]:
    """What an import has left in a form."""
    assert subject.report is not None
    for number, entry in enumerate(subject.report.unrecognised, start=1):
        path = f"未识别.{number}"
        words = " ".join(entry.content.split())
        message = f"导入时没有归入任何一项：“{words[:40]}{'…' if len(words) > 40 else ''}”"
        hint = "该放到哪一项就移过去，不要的删去，再删去这一条"
        yield Finding("RE01", message, subject.report.spans.get(path), path, hint)


@rule("RE02", "无法可靠读取", Severity.ERROR, waivable=False, needs_report=False)
def not_reliable(subject: Subject) -> Outcome:
    """
    查什么：已公布的报告能不能可靠地读出来。
    为什么：表格丢了、相同的行丢了、两份报告混在一起，读出来的数不能用，不如不读。
    错例：复制网页时只复制了文字，表格没有了。
    改法：换成原来的 Word 文件或网页；一份报告存成一个文件。
    依据：导入的约定：没有给出的数不编造。
    """
    return found_while_reading(subject, "RE02")


@rule("RE03", "按近似读取", Severity.WARNING, needs_report=False, reads="published")
def read_by_likeness(_: Subject) -> Outcome:
    """
    查什么：读取时哪些名称不是原样对上，而是按近似认出来的。
    为什么：认得对不对，要有人看一眼。
    错例：“行政事业型收费”按“行政事业性收费”读取。
    改法：核对读出来的数。nianbao import 列出每一处；检查时由 ST01、ST06、ST10 指出应当怎样改，不重复提示。
    依据：导入的约定：怎样读的都要说明。
    """
    return ()


@rule("RE04", "成品被手工改动", Severity.WARNING, needs_report=False, reads="published")
def changed_by_hand(subject: Subject) -> Outcome:
    """
    查什么：本程序生成的 Word 文件里，看得见的数与文件里带着的表单是否一致。
    为什么：在 Word 里直接改了数，表单没有改，下次生成就又变回去了。
    错例：表格里把 4 改成 5，表单里还是 4。
    改法：核实哪一个对；改表单，再重新生成。
    依据：表单是报告的底稿，两者应当一致。
    """
    return found_while_reading(subject, "RE04")
