"""The tables as flat values, unjudged: JSON."""

import json
from collections.abc import Mapping

from generator.document.flat import Plain, plain_value
from generator.form.report import Report


def to_json(report: Report, values: Mapping[str, Plain] | None = None) -> str:
    """{"edition", "year", "agency", "values": {path: number | string | null}}.

    `values` are those that a published report has; without them all cells of a form are given.
    """
    cells = {path: plain_value(cell) for path, cell in report.cells.items()}
    document = {
        "edition": report.edition.id,
        "year": report.year,
        "agency": report.agency.name or None,
        "values": cells if values is None else values,
    }
    return json.dumps(document, ensure_ascii=False, indent=2)
