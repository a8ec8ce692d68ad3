"""Reading a part of the frame by its declarations, without pydantic.

What is not plainly right is not read at all: by the same declarations pydantic then says what is
wrong with it.
"""

from collections.abc import Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from generator.form.frame_marks import Part, Reader, items


def read_part(shape: type[Part], given: Mapping[str, object]) -> Part | None:
    """The part that plain texts, lists and mappings say; None for what is not plainly right."""
    try:
        found: Part = _reader(shape)(given)
    except ValueError:
        return None
    return found


@cache
def _reader(kind: Any) -> Reader:
    """How a value of a declared type is read."""
    origin, below = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _marked(*below)
    if origin in (Union, UnionType):
        return _optional(_reader(below[0]))
    if origin is Literal:
        return _one_of(frozenset(below))
    if origin is tuple:
        return _list_of(_reader(below[0]))
    if origin is Mapping:
        return _mapping_to(_reader(below[1]))
    return _part(kind) if hasattr(kind, "_fields") else _exactly(kind)


def _marked(kind: Any, *marks: Any) -> Reader:
    read = _reader(kind)
    for mark in marks:
        read = mark.reading(read)
    return read


def _optional(read: Reader) -> Reader:
    return lambda value: None if value is None else read(value)


def _one_of(words: frozenset[str]) -> Reader:
    text = _exactly(str)

    def one_of(value: Any) -> Any:
        if text(value) not in words:
            raise ValueError(value)
        return value

    return one_of


def _list_of(read: Reader) -> Reader:
    given = _exactly(list)
    return lambda value: tuple(map(read, given(value)))


def _mapping_to(read: Reader) -> Reader:
    given = _exactly(dict)
    return lambda value: {key: read(entry) for key, entry in given(value).items()}


def _exactly(kind: type) -> Reader:
    def exactly(value: Any) -> Any:
        if type(value) is not kind:
            raise ValueError(value)
        return value

    return exactly


def _part(shape: Any) -> Reader:
    given = _exactly(dict)
    own = items(shape)
    known = {item.key for item in own.values()}
    required = {item.key for item in own.values() if item.required}
    fields = [
        (item.key, _reader(shape.__annotations__[name]), item.absent) for name, item in own.items()
    ]

    def part(value: Any) -> Any:
        written = given(value)
        if not required <= written.keys() <= known:
            raise ValueError(value)
        return shape(
            *[read(written[key]) if key in written else absent for key, read, absent in fields]
        )

    return part
