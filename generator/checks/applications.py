"""T3: the table of applications must close."""

from generator.checks.identities import broken
from generator.checks.intake import told_columns
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity


@rule("T301", "勾稽关系", Severity.ERROR, waivable=False)
def balance(subject: Subject) -> Outcome:
    """
    查什么：每一列中，本年新收加上年结转，是否等于办理结果总计加结转下年度；
        T307、T309 已经指出的列不再重复。
    为什么：每件申请不是已经办结，就是结转下年，一件也不能多或少。
    错例：新收 4、结转 1，办理结果总计 5、结转下年度 1：4+1 = 5，5+1 = 6，相差 1。
    改法：核对这一列的四项和各类办理结果，改正填错的数。
    依据：官方表格表头注明的勾稽关系：第一项加第二项之和，等于第三项加第四项之和。
    """
    return broken(subject.report, "T301", told_columns(subject))


@rule("T302", "办理结果合计", Severity.ERROR, waivable=False)
def results_total(subject: Subject) -> Outcome:
    """
    查什么：填报的（七）总计，是否等于各类办理结果之和。
    为什么：总计是前面各行相加得来的。
    错例：予以公开 4、重复申请 1，（七）总计填了 6。
    改法：核对各行；（七）总计可以不填，由程序计算。
    依据：官方表格第三项“本年度办理结果”的（七）总计。
    """
    return broken(subject.report, "T302")


@rule("T303", "横向合计", Severity.ERROR, waivable=False)
def row_total(subject: Subject) -> Outcome:
    """
    查什么：填报的总计列，是否等于六类申请人之和。
    为什么：总计列是同一行各列相加得来的。
    错例：自然人 4，其余为 0，总计填了 5：4+0+0+0+0+0 = 4，填报为 5，相差 1。
    改法：核对这一行；总计可以不填，由程序计算。
    依据：官方表格“申请人情况”的总计列。
    """
    return broken(subject.report, "T303")
