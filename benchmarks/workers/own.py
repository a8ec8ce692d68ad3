"""Our own side and the floor: `python -m benchmarks.workers.own JOB`."""

import sys
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import yaml

from benchmarks.report import form
from benchmarks.workers.protocol import serve
from generator.importing import import_form
from generator.pipeline import examine, render

FORMATS = ("docx", "txt")
FORMS = 64  # published files that are kept ready to be read back


def report(data: bytes, formats: tuple[str, ...] = FORMATS) -> bytes:
    """Form text in, checked, files out."""
    found = examine(data, _no_image)
    if found.content is None or found.result.has_errors:
        raise ValueError(found.result.diagnostics)
    return render(found.content, formats).files[formats[0]]


def check(data: bytes) -> bytes:
    """Read, validated, every check."""
    examine(data, _no_image)
    return b""


def bare_load(data: bytes) -> bytes:
    """The same text through the C parser alone."""
    yaml.load(data, Loader=yaml.CSafeLoader)
    return b""


def read_back(data: bytes, suffix: str) -> bytes:
    """A published report in, checked, its form out."""
    found = examine(data, _no_image, suffix=suffix)
    return import_form(found, "published").text.encode()


@cache
def _published(kind: str, number: int) -> bytes:
    return report(form(number), (kind,))


def _no_image(name: str) -> bytes:
    raise AssertionError(name)


def job(name: str) -> tuple[Callable[[int], bytes], Callable[[bytes], bytes]]:
    """What a form's input is, and what is done with it."""
    kind, _, told = name.partition(":")
    if kind == "floor":
        from benchmarks.floor import floor

        ready = floor()
        both: dict[str, Any] = {"docx": ready.docx, "both": lambda data: ready.both(data)[0],
                                "txt": lambda data: ready.both(data)[1]}  # fmt: skip
        return form, both[told]
    if kind == "read":
        return lambda n: _published(told, n % FORMS), partial(read_back, suffix=f".{told}")
    if kind == "write":
        return form, partial(report, formats=(told,))
    if kind == "prose":
        return partial(form, prose=int(told)), report
    return form, {"report": report, "check": check, "load": bare_load}[kind]


if __name__ == "__main__":
    serve(*job(sys.argv[1]))
