"""What was measured as Markdown, and its place in docs/performance.md."""

import os
import platform
import subprocess
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from benchmarks.growth import Curve
from benchmarks.rows import Outcome
from benchmarks.tools import NODE, Tools, UnavailableError

BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"
_OURS = ("python-docx", "lxml", "pyyaml", "jinja2", "pydantic", "typer")


def rows(outcomes: Iterable[Outcome]) -> str:
    """The table of ratios."""
    lines = [
        "| against | ours | the other | ratio | must | aim | reached |",
        "|---|---|---|---|---|---|---|",
    ]
    for outcome in outcomes:
        row = outcome.row
        limits = f"{row.limit(row.must)} | {row.limit(row.aim)}"
        if outcome.ratio is None:
            lines.append(f"| {row.title} | | {outcome.why} | | {limits} | |")
            continue
        measured = f"{outcome.ours} | {outcome.other} | {outcome.ratio:.2f}"
        lines.append(f"| {row.title} | {measured} | {limits} | {row.verdict(outcome.ratio)} |")
    return "\n".join(lines)


def curve(found: Curve) -> str:
    """One curve, point by point."""
    (_, base), *_ = found.points
    lines = [
        f"Time and {found.title}; slope of the last step over that before it: {found.bend:.2f}.",
        "",
        f"| {found.unit} | ms | of the first |",
        "|---|---|---|",
        *(f"| {size:,} | {taken:.1f} | {taken / base:.2f} |" for size, taken in found.points),
    ]
    return "\n".join(lines)


def machine(tools: Tools, others: bool) -> str:
    """What it was measured with; `others`: the tools compared with too."""
    ours = ", ".join(f"{name} {version(name)}" for name in _OURS)
    line = f"{platform.system()}, {os.cpu_count()} processors, Python {platform.python_version()}; {ours}."
    if not others:
        return line
    return f"{line} Compared with {', '.join(_versions(tools))}."


def _versions(tools: Tools) -> Iterable[str]:
    for name in ("docxtpl", "ruamel.yaml", *NODE):
        try:
            yield f"{name} {tools.version(name)}"
        except UnavailableError:
            yield f"{name} (not to be had)"
    try:
        done = subprocess.run(("node", "--version"), capture_output=True, text=True, check=True)
        yield f"Node {done.stdout.strip().removeprefix('v')}"
    except OSError:
        yield "no Node"


def put(page: Path, text: str) -> None:
    """Put what was measured between the markers of a page."""
    before, found, rest = page.read_text("utf-8").partition(BEGIN)
    _, closed, after = rest.partition(END)
    if not found or not closed:
        raise SystemExit(f"{page} has no place for the table: {BEGIN} … {END}")
    page.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", "utf-8")
