"""The account of an import: what was read how, and how much of each table."""

import json
from collections.abc import Sequence
from typing import Protocol

from generator.diagnostics import Finding
from generator.form.report import Report
from generator.recovery.carried import Changed


class Coverage(Protocol):
    """Of one official table, the cells found and all that it has."""

    @property
    def table(self) -> str: ...
    @property
    def edition(self) -> str: ...
    @property
    def found(self) -> int: ...
    @property
    def all(self) -> int: ...


class Account(Protocol):
    """What an import says of itself."""

    @property
    def ledger(self) -> Sequence[Finding]: ...
    @property
    def coverage(self) -> Sequence[Coverage]: ...


def as_text(source: str, account: Account) -> str:
    """The ledger line by line, then the coverage of each table."""
    lines = [f"{source} {f.place or ''} {f.code} {f.message}" for f in account.ledger]
    for row in account.coverage:
        rest = "" if row.found == row.all else f"，还有 {row.all - row.found} 格要填"
        lines.append(
            f"“{row.table}”（{row.edition} 版）：读到 {row.found} 格，共 {row.all} 格{rest}"
        )
    return "\n".join(lines)


def as_json(source: str, form: str, account: Account, report: Report | None) -> str:
    """{"path", "form", "edition", "year", "agency", "coverage": [...], "ledger": [...]}."""
    document = {
        "path": source,
        "form": form,
        "edition": report.edition.id if report else None,
        "year": report.year if report else None,
        "agency": (report.agency.name or None) if report else None,
        "coverage": [
            {"table": c.table, "edition": c.edition, "found": c.found, "all": c.all}
            for c in account.coverage
        ],
        "ledger": [
            {"code": f.code, "message": f.message, "path": f.path, "place": f.place}
            for f in account.ledger
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def changed_by_hand(source: str, changes: Sequence[Changed]) -> str:
    """Each change, and what the clerk must choose."""
    lines = [
        f"{source} {c.place} RE04 “{c.name}”：文件里是“{c.shown}”，带着的表单里是“{c.carried}”"
        for c in changes
    ]
    lines.append(f"“{source}”生成以后被手工改过 {len(changes)} 处，没有写表单。")
    lines.append("用改过的内容，加 --take word；用原来的表单，加 --take form。")
    return "\n".join(lines)
