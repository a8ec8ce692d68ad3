"""`schemas/identity.yaml`: words, documents and deadlines for the rules about names and dates."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal, NamedTuple

from generator import resources
from generator.spec.data_file import read_data
from generator.spec.limits import Limits, Pattern, Patterns, Words

FILE = "identity.yaml"


class YearClauses(NamedTuple):
    """Verbs with what must follow them, words that silence, chapters that speak of plans."""

    verbs: Patterns
    objects: Patterns
    silent: Words
    plans: Words


class OldPhrase(NamedTuple):
    """A turn of phrase that is stale in reports on the years from `since` to `until`."""

    pattern: Pattern
    since: int
    why: str
    instead: str
    until: int = 9999


class SelfNames(NamedTuple):
    """What organs call themselves (我局) and their places (我县), told by the full name.

    `always` names what is never wrong for a type; a place is wrong where the name has one of its
    unlike places and not the place itself.
    """

    organs: Words
    not_followed_by: dict[str, Words]
    always: dict[str, Words]
    places: dict[str, Words]


class Deadline(NamedTuple):
    """The last day of the year after the report's, for organs of these types."""

    types: Words
    month: Annotated[int, Limits(ge=1, le=12)]
    day: Annotated[int, Limits(ge=1, le=31)]
    severity: Literal["error", "warning"]
    basis: str


class IdentityWords(NamedTuple):
    """The whole file; its comments say which rule reads what."""

    title_words: Words
    period_words: Words
    year_clauses: YearClauses
    own_report: Pattern
    yearly_documents: Words
    dated_documents: Words
    yearly_documents_unless: Words
    standing_documents: Words
    old_phrases: tuple[OldPhrase, ...]
    old_phrases_unless: Words
    self_names: SelfNames
    signing_offices: Words
    organ_endings: Words
    deadlines: tuple[Deadline, ...]
    postcode_words: Pattern
    phone_words: Pattern
    email_words: Pattern
    public_mail: Words
    person_words: Words
    office_words: Words
    surnames: str
    name_followers: Words
    not_names: Words
    year_words: Pattern

    def deadline(self, organ_type: str | None) -> Deadline | None:
        """The deadline for a type of organ; None where there is none."""
        return next((entry for entry in self.deadlines if organ_type in entry.types), None)


@lru_cache(maxsize=4)
def load_identity_words(folder: Path = resources.SCHEMAS) -> IdentityWords:
    """Read and prove the file; SpecError says what is wrong."""
    return read_data(folder / FILE, IdentityWords)
