"""What an office gives of its own: a folder of templates, a Word file whose styles are taken."""

import os
from pathlib import Path

from generator.document.options import ReferenceFile
from generator.errors import InputError
from generator.templating import Templates, shipped_names

_LARGEST = 32 * 1024 * 1024


def read_templates(folder: Path | None) -> Templates:
    """The office's templates in place of ours; InputError for a file that takes no place."""
    if folder is None:
        return Templates()
    if not folder.is_dir():
        raise InputError(f"找不到放模板的文件夹“{folder}”")
    names = shipped_names()
    own: list[tuple[str, str]] = []
    for path in _visible(folder):
        name = path.relative_to(folder).as_posix()
        if name not in names:
            some = "、".join(sorted(names))
            raise InputError(f"“{path}”不是模板；可以换的模板有：{some}")
        own.append((name, _text(path)))
    if not own:
        raise InputError(f"文件夹“{folder}”里没有模板；可以换的模板有：{'、'.join(sorted(names))}")
    return Templates(tuple(own), str(folder))


def read_reference(path: Path | None) -> ReferenceFile | None:
    """The office's Word file; InputError when it cannot be read."""
    if path is None:
        return None
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        raise InputError(f"作为样式的 Word 文件“{path}”打不开，请核对文件名") from error
    if len(data) > _LARGEST:
        raise InputError(f"作为样式的 Word 文件“{path}”超过 {_LARGEST // 1048576} MB")
    return ReferenceFile(path.name, data)


def _visible(folder: Path) -> list[Path]:
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in sorted(names) if not name.startswith(".")]
    return found


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(f"模板“{path}”不是 UTF-8 编码的文本") from error
    except OSError as error:
        raise InputError(f"模板“{path}”打不开") from error
