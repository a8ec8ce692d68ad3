"""Reading a shipped data file: as it was proved before, else proved now by the shape of its entries."""

from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from generator.errors import SpecError
from generator.spec.proved import recalled

Entry = TypeVar("Entry")
Steps = tuple[str | int, ...]


def read_data(
    path: Path, shape: type[Entry], prove_more: Callable[[Entry], None] | None = None
) -> Entry:
    """What the file says; SpecError says what is wrong with it.

    `prove_more` judges by the editions beside the file what the shape cannot tell.
    """
    try:
        source = path.read_bytes()
    except OSError as error:
        raise SpecError(f"{path}: {error}") from error
    known = recalled(path, proved_from(path, source, prove_more is not None), shape)
    if known is not None:
        return known
    entry = prove(path, source, shape)
    if prove_more is not None:
        prove_more(entry)
    return entry


def proved_from(path: Path, source: bytes, with_editions: bool) -> bytes:
    """All that an entry is proved by: its file, and the editions beside it where it names their cells."""
    forms = sorted(path.parent.glob("*/form.yaml")) if with_editions else ()
    return b"\0".join((source, *(form.read_bytes() for form in forms)))


def prove(path: Path, source: bytes, shape: type[Entry]) -> Entry:
    """What YAML says, when it fits the shape; SpecError says what does not."""
    import yaml
    from pydantic import TypeAdapter, ValidationError

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        written = yaml.load(source.decode("utf-8"), Loader=loader)
        entry = TypeAdapter(shape).validate_python(written)
    except (UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise SpecError(f"{path}: {error}") from error
    unnamed = find_unnamed(written, entry)
    if unnamed is not None:
        raise SpecError(f"{path}: {unnamed}: a list where names are meant")
    return entry


def find_unnamed(written: Any, entry: Any) -> Steps | None:
    """The steps to a list that was taken for the fields of an entry in their order; None without one."""
    if hasattr(entry, "_fields"):
        if not isinstance(written, dict):
            return ()
        entry = entry._asdict()
    if isinstance(entry, dict):
        parts = [(key, written[key], part) for key, part in entry.items() if key in written]
    elif isinstance(entry, tuple):
        parts = list(zip(count(), written, entry, strict=False))
    else:
        return None
    for step, below, part in parts:
        found = find_unnamed(below, part)
        if found is not None:
            return (step, *found)
    return None
