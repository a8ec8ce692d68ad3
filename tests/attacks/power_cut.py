"""`python -m tests.attacks.power_cut --count N`: kill -9 at random moments while a report is replaced.

Each output file must then be wholly old or wholly new, whatever was replaced must be in its place or
in the history, and the next run must finish the work and leave nothing behind that matters.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from random import Random

from generator.cli.files import PREFIX, TEMPORARY
from generator.cli.folders import HISTORY
from tests.document.forms import as_bytes, zero_form

_ROOT = Path(__file__).resolve().parents[2]
_WHILE_WRITING = 0.85  # of the kills come after the first temporary file was seen
_SAY_EVERY = 50
_WRITING = 0.012  # seconds in which three files and their history are written, roughly
_KEPT = re.compile(r"(.+)_\d{4}-\d\d-\d\d_[0-9a-f]{8}(\.\w+)")
_FORMATS = "docx,txt,html"

Files = dict[str, bytes]


def main() -> int:
    """Run as the arguments say and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=500)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        counts = cut_off(Path(folder), given.count, given.seed)
    sys.stdout.write(f"{dict(counts)}\n")
    return 0


def cut_off(folder: Path, count: int, seed: int) -> Counter[str]:
    """How often the report was old, new or partly new after a kill; AssertionError for a half file."""
    chance = Random(seed)
    form, out = folder / "form.yaml", folder / "out"
    versions = [_version(form, folder / f"sample{i}", i) for i in (0, 1)]
    start = time.perf_counter()
    _render(form, out, versions[0][0])
    usual = time.perf_counter() - start
    counts: Counter[str] = Counter()
    old = 0
    for number in range(count):
        if number and number % _SAY_EVERY == 0:
            sys.stdout.write(f"{number}: {dict(counts)}\n")
            sys.stdout.flush()
        new = 1 - old
        form.write_bytes(versions[new][0])
        _killed(form, out, chance, usual)
        counts[_state(out, versions[old][1], versions[new][1])] += 1
        _render(form, out, versions[new][0])
        _prove_finished(out, versions[new][1])
        old = new
    return counts


def _version(form: Path, out: Path, number: int) -> tuple[bytes, Files]:
    data = as_bytes(zero_form(其他事项=f"第{number}版，没有其他事项。"))
    _render(form, out, data)
    return data, _files(out)


def _command(form: Path, out: Path) -> list[str]:
    return [
        sys.executable,
        "-m",
        "generator",
        "render",
        str(form),
        "-o",
        str(out),
        "--to",
        _FORMATS,
    ]


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}


def _render(form: Path, out: Path, data: bytes) -> None:
    form.write_bytes(data)
    done = subprocess.run(_command(form, out), env=_environment(), capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()


def _killed(form: Path, out: Path, chance: Random, usual: float) -> None:
    """The program killed at any moment, in most cases while it writes."""
    silent = subprocess.DEVNULL
    process = subprocess.Popen(
        _command(form, out), env=_environment(), stdout=silent, stderr=silent
    )
    if chance.random() < _WHILE_WRITING:
        before = set(out.rglob(f"*{TEMPORARY}"))
        while process.poll() is None and not set(out.rglob(f"*{TEMPORARY}")) - before:
            time.sleep(0.0005)
        time.sleep(chance.uniform(0, _WRITING))
    else:
        time.sleep(chance.uniform(0, usual))
    process.kill()
    process.wait()


def _files(out: Path) -> Files:
    """The reports themselves; beside them stand only temporary files, hidden and swept later."""
    files = [path for path in out.iterdir() if path.is_file()]
    hidden = [path.name for path in files if path.name.startswith(".")]
    assert all(name.startswith(PREFIX) for name in hidden), f"left behind: {hidden}"
    return {path.name: path.read_bytes() for path in files if not path.name.startswith(".")}


def _state(out: Path, old: Files, new: Files) -> str:
    found = _files(out)
    assert set(found) == set(old), f"files are missing or added: {set(found) ^ set(old)}"
    states = {"old" if data == old[name] else "new" for name, data in found.items()}
    halves = [name for name, data in found.items() if data not in (old[name], new[name])]
    assert not halves, f"neither old nor new: {halves}"
    _prove_history(out, old, new)
    replaced = {name for name, data in found.items() if data == new[name] != old[name]}
    lost = [name for name in replaced if old[name] not in _history(out).values()]
    assert not lost, f"replaced and not kept: {lost}"
    return "/".join(sorted(states))


def _history(out: Path) -> Files:
    folder = out / HISTORY
    files = folder.iterdir() if folder.is_dir() else ()
    return {path.name: path.read_bytes() for path in files if path.name[0] != "."}


def _prove_history(out: Path, old: Files, new: Files) -> None:
    for name, data in _history(out).items():
        match = _KEPT.fullmatch(name)
        assert match, f"not a name of the history: {name}"
        assert data in (old[match[1] + match[2]], new[match[1] + match[2]]), f"half: {name}"


def _prove_finished(out: Path, new: Files) -> None:
    assert _files(out) == new


if __name__ == "__main__":
    sys.exit(main())
