"""`python -m tests.fuzz.run --count N --seed S [--door D]`: hostile inputs through every door.

Inputs are opened one after the other in one process, which is watched: at most 2 s and 500 MB each.
What is killed or hangs in C code is replaced. Prints a table and every breach; exit status 1 if any.
`--only DOOR:NUMBER` opens one input again and shows the whole traceback.
"""

import argparse
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from tests.fuzz.doors import DOORS, OUTCOMES, chance_of
from tests.fuzz.watch import CRASH, HANG, MEMORY, SECONDS, Watched, bound_memory, watched

_SILENCE = 60.0  # seconds without a word after which the process is taken for hung
_SHOWN = 40


@dataclass
class Tally:
    """The outcomes of a door; breaches with the number of their input."""

    counts: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    largest: float = 0.0
    breaches: list[tuple[int, Watched]] = field(default_factory=list)

    def add(self, number: int, found: Watched) -> None:
        self.counts[found.outcome] += 1
        self.slowest = max(self.slowest, found.seconds)
        self.largest = max(self.largest, found.megabytes)
        if found.is_breach:
            self.breaches.append((number, found))


def fuzzed(doors: Sequence[str], count: int, seed: int) -> dict[str, Tally]:
    """`count` inputs through each door."""
    tallies = {door: Tally() for door in doors}
    for door, tally in tallies.items():
        first = 0
        while first < count:
            for number, found in _opened(door, seed, first, count):
                tally.add(number, found)
                first = number + 1
    return tallies


def _opened(door: str, seed: int, first: int, count: int) -> Iterator[tuple[int, Watched]]:
    """Inputs from `first` on, as far as one process comes."""
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, door, seed, first, count))
    process.start()
    theirs.close()
    number = first
    try:
        while number < count:
            if not ours.poll(_SILENCE):
                yield number, Watched(HANG, _SILENCE, 0, "no word from the process")
                return
            yield number, ours.recv()
            number += 1
    except EOFError:
        process.join()
        yield number, Watched(CRASH, 0, 0, f"the process ended with {process.exitcode}")
    finally:
        process.kill()
        process.join()
        ours.close()


def _serve(pipe: "Connection[Any, Any]", door: str, seed: int, first: int, count: int) -> None:
    sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 - warnings of libraries
    _open(door, seed, -1)  # what is loaded once is not the first input's burden
    bound_memory()
    for number in range(first, count):
        pipe.send(_open(door, seed, number))


def _open(door: str, seed: int, number: int) -> Watched:
    made = DOORS[door].make(chance_of(door, seed, number))
    return watched(lambda: DOORS[door].open(made))


def table(tallies: dict[str, Tally]) -> str:
    """The figures as Markdown."""
    heads = ("door", "inputs", *OUTCOMES, "breaches", "slowest, s", "most memory, MB")
    rows = [
        (door, t.counts.total(), *(t.counts[outcome] for outcome in OUTCOMES), len(t.breaches),
         f"{t.slowest:.2f}", f"{t.largest:.0f}")
        for door, t in tallies.items()
    ]  # fmt: skip
    whole = sum(t.counts.total() for t in tallies.values())
    broken = sum(len(t.breaches) for t in tallies.values())
    lines = [heads, ("---",) * len(heads), *rows, ("all", whole, "", "", "", broken, "", "")]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def breaches(tallies: dict[str, Tally]) -> Iterator[str]:
    """Every breach in a line."""
    for door, tally in tallies.items():
        for number, found in tally.breaches[:_SHOWN]:
            yield (
                f"{door}:{number} {found.outcome}, {found.seconds:.2f} s, {found.megabytes:.0f} MB:"
                f" {found.detail}"
            )


def _again(which: str, seed: int, keep: str | None) -> None:
    door, _, number = which.partition(":")
    made = DOORS[door].make(chance_of(door, seed, int(number)))
    if keep:
        Path(keep).write_bytes(made if isinstance(made, bytes) else repr(made).encode())
    sys.stdout.write(f"{DOORS[door].open(made)}\n")


def main() -> int:
    """Run as the arguments say."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=1000, help="inputs for each door")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--door", choices=tuple(DOORS), action="append")
    parser.add_argument("--only", help="DOOR:NUMBER, opened once more with its traceback")
    parser.add_argument("--keep", help="with --only: the file to write the input to")
    given = parser.parse_args()
    if given.only:
        _again(given.only, given.seed, given.keep)
        return 0
    tallies: dict[str, Tally] = {}
    for door in given.door or DOORS:
        tallies |= fuzzed([door], given.count, given.seed)
        for line in breaches({door: tallies[door]}):
            sys.stdout.write(f"{line}\n")
        sys.stdout.flush()
    sys.stdout.write(f"{table(tallies)}\n")
    return int(any(tally.breaches for tally in tallies.values()))


__all__ = ["MEMORY", "SECONDS", "Tally", "breaches", "fuzzed", "table"]

if __name__ == "__main__":
    sys.exit(main())
