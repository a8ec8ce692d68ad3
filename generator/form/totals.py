"""Computing the totals that a form does not state, from the cells that it fills."""

from collections.abc import Mapping
from functools import lru_cache

from generator.form.report import Cell
from generator.spec.model import Edition, Identity


def with_totals(edition: Edition, filled: Mapping[str, Cell]) -> dict[str, Cell]:
    """All cells in official order; each total that is not stated gets its computed value.

    A total with an unfilled part stays None. A stated total is kept as it is.
    """
    values: dict[str, int | None] = {}
    defining = definitions(edition)

    def value(path: str) -> int | None:
        if path in filled:
            return filled[path].number
        if path not in values:
            parts = [value(part) for part in defining[path].right]
            known = [part for part in parts if part is not None]
            values[path] = sum(known) if len(known) == len(parts) else None
        return values[path]

    return {
        path: filled[path] if path in filled else Cell(spec, value(path))
        for path, spec in edition.cells.items()
    }


@lru_cache(maxsize=16)
def definitions(edition: Edition) -> Mapping[str, Identity]:
    """The identity that defines each total: the first declared (rows before columns)."""
    named = ((identity.total, identity) for identity in reversed(edition.identities))
    return {total: identity for total, identity in named if total is not None}
