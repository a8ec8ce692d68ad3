"""What is said about the blocks of a table: one finding for each fault, in the clerk's words."""

import re

from generator.diagnostics import Finding, Span
from generator.form.numbers import Reading, Unread, read_number
from generator.form.raw import RawScalar, RawSequence
from generator.form.report import show
from generator.form.suggest import did_you_mean
from generator.spec.model import CellSpec, Group, Kind, Row

_WIDE_MARKS = "[，；：、［］｛｝]"
_SHORT = 20
MARKS = frozenset("/／-—－–\\无*＊") | {"——"}  # what clerks write for nothing


def unfilled(row: Row, span: Span, missing: list[str], table: Group, count: int) -> Finding:
    """FM03: the columns of one row that nobody has filled, with the count of the table."""
    unit = next(column.unit for column in row.axis.columns if column.key == missing[0])
    return Finding(
        code="FM03",
        message=f"“{row.full_title}”还没有填：{'、'.join(missing)}（“{table.key}”一共还有 {count} 格没有填）",
        span=span,
        path=row.path,
        hint=f"填实际数（单位：{unit}）；没有发生的填 0，整行都没有就在名称后只写 0",
    )


def unknown_key(key: RawScalar, names: list[str], path: str) -> Finding:
    """FM01: a key that the block does not have."""
    hint = did_you_mean(word_of(key.text), names)
    if key.text.strip().isdigit():
        hint = "数字里不要写逗号；一个数就写成 1234"
    elif re.search(_WIDE_MARKS, key.text):
        hint = "用了全角的冒号或逗号；改成英文冒号加空格、英文逗号"
    elif ":" in key.text:
        hint = "冒号后面要有一个空格"
    message = f"“{path}”下面没有“{short(key.text)}”这一项"
    return Finding("FM01", message, key.span, f"{path}.{key.text}", hint)


def word_of(key: str) -> str:
    """The name that a key was meant to be, before a full-width colon ran it into its value."""
    return re.split("[：:]", key)[0].strip()


def wrong_rest(key: RawScalar, path: str, name: str) -> Finding:
    """FM04: 其余 with anything but 0."""
    message = f"“{name}”后面只能写半角的 0，表示没有列出的各格都是 0"
    return Finding("FM04", message, key.span, f"{path}.{name}", f"逐格填写，或者写“{name}: 0”")


def not_a_block(item: Group | Row, node: RawScalar) -> Finding:
    """FM04: one scalar where a row or block needs several values."""
    text = short(node.text)
    if not isinstance(item, Row):
        what = f"“{text}”不能代表整块内容；全部为零才可以只写 0"
    else:
        wanted = "、".join(column.key for column in item.axis.base)
        number = not isinstance(read_number(node.text, Kind.AMOUNT, ""), Unread)
        kind = "只是一个数" if number else "不是数"
        what = f"“{text}”{kind}，这一行要分别填 {wanted}；全部为零才可以只写 0"
    message = f"“{item.title}”：{what}"
    return Finding("FM04", message, node.span, item.path, mark_hint(node.text), actual=node.text)


def not_a_list(item: Group, node: RawSequence) -> Finding:
    """FM04: a list where a block of rows belongs."""
    message = f"“{item.title}”：应当分项填写，不能写成列表"
    return Finding("FM04", message, node.span, item.path)


def wrong_length(row: Row, node: RawSequence) -> Finding:
    """FM04: a list with neither the filled columns nor all of them."""
    columns = row.axis.columns
    lengths = "或 ".join(f"{n} 个" for n in sorted({len(row.axis.base), len(columns)}))
    keys = "、".join(column.key for column in columns)
    message = (
        f"“{row.full_title}”：列表里有 {len(node.items)} 个数，应当是 {lengths}（依次为 {keys}）"
    )
    texts = "".join(item.text for item in node.items if isinstance(item, RawScalar))
    return Finding("FM04", message, node.span, row.path, mark_hint(texts))


def not_one_number(spec: CellSpec, span: Span | None) -> Finding:
    """FM04: a block or list in a single cell."""
    return Finding("FM04", f"“{spec.title}”这一格应当是一个数", span, spec.path)


def no_number(spec: CellSpec, node: RawScalar, unread: Unread) -> Finding:
    """FM04: a text that is no number."""
    message = f"“{spec.title}”：{unread.message}"
    return Finding("FM04", message, node.span, spec.path, unread.hint, actual=node.text)


def marks(cells: list[tuple[CellSpec, RawScalar]]) -> Finding:
    """FM04: the cells of one row in which a mark stands for nothing."""
    spec, node = cells[0]
    mark = node.text.strip()
    columns = "、".join(cell.column.title for cell, _ in cells)
    message = f"“{spec.row.full_title}”的{columns}填的是“{mark}”，不是数字"
    hint = "没有发生的填 0"
    if mark in "/／":
        hint += "；nianbao check --fix --zero-slash 可以一次改好"
    return Finding("FM04", message, node.span, spec.path, hint, actual=node.text)


def notes(spec: CellSpec, node: RawScalar, read: Reading) -> list[Finding]:
    """NC04, NC05, NC06: a number that is odd, once for each code, as it was read."""
    by_code: dict[str, list[str]] = {}
    for code, what in read.notes:
        by_code.setdefault(code, []).append(what)
    return [_note(spec, node, code, "；".join(what), read) for code, what in by_code.items()]


def _note(spec: CellSpec, node: RawScalar, code: str, what: str, read: Reading) -> Finding:
    message = f"“{spec.title}”：{what}"
    if code == "NC04":
        hint = "这一格填不小于 0 的整数" if spec.column.kind is Kind.COUNT else "这一格填整数"
        return Finding(code, message, node.span, spec.path, hint, actual=node.text)
    value = show(read.value)
    return Finding(code, message, node.span, spec.path, f"建议改为 {value}", value, node.text)


def mark_hint(text: str) -> str | None:
    """A text where a block belongs is most often full-width punctuation or a missing blank."""
    wide = re.search(_WIDE_MARKS, text)
    if wide:
        return f"用了全角的“{wide[0]}”；冒号、逗号、括号都用英文的，冒号后面加一个空格"
    return "冒号后面要有一个空格" if ":" in text else None


def short(text: str) -> str:
    """A clerk's text, cut where it is too long to quote."""
    return text if len(text) <= _SHORT else text[:_SHORT] + "…"
