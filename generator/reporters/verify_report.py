"""Whether a published report says what its form says: for a person and for a program."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from generator.differences import BlockChange, CellChange, Change, Difference, FieldChange, Unread
from generator.reporters.diff_json import side
from generator.reporters.diff_words import WHATS, cell_name, figure, row_words
from generator.reporters.words import marked

Outcome = Literal["equal", "different", "missing", "extra", "note"]
NAMES: dict[Outcome, str] = {
    "equal": "相同",
    "different": "不同",
    "missing": "缺少",
    "extra": "多出",
    "note": "提示",
}


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that is not equal: what the form says, what the published report says, where."""

    outcome: Outcome
    group: Literal["fields", "cells", "paragraphs"]
    path: str
    title: str
    form: str | None
    published: str | None
    place: str
    remark: str = ""
    words: tuple[Change, ...] = ()


def points(difference: Difference) -> tuple[Point, ...]:
    """Everything that is not equal; notes are equal in value or words, but not in form."""
    return (
        *(_field(field) for field in difference.fields),
        *(_cell(cell) for cell in difference.cells),
        *(_block(block) for block in difference.blocks),
        *(_unread(left) for left in difference.unread if left.side == "new"),
    )


def passed(difference: Difference) -> bool:
    """Whether nothing is different, missing or too much."""
    return all(point.outcome == "note" for point in points(difference))


def _field(field: FieldChange) -> Point:
    outcome: Outcome = "different" if field.old and field.new else "extra"
    if not field.new:
        outcome = "missing"
    place = field.new_place
    return Point(
        outcome, "fields", field.path, field.name, field.old or None, field.new or None, place
    )


def _cell(cell: CellChange) -> Point:
    outcome: Outcome = "note" if cell.same_value else "different"
    if cell.only_one:
        outcome = "missing" if cell.new is None else "extra"
    remark = "数值相同，写法不同" if cell.same_value else ""
    return Point(
        outcome, "cells", cell.path, cell_name(cell), cell.old, cell.new, cell.new_place, remark
    )


_OUTCOMES: dict[str, Outcome] = {"changed": "different", "added": "extra", "removed": "missing"}


def _block(block: BlockChange) -> Point:
    outcome = _OUTCOMES.get(block.kind, "note" if _same_words(block) else "different")
    rows = "；".join(
        f"{name}：{before or '（没有）'} → {after or '（没有）'}"
        for name, before, after in map(row_words, block.rows)
        if block.kind in ("changed", "moved")
    )
    remark = f"表单里在“{block.old_place}”" if block.kind == "moved" else rows
    if block.what == "image" and block.kind == "changed":
        remark = "图片的内容不同"
    place = block.new_place or block.old_place
    return Point(
        outcome, "paragraphs", block.path, WHATS[block.what], block.old, block.new, place, remark,
        block.words,
    )  # fmt: skip


def _unread(left: Unread) -> Point:
    """A note: what reading could not place (a line of the web page) need not be in the form."""
    remark = "没有读懂，没有核对"
    return Point("note", "paragraphs", "", "其他内容", None, left.text, left.place, remark)


def _same_words(block: BlockChange) -> bool:
    return block.old == block.new and not block.rows


def to_text(difference: Difference, colour: bool = False) -> str:
    """A line for every sort of thing with its counts, then each point with its place."""
    lines = [
        f"表单：{difference.old.path}《{difference.old.title}》",
        f"公布件：{difference.new.path}《{difference.new.title}》",
        "",
        *_counts(difference),
    ]
    if any(block.kind == "changed" for block in difference.blocks):
        lines += ["", "下文里 [-…-] 是表单的文字，{+…+} 是公布件的文字。"]
    for point in points(difference):
        lines += ["", *_point(point, colour)]
    verdict = "公布件与表单一致。" if passed(difference) else "公布件与表单不一致。"
    return "\n".join([*lines, "", verdict]) + "\n"


_GROUPS = {"fields": "基本信息", "cells": "表格数字", "paragraphs": "文字、图片和附表"}


def _counts(difference: Difference) -> Iterator[str]:
    for group, counts in _summary(difference).items():
        found = "，".join(f"{NAMES[name]} {n}" for name, n in counts.items() if n)
        yield f"{_GROUPS[group]}：{found or '没有内容'}"


def _summary(difference: Difference) -> dict[str, dict[Outcome, int]]:
    found: Counter[tuple[str, str]] = Counter((p.group, p.outcome) for p in points(difference))
    equal = {
        "fields": difference.equal_fields,
        "cells": difference.equal_cells,
        "paragraphs": difference.equal_blocks,
    }
    return {
        group: {o: equal[group] if o == "equal" else found[(group, o)] for o in NAMES}
        for group in _GROUPS
    }


_COLOURS: dict[Outcome, str] = {"different": "31", "missing": "31", "extra": "33", "note": "36"}


def _point(point: Point, colour: bool) -> Iterator[str]:
    name = NAMES[point.outcome]
    if colour:
        name = f"\x1b[{_COLOURS[point.outcome]}m{name}\x1b[0m"
    place = f"{point.place} " if point.place else ""
    yield f"{name} {place}{point.title}"
    if point.group != "paragraphs":
        yield f"    表单：{figure(point.form)}    公布件：{figure(point.published)}"
    elif point.form is None or point.published is None:
        yield f"    {point.form if point.published is None else point.published}"
    elif point.form != point.published:
        yield f"    {marked(point.words, colour)}"
    if point.remark:
        yield f"    {point.remark}"


def to_json(difference: Difference) -> str:
    """{"form", "published", "equal", "summary", "differences"}: texts as they stand, null for none."""
    document: dict[str, Any] = {
        "form": side(difference.old),
        "published": side(difference.new),
        "equal": passed(difference),
        "summary": _summary(difference),
        "differences": [
            {
                "kind": point.outcome,
                "group": point.group,
                "path": point.path or None,
                "title": point.title,
                "form": point.form,
                "published": point.published,
                "place": point.place or None,
                "remark": point.remark or None,
            }
            for point in points(difference)
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
