"""Work for pools in tests; in a module, because worker processes import it by name."""

import os
import signal
import time
from pathlib import Path

from generator.cli.render_job import Job, Made, Renderer


def double(number: int) -> int:
    return 2 * number


def slow_first(number: int) -> int:
    time.sleep(0.3 if number == 0 else 0)
    return number


def die_on_13(number: int) -> int:
    if number == 13:
        os._exit(7)
    return number


class DieOnce:
    """Kills its process at the first try of job 5; a file remembers it."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __call__(self, number: int) -> int:
        if number == 5 and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        return number


class DeadlyRenderer(Renderer):
    """A form named 致命.yaml kills the process that renders it."""

    def __call__(self, job: Job) -> Made:
        if job.form.stem == "致命":
            os._exit(9)
        return super().__call__(job)
