"""T4: the table of reviews and lawsuits must add up."""

from generator.checks.identities import broken
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity


@rule("T401", "行政复议合计", Severity.ERROR, waivable=False)
def review_total(subject: Subject) -> Outcome:
    """
    查什么：填报的行政复议总计，是否等于结果维持、结果纠正、其他结果、尚未审结之和。
    为什么：每件案件只有一种结果或者尚未审结。
    错例：维持 2、纠正 1，总计填了 2。
    改法：核对各项；总计可以不填，由程序计算。
    依据：官方表格“行政复议”的总计。
    """
    return broken(subject.report, "T401")


@rule("T402", "未经复议直接起诉合计", Severity.ERROR, waivable=False)
def direct_suit_total(subject: Subject) -> Outcome:
    """
    查什么：填报的“未经复议直接起诉”总计，是否等于四种情况之和。
    为什么：每件案件只有一种结果或者尚未审结。
    错例：尚未审结 1，总计填了 0。
    改法：核对各项；总计可以不填，由程序计算。
    依据：官方表格“行政诉讼”的总计。
    """
    return broken(subject.report, "T402")


@rule("T403", "复议后起诉合计", Severity.ERROR, waivable=False)
def later_suit_total(subject: Subject) -> Outcome:
    """
    查什么：填报的“复议后起诉”总计，是否等于四种情况之和。
    为什么：每件案件只有一种结果或者尚未审结。
    错例：维持 1，总计填了 2。
    改法：核对各项；总计可以不填，由程序计算。
    依据：官方表格“行政诉讼”的总计。
    """
    return broken(subject.report, "T403")
