"""The few lines that keep the house simple (docs/architecture.md)."""

import ast
import re
from pathlib import Path

import pytest

from generator.checks.catalogue import rules
from generator.form.frame import FRAME_KEYS
from generator.spec.load import edition_ids, load_edition
from generator.spec.model import Edition
from tests.architecture.source import PACKAGE, functions, imported, line_count, literals, modules

each_module = pytest.mark.parametrize("name", sorted(modules()))

SHORT = 3
DISK = {"os", "shutil", "tempfile", "glob"}


def _titles(edition: Edition) -> set[str]:
    cells = edition.cells.values()
    titles = {cell.row.title for cell in cells} | {cell.column.title for cell in cells}
    for table in edition.tables:
        titles |= {group.title for group in table.root.groups()} | {table.caption}
        titles |= {cell.text for row in table.grid for cell in row}
    for chapter in edition.chapters:
        titles |= {chapter.heading, chapter.name, *chapter.accepts}
        titles |= {aspect.heading for aspect in chapter.aspects}
    return {title for title in titles if len(title) > SHORT and title not in FRAME_KEYS}


RULE_NAMES = {rule.name for rule in rules().values()}
OFFICIAL = set().union(*(_titles(load_edition(edition)) for edition in edition_ids()))


@each_module
def test_no_official_title_stands_as_a_literal(name: str) -> None:
    hits = [
        (line, title)
        for line, text in literals(modules()[name])
        for title in OFFICIAL
        if title in text and text not in RULE_NAMES
    ]
    assert hits == []


def test_the_official_titles_are_known_to_this_test() -> None:
    assert {"行政规范性文件", "二、上年结转政府信息公开申请数量", "第二十条第（一）项"} <= OFFICIAL


@each_module
def test_no_edition_is_decided_on_by_name(name: str) -> None:
    ids = set(edition_ids())
    for node in ast.walk(modules()[name]):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            values = {side.value for side in sides if isinstance(side, ast.Constant)}
            assert not values & ids, f"{name}:{node.lineno}"


@each_module
def test_modules_and_functions_are_small(name: str) -> None:
    assert line_count(name) <= 400
    for function in functions(modules()[name]):
        length = (function.end_lineno or function.lineno) - function.lineno + 1
        assert length <= 50, f"{name}:{function.lineno} {function.name}"


def test_most_functions_are_about_ten_lines() -> None:
    lengths = sorted(
        (f.end_lineno or f.lineno) - f.lineno + 1
        for tree in modules().values()
        for f in functions(tree)
    )
    assert lengths[len(lengths) // 2] <= 12


@each_module
def test_no_module_is_a_drawer_for_anything(name: str) -> None:
    words = re.split(r"[_./]", name)
    assert not {"utils", "util", "helpers", "helper", "common", "manager", "misc"} & set(words)


@each_module
def test_every_module_says_what_it_is_for(name: str) -> None:
    assert ast.get_docstring(modules()[name])


@each_module
def test_only_the_commands_know_the_terminal_and_the_disk(name: str) -> None:
    if name.startswith("cli/"):
        return
    roots = {module.partition(".")[0] for module in imported(modules()[name])}
    assert (
        not roots & (DISK | {"typer", "click", "rich", "sys", "argparse"}) or name == "__main__.py"
    )


@each_module
def test_only_one_module_knows_where_the_data_lies(name: str) -> None:
    if name == "resources.py":
        return
    for node in ast.walk(modules()[name]):
        assert not (isinstance(node, ast.Name) and node.id == "__file__"), name


@each_module
def test_no_binary_floats_are_made_from_figures(name: str) -> None:
    calls = [n for n in ast.walk(modules()[name]) if isinstance(n, ast.Call)]
    made = [c.lineno for c in calls if isinstance(c.func, ast.Name) and c.func.id == "float"]
    assert made == [] or name == "document/flat.py"  # JSON knows no other fractions


@each_module
def test_jinja_does_not_reach_the_word_writer(name: str) -> None:
    if name.startswith("writers/docx/"):
        assert not {m for m in imported(modules()[name]) if m.partition(".")[0] == "jinja2"}


def test_the_layers_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlinter.cli import lint_imports

    root = Path(PACKAGE).parent
    monkeypatch.chdir(root)
    assert lint_imports(config_filename=str(root / "pyproject.toml"), no_cache=True) == 0
