"""Which item of one report became which of the other: equal ones first, then the most similar."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Protocol, TypeVar

from generator.comparison.items import Item

_ALIKE = 0.5  # of the characters in common: the same paragraph, rewritten
_HELD = 0.85  # of the shorter text's characters, in order, in the longer: cut or extended
_LONG_ENOUGH = 20  # characters, for a text to be known by what of it is held
_MOVED = 0.8
_MOST = 40_000  # pairs that are compared; a longer stretch is halved on both sides

Pair = tuple[Item | None, Item | None]


class Alignable(Protocol):
    """What can be aligned: only those of one kind can be alike, those with equal `key` are equal."""

    @property
    def what(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def key(self) -> str: ...
    @property
    def rows(self) -> tuple[tuple[str, ...], ...]: ...


_One = TypeVar("_One", bound=Alignable)


def align(old: Sequence[_One], new: Sequence[_One]) -> Iterator[tuple[_One | None, _One | None]]:
    """Pairs in reading order; None where a side has nothing like it."""
    matcher = SequenceMatcher(None, [i.key for i in old], [i.key for i in new], autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield from zip(old[i:j], new[k:m], strict=True)
        else:
            yield from _most_similar(old[i:j], new[k:m])


def _most_similar(
    old: Sequence[_One], new: Sequence[_One]
) -> Iterator[tuple[_One | None, _One | None]]:
    """The pairing in order with the greatest similarity altogether."""
    if not old or not new:
        yield from ((item, None) for item in old)
        yield from ((None, item) for item in new)
    elif len(old) * len(new) > _MOST:
        half_old, half_new = len(old) // 2, len(new) // 2
        yield from _most_similar(old[:half_old], new[:half_new])
        yield from _most_similar(old[half_old:], new[half_new:])
    else:
        yield from _traced(old, new)


def _traced(old: Sequence[_One], new: Sequence[_One]) -> Iterator[tuple[_One | None, _One | None]]:
    likeness = [[similarity(one, other) for other in new] for one in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in reversed(range(len(old))):
        for j in reversed(range(len(new))):
            paired = likeness[i][j] + best[i + 1][j + 1] if likeness[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < len(old) and j < len(new):
        if likeness[i][j] and best[i][j] == likeness[i][j] + best[i + 1][j + 1]:
            yield old[i], new[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield old[i], None
            i += 1
        else:
            yield None, new[j]
            j += 1
    yield from ((item, None) for item in old[i:])
    yield from ((None, item) for item in new[j:])


def similarity(old: Alignable, new: Alignable) -> float:
    """From 0 (another item) to 1; pictures in the same stretch may always be each other's."""
    from rapidfuzz.distance import LCSseq

    if old.what != new.what:
        return 0.0
    if old.what == "image":
        return 1.0 if old.text == new.text else _ALIKE
    one, other = _words(old), _words(new)
    if not one or not other:
        return 1.0 if one == other else 0.0
    common = LCSseq.similarity(one, other)
    shorter = min(len(one), len(other))
    ratio = 2 * common / (len(one) + len(other))
    if shorter >= _LONG_ENOUGH and common >= _HELD * shorter:
        return max(ratio, _ALIKE)
    return ratio if ratio >= _ALIKE else 0.0


def _words(item: Alignable) -> str:
    """What an item is known by: its text, for a table title and header."""
    return item.text + "".join(item.rows[0] if item.rows else ())


def rejoin(pairs: Sequence[Pair]) -> tuple[list[Pair], set[int]]:
    """Pairs with what was taken away here and added there joined at its new place.

    The second value holds the identities (by `id` of the new item) of what was moved.
    """
    gone = [before for before, after in pairs if before is not None and after is None]
    come = [after for before, after in pairs if before is None and after is not None]
    origin: dict[int, Item] = {}
    for wanted in (1.0, _MOVED) if len(gone) * len(come) <= _MOST else (1.0,):
        for item in come:
            free = (old for old in gone if id(item) not in origin and _moved(old, item, wanted))
            found = next(free, None)
            if found is not None:
                origin[id(item)] = found
                gone = [old for old in gone if old is not found]
    taken = {id(item) for item in origin.values()}
    joined = [
        (origin.get(id(after), before) if after is not None else before, after)
        for before, after in pairs
        if after is not None or id(before) not in taken
    ]
    return joined, set(origin)


def _moved(old: Item, new: Item, wanted: float) -> bool:
    if old.key == new.key:
        return True
    long_enough = min(len(old.text), len(new.text)) >= _LONG_ENOUGH
    return wanted < 1 and long_enough and old.what != "image" and similarity(old, new) >= wanted
