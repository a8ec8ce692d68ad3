"""Documents that are generated, and the commands that README promises."""

import re
import runpy
from pathlib import Path

import pytest

from generator.checks.settings import parse_settings

ROOT = Path(__file__).parents[2]
BASH = re.compile(r"^```bash\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_glossary_is_what_the_schemas_say() -> None:
    script = runpy.run_path(str(ROOT / "docs" / "glossary.py"))
    assert (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8") == script["glossary"]()


def test_the_settings_that_the_readme_shows_are_read() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    (settings,) = re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    read = parse_settings(settings, "nianbao.toml")
    assert read.thresholds
    assert read.severities
    assert read.rules


def test_the_pages_of_the_rules_are_what_the_docstrings_say() -> None:
    folder = ROOT / "docs" / "rules"
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.md")}
    assert written == runpy.run_path(str(ROOT / "docs" / "rules.py"))["pages"]()


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_a_readme_begins_with_the_two_commands_on_one_line_each(name: str) -> None:
    first, second = BASH.findall((ROOT / name).read_text(encoding="utf-8"))[:2]
    assert first.count("\n") == second.count("\n") == 1
    assert "nianbao render" in first
    assert "pytest" in second


def test_both_readmes_give_the_same_commands() -> None:
    chinese, english = (
        BASH.findall((ROOT / name).read_text(encoding="utf-8"))[:2]
        for name in ("README.md", "README.en.md")
    )
    assert chinese == english
