"""Arguments of `benchmarks/run`, and what it prints."""

import argparse
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks import cold, growth, many, table, warm
from benchmarks.peers import ROOT
from benchmarks.rows import ROWS, Outcome
from benchmarks.scale import FULL, QUICK, Scale
from benchmarks.tools import Tools

PAGE = ROOT / "docs" / "performance.md"
GROWTH = "growth"
OTHERS = (*warm.OTHERS, *cold.OTHERS)
_KINDS = (warm, cold, many)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure and print, and write into the page if asked."""
    told = _parser().parse_args(arguments)
    if told.write and (told.quick or told.only):
        raise SystemExit("--write needs the whole run")
    keys = told.only or [key for key in (*ROWS, GROWTH) if not told.quick or key not in OTHERS]
    with ExitStack() as stack:
        folder = told.tools or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        tools = Tools(folder.resolve())
        scale = QUICK if told.quick else FULL
        text = report(keys, tools, scale)
    print(text)
    if told.write:
        table.put(PAGE, text)


def report(keys: Sequence[str], tools: Tools, scale: Scale) -> str:
    """The rows in their order, the curves, what it was measured with."""
    parts = []
    outcomes = {found.row.key: found for found in _outcomes(keys, tools, scale)}
    if outcomes:
        parts.append(table.rows(outcomes[key] for key in ROWS if key in outcomes))
    if GROWTH in keys:
        parts += [table.curve(found) for found in growth.curves(scale)]
    parts.append(table.machine(tools, any(key in OTHERS for key in keys)))
    return "\n\n".join(parts)


def _outcomes(keys: Sequence[str], tools: Tools, scale: Scale) -> list[Outcome]:
    found: list[Outcome] = []
    for kind in _KINDS:
        found += kind.measure([key for key in kind.KEYS if key in keys], tools, scale)
    return found


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="benchmarks/run", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds, our own rows, no network")
    parser.add_argument(
        "--only", action="append", choices=(*ROWS, GROWTH), metavar="ROW", help=", ".join(ROWS)
    )
    parser.add_argument("--write", action="store_true", help=f"put the table into docs/{PAGE.name}")
    parser.add_argument("--tools", type=Path, help="keep what is installed here for the next run")
    return parser
