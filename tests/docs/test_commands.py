"""docs/commands.md: current, its examples can be run as written, its exit statuses are reached."""

import runpy
import shlex
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.cli.main import run
from tests.docs.walkthrough import ROOT

SCRIPT = runpy.run_path(str(ROOT / "docs" / "commands.py"))
NOTES: dict[str, Any] = SCRIPT["NOTES"]
EXAMPLES = [command for note in NOTES.values() for command, _ in note.examples]

# For every exit status that the page names, a call that ends with it.
CALLS = {
    ("new", 0): "new --year 2026 --agency 甲县人民政府 -o new.yaml",
    ("new", 2): "new --year 2026 --agency 甲县人民政府 -o form.yaml",
    ("check", 0): "check form.yaml",
    ("check", 1): "check broken.yaml form.yaml",
    ("check", 2): "check form.yaml absent.yaml",
    ("render", 0): "render form.yaml -o made",
    ("render", 1): "render broken.yaml form.yaml -o made",
    ("render", 2): "render form.yaml absent.yaml -o made",
    ("values", 0): "values broken.yaml",
    ("values", 1): "values other.txt",
    ("values", 2): "values absent.yaml",
    ("diff", 0): "diff form.yaml broken.yaml",
    ("diff", 2): "diff form.yaml broken.yaml --note",
    ("verify", 0): "verify form.yaml form.yaml",
    ("verify", 1): "verify form.yaml broken.yaml",
    ("verify", 2): "verify form.yaml absent.docx",
    ("rules", 0): "rules T301",
    ("rules", 2): "rules ZZ99",
    ("schema", 0): "schema",
    ("schema", 2): "schema --edition 1999",
    ("import", 0): "import published.txt -o imported.yaml",
    ("import", 1): "import other.txt",
    ("import", 2): "import published.txt -o form.yaml",
}


def test_the_page_is_what_the_commands_say() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert page == SCRIPT["page"](), "python docs/commands.py"


def test_the_readme_names_every_command() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    table = readme.partition("## 命令\n")[2].partition("\n## ")[0]
    assert [name for name in NOTES if f"| `nianbao {name}" not in table] == []


def test_every_exit_status_that_is_named_has_a_call() -> None:
    named = {(name, status) for name, note in NOTES.items() for status in note.status}
    assert named == set(CALLS)
    assert set(NOTES) == set(SCRIPT["commands"]())


@pytest.mark.parametrize(("command", "status"), CALLS, ids=str)
def test_a_call_ends_with_the_status_that_is_named(
    command: str, status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "samples" / "minimal_2026.yaml", "form.yaml")
    shutil.copy(ROOT / "samples" / "broken_2025.yaml", "broken.yaml")
    Path("other.txt").write_text("不是报告。\n", encoding="utf-8")
    assert run(["render", "form.yaml", "--to", "txt", "-o", "published"]) == 0
    (made,) = Path("published").glob("*.txt")
    made.rename("published.txt")
    assert run(shlex.split(CALLS[command, status])) == status


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_has_options_and_arguments_that_exist(example: str) -> None:
    program, name, *arguments = shlex.split(example)
    assert program == "nianbao"
    SCRIPT["commands"]()[name].make_context(name, arguments)
