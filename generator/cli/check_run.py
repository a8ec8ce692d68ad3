"""A run of `nianbao check`: files out to the workers, what was found given in the files' order."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from generator.cli import batch, console, overview
from generator.cli.check_job import Checked, Checker, CheckOrder
from generator.cli.files import write_all
from generator.cli.pool import Died, processes_for
from generator.cli.progress import MANY
from generator.cli.publish import Claims, discard, publish, run_prefix, sweep
from generator.errors import InputError
from generator.form.report import Report
from generator.reporters import summary, text
from generator.reporters.entry import FileEntry
from generator.reporters.summary import Row, State

_MACHINE = ("json", "sarif")


class Request(NamedTuple):
    """What the command line asks for; `format` is text, json, sarif or docx."""

    previous: Report | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    format: str
    output: Path | None
    jobs: int | None = None
    report: Path | None = None

    def silent(self, files: int) -> bool:
        """Whether the overview of many files is enough."""
        return self.report is not None and files > MANY

    def order(self, files: int) -> CheckOrder:
        """What the workers are told."""
        shown = self.output is None and console.coloured()
        return CheckOrder(
            self.previous, self.select, self.ignore, self.format, shown, self.silent(files),
            self.output or Path(), run_prefix(), files == 1, console.debug,
        )  # fmt: skip


def check_all(files: Sequence[Path], request: Request) -> list[Row]:
    """Check every file and give what was found; KeyboardInterrupt after an orderly stop."""
    order = request.order(len(files))
    run = _Run(request)
    processes = processes_for(len(files), request.jobs)
    try:
        with closing(batch.run(Checker(order), files, files, processes, "检查")) as results:
            for checked, path in zip(
                results, files, strict=False
            ):  # results first: they end the run
                run.take(path, checked)
    finally:
        if processes > 1:
            sweep(order.slips, order.prefix)
        if run.rows:
            run.finish(len(files))
    return run.rows


@dataclass
class _Run:
    request: Request
    rows: list[Row] = field(default_factory=list)
    entries: list[FileEntry] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    claims: Claims = field(default_factory=Claims)

    def take(self, path: Path, checked: Checked | Died) -> None:
        """Show or keep what was found in one file."""
        if isinstance(checked, Died):
            checked = _died(path, checked)
        row = checked.row
        if checked.staged:
            row = self._slip(path, checked)
        elif row.state is State.FAILED:
            console.complain(f"错误：{row.why}")
        if checked.entry is not None:
            self.entries.append(checked.entry)
        if checked.words and self.request.format == "text":
            self._tell(checked.words)
        self.rows.append(row)

    def _slip(self, path: Path, checked: Checked) -> Row:
        target = checked.staged[0].target
        try:
            taken = self.claims.taken([target])
            if taken is not None:
                discard(checked.staged)
                raise InputError(f"“{path}”和“{taken[1]}”的修改单同名：“{target}”，后一份没有生成")
            publish(checked.staged, keep=False)
        except InputError as error:
            console.complain(f"错误：{error}")
            return replace(checked.row, state=State.FAILED, files=(), why=str(error))
        self.claims.take([target], str(path))
        console.say(f"已生成：{target}")
        return checked.row

    def _tell(self, words: str) -> None:
        if self.request.output is not None:
            self.kept.append(words)
        else:
            console.say(words)

    def finish(self, files: int) -> None:
        """The end of the text, or the whole of what a program reads; then the file of --report."""
        request = self.request
        if request.format in _MACHINE:
            self._give_data()
        elif request.format == "text" and request.output is not None:
            self.kept += self._closing()
            _write(request.output, "\n".join(self.kept))
        elif len(self.rows) > 1:
            overview.show(self.rows)
        elif request.format == "text":
            console.say(self._closing()[-1])
        tell = console.complain if request.format in _MACHINE else console.say
        if len(self.rows) < files:
            console.complain(f"还有 {files - len(self.rows)} 份没有检查。")
        overview.write_report(request.report, self.rows, tell)

    def _closing(self) -> list[str]:
        if len(self.rows) > 1:
            return [*summary.lines(self.rows), summary.total(self.rows)]
        return [summary.found(self.rows)]

    def _give_data(self) -> None:
        from generator.reporters import json_report

        request = self.request
        made = (
            _sarif(self.entries) if request.format == "sarif" else json_report.report(self.entries)
        )
        if request.output is not None:
            _write(request.output, made)
        else:
            console.emit(made)


def _died(path: Path, died: Died) -> Checked:
    from generator import pipeline
    from generator.cli.examined import entry_of

    why = f"处理“{path}”的进程两次意外结束（{batch.cause(died)}）"
    entry = entry_of(path, pipeline.unreadable(why))
    words = "\n".join(text.file_lines(entry))
    return Checked(summary.row_of(entry, State.UNREAD, why=why), words, entry)


def _write(path: Path, words: str) -> None:
    write_all({path: f"{words}\n".encode()})
    console.say(f"检查结果已写入：{path}")


def _sarif(entries: Sequence[FileEntry]) -> str:
    from generator import __version__
    from generator.checks.catalogue import rules
    from generator.reporters import sarif

    known = [sarif.RuleText(r.code, r.name, r.severity, r.page) for r in rules().values()]
    return sarif.report(entries, known, __version__)
