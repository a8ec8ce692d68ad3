"""One search over all lines finds the lines that a search of each line would find."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.checks.line_search import lines_with
from generator.spec.identity_words import load_identity_words
from generator.spec.phrases import any_pattern, load_phrases

PATTERNS = [r"乙", r"甲[^丁]{0,9}乙", r"(?<!甲)乙(?!丙)", r"乙(?=丙|$)", r"^乙", r"甲?乙+"]


@pytest.mark.parametrize(
    ("pattern", "lines", "found"),
    [
        ("乙", ["乙", "甲", "丙乙"], [0, 2]),
        ("乙", ["甲乙甲乙", "甲"], [0]),
        ("甲[^丁]*乙", ["丙", "甲丙", "乙", "丙"], [1, 2]),
        ("甲[^丁]{0,3}乙", ["甲", "乙甲乙"], [0, 1]),
        ("丁", ["甲", "乙"], []),
    ],
    ids=["lines", "twice in a line", "over the end of a line", "hidden by such a one", "nowhere"],
)
def test_each_line_that_a_match_touches_is_found_once(
    pattern: str, lines: list[str], found: list[int]
) -> None:
    assert lines_with(range(len(lines)), "\n".join(lines), re.compile(pattern)) == found


def test_several_patterns_find_lines_in_the_order_of_the_text() -> None:
    lines = ["丙", "乙", "甲", "甲乙"]
    found = lines_with(lines, "\n".join(lines), re.compile("甲"), re.compile("乙"))
    assert found == ["乙", "甲", "甲乙"]


def test_a_masked_text_is_searched_in_place_of_the_lines() -> None:
    assert lines_with(["《乙》", "乙"], "《》\n乙", re.compile("乙")) == ["乙"]


@given(
    st.sampled_from(PATTERNS),
    st.lists(st.text(alphabet="甲乙丙丁", min_size=1, max_size=6), min_size=1, max_size=8),
)
def test_no_line_is_missed(pattern: str, lines: list[str]) -> None:
    each = [line for line in lines if re.search(pattern, line)]
    assert set(each) <= set(lines_with(lines, "\n".join(lines), re.compile(pattern, re.MULTILINE)))


def test_what_is_searched_over_all_lines_does_not_ask_where_a_line_ends() -> None:
    phrases, words = load_phrases(), load_identity_words()
    patterns = [
        *phrases.superseded,
        *phrases.preface_marks,
        *phrases.vague,
        *(entry.pattern for entry in phrases.misspellings),
        *(entry.pattern for entry in phrases.slogans),
        *(entry.pattern for entry in words.old_phrases),
    ]
    assert not [pattern for pattern in patterns if re.search(r"\\[AZ]|\$|(?<!\[)\^", pattern)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("编号XX。", True),
        ("Ｘｘ号", False),
        ("ＸX年", True),
        ("MAXX", False),
        ("XXL", False),
        ("××局", True),
        ("TODO", True),
        ("TODOS", False),
        ("ATODO", False),
        ("FIXME：补", True),
    ],
)
def test_residues_stand_alone(text: str, found: bool) -> None:
    assert bool(any_pattern(load_phrases().residue).search(text)) is found
