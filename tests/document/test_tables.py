"""The official tables with a report's own values."""

from typing import Any

import pytest

from generator.document.nodes import Document, Table
from tests.document.forms import document_of, zero_form


def _values(document: Document, kind: str) -> dict[str, str]:
    (table,) = (b for b in document.blocks if isinstance(b, Table) and b.kind == kind)
    return {cell.path: cell.text for row in table.rows for cell in row if cell.path}


def _form(**parts: Any) -> Document:
    return document_of(zero_form(**parts))


def test_each_report_shows_its_own_figures() -> None:
    path = "申请.本年新收.自然人"
    row = {"自然人": 7, "其余": 0}
    seven = {"本年新收": row, "办理结果": {"予以公开": row, "其余": 0}, "其余": 0}
    shown = [_values(_form(**parts), "table3")[path] for parts in ({}, {"申请": seven}, {})]
    assert shown == ["0", "7", "0"]


@pytest.mark.parametrize("amount", ["1", "1.0", "1.00", "0", "0.00"])
def test_equal_amounts_are_shown_as_written(amount: str) -> None:
    fees = {"行政事业性收费": {"收费金额": amount}, "其余": 0}
    shown = _values(_form(主动公开=fees), "table2")
    assert shown["主动公开.行政事业性收费.收费金额"] == amount
    assert shown["主动公开.行政许可.处理决定"] == "0"


def test_labels_are_those_of_the_edition() -> None:
    newer, older = _form(), _form(year=2020)
    assert [_labels(d) for d in (newer, older, newer)] == [
        _labels(d) for d in (_form(), older, _form())
    ]
    assert _labels(newer) != _labels(older)


def _labels(document: Document) -> list[str]:
    tables = (block for block in document.blocks if isinstance(block, Table))
    return [cell.text for table in tables for row in table.rows for cell in row if not cell.path]
