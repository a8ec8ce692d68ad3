"""The chain of labels is the best one there is, whatever stands beside the table."""

from itertools import pairwise
from random import Random

import pytest

from generator.recovery.alignment import Match, longest
from generator.recovery.units import Unit

_TEXTS, _SLOTS = 40, 9


def _stream(chance: Random) -> tuple[list[Unit], list[Match]]:
    """Texts, some of them in the rows of a table, and hits among them in reading order."""
    bounds = sorted(chance.sample(range(_TEXTS * 2), 2))
    units = [Unit("", "", 0, row=i if bounds[0] <= i < bounds[1] else -1) for i in range(90)]
    places = sorted(chance.choices(range(_TEXTS * 2), k=chance.randrange(12)))
    return units, [Match(chance.randrange(_SLOTS), i, i + (i % 7 == 0), "exact") for i in places]


def _step(before: Match, after: Match, units: list[Unit]) -> float | None:
    """What the second label adds to a chain that ends with the first; None where it cannot."""
    gap = after.first - before.last
    if gap <= 0 or after.slot <= before.slot:
        return None
    far = 2.5 if gap > 25 else 0.001 * (after.slot - before.slot) + 0.0005 * gap
    mixed = units[before.first].in_rows != units[after.first].in_rows
    return 1.0 - far - (0.3 if mixed else 0.0)


def _worth(chain: list[Match], units: list[Unit]) -> float:
    steps = [_step(a, b, units) for a, b in pairwise(chain)]
    assert None not in steps
    return bool(chain) + sum(step for step in steps if step is not None)


def _best(hits: list[Match], units: list[Unit]) -> float:
    """By trying every end."""
    worths: list[float] = []
    for i, hit in enumerate(hits):
        steps = [(_step(hits[j], hit, units), worths[j]) for j in range(i)]
        worths.append(max([1.0, *(w + s for s, w in steps if s is not None)]))
    return max(worths, default=0.0)


@pytest.mark.parametrize("number", range(300))
def test_no_other_chain_is_worth_more(number: int) -> None:
    units, hits = _stream(Random(number))
    assert _worth(longest(hits, units), units) == pytest.approx(_best(hits, units))


def test_a_label_far_away_is_left_out() -> None:
    units = [Unit("", "", 0)] * 60
    near = [Match(1, 40, 40, "exact"), Match(2, 42, 42, "exact")]
    assert longest([Match(0, 0, 0, "exact"), *near], units) == near


def test_of_two_equal_chains_the_first_is_taken() -> None:
    units = [Unit("", "", 0)] * 9
    hits = [Match(0, 1, 1, "exact"), Match(0, 1, 1, "normal"), Match(1, 2, 2, "exact")]
    assert longest(hits, units) == [hits[0], hits[2]]
