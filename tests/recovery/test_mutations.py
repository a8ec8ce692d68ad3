"""The law of recovery: a value read is the one that stands in its cell; nothing is lost."""

from collections.abc import Mapping
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.nodes import Block, Document, Paragraph, Run, Source, Table, TableCell
from generator.recovery.recover import Recovered, recover
from generator.spec.load import load_edition
from generator.spec.model import Edition
from tests.form.forms import EDITIONS
from tests.recovery import drawn
from tests.recovery.drawn import Drawn
from tests.recovery.kept import lost
from tests.recovery.runs import thorough

seeds = st.integers(0, 10**9)


def _disturbed(random: Random, edition: Edition, most: int = 2) -> dict[str, Drawn]:
    tables = {}
    for number, table in enumerate(edition.tables, start=1):
        made = drawn.drawn(table, random, random.choice((0, 0.3)), 1000 * number)
        for disturb in random.sample(drawn.DISTURBANCES, random.randint(0, most)):
            made = disturb(made, random)
        tables[table.key] = made
    return tables


def _wrong(found: Recovered, tables: Mapping[str, Drawn]) -> list[str]:
    """The cells read that do not hold what stands in the source."""
    wrong = []
    for key, table in found.survey.tables.items():
        values = tables[key].values
        for path, cell in table.cells.items():
            if values.get(path, "?").strip() != cell.text.strip():
                wrong.append(f"{path}: {cell.text!r} for {values.get(path)!r}")
    return wrong


def _recover(document: Document) -> Recovered:
    found = recover(Source(document))
    assert found.form is not None, found.findings
    return found


@pytest.mark.parametrize("container", drawn.CONTAINERS, ids=lambda c: c.__name__)
@thorough
@given(seed=seeds)
def test_values_are_read_right_or_not_at_all(container: drawn.Container, seed: int) -> None:
    random = Random(seed)
    edition = load_edition(random.choice(EDITIONS))
    tables = _disturbed(random, edition)
    stored = {key: container(made, random) for key, made in tables.items()}
    found = _recover(drawn.report(edition, stored))
    assert _wrong(found, tables) == []
    assert lost(found) == []


@pytest.mark.parametrize("container", drawn.CONTAINERS, ids=lambda c: c.__name__)
@thorough
@given(seed=seeds)
def test_labels_written_otherwise_cost_no_cell(container: drawn.Container, seed: int) -> None:
    random = Random(seed)
    edition = load_edition(random.choice(EDITIONS))
    stored: dict[str, list[Block]] = {}
    wanted = 0
    for number, table in enumerate(edition.tables, start=1):
        made = drawn.drawn(table, random, 0.3, 1000 * number)
        for disturb in random.sample((drawn.ascii_marks, drawn.other_numbers), 1):
            made = disturb(made, random)
        wanted += len(made.values)
        stored[table.key] = container(made, random)
    found = _recover(drawn.report(edition, stored))
    read = sum(len(table.cells) for table in found.survey.tables.values())
    assert read == wanted or container is drawn.as_pages


@thorough
@given(seed=seeds)
def test_all_tables_in_one(seed: int) -> None:
    random = Random(seed)
    edition = load_edition(random.choice(EDITIONS))
    tables = _disturbed(random, edition, most=1)
    rows: list[tuple[TableCell, ...]] = []
    for key, made in tables.items():
        rows.append((TableCell(f"{edition.table(key).caption}（表）", "value"),))
        (block,) = drawn.as_grid(made, random)
        assert isinstance(block, Table)
        rows += block.rows
    whole = Table("found", tuple(rows), (1,) * 15, 0, False, False, "", "")
    found = _recover(drawn.report(edition, {edition.tables[0].key: [whole]}))
    assert _wrong(found, tables) == []
    assert lost(found) == []


@thorough
@given(seed=seeds)
def test_tables_that_are_not_the_report_s_stay_out_of_them(seed: int) -> None:
    random = Random(seed)
    edition = load_edition(random.choice(EDITIONS))
    tables = _disturbed(random, edition, most=1)
    container = random.choice(drawn.CONTAINERS)
    stored = {key: container(made, random) for key, made in tables.items()}
    about = [
        ("索 引 号", "示001"),
        ("发布机构", "示例县云溪镇"),
        ("文 号", "无"),
        ("发布日期", "2023-01-20"),
    ]
    cells = tuple(tuple(TableCell(text, "value") for text in row) for row in about)
    before = (
        Paragraph((Run("首页 > 政务公开 > 年报"),)),
        Table("found", cells, (1, 1), 0, False, False, "", ""),
    )
    found = _recover(drawn.report(edition, stored, before))
    assert _wrong(found, tables) == []
    assert lost(found) == []
    assert found.survey.identity.agency == "示例县云溪镇人民政府"


@thorough
@given(seed=seeds)
def test_a_text_cut_off_anywhere(seed: int) -> None:
    random = Random(seed)
    edition = load_edition(random.choice(EDITIONS))
    tables = _disturbed(random, edition, most=1)
    container = random.choice((drawn.as_lines, drawn.as_stream))
    whole = drawn.report(edition, {k: container(made, random) for k, made in tables.items()})
    blocks = _cut(whole.blocks, random)
    found = recover(Source(Document(whole.meta, blocks)))
    if found.form is not None:
        assert _wrong(found, tables) == []
        assert lost(found) == []


def _cut(blocks: tuple[Block, ...], random: Random) -> tuple[Block, ...]:
    kept = blocks[: random.randint(1, len(blocks))]
    last = kept[-1]
    if isinstance(last, Table):
        rows = last.rows[: random.randint(1, len(last.rows))]
        last = Table(last.kind, rows, last.widths, 0, False, False, "", "")
    return (*kept[:-1], last)


@thorough
@given(seed=seeds)
def test_tables_of_two_editions(seed: int) -> None:
    random = Random(seed)
    newer, older = load_edition("2021"), load_edition("2019")
    container = random.choice(drawn.CONTAINERS)
    stored, tables = {}, {}
    for table in (newer.tables[0], *older.tables[1:]):
        tables[table.key] = drawn.drawn(table, random)
        stored[table.key] = container(tables[table.key], random)
    found = _recover(drawn.report(newer, stored))
    assert found.survey.tables[newer.tables[0].key].edition.id == "2021"
    assert found.survey.tables[older.tables[1].key].edition.id == "2019"
    assert _wrong(found, tables) == []
    assert lost(found) == []
