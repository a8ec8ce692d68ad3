"""samples/broken_2025.yaml: every planted mistake is found at its line, and nothing else is."""

from collections import Counter
from pathlib import Path

import yaml

from generator.cli.files import image_reader, read_form
from generator.pipeline import examine

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "broken_2025.yaml"
PLANTED = ROOT / "tests" / "data" / "broken_2025.yaml"


def test_every_planted_mistake_is_found_at_its_line_and_none_twice() -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    planted = yaml.safe_load(PLANTED.read_text(encoding="utf-8"))
    expected = Counter((code, _line_of(words, lines)) for code, words in planted)
    diagnostics = examine(read_form(SAMPLE), image_reader(SAMPLE)).result.diagnostics
    found = Counter((d.code, d.span.line if d.span else 0) for d in diagnostics)
    assert found == expected


def _line_of(words: str, lines: list[str]) -> int:
    (number,) = [i for i, line in enumerate(lines, start=1) if words in line]
    return number
