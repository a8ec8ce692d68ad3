"""CommonMark parsers, and the constructs of a text that a report cannot print."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # loaded only for a text that needs it
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_UNPRINTABLE = {
    "html_block": "网页代码（HTML）",
    "html_inline": "网页代码（HTML）",
    "fence": "代码块",
    "code_inline": "代码（反引号）",
    "bullet_list_open": "项目符号列表",
    "blockquote_open": "引用（行首的 >）",
    "hr": "分隔线",
    "link_open": "链接",
    "em_open": "斜体（单个 * 或 _）",
    "table_open": "Markdown 表格",
    "s_open": "删除线",
}
_ALMOST = (  # of a line without the blanks before it
    (
        re.compile(r"^(?:#{1,6}[^#\s]|[＃#]*＃)"),
        "井号（小标题写成“## 标题”：英文井号，后面空一格）",
    ),
    (re.compile(r"^#+\s*$"), "空的小标题"),
    (re.compile(r"^#+\s.*!\["), "小标题里的图片（图片要单独一行）"),
)
_CONTROL = r"[\x00-\x08\x0b-\x1f\x7f-\x9f]"
_BREAKS = ("softbreak", "hardbreak")
_MASK = re.compile(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}")
_TEMPTING = re.compile(r"[<`>*_~|\[]")
# Bold that CommonMark cannot read in any other way: a letter or digit at each end of its words.
BOLD = re.compile(r"(?<![*\\])\*\*([^\W_](?:[^*\\\n]*[^\W_])?)\*\*(?!\*)")


@lru_cache(maxsize=1)
def printer() -> "MarkdownIt":
    """The constructs that a report prints, and no others."""
    from markdown_it import MarkdownIt

    return MarkdownIt("zero").enable(["heading", "emphasis", "image", "newline", "escape"])


@lru_cache(maxsize=1)
def _detector() -> "MarkdownIt":
    """Everything that CommonMark knows, to name what is not printed."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable("code")


class Unprintable(NamedTuple):
    """A construct that the report prints as plain text; 0-based line within the text."""

    line: int
    name: str


def unprintable(text: str) -> list[Unprintable]:
    """The constructs of a text (expressions unevaluated) that cannot be printed as meant."""
    masked = _MASK.sub("0", text)
    lines = masked.split("\n")
    found = list(_almost(lines))
    if not (_TEMPTING.search(without_bold(masked)) or any(map(_begins_oddly, lines))):
        return found
    for token in _detector().parse(masked):
        line = token.map[0] if token.map else 0
        if token.type in _UNPRINTABLE:
            found.append(Unprintable(line, _UNPRINTABLE[token.type]))
        elif token.type == "heading_open" and (
            token.tag not in ("h2", "h3") or token.markup in "-="
        ):
            found.append(Unprintable(line, "标题（小标题只能用 ## 和 ###）"))
        elif token.type == "inline":
            found += _inline_unprintable(token, line)
    return list(dict.fromkeys(found))


def without_bold(text: str) -> str:
    """A text without the stars of its plain bold."""
    return BOLD.sub(r"\1", text) if "**" in text else text


def _almost(lines: list[str]) -> Iterator[Unprintable]:
    """Marks that were meant as a construct but are not written as one."""
    for number, line in enumerate(lines):
        start = line.lstrip()
        if start.startswith(("#", "＃")):
            for pattern, name in _ALMOST:
                if pattern.match(start):
                    yield Unprintable(number, name)
        if not line.isprintable() and re.search(_CONTROL, line):
            yield Unprintable(number, "看不见的控制字符")


def _begins_oddly(line: str) -> bool:
    """Whether a line may begin a list, a rule or a heading, but is no sub-heading."""
    start = line.lstrip()
    return start.startswith(("-", "+", "=", "#")) and not start.startswith(("## ", "### "))


def _inline_unprintable(token: "Token", line: int) -> Iterator[Unprintable]:
    for child in token.children or ():
        if child.type in _BREAKS:
            line += 1
        elif child.type in _UNPRINTABLE:
            yield Unprintable(line, _UNPRINTABLE[child.type])
        elif child.type == "text" and "![" in child.content:
            yield Unprintable(line, "图片写法（写成 ![说明](文件名)：英文括号，文件名里没有空格）")
        elif child.type == "text" and "**" in child.content:
            yield Unprintable(line, "两个星号（紧挨着标点时不能变成粗体，把标点移到星号外面）")


def image_names(text: str) -> list[tuple[int, str]]:
    """The files that a rendered text shows, each with its 0-based line."""
    if "![" not in text:
        return []
    found = []
    for token in printer().parse(text):
        line = token.map[0] if token.map else 0
        for child in token.children or ():
            if child.type in _BREAKS:
                line += 1
            elif child.type == "image":
                found.append((line, image_source(child)))
    return found


def image_source(token: "Token") -> str:
    """The file name of an image token, as the clerk wrote it."""
    from urllib.parse import unquote

    return unquote(str(token.attrs.get("src", "")))
