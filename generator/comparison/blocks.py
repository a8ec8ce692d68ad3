"""Headings, paragraphs, pictures and own tables of two reports."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

from generator.comparison.alignment import Pair, align, rejoin
from generator.comparison.items import Item, items
from generator.comparison.side import Side
from generator.comparison.words import changes
from generator.differences import BlockChange, BlockKind, RowChange


def compare_blocks(old: Side, new: Side) -> tuple[tuple[BlockChange, ...], int]:
    """What differs, in the order of the new report, and how many items are equal."""
    before, after = _items(old), _items(new)
    if not (old.pictures and new.pictures):
        before, after = _without_pictures(before), _without_pictures(after)
    pairs = [pair for chapter in _chapters(before, after) for pair in align(*chapter)]
    joined, moved = rejoin(pairs)
    found = [
        _change(pair, id(pair[1]) in moved)
        for pair in joined
        if not _equal(pair) or id(pair[1]) in moved
    ]
    return tuple(found), len(joined) - len(found)


def _items(side: Side) -> tuple[Item, ...]:
    """Those of the source: the document of a report that was read has every official heading."""
    found = items(side.document)
    return tuple(i for i in found if i.what != "chapter" or i.chapter not in side.headless)


def _without_pictures(found: tuple[Item, ...]) -> tuple[Item, ...]:
    return tuple(item for item in found if item.what not in ("image", "caption"))


def _chapters(old: Sequence[Item], new: Sequence[Item]) -> Iterator[tuple[list[Item], list[Item]]]:
    """The items of each chapter on both sides, chapters in the order of the new report."""
    names = dict.fromkeys((*(item.chapter for item in new), *(item.chapter for item in old)))
    for name in names:
        yield ([i for i in old if i.chapter == name], [i for i in new if i.chapter == name])


def _equal(pair: Pair) -> bool:
    before, after = pair
    return before is not None and after is not None and before.key == after.key


def _change(pair: Pair, moved: bool) -> BlockChange:
    before, after = pair
    item = after or before
    assert item is not None
    return BlockChange(
        kind=_kind(pair, moved),
        what=item.what,
        path=item.path,
        old=before.text if before else None,
        new=after.text if after else None,
        old_place=before.place if before else "",
        new_place=after.place if after else "",
        words=changes(before.text if before else "", after.text if after else ""),
        rows=tuple(_rows(before.rows if before else (), after.rows if after else ())),
    )


def _kind(pair: Pair, moved: bool) -> BlockKind:
    before, after = pair
    if moved:
        return "moved"
    if before is None:
        return "added"
    return "removed" if after is None else "changed"


_Rows = tuple[tuple[str, ...], ...]


def _rows(old: _Rows, new: _Rows) -> Iterator[RowChange]:
    """Rows that differ; rewritten ones are paired in order, header with header."""
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield from _row_pairs(old, new, range(i, j), range(k, m))


def _row_pairs(old: _Rows, new: _Rows, before: range, after: range) -> Iterator[RowChange]:
    """Rows of one name meet first; what is left over meets in order."""
    named = {new[m][:1]: m for m in reversed(after)}
    pairs = {i: named.pop(old[i][:1]) for i in before if old[i][:1] in named}
    left_old = [i for i in before if i not in pairs]
    left_new = [m for m in after if m not in pairs.values()]
    both = [*pairs.items(), *zip_longest(left_old, left_new)]
    for i, m in sorted(both, key=lambda pair: pair[1] if pair[1] is not None else pair[0]):
        one = old[i] if i is not None else ()
        other = new[m] if m is not None else ()
        yield RowChange(i if i is not None else -1, m if m is not None else -1, one, other)
