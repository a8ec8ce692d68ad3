"""How time grows with the number of reports and with the length of their prose."""

import statistics
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from benchmarks.peers import Peer, own
from benchmarks.scale import Scale

_WARM = 5


@dataclass(frozen=True)
class Curve:
    """Milliseconds by size; what the sizes count."""

    title: str
    unit: str
    points: tuple[tuple[int, float], ...]

    @property
    def bend(self) -> float:
        """The slope of the last step over that of all before it: 1 is a straight line.

        Sizes double, so that the last step is as wide as all before it.
        """
        first, before, last = self.points[0], self.points[-2], self.points[-1]
        return _slope((before, last)) / _slope((first, before))


def _slope(pair: Sequence[tuple[int, float]]) -> float:
    (here, low), (there, high) = pair
    return (high - low) / (there - here)


def curves(scale: Scale) -> tuple[Curve, ...]:
    """Both, of form text in, checked, docx and txt out."""
    return _reports(scale), _prose(scale)


def _reports(scale: Scale) -> Curve:
    taken: dict[int, list[float]] = {size: [] for size in scale.growth_forms}
    with Peer(own("report")) as peer:
        peer.run(0, _WARM)
        for _ in range(scale.growth_rounds):
            for size, times in taken.items():
                times.append(sum(busy for busy, _ in peer.run(0, size)) * 1e3)
    return Curve("number of reports", "reports", _medians(taken))


def _prose(scale: Scale) -> Curve:
    taken: dict[int, list[float]] = {size: [] for size in scale.growth_prose}
    with ExitStack() as stack:
        peers = {size: stack.enter_context(Peer(own(f"prose:{size}"))) for size in taken}
        for peer in peers.values():
            peer.run(0, _WARM)
        for turn in range(scale.growth_rounds):
            for size, peer in peers.items():
                taken[size] += (busy * 1e3 for busy, _ in peer.run(turn * _WARM, _WARM))
    return Curve("length of prose", "characters more than 2,500", _medians(taken))


def _medians(taken: dict[int, list[float]]) -> tuple[tuple[int, float], ...]:
    return tuple((size, statistics.median(times)) for size, times in taken.items())
