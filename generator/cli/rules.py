"""`nianbao rules`: the catalogue, or one rule's page."""

from typing import Annotated

import typer


def rules(
    code: Annotated[
        str | None, typer.Argument(metavar="规则", help="规则编号，如 T301；不写则列出全部。")
    ] = None,
) -> None:
    """列出全部检查规则；写上编号则显示这条规则的说明。"""
    from generator.cli import console, rule_pages
    from generator.errors import InputError

    shown = rule_pages.pages()
    if code is None:
        console.say(shown.listing)
    elif code.upper() in shown.by_code:
        console.say(shown.by_code[code.upper()])
    else:
        raise InputError(f"没有“{code}”这条规则，用 nianbao rules 列出全部规则")
