"""Whole commands, each a fresh process, in turn with something bare; processor time of the process."""

import os
import statistics
import subprocess
import sys
from collections.abc import Iterable, Sequence
from itertools import count
from pathlib import Path

from benchmarks.peers import ROOT
from benchmarks.report import FORM
from benchmarks.rows import ROWS, Outcome
from benchmarks.scale import Scale
from benchmarks.tools import Tools, UnavailableError

_EMPTY = (
    "import typer; app = typer.Typer(); app.command()(lambda: None); app([], standalone_mode=False)"
)
_BARE = "import typer, pydantic"
KEYS = ("cold-render", "cold-help", "cold-rules", "cold-check")
OTHERS = ("cold-render",)
_fresh = count()


def measure(keys: Iterable[str], tools: Tools, scale: Scale) -> list[Outcome]:
    """One outcome a row."""
    found = []
    for key in keys:
        try:
            found.append(_compared(key, tools, scale.cold_rounds))
        except UnavailableError as error:
            found.append(Outcome(ROWS[key], why=f"not measured: {error}"))
    return found


def program() -> tuple[str, ...]:
    """The installed program of this interpreter, else the package."""
    installed = Path(sys.executable).parent / "nianbao"
    return (str(installed),) if installed.exists() else (sys.executable, "-m", "generator")


def _commands(key: str, tools: Tools) -> tuple[tuple[str, ...], tuple[str, ...]]:
    python = sys.executable
    if key == "cold-render":
        target = tools.folder / f"cold{next(_fresh)}"
        bare = tools.bare_command(FORM, Path(f"{target}.docx"))
        return (*program(), "render", str(FORM), "-o", str(target)), bare
    if key == "cold-check":
        return (*program(), "check", str(FORM)), (python, "-c", _BARE)
    word = {"cold-help": "--help", "cold-rules": "rules"}[key]
    return (*program(), word), (python, "-c", _EMPTY)


def _compared(key: str, tools: Tools, rounds: int) -> Outcome:
    for command in _commands(key, tools):  # what is read from disk is in memory afterwards
        seconds(command)
    pairs = [[seconds(command) for command in _commands(key, tools)] for _ in range(rounds)]
    ours, other = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(mine / theirs for mine, theirs in pairs)
    return Outcome(ROWS[key], f"{ours * 1e3:.0f} ms", f"{other * 1e3:.0f} ms", ratio)


def seconds(command: Sequence[str]) -> float:
    """Processor time of one run, children included, its output thrown away.

    Modules are compiled in the first run, as they are when installed, whatever the shell here says.
    """
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, cwd=ROOT, env=environment)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return used.ru_utime + used.ru_stime
