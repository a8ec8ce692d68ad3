"""The program called in this process, in an empty folder of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator.cli.main import run


@dataclass(frozen=True)
class Outcome:
    """Exit status and what went to the two streams."""

    status: int
    out: str
    err: str


Nianbao = Callable[..., Outcome]


@pytest.fixture
def nianbao(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Nianbao:
    """`nianbao("check", path)`; the current folder is `tmp_path`."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str | Path) -> Outcome:
        capsys.readouterr()
        status = run([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        return Outcome(status, captured.out, captured.err)

    return call
