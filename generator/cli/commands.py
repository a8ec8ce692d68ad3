"""The commands of the program, each imported when it is first wanted."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import typer
from typer.main import get_command

from generator.cli.chinese import ChineseCommand, ChineseGroup

# Module and name of each, in the order of the help.
_PLACES: Mapping[str, tuple[str, str]] = {
    "new": ("new", "new"),
    "check": ("check", "check"),
    "render": ("render", "render"),
    "values": ("values", "values"),
    "diff": ("diff", "diff"),
    "verify": ("verify", "verify"),
    "rules": ("rules", "rules"),
    "schema": ("schema", "schema"),
    "import": ("importing", "import_report"),  # a reserved word in Python
}


class Commands(ChineseGroup):
    """The program with all its commands."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        return list(_PLACES)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        if cmd_name not in _PLACES:
            return None
        module, name = _PLACES[cmd_name]
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        function = getattr(import_module(f"generator.cli.{module}"), name)
        alone.command(cmd_name, cls=ChineseCommand)(function)
        return get_command(alone)
