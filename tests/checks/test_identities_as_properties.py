"""A changed cell raises exactly the rules that name it; tables that close raise none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.spec.load import load_edition
from tests.checks.tables import (
    Tables,
    any_tables,
    closed_tables,
    counts_only,
    judged_cells,
    naming,
    sum_codes,
    sums,
)
from tests.form.forms import EDITIONS


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_judged_cell_is_a_count(edition: str) -> None:
    assert counts_only(load_edition(edition))


@given(closed_tables(), st.booleans())
@settings(max_examples=60, deadline=None)
def test_tables_that_close_raise_nothing_with_or_without_totals(
    tables: Tables, stated: bool
) -> None:
    left_out = () if stated else tables.edition.total_paths
    assert sum_codes(tables.form(left_out)) == []


@given(st.data(), closed_tables(), st.integers(0, 5000))
@settings(max_examples=120, deadline=None)
def test_one_changed_cell_raises_exactly_the_rules_that_name_it(
    data: st.DataObject, tables: Tables, value: int
) -> None:
    path = data.draw(st.sampled_from(judged_cells(tables.edition)))
    if value == tables.figures[path]:
        value += 1
    found = sum_codes(tables.changed(path, value).form())
    wanted = sorted(identity.rule for identity in naming(tables.edition, path))
    assert sorted(found) == wanted
    assert wanted


@given(st.data(), closed_tables(), st.integers(1, 5000))
@settings(max_examples=60, deadline=None)
def test_the_difference_of_a_changed_cell_stands_in_every_message(
    data: st.DataObject, tables: Tables, difference: int
) -> None:
    path = data.draw(st.sampled_from(judged_cells(tables.edition)))
    changed = tables.changed(path, tables.figures[path] + difference)
    for diagnostic in sums(changed.form()):
        if diagnostic.code == "T307":
            continue  # says by how much the carried exceed what came in
        assert f"相差 {difference}" in diagnostic.message
        assert diagnostic.expected is not None
        assert diagnostic.actual is not None
        assert abs(int(diagnostic.expected) - int(diagnostic.actual)) == difference


@given(any_tables())
@settings(max_examples=60, deadline=None)
def test_without_stated_totals_only_columns_that_do_not_balance_are_told(tables: Tables) -> None:
    edition, figures = tables.edition, tables.figures
    open_columns = [
        identity.left[0]
        for identity in edition.identities
        if identity.total is None
        and not edition.cells[identity.left[0]].column.sums
        and sum(figures[p] for p in identity.left) != sum(figures[p] for p in identity.right)
    ]
    found = sums(tables.form(edition.total_paths))
    assert {d.code for d in found} <= {"T301", "T307", "T309"}
    columns = [(d.path or "").rpartition(".")[2] for d in found]
    assert sorted(columns) == sorted(path.rpartition(".")[2] for path in open_columns)


@given(st.data(), closed_tables())
@settings(max_examples=60, deadline=None)
def test_a_cell_left_blank_is_unfilled_and_raises_no_sum(
    data: st.DataObject, tables: Tables
) -> None:
    edition = tables.edition
    path = data.draw(
        st.sampled_from([p for p in judged_cells(edition) if p not in edition.total_paths])
    )
    assert sum_codes(tables.form([path])) == ["FM03"]
