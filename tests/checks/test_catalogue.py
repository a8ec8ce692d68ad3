"""The registry as a whole: codes, pages, families; every code that is said has its rule."""

import re
from pathlib import Path

import pytest

import generator
from generator.checks.catalogue import rules
from generator.checks.registry import FAMILIES, SECTIONS, Rule, Subject, rule
from generator.diagnostics import Finding, Severity, Skipped
from generator.spec.load import edition_ids, load_edition

ALL = list(rules().values())
UNWAIVABLE = ("YA", "FM", "PR", "T301", "T302", "T303", "T401", "T402", "T403")
_CODE = re.compile(r"[A-Z][A-Z0-9]\d{2}")

each_rule = pytest.mark.parametrize("subject", ALL, ids=lambda r: r.code)


def test_the_catalogue_is_sorted_and_keyed_by_code() -> None:
    assert list(rules()) == sorted(rules())
    assert all(code == entry.code for code, entry in rules().items())


def test_names_are_used_once() -> None:
    assert len({entry.name for entry in ALL}) == len(ALL)


def test_a_code_cannot_be_registered_twice() -> None:
    with pytest.raises(ValueError, match="T301"):
        rule("T301", "又一条", Severity.ERROR)(lambda _: ())
    assert rules()["T301"].name != "又一条"


@each_rule
def test_a_code_is_well_formed_and_of_a_known_family(subject: Rule) -> None:
    assert _CODE.fullmatch(subject.code)
    assert subject.family in FAMILIES


@each_rule
def test_a_rule_has_a_page_with_all_five_sections_and_its_basis(subject: Rule) -> None:
    assert tuple(subject.page) == SECTIONS
    for section in SECTIONS:
        assert len(subject.page[section]) >= 6
    assert subject.name


@each_rule
def test_only_rules_that_a_reason_can_answer_may_be_waived(subject: Rule) -> None:
    if subject.code.startswith(UNWAIVABLE):
        assert not subject.waivable


@each_rule
def test_a_rule_finds_nothing_in_nothing(subject: Rule) -> None:
    assert not [outcome for outcome in subject.check(Subject()) if isinstance(outcome, Finding)]


@each_rule
def test_a_rule_speaks_only_under_its_own_code(subject: Rule) -> None:
    planted = {code: (Finding(code, "甲"),) for code in rules()}
    for outcome in subject.check(Subject(planted)):
        assert isinstance(outcome, Finding | Skipped)
        assert outcome.code == subject.code


def test_every_code_that_the_code_says_is_in_the_catalogue() -> None:
    package = Path(generator.__file__).parent
    said = {
        code
        for path in package.rglob("*.py")
        for code in re.findall(rf'"({_CODE.pattern})"', path.read_text(encoding="utf-8"))
    }
    assert said <= set(rules())
    assert set(rules()) <= said


@pytest.mark.parametrize("edition", edition_ids())
def test_every_rule_that_the_data_names_is_in_the_catalogue(edition: str) -> None:
    assert {identity.rule for identity in load_edition(edition).identities} <= set(rules())
