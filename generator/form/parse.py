"""YAML text to `RawForm`, from the parser's events, so that every scalar keeps its place.

Events, not objects: nothing is resolved (`on`, `0123`, `1_000` stay text), repeated keys are seen,
and the C parser is several times faster than a round-trip loader.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingStartEvent,
    ScalarEvent,
)

from generator.diagnostics import WHOLE_FILE, Finding, Span
from generator.form.decode import decode
from generator.form.raw import (
    RawForm,
    RawMapping,
    RawNode,
    RawScalar,
    RawSequence,
    Style,
    split_lines,
)

MAX_DEPTH = 20
MAX_NODES = 100_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES: dict[str | None, Style] = {
    "|": "literal",
    ">": "folded",
    "'": "quoted",
    '"': "quoted",
    "": "plain",
    None: "plain",
}
# Named tuples made as they make themselves, without the call between: a form has hundreds.
_record = tuple.__new__


class Parsed(NamedTuple):
    """The raw form, or None when the findings say why; the source lines if it was text at all."""

    form: RawForm | None
    findings: tuple[Finding, ...]
    lines: tuple[str, ...] = ()


def parse(data: bytes) -> Parsed:
    """Read a form's bytes; never raises for anything that a file may hold."""
    text, findings = decode(data)
    if text is None:
        return Parsed(None, tuple(findings))
    if not text.strip("\ufeff \t\r\n"):
        empty = Finding("YA01", "文件是空的", WHOLE_FILE, hint="用 nianbao new 生成一份空白表单")
        return Parsed(None, (*findings, empty))
    lines = split_lines(text)
    try:
        builder = _Builder(lines)
        root = builder.document(_Loader(text).get_event)
    except _RefusedError as refused:
        return Parsed(None, (*findings, refused.finding), lines)
    except yaml.YAMLError as error:
        from generator.form.syntax import explain

        return Parsed(None, (*findings, explain(lines, error)), lines)
    findings += builder.findings
    if not isinstance(root, RawMapping):
        from generator.form.syntax import not_a_form

        return Parsed(None, (*findings, not_a_form(lines)), lines)
    whole = replace(root, span=WHOLE_FILE)  # what is missing is missing from the file
    return Parsed(RawForm(whole, lines), tuple(findings), lines)


