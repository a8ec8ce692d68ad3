"""`nianbao check --fix`: the safe repairs, shown as a difference before anything is written."""

import codecs
import difflib
from pathlib import Path

import typer

from generator.checks.engine import Options
from generator.cli import console
from generator.cli.files import image_reader, read_form, write_all
from generator.fixing import fixed
from generator.form.decode import decode
from generator.pipeline import examine


def fix(path: Path, options: Options, zero_slash: bool, yes: bool) -> None:
    """Repair one form in place, after showing the change and asking (unless `yes`)."""
    data = read_form(path)
    text, _ = decode(data)
    examined = examine(data, image_reader(path), options)
    if text is None or examined.report is None:
        console.say(f"{path}：表单没有读成，不能自动修改；先改正检查列出的错误。")
        return
    new = fixed(text, examined.report, examined.result, zero_slash)
    if new == text:
        console.say(f"{path}：没有可以自动修改的地方。")
        return
    console.say("\n".join(_difference(path, text, new)))
    if yes or typer.confirm("按上面的样子修改吗？"):
        mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
        write_all({path: mark + new.encode("utf-8")})
        console.say(f"已修改：{path}")
    else:
        console.say(f"没有改动：{path}")


def _difference(path: Path, old: str, new: str) -> list[str]:
    before, after = old.splitlines(), new.splitlines()
    return list(
        difflib.unified_diff(
            before, after, f"{path}（现在）", f"{path}（修改后）", lineterm="", n=0
        )
    )
