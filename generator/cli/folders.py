"""Which files a command works on: files as given, and the forms in folders and their folders."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from generator.form.decode import MAX_BYTES

FORM_SUFFIXES = (".yaml", ".yml")
PUBLISHED_SUFFIXES = (".docx", ".html", ".htm", ".txt", ".doc", ".wps")
HISTORY = "历史版本"
_ENCODINGS = ("utf-8", "gb18030", "utf-16-le", "utf-16-be")
_SIGNS = tuple(word.encode(code) for word in ("年度", "机关") for code in _ENCODINGS)


class Found(NamedTuple):
    """`files` in the order given, those of a folder by name; `others` are YAML files, but no forms.

    `searched`: whether a folder was among what was given.
    """

    files: tuple[Path, ...]
    others: tuple[Path, ...] = ()
    searched: bool = False


def find(paths: Iterable[Path], published: bool = False) -> Found:
    """Files as given; a folder stands for the forms below it, and for itself when there are none.

    With `published` a folder without forms stands for the published reports below it. A file that
    was already found is not taken from a folder once more.
    """
    files: list[Path] = []
    others: list[Path] = []
    known: set[str] = set()
    searched = False
    for path in paths:
        if _is_folder(path):
            searched = True
            below = _below(path, FORM_SUFFIXES)
            forms: list[Path] = []
            for file in below:
                (forms if _looks_like_form(file) else others).append(file)
            if published and not forms:
                forms = list(_below(path, PUBLISHED_SUFFIXES))
            new = [form for form in forms if os.path.abspath(form) not in known]
            found = new if forms else [path]
        else:
            found = [path]
        files += found
        known |= {os.path.abspath(form) for form in found}
    return Found(tuple(files), tuple(others), searched)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name too long, or with a character that names cannot have
        return False


def _below(folder: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Files with these suffixes, a folder's own before those of its folders; links to folders are not followed."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(f for f in folders if not f.startswith(".") and f != HISTORY)
        for name in sorted(names):
            path = Path(place, name)
            visible = not name.startswith((".", "~$")) and path.suffix.lower() in suffixes
            if visible and path.is_file():
                yield path


def _looks_like_form(path: Path) -> bool:
    """Whether a YAML file names a year or an agency; what is empty or cannot be read is looked at later."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError:
        return True
    return len(data) > MAX_BYTES or not data.strip() or any(sign in data for sign in _SIGNS)
