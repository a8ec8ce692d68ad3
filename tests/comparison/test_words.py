"""Word changes: they tell both texts, split no number, and are fit to be read."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.comparison.words import after, before, changes
from generator.differences import Change

TEXTS = st.text(alphabet="公开信息申请的件，。0123.%a B\n", max_size=60)


@given(TEXTS, TEXTS)
@example("", "")
@example("的" * 3000, "的" * 2999 + "件")
@example("甲乙" * 990, "乙丙甲" * 660)
@example("新收12件的申请" * 900, "办结34件的信访" * 900)
def test_changes_tell_both_texts(old: str, new: str) -> None:
    found = changes(old, new)
    assert (before(found), after(found)) == (old, new)
    assert all(change.text for change in found)
    assert all(one.kind != other.kind for one, other in pairwise(found))


@given(TEXTS)
def test_a_text_is_equal_to_itself(text: str) -> None:
    assert changes(text, text) == ((Change("equal", text),) if text else ())


@given(TEXTS, TEXTS)
def test_no_number_is_split(old: str, new: str) -> None:
    """Where one stretch ends and the next begins, no digit meets a digit of the same text."""
    for side, other in ((before, "insert"), (after, "delete")):
        stretches = [change for change in changes(old, new) if change.kind != other]
        assert side(stretches) in (old, new)
        for one, following in pairwise(stretches):
            assert not (one.text[-1].isdigit() and following.text[0].isdigit())


def _marks(old: str, new: str) -> str:
    signs = {"equal": "{}", "delete": "[-{}-]", "insert": "{{+{}+}}"}
    return "".join(signs[change.kind].format(change.text) for change in changes(old, new))


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("新收申请12件。", "新收申请125件。", "新收申请[-12-]{+125+}件。"),
        ("金额1,234.5元", "金额1,234.6元", "金额[-1,234.5-]{+1,234.6+}元"),
        ("占45%，", "占46%，", "占[-45%-]{+46%+}，"),
        ("印发App指南", "印发APP指南", "印发[-App-]{+APP+}指南"),
        ("培训４期", "培训４５期", "培训[-４-]{+４５+}期"),
        ("甲乙丙", "甲丙", "甲[-乙-]丙"),
        ("甲丙", "甲乙丙", "甲{+乙+}丙"),
        # a character that both passages happen to have does not cut them in pieces
        ("开展了培训的工作", "举办的是会议工作", "[-开展了培训的-]{+举办的是会议+}工作"),
    ],
)
def test_changes_as_a_person_would_mark_them(old: str, new: str, marked: str) -> None:
    assert _marks(old, new) == marked
