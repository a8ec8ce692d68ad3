"""The commented form of an edition: blank, or with what last year's report gives."""

from collections.abc import Mapping, Sequence
from typing import get_args

from generator.form.carried import NOTHING, Carried
from generator.form.frame import NO_CONTACT, Agency, AgencyType
from generator.form.frame_marks import as_written
from generator.form.raw import Plain, RawMapping
from generator.form.scalars import plain_or_quoted
from generator.form.write import as_raw, comment, form_text
from generator.spec.model import Column, Edition, Row
from generator.templating import environment

AGENCY_TYPES: tuple[str, ...] = get_args(AgencyType)


def blank_form(
    edition: Edition,
    year: int,
    agency: str,
    agency_type: str,
    defaults: Mapping[str, str],
    carried: Carried = NOTHING,
) -> str:
    """A form to fill in; `defaults` are the sentences that 默认 stands for, by chapter key."""

    def computed(row: Row) -> bool:
        return all(cell.path in edition.total_paths for cell in row.cells)

    def columns(row: Row) -> list[Column]:
        carried_totals = (c for c in row.cells if c.column.sums and c.path in carried.cells)
        return [*row.axis.base, *(cell.column for cell in carried_totals)]

    last = carried.agency
    return environment().get_template("form.yaml.j2").render(
        edition=edition,
        year=year,
        agency=quoted(agency),
        type=agency_type,
        types=" / ".join(AGENCY_TYPES),
        self_name=_value(last.self_name) if last else "",
        contact=_contact(last),
        computed=computed,
        columns=columns,
        defaults=defaults,
        carried=carried,
        lines=lambda path, indent: comment(carried.notes.get(path, ()), indent),
        preface=_part({"编制说明": carried.preface or "默认"}),
        tables=_part(_tables(carried), carried.notes),
        signature=_part(_signature(carried)),
        unconfirmed=_part({"待确认": list(carried.unconfirmed)} if carried.unconfirmed else {}),
    )  # fmt: skip


def quoted(text: str) -> str:
    """A text as a YAML scalar that means itself, also within { } and [ ]."""
    return plain_or_quoted(text, flow=True, number=False)


def _value(text: str) -> str:
    return plain_or_quoted(text, number=False) if text else ""


def _contact(agency: Agency | None) -> Mapping[str, str]:
    """The parts of 联系方式 by key, as they are to be written."""
    contact = agency.contact if agency else None
    parts = as_written(contact or NO_CONTACT)
    return {key: _value(text) for key, text in parts.items()}


def _tables(carried: Carried) -> dict[str, Plain]:
    tables: list[Plain] = [
        {
            "标题": table.title,
            "位于": table.after,
            "列": list(table.columns),
            "行": [list(row) for row in table.rows],
        }
        for table in carried.tables
    ]
    return {"附表": tables} if tables else {}


def _signature(carried: Carried) -> dict[str, Plain]:
    if not carried.signature:
        return {}
    return {"落款": {"署名": carried.signature, "日期": None}}


def _part(values: dict[str, Plain], notes: Mapping[str, Sequence[str]] | None = None) -> str:
    """A few keys of the form as text; empty for none."""
    node = as_raw(values)
    return form_text(node, notes).rstrip("\n") if values and isinstance(node, RawMapping) else ""
