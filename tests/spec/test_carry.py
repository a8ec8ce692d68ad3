"""What follows from last year's report is data, and it fits the editions on both sides."""

from pathlib import Path

import pytest

from generator.checks.catalogue import rules
from generator.errors import SpecError
from generator.spec.load import load_edition
from tests.spec.editions import IDS, load_altered

KNOWN = {id_ for edition in IDS for id_ in load_edition(edition).by_id}
EACH = pytest.mark.parametrize("edition", IDS)


@EACH
def test_every_source_is_a_cell_of_some_edition(edition: str) -> None:
    spec = load_edition(edition)
    assert {source for carry in spec.carries for source in carry.sources} <= KNOWN
    assert {expectation.source for expectation in spec.expectations} <= KNOWN


@EACH
def test_every_carry_is_judged_by_a_rule(edition: str) -> None:
    assert {carry.rule for carry in load_edition(edition).carries} <= set(rules())


@EACH
def test_applications_are_carried_in_every_column(edition: str) -> None:
    spec = load_edition(edition)
    pairs = {carry.into.id: carry.sources for carry in spec.carries if carry.rule == "T306"}
    columns = [column.id for column in spec.axes["applicants"].columns]
    assert pairs == {f"carried_in.{name}": (f"carried_out.{name}",) for name in columns}


@EACH
def test_every_expectation_says_its_figure(edition: str) -> None:
    assert all("{n}" in e.words for e in load_edition(edition).expectations)


def test_a_sum_is_known_only_with_all_its_parts() -> None:
    carry = next(c for c in load_edition("2019").carries if len(c.sources) == 2)
    first, second = carry.sources
    assert carry.figure({first: 410, second: -24}.get) == 386
    assert carry.figure({first: 410}.get) is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("into: carried_in,", "into: carried,"),
        ("about: rules.in_force, from: rules.in_force", "about: rules.stock, from: rules.in_force"),
    ],
)
def test_an_unknown_row_or_cell_is_refused(tmp_path: Path, old: str, new: str) -> None:
    with pytest.raises(SpecError, match="unknown row or cell"):
        load_altered(tmp_path, old, new)
