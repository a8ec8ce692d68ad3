"""IN: files that cannot be opened at all."""

from generator.checks.registry import Outcome, Subject, found_while_reading, rule
from generator.diagnostics import Severity


@rule("IN01", "文件打不开", Severity.ERROR, waivable=False, needs_report=False)
def unreadable(subject: Subject) -> Outcome:
    """
    查什么：文件不存在、没有读取权限，或者不是本程序能读的种类。
    为什么：文件打不开就无法检查。
    错例：nianbao check 表单.yaml，而文件夹里没有这个文件。
    改法：核对文件名和所在的文件夹；表单是扩展名为 .yaml 的文本文件。
    依据：本程序的使用要求。
    """
    return found_while_reading(subject, "IN01")
