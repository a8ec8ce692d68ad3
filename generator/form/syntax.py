"""What a YAML syntax error most likely is, in words for someone who does not know YAML.

The parser's own mark is where it gave up; the cause is often a line or two above. Each test below
looks for one cause near the mark; the first that fits is told.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import yaml

from generator.diagnostics import WHOLE_FILE, Finding, Span

_FULLWIDTH_COLON = re.compile(r"^\s*(?:- +)?([^\s：:#\"'，。；{\[]{1,20})：")
_NO_BLANK = re.compile(r"^\s*(?:- +)?([^\s：:#\"'，。；{\[]{1,20}):(?=[^\s:/])")
_COLON_CLOSED = re.compile(r":(?=[}\],])")
_WIDE_INDENT = re.compile(r"^ *[\u3000\u00a0]")
_AFTER_QUOTE = re.compile(r""":\s+(?:"[^"]*"|'[^']*')\s*[^\s,#}\]]""")
_TEXT_BLOCK = re.compile(r":\s*[|>][+-]?\d?\s*(?:#.*)?$")
_FLOW_OR_QUOTED = re.compile(r"""\{[^{}]*\}|\[[^\[\]]*\]|"[^"]*"|'[^']*'|#.*""")
_TAB_INDENT = re.compile(r"^ *\t")
_LOOK_BACK = 3

_Cause = tuple[int, int, str, str]  # line index, column index, what, what to do


def explain(lines: tuple[str, ...], error: yaml.YAMLError) -> Finding:
    """A YA01 finding for a parser error: place, offending line, likely cause."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return _control_character(lines)
    problem = str(getattr(error, "problem", "") or "")
    context = str(getattr(error, "context", "") or "")
    opened = getattr(error, "context_mark", None)
    at = min(mark.line, len(lines) - 1)
    start = min(opened.line, len(lines) - 1) if opened is not None else at
    failure = _Failure(lines, at, start, f"{context} {problem}")
    for test in _TESTS:
        cause = test(failure)
        if cause is not None:
            return _finding(lines, cause)
    return _finding(
        lines,
        (
            failure.at,
            mark.column,
            "这一行的写法不符合 YAML 语法",
            "对照样表检查这一行及上一行的缩进、冒号和引号",
        ),
    )


def not_a_form(lines: tuple[str, ...]) -> Finding:
    """YA01 for a file that is YAML but no mapping: prose, a list, or full-width colons."""
    for index in _first_lines(lines):
        for test in (_fullwidth_colon, _missing_blank):
            cause = test(_Failure(lines, index, index))
            if cause is not None:
                return _finding(lines, cause)
        return _finding(
            lines,
            (
                index,
                0,
                "文件内容不是年度报告表单",
                "表单由“名称: 内容”这样的行组成；用 nianbao new 可以生成一份空白表单",
            ),
        )
    return Finding(
        "YA01",
        "文件里只有注释，没有内容",
        WHOLE_FILE,
        hint="用 nianbao new 可以生成一份空白表单",
    )


def _first_lines(lines: tuple[str, ...]) -> Iterator[int]:
    return (i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))


def _finding(lines: tuple[str, ...], cause: _Cause) -> Finding:
    index, column, what, todo = cause
    line = lines[index]
    shown = line.strip() if len(line.strip()) <= 60 else line.strip()[:60] + "…"
    return Finding(
        code="YA01",
        message=f"{what}：{shown}" if shown else what,
        span=Span(index + 1, column + 1, index + 1, max(column + 1, len(line) + 1)),
        hint=todo,
    )


def _control_character(lines: tuple[str, ...]) -> Finding:
    for index, line in enumerate(lines):
        for column, char in enumerate(line):
            if not (char == "\t" or char.isprintable() or char.isspace() or ord(char) > 0x9F):
                what = f"有看不见的控制字符（U+{ord(char):04X}）"
                clean = "".join(c if c.isprintable() else "□" for c in line)
                return _finding(
                    (*lines[:index], clean),
                    (index, column, what, "删去这个字符；它常随网页或旧系统的文字一起粘贴进来"),
                )
    return Finding(
        "YA01",
        "文件里有 YAML 不允许的字符",
        WHOLE_FILE,
        hint="请把文字重新输入或用记事本另存",
    )


@dataclass(frozen=True, slots=True)
class _Failure:
    """Where the parser gave up: lines of the text, line indexes of mark and context, its words."""

    lines: tuple[str, ...]
    at: int
    start: int
    problem: str = ""

    def nearby(self) -> Iterator[int]:
        """The line of the mark, then non-blank lines above, to the context or three lines up."""
        yield self.at
        seen = 0
        for index in range(self.at - 1, -1, -1):
            if self.lines[index].strip():
                yield index
                seen += 1
                if seen >= _LOOK_BACK and index <= self.start:
                    return

    def outside_texts(self) -> Iterator[int]:
        """The same lines, without those of a text block: prose may hold any punctuation."""
        return (index for index in self.nearby() if not self._in_text(index))

    def _in_text(self, index: int) -> bool:
        own = _indent(self.lines[index])
        for above in reversed(self.lines[:index]):
            if above.strip() and _indent(above) < own:
                return bool(_TEXT_BLOCK.search(above))
        return False


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _wide_indent(failure: _Failure) -> _Cause | None:
    for index in failure.nearby():
        if _WIDE_INDENT.match(failure.lines[index]):
            todo = "把行首的全角空格换成普通空格，每级两个"
            return index, 0, "缩进用了全角空格", todo
    return None


def _after_quote(failure: _Failure) -> _Cause | None:
    match = _AFTER_QUOTE.search(failure.lines[failure.at])
    if match is None:
        return None
    return (
        failure.at,
        match.end() - 1,
        "引号后面还有文字",
        "把整个内容括在一对引号里，或者把引号去掉",
    )


def _tab(failure: _Failure) -> _Cause | None:
    for index in failure.nearby():
        match = _TAB_INDENT.match(failure.lines[index])
        if match:
            return (
                index,
                match.end() - 1,
                "缩进用了制表符（Tab 键）",
                "把行首的制表符换成空格，每级两个空格",
            )
    return None


def _open_quote(failure: _Failure) -> _Cause | None:
    if "quoted scalar" not in failure.problem:
        return None
    if "escape" in failure.problem:
        return failure.at, 0, "双引号里的反斜杠 \\ 写法不对", "去掉反斜杠，或者把双引号换成单引号"
    line = failure.lines[failure.start]
    column = min((i for i in (line.find('"'), line.find("'")) if i >= 0), default=0)
    return failure.start, column, "引号没有成对", "在内容末尾补上同样的引号，或者把两个引号都去掉"


def _fullwidth_colon(failure: _Failure) -> _Cause | None:
    for index in failure.outside_texts():
        match = _FULLWIDTH_COLON.match(failure.lines[index])
        if match:
            return (
                index,
                match.end() - 1,
                "用了中文全角冒号“：”",
                f"改为英文冒号加一个空格：{match[1]}: ",
            )
    return None


def _missing_blank(failure: _Failure) -> _Cause | None:
    for index in failure.outside_texts():
        match = _NO_BLANK.match(failure.lines[index])
        if match:
            return index, match.end(), "冒号后面缺一个空格", f"在冒号后面加一个空格：{match[1]}: …"
    return None


def _closed_colon(failure: _Failure) -> _Cause | None:
    """`{处理决定:}` with nothing behind the colon, not even a blank."""
    match = _COLON_CLOSED.search(failure.lines[failure.at])
    if match is None:
        return None
    todo = "在冒号后面填上数，或者至少留一个空格"
    return failure.at, match.start() + 1, "冒号后面是空的，又缺一个空格", todo


def _fullwidth_mark(failure: _Failure) -> _Cause | None:
    """A full-width bracket or comma where YAML's own belongs."""
    for index in failure.nearby():
        line = failure.lines[index]
        column = next((i for i, char in enumerate(line) if char in "｛｝［］"), None)
        if column is None and "flow" in failure.problem:
            column = next((i for i, char in enumerate(line) if char in "，；"), None)
        if column is not None:
            what = f"括号里用了全角符号“{line[column]}”"
            return index, column, what, "大括号、方括号里用英文的逗号和括号"
    return None


