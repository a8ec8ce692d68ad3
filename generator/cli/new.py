"""`nianbao new`: a commented form, blank or with what last year's report gives."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from generator.document.content import Content


Year = Annotated[
    int | None,
    typer.Option(
        "--year",
        metavar="年度",
        help="报告所反映的年度，如 2026；用 --from 时可以不写，就是上年的下一年。",
    ),
]
Name = Annotated[
    str,
    typer.Option("--agency", metavar="名称", help="机关全称；用 --from 时可以不写，照上年的。"),
]
Type = Annotated[
    str, typer.Option("--type", metavar="类型", help="政府、部门、乡镇街道、垂直管理、其他组织。")
]
Last = Annotated[
    Path | None,
    typer.Option(
        "--from", metavar="上年", help="上年的报告：带入机关、上年结转等，文字写成说明供参考。"
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="文件", help="写到哪个文件；不写则用机关和年度命名。"),
]
Force = Annotated[bool, typer.Option("--force", help="文件已经存在时覆盖它。")]


def new(
    year: Year = None,
    agency: Name = "",
    type: Type = "",
    last: Last = None,
    output: Output = None,
    force: Force = False,
) -> None:
    """生成一份带说明的空白表单，或者从上年的报告带入内容。"""
    from generator import pipeline
    from generator.cli import console
    from generator.cli.files import safe_name, write_all
    from generator.errors import InputError

    missing = [name for name, given in (("--year", year), ("--agency", agency)) if not given]
    if last is None and missing:
        raise InputError(f"缺少参数：{'、'.join(missing)}；或者用 --from 给出上年的报告")
    content = _read_last(last) if last is not None else None
    name, text = pipeline.new_form(year, agency.strip(), type.strip(), content)
    path = output or Path(f"{safe_name(name)}.yaml")
    if path.exists() and not force:
        raise InputError(f"“{path}”已经存在，没有改动它；换一个文件名，或者加 --force 覆盖")
    write_all({path: text.encode("utf-8")})
    if last is None or content is None:
        console.say(f"已生成空白表单：{path}")
        console.say(f"填好后运行：nianbao check {path}")
        return
    before = content.report.year
    if year is not None and before is not None and year > before + 1:
        console.complain(f"注意：“{last}”是 {before} 年度的，不是上一年度的，数字没有带入")
    console.say(f"已生成表单：{path}")
    console.say("从上年带来的内容列在“待确认”里，核实一项，删去那一行")
    console.say(f"填好后运行：nianbao check {path} --previous {last}")


def _read_last(path: Path) -> "Content":
    """Last year's report with its prose; InputError when it cannot be read.

    What is wrong in it is said, but taken over as it stands.
    """
    from generator.cli import console
    from generator.cli.examined import examine_file
    from generator.diagnostics import Severity
    from generator.errors import InputError

    examined, entry = examine_file(path)
    if examined.content is None:
        why = entry.diagnostics[0].message if entry.diagnostics else "没有内容"
        raise InputError(f"上年的报告“{path}”读不出来：{why}")
    errors = entry.count(Severity.ERROR)
    if errors:
        console.complain(
            f"注意：“{path}”检查出 {errors} 处错误，带入的数和文字照原样；先核对它，再确认带来的内容"
        )
    return examined.content
