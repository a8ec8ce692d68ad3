"""`schemas/phrases.yaml`: the words and sentence patterns that the rules about wording look for."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator import resources
from generator.spec.data_file import read_data
from generator.spec.limits import Pattern, Patterns, Words

FILE = "phrases.yaml"


class Misspelling(NamedTuple):
    """What is written and what it should be; `note` where it is only a matter of custom."""

    pattern: Pattern
    instead: str
    note: bool = False


class ShortName(NamedTuple):
    """A short title and the full one that must come first."""

    short: str
    full: str


class Slogan(NamedTuple):
    """A turn of phrase that is out of date in reports on the year `since` and later."""

    pattern: Pattern
    since: int
    instead: str


class Phrases(NamedTuple):
    """The whole file; its comments say which rule reads what."""

    superseded: Patterns
    superseded_ended: Pattern
    chapter_words: dict[str, Words]
    preface_marks: Patterns
    preface_sentences: Patterns
    aspect_words: dict[str, Words]
    government_duties: dict[str, Words]
    empty_words: Words
    no_content: Words
    problem_words: Words
    measure_words: Words
    general_words: Words
    residue: Patterns
    placeholder: Pattern
    fee_words: Words
    vague: Words
    misspellings: tuple[Misspelling, ...]
    short_names: tuple[ShortName, ...]
    slogans: tuple[Slogan, ...]
    slogan_history: Pattern


@lru_cache(maxsize=4)
def load_phrases(folder: Path = resources.SCHEMAS) -> Phrases:
    """Read and prove the file; SpecError says what is wrong."""
    return read_data(folder / FILE, Phrases)


@lru_cache(maxsize=64)
def any_pattern(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """One expression that finds any of the patterns."""
    return re.compile("|".join(patterns))  # no groups: `re` then goes by the first characters


def has_any(text: str, words: Iterable[str]) -> bool:
    """Whether a text contains one of the words."""
    return any(map(text.__contains__, words))
