"""Our own Jinja templates (the blank form, the text layout); sentences take another way."""

from functools import lru_cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from generator import resources


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates by name from `templates/`: strict, nothing escaped, blocks leave no empty lines."""
    return Environment(
        loader=FileSystemLoader(resources.TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
    )
