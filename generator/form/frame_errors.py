"""pydantic's findings about the frame, in the clerk's words and at the clerk's lines."""

from typing import TYPE_CHECKING, Any, get_args

from generator.diagnostics import Finding
from generator.form.cell_findings import mark_hint
from generator.form.frame import Frame
from generator.form.frame_marks import items
from generator.form.raw import RawMapping, RawNode, RawScalar, RawSequence, locate
from generator.form.suggest import did_you_mean

if TYPE_CHECKING:
    from pydantic import ValidationError

_REFUSED = {
    "year_text": ("应当是四位数的年份", "如 年度: 2026"),
    "date_text": ("不是能识别的日期", "写成 2027-01-15 这样的日期"),
}
_TYPES = {
    "model_type": "下面要分项填写",
    "model_attributes_type": "下面要分项填写",
    "dict_type": "下面要分项填写",
    "tuple_type": "应当是一个列表，每项以“- ”开头",
    "list_type": "应当是一个列表，每项以“- ”开头",
    "string_type": "应当是文字",
    "literal_error": "应当是文字",
}


def frame_findings(error: "ValidationError", root: RawMapping) -> list[Finding]:
    """One finding for each error, FM01 unknown key, FM02 missing, FM04 wrong type."""
    return [_finding(dict(entry), root) for entry in error.errors(include_url=False)]


def _finding(error: dict[str, Any], root: RawMapping) -> Finding:
    steps: tuple[str | int, ...] = error["loc"]
    span = locate(root, steps)
    path = path_of(steps)
    kind: str = error["type"]
    if kind == "extra_forbidden":
        message = f"“{path_of(steps[:-1]) or '表单'}”里没有“{steps[-1]}”这一项"
        hint = did_you_mean(str(steps[-1]), _keys_at(steps[:-1]))
        return Finding("FM01", message, _key_span(root, steps), path, hint)
    if kind in ("missing", "string_too_short") or error["input"] is None:
        return Finding("FM02", f"缺少“{path}”", span, path, "这一项必须填写")
    if kind == "value_error":
        what, hint = _REFUSED[str(error["ctx"]["error"])]
        actual = str(error["input"])
        return Finding("FM04", f"“{path}”{what}：{actual}", span, path, hint, actual=actual)
    if kind == "literal_error" and isinstance(error["input"], str):
        actual = str(error["input"])
        options = (
            str(error["ctx"]["expected"]).replace("'", "").replace(" or ", "、").replace(", ", "、")
        )
        return Finding(
            "FM04", f"“{path}”不能写“{actual}”", span, path, f"只能写：{options}", actual=actual
        )
    what = _TYPES.get(kind, "写法不对")
    if kind == "too_short":
        return Finding("FM02", f"“{path}”是空的", span, path, "至少要有一项")
    node = node_at(root, steps)
    hint_or_none = mark_hint(node.text) if isinstance(node, RawScalar) else None
    return Finding("FM04", f"“{path}”{what}", span, path, hint_or_none)


def path_of(steps: tuple[str | int, ...]) -> str:
    """Dotted path; list positions are 1-based as a clerk counts (附表.1.标题)."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in steps)


def node_at(root: RawMapping, steps: tuple[str | int, ...]) -> RawNode | None:
    """The raw node at a path of keys and positions."""
    node: RawNode | None = root
    for step in steps:
        if isinstance(node, RawMapping) and isinstance(step, str):
            node = node.get(step)
        elif isinstance(node, RawSequence) and isinstance(step, int):
            node = node.items[step] if step < len(node.items) else None
        else:
            return None
    return node


def _key_span(root: RawMapping, steps: tuple[str | int, ...]) -> Any:
    parent = node_at(root, steps[:-1])
    return parent.key_span(str(steps[-1])) if isinstance(parent, RawMapping) else root.span


def _keys_at(steps: tuple[str | int, ...]) -> list[str]:
    """The keys that the frame knows at a path."""
    shape: Any = Frame
    for step in steps:
        if isinstance(step, str):
            shape = _below(shape, step)
    return [item.key for item in items(shape).values()]


def _below(shape: Any, key: str) -> Any:
    """The part that stands under a key of a part."""
    (name,) = (name for name, item in items(shape).items() if item.key == key)
    return _part_in(shape.__annotations__[name])


def _part_in(kind: Any) -> Any:
    """The part inside `X | None`, `tuple[X, ...]` or a marked X; None without one."""
    if isinstance(kind, type) and hasattr(kind, "_fields"):
        return kind
    return next((found for below in get_args(kind) if (found := _part_in(below))), None)
