"""Cold commands against bare imports, each a whole process: medians and their ratios.

Run: python benchmarks/cold.py [runs]. The ratios are the figures to quote; times depend on the machine.
"""

import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FORM = str(ROOT / "samples" / "004_liyang_2020.yaml")
BARE = [sys.executable, "-c", "import typer, pydantic"]
EMPTY = [
    sys.executable,
    "-c",
    "import typer; app = typer.Typer(); app.command()(lambda: None); app([], standalone_mode=False)",
]
COMMANDS = {
    "nianbao check (004)": (
        [sys.executable, "-m", "generator", "check", FORM],
        BARE,
        "import typer, pydantic",
    ),
    "nianbao --help": ([sys.executable, "-m", "generator", "--help"], EMPTY, "empty typer app"),
    "nianbao rules": ([sys.executable, "-m", "generator", "rules"], EMPTY, "empty typer app"),
}


def seconds(command: list[str]) -> float:
    """Wall time of one run, its output thrown away."""
    start = time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
    return time.perf_counter() - start


def compare(command: list[str], other: list[str], runs: int) -> tuple[float, float, float]:
    """Medians in ms of both, run in turn, and the median of the ratios pair by pair."""
    seconds(command), seconds(other)
    pairs = [(seconds(command), seconds(other)) for _ in range(runs)]
    ours, theirs = (statistics.median(side) * 1000 for side in zip(*pairs, strict=True))
    return ours, theirs, statistics.median(a / b for a, b in pairs)


def main() -> None:
    """Print the table."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    print(f"{'command':24} {'ms':>7}  {'against':26} {'ms':>7} {'ratio':>6}")
    for name, (command, other, words) in COMMANDS.items():
        ours, theirs, ratio = compare(command, other, runs)
        print(f"{name:24} {ours:7.0f}  {words:26} {theirs:7.0f} {ratio:6.2f}")


if __name__ == "__main__":
    main()
