"""Files and folders: the only module of the commands that touches the disk."""

import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from generator.errors import InputError
from generator.form.decode import MAX_BYTES

_FOREIGN = (
    (b"PK\x03\x04", "Word 文件或压缩包"),
    (b"%PDF", "PDF 文件"),
    (b"\xd0\xcf\x11\xe0", "旧版 Word（.doc）或 WPS 文件"),
    (b"\x89PNG", "图片"),
    (b"\xff\xd8\xff", "图片"),
)
_UNSAFE = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069]')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)", re.IGNORECASE)
TEMPORARY = ".tmp"
PREFIX = ".nianbao-"
_LONGEST_NAME = 80
_LARGEST_REPORT = 100 * 1024 * 1024
_LARGEST_IMAGE = 64 * 1024 * 1024


def read_form(path: Path) -> bytes:
    """The bytes of a form; InputError in Chinese when there is none to read."""
    data = _read(path, MAX_BYTES + 1)
    for signature, kind in _FOREIGN:
        if data.startswith(signature):
            raise InputError(f"“{path}”是{kind}，不是表单；表单是扩展名为 .yaml 的文本文件")
    return data


def read_published(path: Path) -> bytes:
    """The bytes of a published report; its reader says whether it is too large."""
    return _read(path, _LARGEST_REPORT + 1)


def _read(path: Path, limit: int) -> bytes:
    try:
        if path.is_dir():
            raise InputError(f"文件夹“{path}”里没有表单（.yaml 文件）")
        if path.exists() and not path.is_file():
            raise InputError(f"“{path}”不是文件")
        with path.open("rb") as file:
            return file.read(limit)
    except FileNotFoundError as error:
        raise InputError(f"找不到文件“{path}”，请核对文件名和所在的文件夹") from error
    except PermissionError as error:
        raise InputError(f"没有读取“{path}”的权限，或者它正被别的程序占用") from error
    except (OSError, ValueError) as error:
        raise InputError(f"“{path}”打不开（{reason(error)}）") from error


def image_reader(form: Path) -> Callable[[str], bytes]:
    """Fetches images by the names that a form uses, from its own folder and below only."""
    folder = form.resolve().parent

    def read(name: str) -> bytes:
        relative = PurePosixPath(name.replace("\\", "/"))
        outside = relative.is_absolute() or ".." in relative.parts or ":" in name
        shown = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
        target = folder / relative
        try:
            if outside or not target.resolve().is_relative_to(folder):
                raise InputError(f"图片“{shown}”不在表单所在的文件夹里")
            if not target.is_file():
                raise InputError(f"找不到图片“{shown}”")
        except (OSError, ValueError) as error:
            raise InputError(f"图片“{shown}”的文件名不能用") from error
        return _read(target, _LARGEST_IMAGE)

    return read


def safe_name(title: str) -> str:
    """A title as a file name on any system: no separators, control or direction characters."""
    name = _UNSAFE.sub("_", title).strip(" .\u3000").lstrip("-~ .\u3000")
    if _DEVICE.match(name):
        name = f"_{name}"
    if len(name) > _LONGEST_NAME:  # the end, with year and kind, tells reports apart
        half = _LONGEST_NAME // 2
        name = f"{name[: half - 1]}…{name[-half:]}"
    return name or "政府信息公开工作年度报告"


def write_all(files: Mapping[Path, bytes]) -> None:
    """Write every file whole or none: temporary files first, then rename.

    InputError when the folder cannot be written or a file is open in Word.
    """
    staged: list[tuple[Path, Path]] = []
    with refusals():
        try:
            for path, data in files.items():
                staged.append((stage(path, data), path))
            for temporary, path in staged:
                os.replace(temporary, path)
        finally:
            for temporary, _ in staged:
                temporary.unlink(missing_ok=True)


@contextmanager
def refusals() -> Iterator[None]:
    """What the system refuses while writing becomes an InputError that says what to do."""
    try:
        yield
    except PermissionError as error:
        named = Path(str(error.filename2 or error.filename or ""))
        blamed = named.parent if named.suffix == TEMPORARY else named.name
        raise InputError(
            f"写不进去：“{blamed}”可能正在 Word 或 WPS 中打开，或者没有写入文件夹的权限；"
            "请关闭文件或换一个文件夹再试"
        ) from error
    except UnicodeEncodeError as error:
        raise InputError("系统的语言设置不支持中文文件名，请把系统语言设为中文或 UTF-8") from error
    except OSError as error:
        raise InputError(f"写不进去（{reason(error)}）：{error.filename or ''}") from error


def stage(path: Path, data: bytes, prefix: str = PREFIX) -> Path:
    """A temporary file beside `path` that holds `data`, safely on the disk; `path` may be replaced.

    Raises OSError when the folder cannot be written, InputError when `path` cannot be a file.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    _refuse_locked(path)
    temporary = path.parent / f"{prefix}{os.urandom(8).hex()}{TEMPORARY}"
    file = temporary.open("xb")  # never one that is there already
    try:
        with file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary


def _refuse_locked(path: Path) -> None:
    if path.is_dir():
        raise InputError(f"“{path}”是文件夹，不能写成文件")
    if path.exists() and not path.is_file():
        raise InputError(f"“{path}”不是普通文件，不能写")
    if path.exists():
        with path.open("r+b"):
            pass


_REASONS = {
    28: "磁盘已满",
    30: "磁盘是只读的",
    36: "文件名太长",
    17: "路径中有同名的文件",
    20: "路径中有一段不是文件夹",
}


def reason(error: OSError | ValueError) -> str:
    """Why the system refused, in a few Chinese words."""
    number = getattr(error, "errno", None)
    return _REASONS.get(number or 0, f"系统错误 {number}" if number else "文件名不合法")
