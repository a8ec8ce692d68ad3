"""What two reports say about themselves: year, title, organ, contact, signature."""

from collections.abc import Iterator
from typing import Any

from generator.comparison.side import Side
from generator.differences import FieldChange
from generator.document.paths import chinese_date
from generator.form.frame import NO_CONTACT, NO_SIGNATURE, Agency, Contact, Signature
from generator.form.frame_marks import as_written, items
from generator.form.report import Report

_YEAR, _TITLE, _AGENCY, _SIGNATURE, _SCOPE = "年度", "标题", "机关", "落款", "口径"
_UNPRINTED = ("机关.类型", "机关.自称", _SCOPE)
_CONTACT = "机关.联系方式."


def compare_fields(old: Side, new: Side) -> tuple[tuple[FieldChange, ...], int]:
    """The fields that differ, and how many are equal and not empty.

    What is never printed is compared between forms only; so is the contact, which a report tells in
    the words of its preface.
    """
    before, after = dict(_fields(old)), dict(_fields(new))
    names = _names()
    if old.published or new.published:
        names = {
            path: name
            for path, name in names.items()
            if path not in _UNPRINTED and not path.startswith(_CONTACT)
        }
    found = tuple(
        FieldChange(path, name, before[path], after[path], old.place(path), new.place(path))
        for path, name in names.items()
        if _plain(before[path]) != _plain(after[path])
    )
    equal = sum(bool(before[path]) and before[path] == after[path] for path in names)
    return found, equal


def _plain(text: str) -> str:
    return "".join(text.split())


def _names() -> dict[str, str]:
    """Paths and Chinese names of the fields, in order."""
    fields = {_YEAR: _YEAR, _TITLE: _TITLE}
    fields |= {f"{_AGENCY}.{alias}": title for alias, title in _titles(Agency)}
    del fields[_CONTACT.rstrip(".")]
    fields |= {f"{_CONTACT}{alias}": title for alias, title in _titles(Contact)}
    fields |= {f"{_SIGNATURE}.{alias}": title for alias, title in _titles(Signature)}
    return fields | {_SCOPE: "统计口径"}


def _titles(shape: type[tuple[Any, ...]]) -> Iterator[tuple[str, str]]:
    for item in items(shape).values():
        yield item.key, item.title


def _fields(side: Side) -> Iterator[tuple[str, str]]:
    report = side.report
    yield _YEAR, str(report.year or "")
    yield _TITLE, side.document.meta.title
    yield from _of(_AGENCY, report.agency)
    yield from _of(_CONTACT.rstrip("."), report.agency.contact or NO_CONTACT)
    yield from _of(_SIGNATURE, _signature(report))
    yield _SCOPE, report.scope


def _signature(report: Report) -> Signature:
    return report.signature or NO_SIGNATURE


def _of(path: str, part: Agency | Contact | Signature) -> Iterator[tuple[str, str]]:
    for key, value in as_written(part).items():
        yield f"{path}.{key}", _text(value)


def _text(value: Any) -> str:
    if value is None or isinstance(value, Contact):
        return ""
    return value if isinstance(value, str) else chinese_date(value)