def _open_bracket(failure: _Failure) -> _Cause | None:
    if "flow" not in failure.problem:
        return None
    todo = "检查 { }、[ ] 是否成对，各项之间用英文逗号隔开"
    return failure.start, 0, "括号没有成对，或者缺逗号", todo


def _colon_in_value(failure: _Failure) -> _Cause | None:
    if "mapping values are not allowed" not in failure.problem:
        return None
    bare = _FLOW_OR_QUOTED.sub("", failure.lines[failure.at])
    if re.search(r":\s.*:(\s|$)", bare):
        return (
            failure.at,
            0,
            "一行里有两个冒号",
            "内容里有冒号时，把整个内容用英文双引号括起来；每一项单独占一行",
        )
    return (
        failure.at,
        0,
        "这一行的缩进与上一行不一致",
        "同一级的各项要左对齐；下一级比上一级多缩进两个空格；上一行如果已写了内容，下面就不能再有下一级",
    )


def _indentation(failure: _Failure) -> _Cause | None:
    if re.search(r"expected (<?block end|key|'-')", failure.problem):
        return (
            failure.at,
            0,
            "这一行的缩进与上面不一致",
            "同一级的各项要左对齐；下一级比上一级多缩进两个空格",
        )
    if "could not find expected ':'" in failure.problem:
        return (
            failure.start,
            0,
            "这一行缺冒号",
            "每一项写成“名称: 内容”，冒号后面有一个空格；大段文字写在“|”的下面并缩进",
        )
    return None


def _special_start(failure: _Failure) -> _Cause | None:
    if (
        "cannot start any token" in failure.problem
        or "alias" in failure.problem
        or "anchor" in failure.problem
    ):
        return failure.at, 0, "内容以特殊符号开头", "把整个内容用英文双引号括起来"
    if "{{" in failure.lines[failure.at]:
        return (
            failure.at,
            failure.lines[failure.at].index("{{"),
            "以表达式 {{ }} 开头的内容要放在“|”下面",
            "在冒号后面写“|”，换行缩进后再写内容",
        )
    return None


_TESTS: tuple[Callable[[_Failure], _Cause | None], ...] = (
    _tab,
    _wide_indent,
    _open_quote,
    _after_quote,
    _fullwidth_colon,
    _missing_blank,
    _closed_colon,
    _fullwidth_mark,
    _open_bracket,
    _colon_in_value,
    _special_start,
    _indentation,
)
