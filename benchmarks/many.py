"""Many forms: two processes against one, memory over a long run."""

import statistics
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path

from benchmarks.cold import program
from benchmarks.peers import ROOT, Peer, own
from benchmarks.report import form
from benchmarks.rows import ROWS, Outcome
from benchmarks.scale import Scale
from benchmarks.tools import Tools

KEYS = ("jobs", "memory")
_PARTS = 10
_LOOKS = 10  # at most, at the memory in each part


def measure(keys: Iterable[str], tools: Tools, scale: Scale) -> list[Outcome]:
    """One outcome a row."""
    return [
        two_processes(tools.folder, scale) if key == "jobs" else memory(scale.memory_forms)
        for key in keys
    ]


def two_processes(folder: Path, scale: Scale) -> Outcome:
    """`nianbao render` of a folder, in turn with one process and with two; wall time."""
    forms = folder / "forms"
    forms.mkdir(parents=True, exist_ok=True)
    for number in range(scale.jobs_forms):
        (forms / f"{number:05}.yaml").write_bytes(form(number))
    pairs = [
        [_rendered(forms, folder / f"out{turn}.{jobs}", jobs, scale.jobs_forms) for jobs in (1, 2)]
        for turn in range(scale.jobs_rounds)
    ]
    one, two = (statistics.median(side) for side in zip(*pairs, strict=True))
    ratio = statistics.median(alone / both for alone, both in pairs)
    words = f"{scale.jobs_forms:,} forms: "
    return Outcome(ROWS["jobs"], f"{words}{two:.1f} s", f"{one:.1f} s", ratio)


def _rendered(forms: Path, target: Path, jobs: int, count: int) -> float:
    command = (*program(), "render", str(forms), "-o", str(target), "--jobs", str(jobs))
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=ROOT)
    taken = time.perf_counter() - start
    made = sum(1 for file in target.iterdir() if file.suffix in (".docx", ".txt"))
    if made != 2 * count:
        raise RuntimeError(f"{made} files of {count} forms")
    return taken


def memory(forms: int) -> Outcome:
    """One process that makes form after form; the median of what it holds, part by part."""
    looks = min(_LOOKS, forms // _PARTS)
    each = forms // _PARTS // looks
    held = []
    with Peer(own("report")) as peer:
        for look in range(_PARTS * looks):
            peer.run(look * each, each)
            held.append(peer.memory())
    parts = [statistics.median(held[at : at + looks]) for at in range(0, len(held), looks)]
    second, last = parts[1], parts[-1]
    words = f"{each * _PARTS * looks:,} forms: "
    return Outcome(ROWS["memory"], f"{words}{last:.1f} MB", f"{second:.1f} MB", last / second)
