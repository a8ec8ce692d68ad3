"""Words by which checks of the tables know an organ or a statement: `schemas/clues.yaml`."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from generator import resources
from generator.spec.data_file import read_data
from generator.spec.limits import Text

Words = tuple[Text, ...]


class OrganClue(NamedTuple):
    """A sort of organs: by type, words in the name, its ending; `unless` excludes."""

    who: str
    types: Words
    contains: Words = ()
    ends: Words = ()
    unless: Words = ()

    def fits(self, name: str, organ_type: str | None) -> bool:
        """Whether an organ is surely of this sort; one without a type is told by its ending."""
        by_type = organ_type in self.types or (organ_type is None and bool(self.ends))
        contains = not self.contains or any(word in name for word in self.contains)
        ends = not self.ends or name.endswith(self.ends)
        return by_type and contains and ends and not any(word in name for word in self.unless)


class SentenceClue(NamedTuple):
    """A statement: one phrase of `says`, one word of `about`, none of `unless`."""

    says: Words
    about: Words
    unless: Words = ()

    def phrase(self, sentence: str) -> str | None:
        """The phrase by which a sentence makes the statement; None when it does not, surely."""
        about = any(word in sentence for word in self.about)
        if not about or any(word in sentence for word in self.unless):
            return None
        return next((phrase for phrase in self.says if phrase in sentence), None)


class Clues(NamedTuple):
    """The whole file."""

    cannot_make_rules: tuple[OrganClue, ...]
    decides_often: OrganClue
    all_answered: SentenceClue
    fee: Words
    corrected: Words


@lru_cache(maxsize=4)
def load_clues(folder: Path = resources.SCHEMAS) -> Clues:
    """Read and prove the clues; SpecError says what is wrong with them."""
    return read_data(folder / "clues.yaml", Clues)
