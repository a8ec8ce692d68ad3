"""`nianbao new`: a blank commented form."""

from pathlib import Path
from typing import Annotated

import typer


def new(
    year: Annotated[
        int, typer.Option("--year", metavar="年度", help="报告所反映的年度，如 2026。")
    ],
    agency: Annotated[str, typer.Option("--agency", metavar="名称", help="机关全称。")],
    type: Annotated[
        str,
        typer.Option("--type", metavar="类型", help="政府、部门、乡镇街道、垂直管理、其他组织。"),
    ] = "",
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", metavar="文件", help="写到哪个文件；不写则用机关和年度命名。"
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="文件已经存在时覆盖它。")] = False,
) -> None:
    """生成一份带说明的空白表单。"""
    from generator import pipeline
    from generator.cli import console
    from generator.cli.files import safe_name, write_all
    from generator.errors import InputError

    name, text = pipeline.new_form(year, agency.strip(), type.strip())
    path = output or Path(f"{safe_name(name)}.yaml")
    if path.exists() and not force:
        raise InputError(f"“{path}”已经存在，没有改动它；换一个文件名，或者加 --force 覆盖")
    write_all({path: text.encode("utf-8")})
    console.say(f"已生成空白表单：{path}")
    console.say(f"填好后运行：nianbao check {path}")
