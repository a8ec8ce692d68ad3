"""What `check` is told beside its files: last year's report, the settings file, codes to run."""

from collections.abc import Sequence
from pathlib import Path

from generator.checks.catalogue import rules
from generator.checks.engine import Options
from generator.checks.registry import FAMILIES, Settings
from generator.cli.examined import examine_file
from generator.errors import InputError
from generator.form.report import Report

FILE_NAME = "nianbao.toml"


def read_previous(path: Path) -> Report:
    """Last year's report; InputError when it cannot be read: a check must not go on without it."""
    examined, entry = examine_file(path)
    if examined.report is None:
        why = entry.diagnostics[0].message if entry.diagnostics else "没有内容"
        raise InputError(f"上年的报告“{path}”读不出来：{why}")
    return examined.report


def settings_file(form: Path) -> Path | None:
    """The nearest settings file, beside the form or upwards to the home folder."""
    home = Path.home()
    folder = form.resolve().parent
    for place in (folder, *folder.parents):
        path = place / FILE_NAME
        if path.is_file():
            return path
        if place == home:
            break
    return None


def settings_for(form: Path) -> Settings:
    """What the nearest settings file says; InputError when it is wrong or cannot be read."""
    path = settings_file(form)
    if path is None:
        return Settings()
    from generator.checks.settings import parse_settings

    try:
        return parse_settings(path.read_text(encoding="utf-8-sig"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"“{path}”读不出来，应当是 UTF-8 编码的文本文件") from error


def codes(given: Sequence[str], files: Sequence[Path]) -> tuple[str, ...]:
    """Rule codes and families from the command line, parted by commas; unknown ones refused.

    A county's own rules are those of the settings that hold for the files.
    """
    wanted = tuple(c.strip().upper() for words in given for c in words.split(",") if c.strip())
    for code in wanted:
        if code not in rules() and code not in FAMILIES and not _local(code, files):
            raise InputError(f"没有“{code}”这条规则或这一类规则，用 nianbao rules 列出全部规则")
    return wanted


def _local(code: str, files: Sequence[Path]) -> bool:
    from generator.checks.local_rules import is_local

    return is_local(code) and any(code in settings_for(path).rules for path in files)


def options_for(
    form: Path, previous: Report | None, select: tuple[str, ...], ignore: tuple[str, ...]
) -> Options:
    """Everything that a check of one form needs to know."""
    return Options(previous, settings_for(form), select, ignore)
