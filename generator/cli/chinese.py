"""typer's own words in Chinese: help headings and usage errors.

Works on the formatted text and on the public attributes of the exceptions, so that it does not
depend on the inner layout of any one typer version.
"""

import re
from difflib import get_close_matches
from typing import Any

from typer.core import TyperCommand, TyperGroup

_HELP = (
    (re.compile(r"^Usage: ", re.MULTILINE), "用法："),
    (re.compile(r"^Options:$", re.MULTILINE), "选项："),
    (re.compile(r"^Arguments:$", re.MULTILINE), "参数："),
    (re.compile(r"^Commands:$", re.MULTILINE), "命令："),
    (re.compile(r"Show this message and exit\."), "显示这份说明。"),
    (re.compile(r"\[OPTIONS\]"), "[选项]"),
    (re.compile(r"COMMAND \[ARGS\]\.\.\."), "命令 [参数]..."),
    (re.compile(r"\[required\]"), "（必填）"),
    (re.compile(r" <(?:list\[)?(?:path|str|int)\]?>", re.IGNORECASE), ""),
    (re.compile(r"\[default:\s*([^\]]*)\]"), r"（默认：\1）"),
)


def translate_help(text: str) -> str:
    """A help text with its headings in Chinese."""
    for pattern, words in _HELP:
        text = pattern.sub(words, text)
    return text


class ChineseCommand(TyperCommand):
    """A command whose help has Chinese headings."""

    def get_help(self, ctx: Any) -> str:
        return translate_help(super().get_help(ctx))


class ChineseGroup(TyperGroup):
    """The program, likewise."""

    def get_help(self, ctx: Any) -> str:
        return translate_help(super().get_help(ctx))


def usage_message(error: Any) -> str:
    """A usage error (click's, by its class) in Chinese."""
    kind = type(error).__name__
    name = _parameter(error)
    if kind in ("NoSuchOption",):
        known = getattr(error, "possibilities", None) or ()
        (close, *_) = (*get_close_matches(error.option_name, known, n=1, cutoff=0), "")
        return f"没有选项“{error.option_name}”" + (f"，是不是 {close}？" if close else "")
    if kind == "MissingParameter":
        return f"缺少参数：{name}"
    if kind == "BadOptionUsage":
        return f"选项“{error.option_name}”后面缺少内容"
    if kind == "BadParameter":
        return f"{name} 的内容不对，{_expected(error)}"
    command = re.search(r"No such command ['\"]?(.+?)['\"]?\.", str(error.format_message()))
    if command:
        return f"没有“{command[1]}”这个命令，用 nianbao --help 查看有哪些命令"
    extra = re.search(
        r"unexpected extra arguments?(?:\(s\))? \((.+)\)", str(error.format_message())
    )
    if extra:
        return f"多余的参数：{extra[1]}"
    return "命令的写法不对"


def _parameter(error: Any) -> str:
    parameter = getattr(error, "param", None)
    if parameter is None:
        return "参数"
    options = getattr(parameter, "opts", None) or [parameter.name]
    metavar = getattr(parameter, "metavar", None)
    return str(max(options, key=len) if options[0].startswith("-") else metavar or options[0])


def _expected(error: Any) -> str:
    """What a refused value should have been."""
    message = str(error.message)
    if re.search(r"\bint(eger)?\b", message):
        return "应当是整数"
    names = re.findall(r"'([^']+)'", re.split("should be|one of", message)[-1])
    return f"只能写：{'、'.join(names)}" if names else "请核对"
