"""What an entry of a shipped file may be, beyond its type: marks for annotations.

pydantic asks the marks when it proves a file; what is proved already is read without it.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Limits:
    """Bounds of a number or a length, in pydantic's words (ge, le, gt, min_length, pattern …)."""

    def __init__(self, **bounds: Any) -> None:
        self._bounds = bounds

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        bounded: Any = {**handler(source), **self._bounds}
        return bounded  # type: ignore[no-any-return]


class Compiles:
    """A text that is a regular expression."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core.core_schema import no_info_after_validator_function

        return no_info_after_validator_function(_compilable, handler(source))


class Written(NamedTuple):
    """An entry whose key `written` is the field `read`, for words that Python reserves."""

    written: str
    read: str

    def __get_pydantic_core_schema__(
        self, source: Any, handler: "GetCoreSchemaHandler"
    ) -> "CoreSchema":
        from pydantic_core.core_schema import no_info_before_validator_function

        return no_info_before_validator_function(self._renamed, handler(source))

    def _renamed(self, entry: Any) -> Any:
        if not isinstance(entry, Mapping):
            return entry
        names = {self.written: self.read, self.read: f"{self.read}?"}  # as a key it is unknown
        return {names.get(key, key): value for key, value in entry.items()}


def _compilable(pattern: str) -> str:
    try:
        re.compile(pattern)
    except re.error as error:
        raise ValueError(f"{pattern}: {error}") from error
    return pattern


Text = Annotated[str, Limits(min_length=1)]
Pattern = Annotated[Text, Compiles()]
Words = Annotated[tuple[Text, ...], Limits(min_length=1)]
Patterns = Annotated[tuple[Pattern, ...], Limits(min_length=1)]
