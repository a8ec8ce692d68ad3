"""The official tables as `schemas/<edition>/form.yaml` draws them, read as plain YAML.

Knows nothing of generator.spec, so that a fault there cannot hide itself.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from tests.samples.load import SCHEMAS

Node = dict[str, Any]


@dataclass(frozen=True)
class Spot:
    """One drawn cell: its words, or the form path whose value it shows."""

    column: int
    text: str
    path: str | None
    colspan: int
    rowspan: int


@dataclass(frozen=True)
class Drawn:
    """One table: all rows, how many of them are headers, how many grid columns."""

    key: str
    rows: tuple[tuple[Spot, ...], ...]
    header_rows: int
    columns: int


@cache
def drawn_tables(edition: str) -> tuple[Drawn, ...]:
    schema: Node = yaml.safe_load((SCHEMAS / edition / "form.yaml").read_text(encoding="utf-8"))
    return tuple(_drawn(table, schema["axes"]) for table in schema["tables"])


def chapter_headings(edition: str) -> list[str]:
    schema: Node = yaml.safe_load((SCHEMAS / edition / "form.yaml").read_text(encoding="utf-8"))
    return [chapter["heading"] for chapter in schema["chapters"]]


def _drawn(table: Node, axes: Node) -> Drawn:
    nodes = dict(_nodes(table["rows"], ""))
    taken: set[tuple[int, int]] = set()
    rows = []
    for y, entries in enumerate(table["grid"]):
        x, spots = 0, []
        for text, path, entry in _entries(entries, table["key"], nodes, axes):
            while (y, x) in taken:
                x += 1
            wide, high = entry.get("colspan", 1), entry.get("rowspan", 1)
            spots.append(Spot(x, text, path, wide, high))
            taken |= {(y + j, x + i) for j in range(high) for i in range(wide)}
        rows.append(tuple(spots))
    columns = 1 + max(x for _, x in taken)
    assert len(taken) == columns * len(rows)
    return Drawn(table["key"], tuple(rows), table["header_rows"], columns)


def _nodes(rows: list[Node], above: str) -> Iterator[tuple[str, Node]]:
    for row in rows:
        path = above + row["key"]
        yield path, row
        yield from _nodes(row.get("rows", []), f"{path}.")


def _entries(
    entries: list[Node], key: str, nodes: dict[str, Node], axes: Node
) -> Iterator[tuple[str, str | None, Node]]:
    for entry in entries:
        if "values" in entry:
            for column in axes[nodes[entry["values"]]["axis"]]:
                yield "", f"{key}.{entry['values']}.{column['key']}", {}
        elif "value" in entry:
            yield "", f"{key}.{entry['value']}", entry
        elif "label" in entry:
            yield nodes[entry["label"]]["title"], None, entry
        elif "head" in entry:
            axis, column_key = entry["head"].split(".")
            (title,) = [c["title"] for c in axes[axis] if c["key"] == column_key]
            yield title, None, entry
        else:
            yield entry["text"], None, entry
