"""A bar on the terminal while many forms are worked on: how many, how fast, how long still."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

MANY = 20  # up to so many forms are done before a bar could be read


@contextmanager
def bar(total: int, label: str) -> Iterator[Callable[[], None]]:
    """Gives the function to call after each form; without a terminal there is nothing to see."""
    if total <= MANY or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeRemainingColumn,
    )

    progress = Progress(
        TextColumn(label),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("份  每秒 {task.fields[rate]} 份  还要"),
        TimeRemainingColumn(),
        console=Console(file=sys.stderr),
        redirect_stdout=sys.stdout.isatty(),
        redirect_stderr=True,
        transient=True,
    )
    with progress:
        task = progress.add_task("", total=total, rate="…")

        def advance() -> None:
            progress.advance(task)
            speed = progress.tasks[0].speed
            if speed:
                progress.update(task, rate=f"{speed:.0f}" if speed >= 10 else f"{speed:.1f}")

        yield advance
