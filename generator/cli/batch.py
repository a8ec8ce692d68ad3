"""Many forms in one run: several processes, a bar, Ctrl-C, and a word about processes that die."""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TypeVar

from generator.cli import console
from generator.cli.pool import Died, results
from generator.cli.progress import bar
from generator.cli.stopping import Stop, stoppable

_NAMED = 3
J = TypeVar("J")
R = TypeVar("R")


def run(
    work: Callable[[J], R], jobs: Sequence[J], forms: Sequence[Path], processes: int, label: str
) -> Generator[R | Died, None, None]:
    """The results in the order of the jobs; `forms` names each job.

    After Ctrl-C no further form is begun, and KeyboardInterrupt follows the last result.
    """

    def told(died: Died) -> None:
        console.complain(f"处理“{forms[died.job]}”的进程意外结束（{cause(died)}）。")

    with (
        stoppable() if len(jobs) > 1 else nullcontext(Stop()) as stop,
        bar(len(jobs), label) as advance,
        closing(results(work, jobs, processes, told, lambda: stop.asked)) as made,
    ):
        for result in made:
            yield result
            advance()
    if stop.asked:
        raise KeyboardInterrupt


def cause(died: Died) -> str:
    """Why a process ended, as far as it is known."""
    if died.status < 0:
        return f"被系统结束，信号 {-died.status}，可能是内存不够"
    return f"退出码 {died.status}"


def say_others(others: Sequence[Path]) -> None:
    """YAML files of a folder that are no forms are left alone, but not silently."""
    if others:
        some = "、".join(f"“{path}”" for path in others[:_NAMED])
        more = "等" if len(others) > _NAMED else ""
        console.complain(f"略过 {len(others)} 个不是表单的文件：{some}{more}")
