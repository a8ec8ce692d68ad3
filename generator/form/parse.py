"""YAML text to `RawForm`, from the parser's events, so that every scalar keeps its place.

Events, not objects: nothing is resolved (`on`, `0123`, `1_000` stay text), repeated keys are seen,
and the C parser is several times faster than a round-trip loader.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import yaml

from generator.diagnostics import WHOLE_FILE, Finding, Span
from generator.form.decode import decode
from generator.form.raw import (
    LINE_BREAK,
    RawForm,
    RawMapping,
    RawNode,
    RawScalar,
    RawSequence,
    Style,
)
from generator.form.syntax import explain, not_a_form

MAX_DEPTH = 20
MAX_NODES = 100_000

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STYLES: dict[str | None, Style] = {"|": "literal", ">": "folded", "'": "quoted", '"': "quoted"}


@dataclass(frozen=True)
class Parsed:
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
    lines = tuple(LINE_BREAK.split(text))
    try:
        builder = _Builder(yaml.parse(text, Loader=_Loader), lines)
        root = builder.document()
    except _RefusedError as refused:
        return Parsed(None, (*findings, refused.finding), lines)
    except yaml.YAMLError as error:
        return Parsed(None, (*findings, explain(lines, error)), lines)
    findings += builder.findings
    if not isinstance(root, RawMapping):
        return Parsed(None, (*findings, not_a_form(lines)), lines)
    whole = replace(root, span=WHOLE_FILE)  # what is missing is missing from the file
    return Parsed(RawForm(whole, lines), tuple(findings), lines)


class _RefusedError(Exception):
    def __init__(self, code: str, message: str, span: Span, hint: str | None = None) -> None:
        self.finding = Finding(code, message, span, hint=hint)


def _span(event: Any) -> Span:
    start, end = event.start_mark, event.end_mark
    return Span(start.line + 1, start.column + 1, end.line + 1, end.column + 1)


@dataclass
class _Builder:
    """Builds nodes from events; sizes count aliases as often as they are used."""

    events: Iterator[Any]
    lines: tuple[str, ...]
    findings: list[Finding] = field(default_factory=list)
    anchors: dict[str, tuple[RawNode, int]] = field(default_factory=dict)
    nodes: int = 0
    path: list[str] = field(default_factory=list)

    def document(self) -> RawNode | None:
        root: RawNode | None = None
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent):
                if root is not None:
                    raise _RefusedError(
                        "YA01",
                        "一个文件里只能有一份表单",
                        _span(event),
                        "删去这一行“---”及其后的内容，或另存为一个文件",
                    )
                root = self._node(next(self.events), 1)
        return root

    def _node(self, event: Any, depth: int) -> RawNode:
        span = _span(event)
        if depth > MAX_DEPTH:
            raise _RefusedError(
                "YA04",
                f"嵌套超过 {MAX_DEPTH} 层，没有读取",
                span,
                "表单最多只有五层，请检查缩进和括号",
            )
        before = self.nodes
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, span)
        self._count(1, span)
        if event.tag is not None and not event.tag.startswith("tag:yaml.org,2002:"):
            raise _RefusedError(
                "YA01", f"表单不支持 YAML 标签“{event.tag}”", span, "删去这个标签，只写内容"
            )
        node = self._content(event, span, depth)
        if event.anchor is not None:
            self.anchors[event.anchor] = (node, self.nodes - before)
        return node

    def _content(self, event: Any, span: Span, depth: int) -> RawNode:
        if isinstance(event, yaml.ScalarEvent):
            style = _STYLES.get(event.style, "plain")
            folded = style != "literal" and span.end_line > span.line
            rows = self.lines[span.line - 1 : span.end_line] if folded else ()
            return RawScalar(event.value, span, style, self._indent(span, style), rows)
        if isinstance(event, yaml.SequenceStartEvent):
            items = []
            while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
                items.append(self._node(event, depth + 1))
            return RawSequence(tuple(items), span)
        return self._mapping(span, depth)

    def _indent(self, span: Span, style: Style) -> int:
        """Where the lines of a block text begin (1-based column)."""
        if style not in ("literal", "folded"):
            return 1
        for line in self.lines[span.line : span.end_line]:
            if line.strip():
                return len(line) - len(line.lstrip(" ")) + 1
        return 1

    def _mapping(self, span: Span, depth: int) -> RawMapping:
        entries: dict[str, tuple[RawScalar, RawNode]] = {}
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, RawScalar):
                raise self._odd_key(key)
            self.path.append(key.text)
            value = self._node(next(self.events), depth + 1)
            if key.text in entries:
                self.findings.append(_repeated(key, entries[key.text][0], ".".join(self.path)))
            else:
                entries[key.text] = (key, value)
            self.path.pop()
        return RawMapping(tuple(entries.values()), span)

    def _odd_key(self, key: RawNode) -> _RefusedError:
        line = self.lines[key.span.line - 1]
        if "{{" in line:
            what = f"以表达式 {{{{ }}}} 开头的内容要写在“|”下面：{line.strip()}"
            return _RefusedError("YA01", what, key.span, "在冒号后面写“|”，换行缩进后再写内容")
        return _RefusedError("YA01", "项的名称必须是文字", key.span, "冒号前面只写项的名称")

    def _alias(self, event: Any, span: Span) -> RawNode:
        if event.anchor not in self.anchors:
            raise _RefusedError(
                "YA04",
                f"别名 *{event.anchor} 引用了自身或尚未定义的内容",
                span,
                "表单里不需要 & 和 *，请直接写内容；文字里的 * 要加引号",
            )
        node, size = self.anchors[event.anchor]
        self._count(size, span)
        return node

    def _count(self, size: int, span: Span) -> None:
        self.nodes += size
        if self.nodes > MAX_NODES:
            raise _RefusedError(
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
