"""Differences for a program: the documented shape of `diff --format json`."""

import json
from typing import Any

from generator.differences import BlockChange, CellChange, Difference, FieldChange, SideName

Json = dict[str, Any]


def report(difference: Difference) -> str:
    """{"old", "new", "fields", "cells", "paragraphs", "unread", "equal"}: what differs, in order.

    A cell's `old` and `new` are text as printed, "" for a blank cell, null where a report has no
    such cell; `follows` is true for a total that changed because `causes` did; `same_value` for
    another writing of the same number. `unread` are texts that reading could not place.
    """
    document = {
        "old": side(difference.old),
        "new": side(difference.new),
        "fields": [_field(field) for field in difference.fields],
        "cells": [_cell(cell) for cell in difference.cells],
        "paragraphs": [_block(block) for block in difference.blocks],
        "unread": [{"side": x.side, "place": x.place, "text": x.text} for x in difference.unread],
        "equal": {
            "fields": difference.equal_fields,
            "cells": difference.equal_cells,
            "paragraphs": difference.equal_blocks,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def side(name: SideName) -> Json:
    """One of the two reports."""
    return {
        "path": name.path,
        "title": name.title,
        "edition": name.edition,
        "year": name.year,
        "agency": name.agency or None,
    }


def _field(field: FieldChange) -> Json:
    return {
        "path": field.path,
        "name": field.name,
        "old": field.old or None,
        "new": field.new or None,
    }


def _cell(cell: CellChange) -> Json:
    return {
        "path": cell.path,
        "old_path": cell.old_path or None,
        "title": cell.title,
        "unit": cell.unit,
        "old": cell.old,
        "new": cell.new,
        "follows": bool(cell.causes),
        "causes": list(cell.causes),
        "same_value": cell.same_value,
        "old_place": cell.old_place or None,
        "new_place": cell.new_place or None,
    }


def _block(block: BlockChange) -> Json:
    return {
        "kind": block.kind,
        "what": block.what,
        "path": block.path or None,
        "old": block.old,
        "new": block.new,
        "old_place": block.old_place or None,
        "new_place": block.new_place or None,
        "changes": [{"kind": change.kind, "text": change.text} for change in block.words],
        "rows": [
            {"old": list(row.old) or None, "new": list(row.new) or None} for row in block.rows
        ],
    }
