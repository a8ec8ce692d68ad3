"""Writing to the terminal: UTF-8 for programs, whatever the console can show for people."""

import os
import sys
from typing import TextIO

debug = False  # whether faults of ours show their traceback (--debug)


def brief(error: Exception) -> str:
    """A fault of ours in one line."""
    return f"{type(error).__name__}: {error}".splitlines()[0]


def prepare() -> None:
    """Never fail on a character that an old console (GBK) lacks, nor on a closed stream."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def coloured() -> bool:
    """Whether a person looks at a terminal and has not asked for plain text (NO_COLOR)."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


def say(text: str, stream: TextIO | None = None) -> None:
    """A line for a person."""
    print(text, file=stream or sys.stdout)


def complain(text: str) -> None:
    """A line about something that went wrong."""
    say(text, sys.stderr)


def emit(text: str) -> None:
    """Data for a program: UTF-8 whatever the locale, unless a terminal shows it."""
    if sys.stdout.isatty() or not hasattr(sys.stdout, "buffer"):
        print(text)
        return
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode("utf-8", errors="replace") + b"\n")
    sys.stdout.buffer.flush()
