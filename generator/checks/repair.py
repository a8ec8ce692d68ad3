"""What may have gone wrong when sums do not close: the smallest change after which all of them do.

Every identity that is judged is a linear form over the cells that the form states; a change is
offered only when it brings all forms to zero, when its likely cause can be named or it is the only
one, and when no other is equally likely.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from generator.checks.identities import judged
from generator.form.report import Report
from generator.form.totals import definitions
from generator.spec.model import Identity

MOST = 3
_SWAPPED, _MISPLACED, _STALE_TOTAL, _DIGIT, _UNKNOWN = range(5)
_CAUSES = {
    _SWAPPED: "疑似数字颠倒",
    _MISPLACED: "疑似填错了格",
    _STALE_TOTAL: "疑似合计没有更新",
    _DIGIT: "疑似漏打或多打了一位数字",
    _UNKNOWN: "",
}

Form = dict[str, int]


@dataclass(frozen=True, order=True)
class Repair:
    """Changes (path, old, new) after which all identities hold, with the likely cause."""

    rank: int
    changes: tuple[tuple[str, int, int], ...]

    def __str__(self) -> str:
        steps = "，".join(f"把 {path} 由 {old} 改为 {new}" for path, old, new in self.changes)
        cause = _CAUSES[self.rank]
        return f"{steps} 后，全部勾稽关系成立" + (f"（{cause}）" if cause else "")


def repairs(report: Report, rules: tuple[str, ...]) -> list[Repair]:
    """At most three repairs for the identities of these rules, likeliest first; none when unsure."""
    system = _System(report, tuple(sorted(rules)))
    if not system.complete or not any(system.residuals):
        return []
    found = sorted(set(system.single_changes()) | set(system.moves()))
    chosen: list[Repair] = []
    for _, group in groupby(found, key=lambda repair: repair.rank):
        equally_likely = list(group)
        if len(equally_likely) > 1:
            break
        chosen += equally_likely
    return chosen[:MOST]


@dataclass(frozen=True)
class _System:
    report: Report
    rules: tuple[str, ...]

    @cached_property
    def complete(self) -> bool:
        """Whether every cell that an identity names is known."""
        named = (i for i in self.report.edition.identities if i.rule in self.rules)
        paths = {path for identity in named for path in identity.paths}
        return all(self.report.cells[path].number is not None for path in paths)

    @cached_property
    def forms(self) -> list[Form]:
        """Each judged identity as coefficients of stated cells: left minus right."""
        return [self._form(identity) for identity in judged(self.report, self.rules)]

    @cached_property
    def residuals(self) -> list[int]:
        """What each form comes to; zero where the identity holds."""
        return [sum(c * self._value(path) for path, c in form.items()) for form in self.forms]

    def _form(self, identity: Identity) -> Form:
        form: Form = {}
        for paths, sign in ((identity.left, 1), (identity.right, -1)):
            for path in paths:
                for stated in self._stated(path):
                    form[stated] = form.get(stated, 0) + sign
        return {path: coefficient for path, coefficient in form.items() if coefficient}

    def _stated(self, path: str) -> Iterator[str]:
        """The stated cells that a path stands for: itself, or what a computed total sums."""
        if self.report.cells[path].stated:
            yield path
            return
        for part in definitions(self.report.edition)[path].right:
            yield from self._stated(part)

    def _value(self, path: str) -> int:
        return self.report.cells[path].number or 0

    def _mended(self, changes: Mapping[str, int]) -> bool:
        """Whether these differences bring every form to zero."""
        return all(
            residual + sum(form.get(path, 0) * d for path, d in changes.items()) == 0
            for form, residual in zip(self.forms, self.residuals, strict=True)
        )

    def single_changes(self) -> Iterator[Repair]:
        """One cell changed: the difference follows from the first sum that does not close."""
        at = next(i for i, residual in enumerate(self.residuals) if residual)
        for path, coefficient in self.forms[at].items():
            difference, rest = divmod(-self.residuals[at], coefficient)
            old = self._value(path)
            if not rest and old + difference >= 0 and self._mended({path: difference}):
                rank = self._cause(path, old, old + difference)
                yield Repair(rank, ((path, old, old + difference),))

    def _cause(self, path: str, old: int, new: int) -> int:
        before, after = str(old), str(new)
        if len(before) == len(after) and sorted(before) == sorted(after):
            return _SWAPPED
        if path in self.report.edition.total_paths:
            return _STALE_TOTAL
        longer, shorter = max(before, after, key=len), min(before, after, key=len)
        lost = {longer[:i] + longer[i + 1 :] for i in range(len(longer))}
        return _DIGIT if shorter in lost and shorter != "0" else _UNKNOWN

    def moves(self) -> Iterator[Repair]:
        """A value that stands beside its empty cell: in the next column, or the next row."""
        paths = [path for path in self._base() if self._value(path)]
        for path in paths:
            for other in self._neighbours(path):
                value = self._value(path)
                if self._value(other) == 0 and self._mended({path: -value, other: value}):
                    yield Repair(_MISPLACED, ((path, value, 0), (other, 0, value)))

    def _base(self) -> list[str]:
        named = {path for form in self.forms for path in form}
        totals = self.report.edition.total_paths
        return [path for path in self.report.cells if path in named and path not in totals]

    def _neighbours(self, path: str) -> Iterator[str]:
        base = self._base()
        row, _, column = path.rpartition(".")
        same_row = [p for p in base if p.rpartition(".")[0] == row]
        same_column = [p for p in base if p.rpartition(".")[2] == column]
        for line in (same_row, same_column):
            at = line.index(path)
            yield from line[max(0, at - 1) : at] + line[at + 1 : at + 2]
