"""Which changed totals follow from changed parts, and from which."""

from collections.abc import Mapping
from decimal import Decimal

from generator.comparison.measures import number
from generator.form.report import Report
from generator.spec.model import Identity


def causes(old: Report, new: Report, changed: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """For each changed total that follows: the cells with a change of their own that move it.

    `changed` maps the paths of the changed cells in `new` to those in `old`. A total follows when
    it closes with its parts in both reports, or moves by exactly what its parts move together; a
    total that was stated wrongly and is now put right has a change of its own.
    """
    judge = _Judge(old, new, changed)
    direct = {path: parts for path in changed if (parts := judge.moving_parts(path))}
    order = {path: place for place, path in enumerate(new.edition.cells)}
    return {path: tuple(sorted(_roots(path, direct), key=order.__getitem__)) for path in direct}


def _roots(path: str, direct: Mapping[str, tuple[str, ...]]) -> set[str]:
    """The changes of their own behind a total, through the totals between."""
    if path not in direct:
        return {path}
    return set().union(*(_roots(part, direct) for part in direct[path]))


class _Judge:
    def __init__(self, old: Report, new: Report, changed: Mapping[str, str]) -> None:
        self._old = old
        self._new = new
        self._changed = changed

    def moving_parts(self, total: str) -> tuple[str, ...]:
        """The changed cells that a changed total follows; () when its change is its own."""
        moved: dict[str, None] = {}
        for identity in _defining(self._new, total):
            parts = [part for part in identity.right if part in self._changed]
            if parts and (self._closes(total) or self._moves_with(identity)):
                moved.update(dict.fromkeys(parts))
        return tuple(moved)

    def _closes(self, total: str) -> bool:
        """Whether the total is computed or the sum of its parts, in both reports."""
        return _closes(self._new, total) and _closes(self._old, self._changed[total])

    def _moves_with(self, identity: Identity) -> bool:
        whole = self._step(identity.total or "")
        steps = [self._step(part) for part in identity.right]
        known = [step for step in steps if step is not None]
        return whole is not None and len(known) == len(steps) and whole == sum(known)

    def _step(self, path: str) -> Decimal | None:
        """By how much a cell changed; None when that is not known."""
        was = number(self._old, self._changed.get(path, path))
        now = number(self._new, path)
        return None if was is None or now is None else now - was


def _defining(report: Report, total: str) -> list[Identity]:
    return [identity for identity in report.edition.identities if identity.total == total]


def _closes(report: Report, total: str) -> bool:
    cell = report.cells.get(total)
    if cell is None:
        return False
    whole = number(report, total)
    for identity in _defining(report, total):
        parts = [number(report, part) for part in identity.right]
        known = [part for part in parts if part is not None]
        if not cell.stated or (len(known) == len(parts) and sum(known) == whole):
            return True
    return False
