"""What patterns take for a Chinese character."""

import re

import pytest

from generator.checks.characters import CHINESE


def test_every_character_of_the_common_block_is_one() -> None:
    block = "".join(map(chr, range(0x4E00, 0xA000)))
    assert re.fullmatch(f"{CHINESE}*", block)


@pytest.mark.parametrize("other", "aZ9_ｚＡ９①⑴かカΩЯ，（ \n")
def test_other_letters_digits_and_marks_are_none(other: str) -> None:
    assert re.match(CHINESE, other) is None
