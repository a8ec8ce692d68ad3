"""What changed between two texts, word by word: digits and Latin words are never split."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby

from generator.differences import Change, WordKind

_WORD = re.compile(
    r"[0-9A-Za-z]+(?:[.,:/@_-][0-9A-Za-z]+)*%?|[０-９]+(?:[．，][０-９]+)*|\s+|.", re.DOTALL
)
_READABLE = 100_000  # word pairs: paragraphs of 300 words
_MOST = 400_000_000  # a longer text is shown as replaced between its equal ends


def changes(old: str, new: str) -> tuple[Change, ...]:
    """Stretches in reading order, a deletion before the insertion that replaces it.

    Together the equal and deleted ones are `old`, the equal and inserted ones `new`; no two
    neighbours are of one kind, none is empty.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    return tuple(_merged(_readable(list(_opcodes(before, after)))))


def before(stretches: Iterable[Change]) -> str:
    """The old text again."""
    return "".join(stretch.text for stretch in stretches if stretch.kind != "insert")


def after(stretches: Iterable[Change]) -> str:
    """The new text again."""
    return "".join(stretch.text for stretch in stretches if stretch.kind != "delete")


_Triple = tuple[str, str, str]  # equal words, or deleted and inserted words
_NOTHING: _Triple = ("", "", "")


def _opcodes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Triple]:
    head = _common(old, new)
    tail = _common(old[head:][::-1], new[head:][::-1])
    inner_old, inner_new = old[head : len(old) - tail], new[head : len(new) - tail]
    yield "".join(old[:head]), "", ""
    for i, j, k, m in _stretches(inner_old, inner_new):
        gone, come = "".join(inner_old[i:j]), "".join(inner_new[k:m])
        yield (gone, "", "") if gone == come else ("", gone, come)
    yield "".join(old[len(old) - tail :]), "", ""


def _stretches(old: Sequence[str], new: Sequence[str]) -> Iterable[tuple[int, int, int, int]]:
    """Ranges in both, equal or replaced. difflib's are the most readable, but its time is cubic."""
    size = len(old) * len(new)
    if size <= _READABLE:
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return [code[1:] for code in codes]
    if size > _MOST:
        return [(0, len(old), 0, len(new))]
    from rapidfuzz.distance import Indel

    found = Indel.opcodes(old, new)
    return [(c.src_start, c.src_end, c.dest_start, c.dest_end) for c in found]


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with."""
    shorter = min(len(old), len(new))
    return next((i for i in range(shorter) if old[i] != new[i]), shorter)


def _readable(stretches: list[_Triple]) -> list[_Triple]:
    """A rewritten passage in one piece: an equal stretch shorter than the changes on both its sides
    (a 的 that both happen to have) is taken into them.
    """
    kept: list[_Triple] = []
    for stretch, following in zip(stretches, [*stretches[1:], _NOTHING], strict=True):
        same, gone, come = stretch
        if same and kept and _short(same, kept[-1], following):
            same, gone, come = "", same, same
        if kept and not same and not kept[-1][0]:
            _, gone_before, come_before = kept.pop()
            gone, come = gone_before + gone, come_before + come
        if same or gone or come:
            kept.append((same, gone, come))
    return kept


def _short(same: str, *sides: _Triple) -> bool:
    return all(max(len(gone), len(come)) > len(same) for _, gone, come in sides)


def _merged(stretches: Iterable[_Triple]) -> Iterator[Change]:
    kinds: tuple[WordKind, ...] = ("equal", "delete", "insert")
    single = (
        Change(kind, text) for triple in stretches for kind, text in zip(kinds, triple, strict=True)
    )
    for kind, group in groupby((c for c in single if c.text), key=lambda c: c.kind):
        yield Change(kind, "".join(c.text for c in group))
