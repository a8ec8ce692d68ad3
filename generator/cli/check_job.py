"""One file of a check: what a worker process does."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from generator import pipeline
from generator.checks.engine import Options
from generator.checks.registry import Settings
from generator.cli import console
from generator.cli.examined import entry_of, examine_bytes, read_any
from generator.cli.files import image_reader, safe_name
from generator.cli.publish import Staged, digest, stage_changed
from generator.cli.settings import settings_for
from generator.errors import InputError
from generator.form.report import Report
from generator.pipeline import Examined
from generator.reporters import text
from generator.reporters.entry import FileEntry
from generator.reporters.summary import Row, State, checked_state, row_of


class CheckOrder(NamedTuple):
    """What all files of a check share; `format` is text, json, sarif or docx.

    `slips` is the folder for docx. `silent`: no text of each file. `alone`: the only file.
    """

    previous: Report | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    format: str
    colour: bool
    silent: bool
    slips: Path
    prefix: str
    alone: bool
    debug: bool


class Checked(NamedTuple):
    """A file's row, and what the format wants of it: `entry` for json and sarif, else words or files."""

    row: Row
    words: str = ""
    entry: FileEntry | None = None
    staged: tuple[Staged, ...] = ()


@dataclass
class Checker:
    """Checks the files of one order; settings are read once a folder."""

    order: CheckOrder
    settings: dict[Path, Settings] = field(default_factory=dict)

    def __call__(self, path: Path) -> Checked:
        console.debug = self.order.debug
        try:
            settings = self._settings(path)
        except InputError as error:
            if self.order.alone:
                raise
            return self._checked(path, None, pipeline.unreadable(str(error)))
        try:
            data = read_any(path)
        except InputError as error:
            return self._checked(path, None, pipeline.unreadable(str(error)))
        order = self.order
        options = Options(order.previous, settings, order.select, order.ignore)
        examined = examine_bytes(path, data, image_reader(path), options, path.suffix)
        return self._checked(path, digest(data), examined)

    def _settings(self, path: Path) -> Settings:
        folder = path.resolve().parent
        if folder not in self.settings:
            self.settings[folder] = settings_for(path)
        return self.settings[folder]

    def _checked(self, path: Path, form_digest: str | None, examined: Examined) -> Checked:
        order = self.order
        entry = entry_of(path, examined)
        row = row_of(entry, checked_state(entry), digest=form_digest)
        if order.format in ("json", "sarif"):
            return Checked(row, entry=replace(entry, lines=()))
        if order.format == "text":
            words = "" if order.silent else "\n".join(text.file_lines(entry, order.colour))
            return Checked(row, words)
        return self._slip(row, entry)

    def _slip(self, row: Row, entry: FileEntry) -> Checked:
        """The 退回单 of a file, staged."""
        from generator.reporters.slip import slip

        document = slip(entry)
        path = self.order.slips / f"{safe_name(document.meta.title)}.docx"
        try:
            staged = stage_changed({path: pipeline.write_docx(document)}, self.order.prefix)
        except InputError as error:
            return Checked(replace(row, state=State.FAILED, why=str(error)))
        return Checked(replace(row, files=(str(path),)), staged=staged)
