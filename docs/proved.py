"""Writes proved/: what the program reads at each start, of the shipped data files and of the rules."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from generator.cli import rule_pages
from generator.resources import SCHEMAS, TEMPLATES
from generator.spec import clues, figures, identity_words, indicators, phrases
from generator.spec.data_file import prove, proved_from
from generator.spec.load import edition_ids
from generator.spec.proved import proved_file, remembered
from generator.spec.source import EditionEntry
from generator.templating import Templates
from generator.writers import style

WORDS: dict[str, type] = {
    "clues.yaml": clues.Clues,
    figures.FILE: figures.FigureWords,
    identity_words.FILE: identity_words.IdentityWords,
    indicators.FILE: indicators.WordsEntry,
    phrases.FILE: phrases.Phrases,
}
MORE: dict[type, Callable[[Any], None]] = {
    figures.FigureWords: figures.prove_figures,
    indicators.WordsEntry: indicators.prove_words,
}


def files() -> Iterator[tuple[Path, str]]:
    """Where each belongs, and what it is now."""
    shapes = {SCHEMAS / name: shape for name, shape in WORDS.items()}
    shapes |= {SCHEMAS / edition / "form.yaml": EditionEntry for edition in edition_ids()}
    for path, shape in shapes.items():
        source = path.read_bytes()
        entry = prove(path, source, shape)
        MORE.get(shape, lambda _: None)(entry)
        yield proved_file(path), remembered(proved_from(path, source, shape in MORE), entry)
    sheet = Templates().find_shipped(style.FILE)
    entry = style.proved_sheet(sheet)
    yield proved_file(TEMPLATES / style.FILE), remembered(sheet.text.encode(), entry)
    yield (
        rule_pages.FILE,
        json.dumps(rule_pages.made()._asdict(), ensure_ascii=False, indent=0) + "\n",
    )


if __name__ == "__main__":
    for path, text in files():
        path.write_text(text, encoding="utf-8")
