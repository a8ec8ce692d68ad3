"""Running LibreOffice, where there is one, to turn a file into one of another kind."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

TIMEOUT = 120  # seconds; the first start on a slow machine takes 20
_COMMANDS = ("soffice", "libreoffice")
_MAC = "/Applications/LibreOffice.app/Contents/MacOS/soffice"
_WINDOWS = ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA")
_SECURITY = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="{}"'
    ' oor:op="fuse"><value>true</value></prop></item>'
)
_SETTINGS = "".join(
    (
        '<?xml version="1.0" encoding="UTF-8"?><oor:items'
        ' xmlns:oor="http://openoffice.org/2001/registry">',
        *map(_SECURITY.format, ("DisableMacrosExecution", "BlockUntrustedRefererLinks")),
        "</oor:items>",
    )
)


class OfficeError(Exception):
    """It did not come to the new file; a Chinese clause that says what happened."""


def converted(data: bytes, suffix: str, target: str, timeout: float = TIMEOUT) -> bytes:
    """A file with this suffix (".doc") as a file of kind `target` ("docx", "pdf").

    LibreOffice runs in a folder and with a profile of its own, without macros, without fetching
    what is linked.
    """
    program = find_libreoffice()
    if program is None:
        raise OfficeError("这台电脑没有安装 LibreOffice")
    with TemporaryDirectory(prefix="nianbao-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"report{suffix}"
        source.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, encoding="utf-8")
        _run(_command(program, source, folder, target), timeout)
        made = folder / "made" / f"report.{target}"
        if not made.is_file():
            raise OfficeError("LibreOffice 转换不了这个文件，它可能已经损坏")
        return made.read_bytes()


def find_libreoffice() -> Path | None:
    """LibreOffice's program: on the path, else where it is usually installed."""
    for candidate in _candidates():
        if candidate.is_file():
            return candidate
    return None


def _candidates() -> Iterator[Path]:
    for command in _COMMANDS:
        found = shutil.which(command)
        if found:
            yield Path(found)
    for variable in _WINDOWS:
        if folder := os.environ.get(variable):
            yield Path(folder) / "LibreOffice" / "program" / "soffice.exe"
    yield Path(_MAC)


def _command(program: Path, source: Path, folder: Path, target: str) -> list[str]:
    return [
        str(program),
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--nodefault",
        "--convert-to",
        target,
        "--outdir",
        str(folder / "made"),
        str(source),
    ]


def _run(command: list[str], timeout: float) -> None:
    """Run to the end or to the limit; whether it worked shows in the file that it made."""
    silent = subprocess.DEVNULL
    try:
        process = subprocess.Popen(
            command, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError as error:
        raise OfficeError("LibreOffice 启动不了") from error
    try:
        process.wait(timeout)
    except subprocess.TimeoutExpired as error:
        raise OfficeError(f"LibreOffice 用了 {timeout:g} 秒还没有转换完") from error
    finally:
        if process.poll() is None:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End LibreOffice with the process that its launcher started."""
    if sys.platform == "win32":
        subprocess.run(
            ["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False
        )
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
