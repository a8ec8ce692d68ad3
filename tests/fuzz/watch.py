"""One input at a time, under watch: processor time, memory, and every exception that is no outcome."""

import gc
import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from generator.errors import InputError

SECONDS, MEGABYTES = 2.0, 500
HANG, MEMORY, CRASH = "too slow", "too large", "crash"
_BEYOND = 1024  # MB that the system grants over what is in use: the machine stays usable
REFUSED = "refused"


class _TooSlow(BaseException):
    """Not caught by any `except Exception`."""


@dataclass(frozen=True)
class Watched:
    """What became of an input: an outcome, or a breach and where it happened."""

    outcome: str
    seconds: float
    megabytes: float
    detail: str = ""

    @property
    def is_breach(self) -> bool:
        return self.outcome in (HANG, MEMORY, CRASH)


def watched(work: Callable[[], str]) -> Watched:
    """Do the work and measure it; exceptions other than InputError are breaches."""
    with _peak() as grown, _limit():
        start = time.process_time()
        try:
            outcome, detail = work(), ""
        except InputError as error:
            outcome, detail = REFUSED, str(error)
        except _TooSlow:
            outcome, detail = HANG, _where()
        except MemoryError:
            outcome, detail = MEMORY, _where()
        except BaseException as error:
            outcome, detail = CRASH, f"{type(error).__name__}: {error} ({_where()})"
        spent = time.process_time() - start
    megabytes = grown()
    if spent > SECONDS and outcome not in (HANG, CRASH):
        outcome = HANG
    if megabytes > MEGABYTES:
        outcome = MEMORY
    return Watched(outcome, spent, megabytes, detail[:2000])


def _where() -> str:
    """The last calls, innermost last."""
    frames = traceback.extract_tb(sys.exc_info()[2])[-4:]
    return " > ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames)


@contextmanager
def _limit() -> Iterator[None]:
    """Processor time, so that a busy machine changes nothing."""

    def too_slow(_: int, __: FrameType | None) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGPROF, too_slow)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _peak() -> Iterator[Callable[[], float]]:
    """How many MB the largest use of memory lay above that at the beginning; 0 where unknown."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5")  # the peak is counted from here
    start = _status().get("VmRSS", 0.0)
    yield lambda: max(0.0, _status().get("VmHWM", 0.0) - start)


def _status() -> dict[str, float]:
    """Sizes of this process in MB, by their names in /proc."""
    try:
        lines = Path("/proc/self/status").read_text().splitlines()
    except OSError:
        return {}
    sizes = (line.split() for line in lines if line.endswith(" kB"))
    return {words[0].rstrip(":"): int(words[1]) / 1024 for words in sizes}


def bound_memory() -> None:
    """A hard limit for this process, a little above what breaks the promise."""
    gc.collect()
    used = _status().get("VmSize")
    if used:
        most = int((used + _BEYOND) * 1024 * 1024)
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
