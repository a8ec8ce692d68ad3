"""Random tables that close, for either edition, and forms that state them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import yaml
from hypothesis import strategies as st

from generator.diagnostics import Diagnostic
from generator.spec.load import load_edition
from generator.spec.model import Edition, Identity, Kind
from tests.form.forms import EDITIONS, diagnostics, form

Figures = dict[str, int]
FIGURES_ADD_UP = ("FM", "T301", "T302", "T303", "T307", "T309", "T401", "T402", "T403")
_LARGEST = 5000


@dataclass(frozen=True)
class Tables:
    """An edition and a figure for each of its cells."""

    edition: Edition
    figures: Mapping[str, int]

    def changed(self, path: str, value: int) -> "Tables":
        return Tables(self.edition, {**self.figures, path: value})

    def form(self, without: Iterable[str] = ()) -> str:
        """The form that states every cell but those left out."""
        tree: dict[str, object] = {}
        left_out = set(without)
        for path, value in self.figures.items():
            if path not in left_out:
                _put(tree, path.split("."), value)
        blocks = {key: "\n" + _yaml(block) for key, block in tree.items()}
        return form(blocks, self.edition.id)


def _put(tree: dict[str, object], keys: list[str], value: int) -> None:
    *blocks, last = keys
    for key in blocks:
        inner = tree.setdefault(key, {})
        assert isinstance(inner, dict)
        tree = inner
    tree[last] = value


def _yaml(block: object) -> str:
    return yaml.safe_dump(block, allow_unicode=True, sort_keys=False, width=1000)


def sums(text: str) -> tuple[Diagnostic, ...]:
    """What checking a text says of figures left out or not adding up, and not of odd ones."""
    return tuple(d for d in diagnostics(text) if d.code.startswith(FIGURES_ADD_UP))


def sum_codes(text: str) -> list[str]:
    """The codes of these; T307 and T309 stand for the balance of a column."""
    return ["T301" if d.code in ("T307", "T309") else d.code for d in sums(text)]


def judged_cells(edition: Edition) -> list[str]:
    """The cells that some identity names, in official order."""
    named = {path for identity in edition.identities for path in identity.paths}
    return [path for path in edition.cells if path in named]


def naming(edition: Edition, path: str) -> list[Identity]:
    """The identities that name a cell."""
    return [identity for identity in edition.identities if path in identity.paths]


def with_totals(edition: Edition, figures: Mapping[str, int]) -> Figures:
    """The figures with every total summed anew, as often as sums of sums need it."""
    summed = dict(figures)
    changed = True
    while changed:
        changed = False
        for identity in edition.identities:
            total = sum(summed[path] for path in identity.right)
            if identity.total is not None and summed[identity.total] != total:
                summed[identity.total] = total
                changed = True
    return summed


def _balanced(edition: Edition, figures: Figures) -> Figures:
    """Raise the first or the last side of each balance until it closes."""
    for identity in edition.identities:
        if identity.total is None and not edition.cells[identity.left[0]].column.sums:
            excess = sum(figures[p] for p in identity.right) - sum(
                figures[p] for p in identity.left
            )
            figures[identity.left[0] if excess > 0 else identity.right[-1]] += abs(excess)
    return with_totals(edition, figures)


@st.composite
def any_tables(draw: st.DrawFn) -> Tables:
    """Tables with some random figures, their totals summed, balanced or not."""
    edition = load_edition(draw(st.sampled_from(EDITIONS)))
    free = [p for p in judged_cells(edition) if p not in edition.total_paths]
    drawn = draw(st.dictionaries(st.sampled_from(free), st.integers(1, _LARGEST), max_size=20))
    figures = {p: drawn.get(p, 0) for p in edition.cells}
    return Tables(edition, with_totals(edition, figures))


@st.composite
def closed_tables(draw: st.DrawFn) -> Tables:
    """Tables in which every identity holds."""
    tables = draw(any_tables())
    return Tables(tables.edition, _balanced(tables.edition, dict(tables.figures)))


def counts_only(edition: Edition) -> bool:
    """Whether every judged cell is a count."""
    return all(edition.cells[path].column.kind is Kind.COUNT for path in judged_cells(edition))
