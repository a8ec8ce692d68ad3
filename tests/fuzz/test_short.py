"""A short run of the fuzzer: the same doors, the same promises, a few thousand inputs."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pipeline import examine
from tests.document.forms import no_images
from tests.fuzz.doors import DOORS, chance_of
from tests.fuzz.run import breaches, fuzzed
from tests.fuzz.watch import CRASH, HANG, MEMORY, watched

_COUNTS = {"form": 300, "settings": 500, "txt": 200, "docx": 200, "html": 150, "arguments": 150}
_FEWER = 60


@pytest.mark.parametrize("door", DOORS)
def test_every_input_gives_a_report_or_a_message_with_its_place(door: str) -> None:
    tallies = fuzzed([door], _COUNTS.get(door, _FEWER), seed=1)
    assert tallies[door].counts.total() == _COUNTS.get(door, _FEWER)
    assert list(breaches(tallies)) == []


@pytest.mark.parametrize("door", DOORS)
def test_an_input_is_made_again_from_its_number(door: str) -> None:
    first, again = (DOORS[door].make(chance_of(door, 1, 7)) for _ in range(2))
    assert first == again


def _spin() -> str:
    while True:
        pass


def _fill() -> str:
    return str(len(bytearray(600 << 20)) // 1)


def _fail() -> str:
    raise KeyError("x")


@pytest.mark.parametrize(("work", "breach"), [(_spin, HANG), (_fill, MEMORY), (_fail, CRASH)])
def test_the_watch_sees_a_breach(work: Callable[[], str], breach: str) -> None:
    assert watched(work).outcome == breach


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(lambda t: t.encode("utf-8", "replace"))),
       st.sampled_from((".yaml", ".docx", ".html", ".txt", "")))  # fmt: skip
def test_any_bytes_under_any_name(data: bytes, suffix: str) -> None:
    found = watched(lambda: str(len(examine(data, no_images, suffix=suffix).result.diagnostics)))
    assert not found.is_breach, found.detail
    assert found.outcome != "0"


def test_chance_alone_decides() -> None:
    assert chance_of("form", 1, 2).random() == Random("form:1:2").random()
