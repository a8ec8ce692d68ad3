"""Writes docs/commands.md from the program's own commands; what no help says stands in `NOTES`."""

import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, get_args, get_type_hints

from typer.main import get_command

from generator.cli.main import app

HEAD = """# 命令

本页由 `python docs/commands.py` 从程序自己的帮助生成，与 `nianbao 命令 --help` 显示的内容相同。

## 怎样运行

- 在命令行窗口里输入 `nianbao`，空一格，再写命令、文件和选项；`nianbao --help` 列出全部命令。
- 文件名里有空格的，用英文引号括起来：`nianbao check "年报 定稿.yaml"`。
- 选项写在文件前面、后面都可以；`--output 文件` 也可以写成 `--output=文件`。
- 结果写到屏幕；错误和提醒写到错误输出，把结果存成文件时不会混在一起。

## 退出码

程序结束时交给调用它的程序一个数，给写脚本的人用：

| 退出码 | 意思 |
|---|---|
| 0 | 做完了；检查没有错误（警告、提示不影响） |
| 1 | 内容有错误，或者因此没有生成 |
| 2 | 命令写法不对，文件找不到、打不开、不是能读的种类，或者程序自己出错 |

一次处理几个文件时，是各个文件里最大的那个数。按 Ctrl-C 停下来，退出码是 2。
"""


@dataclass(frozen=True)
class Note:
    """What a command gives back (`status`, by exit status), and commands to copy."""

    status: dict[int, str]
    examples: tuple[tuple[str, str], ...]


_BAD_FILE = "命令写法不对，文件打不开或者不是能读的种类"
NOTES = {
    "new": Note(
        {0: "已写出表单", 2: "缺少年度或机关，上年的报告读不出来，或者文件已经存在"},
        (
            (
                "nianbao new --year 2026 --agency 示例县云溪镇人民政府 --type 乡镇街道 -o 年报.yaml",
                "空白表单",
            ),
            ("nianbao new --from 2025年报.yaml -o 2026年报.yaml", "带入上年表单的内容"),
            ("nianbao new --from 2025年报.docx -o 2026年报.yaml", "上年只有公布的 Word 文件"),
        ),
    ),
    "check": Note(
        {0: "没有错误（可以有警告、提示）", 1: "至少一份有错误", 2: _BAD_FILE},
        (
            ("nianbao check 年报.yaml", "检查一份"),
            ("nianbao check 2026年报.yaml --previous 2025年报.docx", "连同上年一起核对"),
            ("nianbao check 年报.docx", "检查已公布的报告"),
            ("nianbao check 上报 --report 汇总.xlsx", "检查一个文件夹，写出汇总表"),
            ("nianbao check 年报.yaml --select T3,T4", "只查勾稽"),
            ("nianbao check 年报.yaml --fix", "自动改掉不会改错的写法"),
        ),
    ),
    "render": Note(
        {0: "全部生成", 1: "至少一份有错误，没有生成", 2: _BAD_FILE},
        (
            ("nianbao render 年报.yaml -o 成品", "Word 和文本"),
            ("nianbao render 年报.yaml -o 成品 --to docx,html,pdf", "另选格式"),
            ("nianbao render 年报.yaml -o 送审 --draft", "送领导审阅的草稿"),
            ("nianbao render 年报.yaml -o 审阅 --redline 原年报.docx", "与原来的对照，带修订标记"),
            ("nianbao render 上报 -o 成品 --jobs 4 --resume", "一个文件夹，上次做过的略过"),
        ),
    ),
    "values": Note(
        {0: "已列出", 1: "文件能打开，内容读不出来", 2: _BAD_FILE},
        (
            ("nianbao values 年报.yaml", "json"),
            ("nianbao values 年报.docx --format csv", "用表格软件看"),
        ),
    ),
    "diff": Note(
        {0: "已比较，不论是否相同", 2: f"{_BAD_FILE}，或者用 --note 比较不同年度的报告"},
        (
            ("nianbao diff 原年报.docx 年报.yaml", "改了哪些"),
            ("nianbao diff 原年报.docx 年报.yaml --note -o 更正", "另外写更正说明"),
        ),
    ),
    "verify": Note(
        {0: "一致", 1: "不一致", 2: _BAD_FILE},
        (("nianbao verify 年报.yaml 年报.docx", "公布的文件与表单逐格核对"),),
    ),
    "rules": Note(
        {0: "已列出", 2: "没有这条规则"},
        (("nianbao rules", "全部规则"), ("nianbao rules T301", "一条规则的说明")),
    ),
    "schema": Note(
        {0: "已输出", 2: "没有这个格式版本"},
        (("nianbao schema --edition 2021", "供编辑器用"),),
    ),
    "import": Note(
        {
            0: "已写出表单",
            1: "不能可靠读取（RE02），或者文件被手工改过而没有写 --take",
            2: f"{_BAD_FILE}，或者要写的文件已经存在",
        },
        (
            ("nianbao import 年报.docx -o 年报.yaml", "读成表单"),
            ("nianbao import 年报.docx -o 年报.yaml --take word", "被手工改过，用改过的内容"),
        ),
    ),
}


