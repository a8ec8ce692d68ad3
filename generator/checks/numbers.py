"""NC: how figures are written."""

from generator.checks.registry import Outcome, Subject, found_while_reading, rule
from generator.diagnostics import Severity


@rule("NC04", "非整数/负数", Severity.ERROR, needs_report=False)
def not_a_count(subject: Subject) -> Outcome:
    """
    查什么：件数、项数是否是不小于 0 的整数；只有“本年增/减”可以是负数。
    为什么：件数不可能有小数，也不可能小于零。
    错例：“自然人: 3.5”；“处理决定: -2”。
    改法：改成实际的整数。
    依据：官方格式各项数据的含义。
    """
    return found_while_reading(subject, "NC04")


@rule("NC05", "前导零/重复字符", Severity.WARNING, needs_report=False)
def odd_digits(subject: Subject) -> Outcome:
    """
    查什么：数字里有没有全角数字、千位分隔符、多余的 0 或空格。
    为什么：能读出来，但可能是误写，印进报告的是规范写法。
    错例：“００”“1,234”“１２”。
    改法：改成普通的阿拉伯数字。
    依据：公文中的数字用半角阿拉伯数字。
    """
    return found_while_reading(subject, "NC05")


@rule("NC06", "数字带单位", Severity.WARNING, needs_report=False)
def unit_in_cell(subject: Subject) -> Outcome:
    """
    查什么：只填数的格里有没有带单位。
    为什么：单位已经由表头规定，印进报告的只有数。
    错例：“9项”“15件”。
    改法：去掉单位，只留数；采购总金额例外，要连单位一起写。
    依据：官方格式的表头。
    """
    return found_while_reading(subject, "NC06")
