"""The blank, commented form of an edition."""

import json
import re
from collections.abc import Mapping
from typing import get_args

from generator.form.frame import AgencyType
from generator.spec.model import Edition, Row
from generator.spec.rows import cells_of
from generator.templating import environment

AGENCY_TYPES: tuple[str, ...] = get_args(AgencyType)
_PLAIN = re.compile(r"[\w（）·、—-]+")


def blank_form(
    edition: Edition, year: int, agency: str, agency_type: str, defaults: Mapping[str, str]
) -> str:
    """A form to fill in; `defaults` are the sentences that 默认 stands for, by chapter key."""

    def computed(row: Row) -> bool:
        return all(cell.path in edition.total_paths for cell in cells_of(row))

    return environment().get_template("form.yaml.j2").render(
        edition=edition,
        year=year,
        agency=quoted(agency),
        type=agency_type,
        types=" / ".join(AGENCY_TYPES),
        computed=computed,
        defaults=defaults,
    )  # fmt: skip


def quoted(text: str) -> str:
    """A text as a YAML scalar that means itself."""
    safe = _PLAIN.fullmatch(text) and text[0] not in "-、" and not text.isascii()
    return text if safe else json.dumps(text, ensure_ascii=False)