@dataclass(frozen=True)
class Parameter:
    """An argument (of no `names`) or an option; `takes` names its value, "" for a flag."""

    names: tuple[str, ...]
    takes: str
    help: str
    default: Any
    required: bool


def commands() -> dict[str, Any]:
    """The commands of the program by name."""
    program: Any = get_command(app)
    return {name: program.get_command(None, name) for name in program.list_commands(None)}


def parameters(command: Any) -> list[Parameter]:
    """The arguments and the options of a command (or of the program), in order."""
    hints = get_type_hints(command.callback, include_extras=True)
    return [_parameter(p, hints[p.name]) for p in command.params if p.name in hints]


def _parameter(written: Any, hint: Any) -> Parameter:
    names = sorted(written.opts, key=len) if written.opts[0].startswith("-") else []
    (type_, *_) = get_args(hint)
    choices = [t for t in (type_, *get_args(type_)) if isinstance(t, type) and issubclass(t, Enum)]
    takes = str(written.metavar or written.name).replace("...", "…")
    if choices:
        takes = " / ".join(str(choice.value) for choice in choices[0])
    elif type_ is bool:
        takes = ""
    return Parameter(tuple(names), takes, written.help or "", written.default, written.required)


def page() -> str:
    """The whole page."""
    program = parameters(get_command(app))
    parts = [HEAD, _overview(), "## 各命令都能用的选项\n", _options(program)]
    parts.append("写在命令前面。每个命令后面都可以写 `--help` 看它的说明。\n")
    parts += [_command(name, command) for name, command in commands().items()]
    return "\n".join(parts)


def _overview() -> str:
    lines = ["## 有哪些命令\n", "| 命令 | 做什么 |", "|---|---|"]
    for name, command in commands().items():
        lines.append(f"| [`{name}`](#nianbao-{name}) | {_said(command)[0]} |")
    return "\n".join(lines) + "\n"


def _command(name: str, command: Any) -> str:
    note = NOTES[name]
    known = parameters(command)
    arguments = [p for p in known if not p.names]
    written = (f"<{a.takes}>" if a.required else f"[{a.takes}]" for a in arguments)
    lines = [f"## nianbao {name}\n", *(f"{words}\n" for words in _said(command))]
    lines += [f"写法：`{' '.join(('nianbao', name, *written, '[选项]'))}`\n"]
    if arguments:
        lines += ["| 参数 | 说明 |", "|---|---|"]
        lines += [f"| {a.takes} | {a.help} |" for a in arguments] + [""]
    lines += [_options([p for p in known if p.names])]
    lines += ["例：\n", "```console", *_examples(note), "```\n"]
    codes = "；".join(f"{code}，{words}" for code, words in note.status.items())
    return "\n".join([*lines, f"退出码：{codes}。\n"])


def _examples(note: Note) -> Iterator[str]:
    for command, words in note.examples:
        yield f"# {words}"
        yield command


def _options(options: list[Parameter]) -> str:
    if not options:
        return "没有选项。\n"
    lines = ["| 选项 | 说明 | 不写时 |", "|---|---|---|"]
    lines += [f"| {_spelled(o)} | {o.help} | {_default(o)} |" for o in options]
    return "\n".join(lines) + "\n"


def _spelled(option: Parameter) -> str:
    value = f" {option.takes}" if option.takes else ""
    return "、".join(f"`{name}{value}`" for name in option.names)


def _default(option: Parameter) -> str:
    if not option.takes or option.default in (None, ""):
        return ""
    if isinstance(option.default, Path):
        return "当前文件夹"
    return f"`{getattr(option.default, 'value', option.default)}`"


def _said(command: Any) -> list[str]:
    """The paragraphs of a command's help."""
    return [
        "".join(part.split("\n")) for part in (inspect.getdoc(command.callback) or "").split("\n\n")
    ]


if __name__ == "__main__":
    Path(__file__).with_name("commands.md").write_text(page(), encoding="utf-8")
