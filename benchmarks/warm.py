"""Warm processes, form by form in turn: others, the floor, reading back."""

from collections.abc import Callable, Iterable, Mapping

from benchmarks.peers import Side, Times, in_turn, own
from benchmarks.rows import ROWS, Outcome
from benchmarks.scale import Scale
from benchmarks.tools import NODE, Tools, UnavailableError

_OWN = {
    "floor-docx": ("write:docx", "floor:docx"),
    "floor-txt": ("report", "floor:both"),
    "read-docx": ("read:docx", "write:docx"),
    "read-html": ("read:html", "write:html"),
    "check": ("check", "load"),
}
OTHERS = ("docxtpl", "docxtpl-best", "docxtemplater", "carbone")
KEYS = (*OTHERS, *_OWN)


def measure(keys: Iterable[str], tools: Tools, scale: Scale) -> list[Outcome]:
    """One outcome a row; all sides of these rows are run in turn."""
    pairs: dict[str, tuple[Side, Side]] = {}
    missing: list[Outcome] = []
    for key in keys:
        try:
            pairs[key] = _sides(key, tools)
        except UnavailableError as error:
            missing.append(Outcome(ROWS[key], why=f"not measured: {error}"))
    sides = {side.name: side for pair in pairs.values() for side in pair}
    times = in_turn(tuple(sides.values()), scale.rounds, scale.each) if sides else {}
    return [*(_outcome(key, pair, times) for key, pair in pairs.items()), *missing]


def _sides(key: str, tools: Tools) -> tuple[Side, Side]:
    """Ours, and what it is compared with: proved to write the same report."""
    if key in _OWN:
        ours, other = _OWN[key]
        return own(ours), tools.prove(own(other)) if other == "floor:docx" else own(other)
    if key in NODE:
        return own("report"), tools.prove(tools.of_node(key))
    made: Mapping[str, Callable[[], Side]] = {"docxtpl": tools.usual, "docxtpl-best": tools.best}
    return own("report"), tools.prove(made[key]())


def _outcome(key: str, pair: tuple[Side, Side], times: Mapping[str, Times]) -> Outcome:
    ours, other = (times[side.name] for side in pair)
    theirs = min(other.busy, other.wall) if key in NODE else other.busy  # threads count twice
    row = ROWS[key]
    ratio = theirs / ours.busy if row.sense == "at least" else ours.busy / theirs
    return Outcome(row, f"{ours.busy * 1e3:.2f} ms", f"{theirs * 1e3:.2f} ms", ratio)
