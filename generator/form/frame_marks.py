"""What the shapes of the frame say beside their types: marks for annotations.

Each mark tells both readers: that of `frame_reader`, and pydantic, where that is to judge.
"""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from generator.spec.limits import Limits

if TYPE_CHECKING:
    from pydantic import BaseModel, GetCoreSchemaHandler
    from pydantic_core import CoreSchema

Reader = Callable[[Any], Any]
"""A plain value to what it says; ValueError for what is not plainly right."""
Part = TypeVar("Part", bound=tuple[Any, ...])


class Item:
    """How a field stands in the form: its key, the title an editor shows, the help text.

    `absent` is what is meant where the key is not written; without one the key is required.
    """

    def __init__(
        self, key: str, title: str, help_text: str | None = None, *, absent: Any = ...
    ) -> None:
        self.key = key
        self.title = title
        self.help_text = help_text
        self.absent = absent

    @property
    def required(self) -> bool:
        """Whether the key must be written."""
        return self.absent is ...

    def reading(self, read: Reader) -> Reader:
        """The value is read as without this mark."""
        return read


class Given(NamedTuple):
    """What is written is converted first; a ValueError of `convert` names what is wrong."""

    convert: Callable[[Any], Any]

    def reading(self, read: Reader) -> Reader:
        """Convert, then read."""
        convert = self.convert
        return lambda value: read(convert(value))

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core.core_schema import no_info_before_validator_function

        return no_info_before_validator_function(self.convert, handler(source))


class Blank(NamedTuple):
    """What is meant where nothing stands behind the key."""

    meant: Any

    def reading(self, read: Reader) -> Reader:
        """Read only what is written."""
        meant = self.meant
        return lambda value: meant if value is None else read(value)

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core.core_schema import no_info_before_validator_function

        return no_info_before_validator_function(self.reading(_as_it_is), handler(source))


class Filled(Limits):
    """A text or a list that is not empty."""

    def __init__(self) -> None:
        super().__init__(min_length=1)

    def reading(self, read: Reader) -> Reader:
        """Read, then refuse the empty."""

        def filled(value: Any) -> Any:
            found = read(value)
            if not found:
                raise ValueError("empty")
            return found

        return filled


def _as_it_is(value: Any) -> Any:
    return value


def part(shape: type[Part]) -> type[Part]:
    """A named tuple that stands in the form as a mapping, each field under the key of its `Item`."""

    def judged(_: Any, handler: "GetCoreSchemaHandler") -> "CoreSchema":
        from pydantic_core.core_schema import no_info_after_validator_function

        def shaped(found: "BaseModel") -> Part:
            return shape(*(getattr(found, name) for name in items(shape)))

        return no_info_after_validator_function(shaped, handler.generate_schema(_model(shape)))

    shape.__get_pydantic_core_schema__ = judged  # type: ignore[attr-defined]
    return shape


def _model(shape: type[tuple[Any, ...]]) -> "type[BaseModel]":
    """The fields of a part as pydantic declares them; other keys are refused."""
    from pydantic import ConfigDict, Field, create_model

    fields: dict[str, Any] = {
        name: (
            shape.__annotations__[name],
            Field(item.absent, alias=item.key, title=item.title, description=item.help_text),
        )
        for name, item in items(shape).items()
    }
    config = ConfigDict(extra="forbid")
    return create_model(shape.__name__, __config__=config, __module__=shape.__module__, **fields)


@cache
def items(shape: type[tuple[Any, ...]]) -> dict[str, Item]:
    """The items of a part by the names of its fields."""
    return {
        name: next(mark for mark in kind.__metadata__ if isinstance(mark, Item))
        for name, kind in shape.__annotations__.items()
    }


def unwritten(shape: type[Part]) -> Part:
    """A part of which nothing is written; no item of it is required."""
    return shape(*(item.absent for item in items(shape).values()))


def as_written(entry: tuple[Any, ...]) -> dict[str, Any]:
    """The values of a part by the keys of the form."""
    keys = (item.key for item in items(type(entry)).values())
    return dict(zip(keys, entry, strict=True))
