"""Every regular expression that the program compiles, as seen by compiling it: run as a module.

Prints JSON: [[pattern, flags, file], …].
"""

import ast
import importlib
import json
import pkgutil
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

_ROOT = Path(__file__).resolve().parents[2]
_seen: dict[tuple[str, int], str] = {}


def _listen() -> None:
    compile_ = re._compile  # type: ignore[attr-defined]

    def note(pattern: Any, flags: Any) -> Any:
        frame = sys._getframe(1)
        while frame.f_back is not None and Path(frame.f_code.co_filename).parent.name == "re":
            frame = frame.f_back
        file = Path(frame.f_code.co_filename)
        if file.is_relative_to(_ROOT / "generator") and isinstance(pattern, str):
            _seen.setdefault((pattern, int(flags)), file.relative_to(_ROOT).as_posix())
        return compile_(pattern, flags)

    re._compile = note  # type: ignore[attr-defined]


def _kept_as_text(module: ModuleType) -> Iterator[str]:
    """The patterns of a module that `re` compiles when they are first wanted: re.search(_NAME, …)."""
    for node in ast.walk(ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))):
        match node:
            case ast.Call(
                func=ast.Attribute(value=ast.Name(id="re")), args=[ast.Name(id=name), *_]
            ) if isinstance(pattern := vars(module).get(name), str):
                yield pattern


def _use_everything() -> None:
    """Import every module, and read and check what makes the patterns that data are turned into."""
    import generator

    for module in pkgutil.walk_packages(generator.__path__, "generator."):
        if not module.name.endswith("__main__"):
            _import(module.name)
    from generator.pipeline import examine, render
    from tests.document.forms import no_images
    from tests.samples.load import GOOD, SAMPLES, content

    examine((SAMPLES / "broken_2025.yaml").read_bytes(), no_images, suffix=".yaml")
    for name in GOOD:
        files = render(content(name), ("docx", "txt", "html")).files
        for kind, data in files.items():
            examine(data, no_images, suffix=f".{kind}")


def _import(name: str) -> None:
    module = importlib.import_module(name)
    file = Path(str(module.__file__)).relative_to(_ROOT).as_posix()
    for pattern in _kept_as_text(module):
        _seen.setdefault((pattern, 0), file)


if __name__ == "__main__":
    _listen()
    _use_everything()
    sys.stdout.write(json.dumps([[*key, file] for key, file in sorted(_seen.items())]))
