"""One piece of work for many jobs, in this process or in several; results in the order of the jobs.

The executors of the standard library give up as a whole when one process is killed; here the job is
tried once more in a new process and all others go on. Processes are started afresh on every
system (never forked), so that a run behaves alike on Linux and Windows; they end when this one does.
"""

import contextlib
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from generator.errors import InputError

if TYPE_CHECKING:  # loaded only where there is work for several processes
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

_CHUNK = 8  # jobs handed over at once
_AHEAD = 512  # jobs begun before the oldest one is done
_TRIES = 2
_GRACE = 5.0  # seconds that a process gets to finish its job
_LOOK = 0.2  # seconds between two looks at whether to stop
FEW, MOST = 100, 16
J = TypeVar("J")
R = TypeVar("R")


class Died(NamedTuple):
    """A job whose process ended before it was done; `status` is the exit status, -9 for signal 9."""

    job: int
    status: int


def processes_for(jobs: int, wanted: int | None) -> int:
    """How many processes: as wanted, else one for few jobs and one a processor for many."""
    if wanted is not None and wanted < 1:
        raise InputError("--jobs 至少是 1")
    if wanted is not None:
        return max(1, min(wanted, jobs))
    return 1 if jobs < FEW else min(MOST, _processors())


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def results(
    work: Callable[[J], R],
    jobs: Sequence[J],
    processes: int,
    told: Callable[[Died], None],
    stopped: Callable[[], bool],
) -> Generator[R | Died, None, None]:
    """What `work` makes of each job, in the order of `jobs`, until all are done or `stopped`.

    `work`, jobs and results must be picklable when there are several processes. `told` hears of
    each process that died; a job whose process died twice yields its `Died`.
    """
    if processes > 1:
        yield from _Pool(work, jobs, processes, told).run(stopped)
        return
    for job in jobs:
        if stopped():
            return
        yield work(job)


@dataclass
class _Worker:
    process: "BaseProcess"
    pipe: "Connection[Any, Any]"
    jobs: deque[int] = field(default_factory=deque)
    ready: bool = False


class _Pool:
    def __init__(
        self,
        work: Callable[[Any], Any],
        jobs: Sequence[Any],
        processes: int,
        told: Callable[[Died], None],
    ) -> None:
        self._work, self._jobs, self._told = work, jobs, told
        self._count = processes
        self._waiting = deque(range(len(jobs)))
        self._deaths = [0] * len(jobs)
        self._done: dict[int, Any] = {}
        self._next = 0
        self._workers: list[_Worker] = []

    def run(self, stopped: Callable[[], bool]) -> Iterator[Any]:
        from multiprocessing.connection import wait

        try:
            self._workers = [self._start() for _ in range(self._count)]
            while self._next < len(self._jobs) and not stopped():
                for worker in self._workers:
                    self._hand_over(worker)
                for ready in wait([worker.pipe for worker in self._workers], _LOOK):
                    self._hear(next(w for w in self._workers if w.pipe is ready))
                while self._next in self._done and not stopped():
                    yield self._done.pop(self._next)
                    self._next += 1
        finally:
            self._end()

    def _start(self) -> _Worker:
        from multiprocessing import get_context

        context = get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        with _deaf():
            process.start()
        theirs.close()
        return _Worker(process, ours)

    def _hand_over(self, worker: _Worker) -> None:
        """The next jobs, when the worker has done most of the last ones.

        Never while it may still have much to read, so that neither side waits for the other.
        """
        if len(worker.jobs) > _CHUNK // 2 or not worker.ready:
            return
        chunk: list[int] = []
        while self._waiting and len(chunk) < _CHUNK and self._waiting[0] < self._next + _AHEAD:
            if self._deaths[self._waiting[0]] and (chunk or worker.jobs):
                break  # what killed a process is tried alone
            chunk.append(self._waiting.popleft())
            if self._deaths[chunk[-1]]:
                break
        if not chunk:
            return
        worker.jobs.extend(chunk)
        with contextlib.suppress(OSError):  # it died: its pipe says so when we listen
            worker.pipe.send([self._jobs[job] for job in chunk])

    def _hear(self, worker: _Worker) -> None:
        try:
            result = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if worker.ready:
            self._done[worker.jobs.popleft()] = result
        worker.ready = True

    def _bury(self, worker: _Worker) -> None:
        """The first job of a dead worker killed it; the others were not begun."""
        worker.pipe.close()
        worker.process.join()
        self._workers.remove(worker)
        if not worker.ready:
            raise InputError("系统不允许同时开多个进程，请加 --jobs 1 再运行")
        if worker.jobs:
            died = Died(worker.jobs[0], worker.process.exitcode or 0)
            self._deaths[died.job] += 1
            self._told(died)
            if self._deaths[died.job] >= _TRIES:
                self._done[worker.jobs.popleft()] = died
            self._waiting.extendleft(reversed(worker.jobs))
        self._workers.append(self._start())

    def _end(self) -> None:
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(_GRACE)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()


@contextlib.contextmanager
def _deaf() -> Iterator[None]:
    """What is started inside does not hear Ctrl-C: this process alone decides how to stop."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _serve(pipe: "Connection[Any, Any]", work: Callable[[Any], Any]) -> None:
    """The life of a worker: chunks of jobs in, one result after the other out."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with contextlib.suppress(EOFError, OSError):  # nobody listens any more
        pipe.send(None)
        while True:
            for job in pipe.recv():
                pipe.send(work(job))
