"""Where the shipped data lies: the only module that knows.

In a wheel `schemas/`, `templates/` and `proved/` (what of both is read at each start, see
`spec/proved.py`) are inside the package; in a checkout they stand beside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_ROOT = _PACKAGE if (_PACKAGE / "schemas").is_dir() else _PACKAGE.parent

SCHEMAS = _ROOT / "schemas"
TEMPLATES = _ROOT / "templates"
PROVED = _ROOT / "proved"


def template_path(name: str, edition: str, folder: Path = TEMPLATES) -> Path:
    """The file `name` of the edition's own folder, else the one that all editions share."""
    own = folder / edition / name
    return own if own.is_file() else folder / name
