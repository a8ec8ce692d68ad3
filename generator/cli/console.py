"""Writing to the terminal: UTF-8 for programs, whatever the console can show for people."""

import sys
from typing import TextIO


def prepare() -> None:
    """Never fail on a character that an old console (GBK) lacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


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
