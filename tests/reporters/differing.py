"""Differences written by hand, for what says them."""

from typing import Any

from generator.comparison.words import changes
from generator.differences import BlockChange, CellChange, Difference, FieldChange, SideName

TITLE = "云溪镇2026年政府信息公开工作年度报告"


def difference(*found: FieldChange | CellChange | BlockChange) -> Difference:
    name = SideName("a.yaml", TITLE, "示例县云溪镇人民政府", 2026, "2021")
    return Difference(
        old=name,
        new=name,
        fields=tuple(x for x in found if isinstance(x, FieldChange)),
        cells=tuple(x for x in found if isinstance(x, CellChange)),
        blocks=tuple(x for x in found if isinstance(x, BlockChange)),
        equal_fields=0,
        equal_cells=0,
        equal_blocks=0,
    )


def cell(path: str, old: str | None, new: str | None, **more: Any) -> CellChange:
    return CellChange(path, path, "表名", f"行{path}", "列", "件", old, new, **more)


def paragraph(old: str | None, new: str | None, **more: Any) -> BlockChange:
    kind: Any = more.pop("kind", "changed" if old and new else "added" if new else "removed")
    return BlockChange(
        kind, "paragraph", "其他事项", old, new, "一、甲 第1段", "一、甲 第2段",
        changes(old or "", new or ""), **more,
    )  # fmt: skip