class _RefusedError(Exception):
    def __init__(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        self.finding = Finding(code, message, span, hint=hint)


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    places = start.line + 1, start.column + 1, end.line + 1, end.column + 1
    return _record(Span, places)


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun; the items of a mapping are keys and values in turn."""

    is_mapping: bool
    span: Span
    anchor: str | None
    before: int  # nodes read before it
    items: list[Any] = field(default_factory=list)
    height: int = 0  # levels of mappings and lists below, those of aliases too

    @property
    def awaits_key(self) -> bool:
        return self.is_mapping and len(self.items) % 2 == 0


@dataclass
class _Builder:
    """Builds nodes from events; sizes count aliases as often as they are used."""

    lines: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)
    anchors: dict[str, tuple[RawNode, int, int]] = field(default_factory=dict)
    nodes: int = 0
    open: list[_Open] = field(default_factory=list)  # the file itself, then what has begun in it

    def document(self, next_event: Callable[[], Any]) -> RawNode | None:
        """The root of the only document; None for a file without one."""
        self.open = [_Open(False, WHOLE_FILE, None, 0)]
        items = self.open[0].items
        for event in iter(next_event, None):
            if isinstance(event, ScalarEvent):
                items.append(self._scalar(event))
            elif isinstance(event, CollectionStartEvent):
                items = self._begin(event)
            elif isinstance(event, CollectionEndEvent):
                items = self._add(self._end())
            elif isinstance(event, AliasEvent):
                items = self._add(self._alias(event))
            elif isinstance(event, DocumentStartEvent) and items:
                raise _RefusedError(
                    "YA01",
                    "一个文件里只能有一份表单",
                    _span(event),
                    "删去这一行“---”及其后的内容，或另存为一个文件",
                )
        return items[0] if items else None

    def _scalar(self, event: Any) -> RawScalar:
        """A text; most of a form is texts on one line, for which nothing further is called."""
        start, end = event.start_mark, event.end_mark
        line, end_line = start.line + 1, end.line + 1
        span = _record(Span, (line, start.column + 1, end_line, end.column + 1))
        self.nodes += 1
        if self.nodes > MAX_NODES or event.tag is not None or len(self.open) > MAX_DEPTH:
            self._refuse(event.tag, span)
        style = _STYLES[event.style]
        if line == end_line:
            node = _record(RawScalar, (event.value, span, style, 1, ()))
        else:
            rows = () if style == "literal" else self.lines[span.line - 1 : span.end_line]
            node = RawScalar(event.value, span, style, self._indent(span, style), rows)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, 1, 0)
        return node

    def _indent(self, span: Span, style: Style) -> int:
        """Where the lines of a block text begin (1-based column)."""
        if style not in ("literal", "folded"):
            return 1
        for line in self.lines[span.line : span.end_line]:
            if line.strip():
                return len(line) - len(line.lstrip(" ")) + 1
        return 1

    def _begin(self, event: Any) -> list[Any]:
        """Open a mapping or list; the list for its items."""
        span = _span(event)
        begun = _Open(isinstance(event, MappingStartEvent), span, event.anchor, self.nodes)
        self.nodes += 1
        self._refuse(event.tag, span)
        self.open.append(begun)
        return begun.items

    def _end(self) -> RawNode:
        ended = self.open.pop()
        node = self._mapping(ended) if ended.is_mapping else self._sequence(ended)
        height = ended.height + 1 if ended.items else 0
        self._raise(height)
        if ended.anchor is not None:
            self.anchors[ended.anchor] = (node, self.nodes - ended.before, height)
        return node

    def _sequence(self, ended: _Open) -> RawSequence:
        return RawSequence(tuple(ended.items), ended.span)

    def _mapping(self, ended: _Open) -> RawMapping:
        entries: dict[str, tuple[RawScalar, RawNode]] = {}
        for key, value in zip(ended.items[::2], ended.items[1::2], strict=True):
            if key.text in entries:
                self.findings.append(_repeated(key, entries[key.text][0], self._path(key)))
            else:
                entries[key.text] = (key, value)
        return RawMapping(tuple(entries.values()), ended.span)

    def _path(self, key: RawScalar) -> str:
        above = [each.items[-1] for each in self.open if each.is_mapping and not each.awaits_key]
        return ".".join(name.text for name in (*above, key))

    def _alias(self, event: Any) -> RawNode:
        span = _span(event)
        if event.anchor not in self.anchors:
            raise _RefusedError(
                "YA04",
                f"别名 *{event.anchor} 引用了自身或尚未定义的内容",
                span,
                "表单里不需要 & 和 *，请直接写内容；文字里的 * 要加引号",
            )
        node, size, height = self.anchors[event.anchor]
        if len(self.open) + height > MAX_DEPTH:
            raise _too_deep(span)
        self._raise(height)
        self.nodes += size
        if self.nodes > MAX_NODES:
            raise _too_many(span)
        return node

    def _raise(self, height: int) -> None:
        """The innermost thing that is open holds a node of that height."""
        around = self.open[-1]
        around.height = max(around.height, height)

    def _add(self, node: RawNode) -> list[Any]:
        """Put a node where it belongs; the list that it stands in."""
        around = self.open[-1]
        if around.awaits_key and not isinstance(node, RawScalar):
            raise self._odd_key(node)
        around.items.append(node)
        return around.items

    def _odd_key(self, key: RawNode) -> _RefusedError:
        line = self.lines[key.span.line - 1]
        if "{{" in line:
            what = f"以表达式 {{{{ }}}} 开头的内容要写在“|”下面：{line.strip()}"
            return _RefusedError("YA01", what, key.span, "在冒号后面写“|”，换行缩进后再写内容")
        return _RefusedError("YA01", "项的名称必须是文字", key.span, "冒号前面只写项的名称")

    def _refuse(self, tag: str | None, span: Span) -> None:
        """Refuse a node that is too deep, one too many, or has a tag of its own."""
        if len(self.open) > MAX_DEPTH:
            raise _too_deep(span)
        if self.nodes > MAX_NODES:
            raise _too_many(span)
        if tag is not None and not tag.startswith("tag:yaml.org,2002:"):
            raise _RefusedError(
                "YA01", f"表单不支持 YAML 标签“{tag}”", span, "删去这个标签，只写内容"
            )


def _too_deep(span: Span) -> _RefusedError:
    return _RefusedError(
        "YA04",
        f"嵌套超过 {MAX_DEPTH} 层，没有读取",
        span,
        "表单最多只有五层，请检查缩进和括号",
    )


def _too_many(span: Span) -> _RefusedError:
    return _RefusedError(
        "YA04",
        f"内容超过 {MAX_NODES} 项（别名展开后），没有读取",
        span,
        "表单里不需要 & 和 * 这样的别名，请直接写内容",
    )


def _repeated(key: RawScalar, first: RawScalar, path: str) -> Finding:
    return Finding(
        code="YA02",
        message=f"“{key.text}”写了两次：第 {first.span.line} 行和第 {key.span.line} 行",
        span=key.span,
        path=path,
        hint=f"两处只能留一处；本次检查用的是第 {first.span.line} 行的内容",
    )
