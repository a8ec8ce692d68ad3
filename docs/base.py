"""Writes templates/base.docx, the empty report from which the reports of the shipped style start.

Beside every styles.yaml, so that an edition with a style of its own has a base of its own.
"""

from collections.abc import Iterator
from pathlib import Path

from generator.resources import TEMPLATES
from generator.writers.docx.base import FILE
from generator.writers.docx.empty import empty_report
from generator.writers.style import FILE as STYLES
from generator.writers.style import load_styles


def bases() -> Iterator[tuple[Path, bytes]]:
    """Where each belongs, and what it is now."""
    for styles in sorted(TEMPLATES.rglob(STYLES)):
        folder = styles.parent
        edition = "" if folder == TEMPLATES else folder.name
        yield folder / FILE, empty_report(load_styles(edition))[0]


if __name__ == "__main__":
    for path, made in bases():
        path.write_bytes(made)
