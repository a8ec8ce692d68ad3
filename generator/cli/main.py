"""The program `nianbao`: its commands, and the one place where exceptions end."""

import gc
import os
import sys
from typing import Annotated

import typer

from generator import __version__
from generator.cli import console
from generator.cli.chinese import usage_message
from generator.cli.commands import Commands
from generator.errors import InputError, SpecError

USAGE_ERROR = 2
_STOPPED = 130  # what some versions of typer make of Ctrl-C

app = typer.Typer(
    name="nianbao",
    cls=Commands,
    help="政府信息公开工作年度报告：填一份表单，检查，生成 Word 和文本。",
    epilog="先用 nianbao new 生成空白表单，填好后 nianbao check 检查，再 nianbao render 生成报告。",
    rich_markup_mode=None,
    add_completion=False,
    no_args_is_help=True,
)


def _show_version(wanted: bool) -> None:
    if wanted:
        console.say(f"nianbao {__version__}")
        raise typer.Exit


@app.callback()
def program(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="显示版本。"),
    ] = False,
    debug: Annotated[
        bool, typer.Option("--debug", help="出错时显示技术细节，供维护人员用。")
    ] = False,
) -> None:
    """Options of the program itself."""


def main(arguments: list[str] | None = None) -> None:
    """Run the program and leave with its exit status."""
    console.prepare()
    status = run(sys.argv[1:] if arguments is None else arguments)
    gc.freeze()  # all of it goes at once: looking for garbage in it would cost a sixth of a command
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run with arguments; every exception becomes one Chinese line, unless --debug."""
    console.debug = "--debug" in arguments
    try:
        if any("\0" in argument for argument in arguments):
            raise InputError("命令里有系统不能用在文件名里的字符（NUL）")
        kept = [argument for argument in arguments if argument != "--debug"]
        status = app(kept, standalone_mode=False, prog_name="nianbao")
        if status == _STOPPED:
            raise KeyboardInterrupt
        sys.stdout.flush()
        return int(status or 0)
    except BrokenPipeError:
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - nobody reads on
        return 0
    except (KeyboardInterrupt, typer.Abort):
        console.complain("已停止。")
    except Exception as error:
        if console.debug and not hasattr(error, "format_message"):
            raise
        _explain(error)
    return USAGE_ERROR


def _explain(error: Exception) -> None:
    if hasattr(error, "format_message"):
        if type(error).__name__ == "NoArgsIsHelpError":
            console.say(str(error.format_message()))
            return
        console.complain(f"错误：{usage_message(error)}")
        console.complain("用 nianbao --help 或 nianbao 命令 --help 查看用法。")
    elif isinstance(error, InputError):
        console.complain(f"错误：{error}")
    elif isinstance(error, SpecError):
        console.complain(f"程序自带的数据有误，请联系维护人员：{error}")
    elif isinstance(error, OSError):
        from generator.cli.files import reason

        console.complain(f"错误：读写失败（{reason(error)}）")
    else:
        console.complain(
            f"程序出错了，请把这一行告诉维护人员（加 --debug 可看细节）：{console.brief(error)}"
        )
