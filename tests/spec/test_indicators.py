"""The words by which prose names figures: every edition can use them, and faults are refused."""

import shutil
from pathlib import Path

import pytest

from generator import resources
from generator.errors import SpecError
from generator.spec.indicators import FILE, words_for
from generator.spec.load import edition_ids, load_edition


@pytest.mark.parametrize("edition", edition_ids())
def test_every_edition_has_its_words(edition: str) -> None:
    indicators = {
        indicator.id: indicator for indicator in words_for(load_edition(edition)).indicators
    }
    assert {"new", "received", "carried_in", "deny", "review", "suits"} <= set(indicators)
    assert len(indicators["deny"].cells) == 8
    assert ("documents_in_force" in indicators) == (edition != "2019")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("cells: [new.total]", "cells: [nwe.total]"),
        ("cells: [deny]", "cells: [denied]"),
        ("units: [件, 条, 宗, 份, 个]", "units: []"),
        ("rule: TX01", "rles: TX01"),
        ("id: received", "id: new"),
        ("- 新收到?#", "- 新收(#"),
    ],
)
def test_a_fault_is_refused(tmp_path: Path, old: str, new: str) -> None:
    for edition in edition_ids():
        shutil.copytree(resources.SCHEMAS / edition, tmp_path / edition)
    text = (resources.SCHEMAS / FILE).read_text(encoding="utf-8")
    assert old in text
    (tmp_path / FILE).write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SpecError, match=FILE):
        words_for(load_edition("2021", tmp_path), tmp_path)
