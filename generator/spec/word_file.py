"""Reading a file of words beside the editions: YAML proved by its pydantic model."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from generator.errors import SpecError

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Words = TypeVar("Words", bound=BaseModel)


def read_words(path: Path, model: type[Words]) -> Words:
    """The file as its model; SpecError says what is wrong with it."""
    try:
        return model.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader))
    except (OSError, UnicodeDecodeError, yaml.YAMLError, ValidationError) as error:
        raise SpecError(f"{path}: {error}") from error
