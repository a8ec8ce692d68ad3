"""YA: what stands in the file is not readable as a form."""

from generator.checks.registry import Outcome, Subject, found_while_reading, rule
from generator.diagnostics import Severity


@rule("YA01", "YAML 语法错误", Severity.ERROR, waivable=False, needs_report=False, reads="form")
def syntax(subject: Subject) -> Outcome:
    """
    查什么：表单能否按“名称: 内容”的格式读出来。
    为什么：有一处写法不对，后面的内容就读不出来。
    错例：“年度：2026”用了全角冒号；行首用了制表符；“年度:2026”冒号后没有空格；引号没有成对。
    改法：按提示改那一行：英文冒号加一个空格；缩进用空格；引号成对。
    依据：YAML 1.2 的书写规则。
    """
    return found_while_reading(subject, "YA01")


@rule("YA02", "重复的键", Severity.ERROR, waivable=False, needs_report=False, reads="form")
def repeated_key(subject: Subject) -> Outcome:
    """
    查什么：同一块里同一个名称是否写了两次。
    为什么：两处内容不同时，无法知道哪一处是对的。
    错例：“行政处罚”在“主动公开”下面出现两次。
    改法：留下正确的一处，删去另一处。
    依据：YAML 1.2 规定同一映射中的键不得重复。
    """
    return found_while_reading(subject, "YA02")


@rule("YA03", "编码错误", Severity.ERROR, waivable=False, needs_report=False, reads="form")
def encoding(subject: Subject) -> Outcome:
    """
    查什么：文件是否是 UTF-8 编码；GB18030（GBK）、UTF-16 能认出来，照读并提示。
    为什么：编码不对，汉字会变成乱码。
    错例：用旧版记事本以 ANSI 编码保存的表单（提示）；图片改名成 .yaml（错误）。
    改法：用记事本打开，“另存为”时编码选 UTF-8。
    依据：YAML 1.2 的编码要求。
    """
    return found_while_reading(subject, "YA03")


@rule("YA04", "过大或嵌套过深", Severity.ERROR, waivable=False, needs_report=False, reads="form")
def too_large(subject: Subject) -> Outcome:
    """
    查什么：文件大小、嵌套层数、别名展开后的项数是否超过上限。
    为什么：正常的表单只有几十 KB、五层以内，超过的多半是选错了文件或者内容被破坏。
    错例：把 30 MB 的日志当作表单；几千层括号。
    改法：确认选对了文件；图片用文件名引用，不要把内容粘进表单。
    依据：本程序的安全限制。
    """
    return found_while_reading(subject, "YA04")
