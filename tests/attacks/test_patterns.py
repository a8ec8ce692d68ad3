"""Every regular expression of the program against long hostile lines: time grows with the length.

A text of a pattern's own characters, repeated, with and without a beginning that leads into it. What
takes long is tried at a quarter of the length: a linear pattern then needs a quarter of the time.
"""

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from re import _parser as sre  # type: ignore[attr-defined]
from typing import Any

import pytest

from tests.samples.load import ROOT

_LENGTH = 1200
_SLOW = 0.005  # seconds; a linear search of such a text takes about a tenth of it
_STEEP = 9.0  # times as long for four times the length: 4 is linear, 16 quadratic
_UNITS = (" ", "a", "1", "年", "一", "{", "{{", "![", "（", "《")
_BEGINNINGS = ("", "{", "{{", "![](", "<", '"')


def _patterns() -> list[tuple[str, int, str]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.attacks.patterns"], cwd=ROOT, capture_output=True, check=True
    )
    return [(pattern, flags, file) for pattern, flags, file in json.loads(done.stdout)]


def _own_characters(tree: Any) -> Iterator[str]:
    """A pattern's literal characters and the beginnings of its ranges."""
    for name, value in tree:
        if name is sre.LITERAL:
            yield chr(value)
        elif name is sre.RANGE:
            yield chr(value[0])
        elif name is sre.IN or isinstance(value, sre.SubPattern):
            yield from _own_characters(value)
        elif isinstance(value, tuple | list):
            for part in value:
                parts = part if isinstance(part, list) else [part]
                for inner in parts:
                    if isinstance(inner, sre.SubPattern):
                        yield from _own_characters(inner)


def _texts(pattern: str, flags: int) -> Iterator[str]:
    own = list(dict.fromkeys(_own_characters(sre.parse(pattern, flags))))[:6]
    words = "".join(own)
    units = dict.fromkeys((*_UNITS, *own, words, *(a + b for a, b in pairwise(own))))
    for unit in filter(None, units):
        yield (unit * _LENGTH)[:_LENGTH] + "\x01"
    for beginning in _BEGINNINGS:
        for unit in (" ", "一.", "{{}}"):
            yield beginning + (unit * _LENGTH)[:_LENGTH] + "\x01"


def _seconds(made: re.Pattern[str], text: str, anchored: bool = False) -> float:
    start = time.process_time()
    if anchored:
        made.match(text)
        made.fullmatch(text)
        return time.process_time() - start
    for _ in made.finditer(text):
        pass
    return time.process_time() - start


def _is_anchored(pattern: str, file: str) -> bool:
    """Whether the module only ever matches from the beginning, so that one start is tried."""
    source = (ROOT / file).read_text(encoding="utf-8")
    module = import_module(file.removesuffix(".py").replace("/", "."))
    held = vars(module).items()
    uses: set[str] = set()
    for name, made in held:
        if isinstance(made, re.Pattern) and made.pattern == pattern:
            uses |= set(re.findall(rf"\b{name}\.(\w+)", source))
        elif made == pattern and isinstance(made, str):  # compiled by re at its first use
            uses |= set(re.findall(rf"\bre\.(\w+)\(\s*{name}\b", source))
    return bool(uses) and uses <= {"match", "fullmatch"}


def _growth(made: re.Pattern[str], text: str, anchored: bool = False) -> float:
    """How many times as long the whole takes as a quarter of it; the smallest of three trials."""
    short = text[: len(text) // 4] + "\x01"
    trials = ((_seconds(made, text, anchored), _seconds(made, short, anchored)) for _ in range(3))
    return min(whole / max(part, 1e-6) for whole, part in trials)


def test_no_pattern_runs_away() -> None:
    found = _patterns()
    assert len(found) > 250
    steep = []
    for pattern, flags, file in found:
        made, anchored = re.compile(pattern, flags), _is_anchored(pattern, file)
        for text in _texts(pattern, flags):
            slow = _seconds(made, text, anchored) > _SLOW
            if slow and _growth(made, text, anchored) > _STEEP:
                steep.append(f"{file}: {pattern[:200]} on {text[:12]!r}…")
                break
    assert not steep, "\n".join(steep)


@pytest.mark.parametrize(
    ("pattern", "text"), [(r"(?:a|a)*b", "a" * 22), (r"\s*x", " " * 3_000), (r"a.*?b", "a" * 3_000)]
)  # fmt: skip
def test_the_measure_sees_what_runs_away(pattern: str, text: str) -> None:
    made = re.compile(pattern)
    assert _seconds(made, text) > _SLOW
    assert _growth(made, text) > _STEEP
