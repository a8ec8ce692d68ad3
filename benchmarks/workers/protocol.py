"""What a measured process does: it is told on its standard input what to run, and says how long it took.

`run FIRST COUNT` gives a list of pairs, processor and wall time of each form in seconds; `save
NUMBER PATH` writes what the form came to; `memory` gives the resident megabytes.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

I = TypeVar("I")  # noqa: E741


def serve(prepare: Callable[[int], I], work: Callable[[I], bytes]) -> None:
    """Answer until the input ends. `prepare` gives a form's input, untimed; `work` is timed."""
    answers = os.fdopen(os.dup(1), "w")
    sys.stdout = sys.stderr
    print("ready", file=answers, flush=True)
    for line in sys.stdin:
        command, *told = line.split(maxsplit=2)
        if command == "run":
            answer: object = [timed(prepare(n), work) for n in _numbers(told)]
        elif command == "save":
            Path(told[1].strip()).write_bytes(work(prepare(int(told[0]))))
            answer = None
        else:
            answer = resident()
        print(json.dumps(answer), file=answers, flush=True)


def _numbers(told: list[str]) -> range:
    first, count = map(int, told)
    return range(first, first + count)


def timed(data: I, work: Callable[[I], bytes]) -> tuple[float, float]:
    """Processor and wall time of one piece of work, in seconds."""
    wall, busy = time.perf_counter(), time.process_time()
    work(data)
    return time.process_time() - busy, time.perf_counter() - wall


def resident() -> float:
    """Megabytes of this process that are in memory now (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6
