"""Measured processes, and their times taken in turn, so that what slows one slows all."""

import json
import statistics
import subprocess
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OWN = (sys.executable, "-m", "benchmarks.workers.own")


@dataclass(frozen=True)
class Side:
    """A command that speaks the protocol of workers/protocol.py."""

    name: str
    command: tuple[str, ...]


def own(job: str) -> Side:
    """A job of ours."""
    return Side(job, (*OWN, job))


@dataclass(frozen=True)
class Times:
    """Medians in seconds of one form: processor and wall time."""

    busy: float
    wall: float


class Peer:
    """A running side; to be closed."""

    def __init__(self, side: Side) -> None:
        self._process = subprocess.Popen(
            side.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        self._name = side.name
        self._answer()

    def __enter__(self) -> "Peer":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def run(self, first: int, count: int) -> list[tuple[float, float]]:
        """Processor and wall seconds of each of these forms."""
        return [(busy, wall) for busy, wall in json.loads(self._ask(f"run {first} {count}"))]

    def save(self, number: int, path: Path) -> bytes:
        """What becomes of a form."""
        self._ask(f"save {number} {path}")
        return path.read_bytes()

    def memory(self) -> float:
        """Megabytes in memory."""
        return float(self._ask("memory"))

    def _ask(self, line: str) -> str:
        assert self._process.stdin is not None
        self._process.stdin.write(f"{line}\n")
        self._process.stdin.flush()
        return self._answer()

    def _answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self._name} ended with {self._process.wait()}")
        return line


def in_turn(sides: Sequence[Side], rounds: int, each: int) -> dict[str, Times]:
    """Medians by name; before it is measured, each side makes as many forms as in two rounds."""
    taken: dict[str, list[Any]] = {side.name: [] for side in sides}
    with ExitStack() as stack:
        peers = {side.name: stack.enter_context(Peer(side)) for side in sides}
        for turn in range(-2, rounds):
            for name, peer in peers.items():
                times = peer.run((turn + 2) * each, each)
                if turn >= 0:
                    taken[name] += times
    return {
        name: Times(*map(statistics.median, zip(*pairs, strict=True)))
        for name, pairs in taken.items()
    }
