"""T2: fees collected and purchases: their units and their size."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING

from generator.checks.cell_figures import cells_of_kinds, last_year, rows_with, told
from generator.checks.registry import Outcome, Subject, rule
from generator.diagnostics import Severity
from generator.form.numbers import Amount
from generator.spec.model import Kind

if TYPE_CHECKING:
    from generator.form.report import Cell

_YUAN_IN_WAN = 10000
_IN_WAN = {
    "元": Decimal(1) / _YUAN_IN_WAN,
    "万元": Decimal(1),
    "万": Decimal(1),
    "亿元": Decimal(_YUAN_IN_WAN),
    "亿": Decimal(_YUAN_IN_WAN),
}
_SMALL_ORGANS = ("部门", "乡镇街道")


def money(cell: "Cell | None") -> Decimal | None:
    """A cell's money in 万元; None when it is not filled or has no unit."""
    value = cell.value if cell is not None else None
    if isinstance(value, Amount):
        factor = _IN_WAN.get(value.unit)
        return value.number * factor if factor is not None else None
    return value if isinstance(value, Decimal) else None


def plain(number: Decimal) -> str:
    """A decimal as people write it: no exponent, no idle zeros."""
    return f"{number.normalize():f}"


def perhaps_yuan(subject: Subject) -> str | None:
    """Why the fee looks as if it were written in 元; None when it does not."""
    report, previous = subject.report, last_year(subject)
    cell = report.cell("fees.amount_wan") if report else None
    amount = money(cell)
    if report is None or amount is None:
        return None
    if report.agency.type in _SMALL_ORGANS and amount > subject.threshold("T211", "amount"):
        return f"有 {plain(amount / _YUAN_IN_WAN)} 亿元，一个机关少有这样大的数"
    before = money(previous.cell("fees.amount_wan")) if previous else None
    whole = amount == amount.to_integral_value() and amount >= subject.threshold("T211", "integer")
    if before is None or not whole:
        return None
    if before * Decimal(subject.threshold("T211", "ratio")) < amount:
        return f"上年是 {plain(before)} 万元，相差 {plain(amount - before)} 万元"
    return None


@rule(
    "T211",
    "收费单位错",
    Severity.WARNING,
    editions=("2021",),
    amount=10000,
    integer=1000,
    ratio=100,
)
def yuan_for_wan(subject: Subject) -> Outcome:
    """
    查什么：收费金额是否大得像是按“元”填的。
    为什么：这一格的单位是万元，按元填就大了一万倍。
    错例：实际收费 23000 元，应填 2.3，填了 23000。
    改法：是元的，除以 10000 再填；确实是这么多万元的，在“说明”里写明理由。
    依据：官方格式第二十条第（八）项的表头注明单位为万元。
    """
    report = subject.report
    cell = report.cell("fees.amount_wan") if report else None
    amount, why = money(cell), perhaps_yuan(subject)
    if cell is None or amount is None or why is None:
        return
    converted = plain(amount / _YUAN_IN_WAN)
    message = f"“{cell.spec.title}”填报为 {plain(amount)}，{why}；填的是不是元？"
    hint = f"如果是元，应填 {converted}（{plain(amount)}元 = {converted}万元）；确实是万元的，在“说明”里写明"
    yield told(subject, "T211", cell, message, hint, expected=converted, actual=plain(amount))


@rule("T212", "收费小数", Severity.WARNING, decimals=6)
def odd_decimals(subject: Subject) -> Outcome:
    """
    查什么：金额是否小于零，以万元为单位的金额是否超过六位小数。
    为什么：1 元是 0.0001 万元，1 分是 0.000001 万元，再小的金额不存在；收到的钱也不会小于零。
    错例：收费金额填了 0.0000004；填了 -2。
    改法：按实际金额填写，一般保留到元（四位小数）就够了。
    依据：官方格式第二十条第（八）项以万元为单位。
    """
    report = subject.report
    most = subject.threshold("T212", "decimals")
    for cell in cells_of_kinds(report, Kind.MONEY, Kind.AMOUNT) if report else ():
        value = cell.value.number if isinstance(cell.value, Amount) else cell.value
        if not isinstance(value, Decimal):
            continue
        title, shown = cell.spec.title, f"{value:f}"
        if value < 0:
            message, hint = f"“{title}”填报为 {shown}，金额不能小于 0", "填实际的金额，没有的填 0"
            finding = told(subject, "T212", cell, message, hint, expected="≥0", actual=shown)
            yield finding._replace(severity=Severity.ERROR)
        elif not isinstance(cell.value, Amount) and _decimals(value) > most:
            message = f"“{title}”填报为 {shown}，有 {_decimals(value)} 位小数，不到 1 分钱"
            hint = "0.0001 万元就是 1 元，核对金额和单位"
            yield told(subject, "T212", cell, message, hint, actual=shown)


def _decimals(number: Decimal) -> int:
    exponent = number.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


@rule("T213", "采购金额无单位", Severity.WARNING, editions=("2019",))
def no_unit(subject: Subject) -> Outcome:
    """
    查什么：采购总金额后面是否写了单位。
    为什么：这一格的表头没有单位，只写数字，读者不知道是元还是万元。
    错例：采购总金额：207204.99。
    改法：在数字后面写明元、万元或者亿元，如 20.7205万元。
    依据：官方格式第二十条第（九）项的表头没有规定单位。
    """
    report = subject.report
    for cell in cells_of_kinds(report, Kind.AMOUNT) if report else ():
        value = cell.value
        if not isinstance(value, Amount) or value.unit or value.number <= 0:
            continue
        message = f"“{cell.spec.title}”填报为 {value.text}，没有写单位"
        hint = f"写明单位，如 {value.text}元 或者 {value.text}万元"
        yield told(subject, "T213", cell, message, hint, actual=value.text)


@rule("T214", "采购件数金额矛盾", Severity.WARNING, editions=("2019",), least=0.01, most=50000)
def purchases_contradict(subject: Subject) -> Outcome:
    """
    查什么：采购项目数量和采购总金额，是否一个为零、另一个不为零，平均每项的金额是否合理。
    为什么：有项目就有金额；平均一项不到 100 元或者超过 5 亿元的，多半是单位错了。
    错例：采购项目 94 项，总金额 0；采购项目 9 项，总金额 403元。
    改法：核对两个数和单位；确实如此的，在“说明”里写明理由。
    依据：官方格式第二十条第（九）项各列的含义。
    """
    report = subject.report
    for items, amount in rows_with(report, "items", "amount") if report else ():
        if items.number is not None:
            for what, hint in _contradictions(subject, items.number, amount):
                title = amount.spec.row.full_title
                message = f"“{title}”：“{items.spec.column.title}”{items.number}，{what}"
                yield told(subject, "T214", amount, message, hint, actual=str(amount.value))


def _contradictions(subject: Subject, items: int, cell: "Cell") -> Iterator[tuple[str, str]]:
    value, wan = cell.value, money(cell)
    if not isinstance(value, Amount) or value.number < 0:
        return
    said = f"“{cell.spec.column.title}”{value.text}"
    if (items == 0) != (value.number == 0):
        yield f"{said}，一个为 0，另一个不为 0", "核对两个数，补上漏填的一个"
    elif items and wan is not None:
        each = wan / items
        if not subject.threshold("T214", "least") <= each <= subject.threshold("T214", "most"):
            yield f"{said}，平均每项 {each:.4f} 万元", "核对金额的单位是元还是万元"
