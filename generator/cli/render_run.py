"""A run of `nianbao render`: forms out to the workers, files into their folder in the forms' order."""

import os
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from generator.cli import batch, console, overview
from generator.cli.folders import Found
from generator.cli.manifest import Manifest, combined, shipped_digest
from generator.cli.pool import Died, processes_for
from generator.cli.progress import MANY
from generator.cli.publish import Claims, discard, publish, run_prefix, sweep, sweep_old
from generator.cli.render_job import Job, Made, Order, Renderer
from generator.document.options import RenderOptions
from generator.errors import InputError
from generator.reporters.summary import Row, State

_SAVE_EVERY = 1000  # forms that a power cut may cost


class Request(NamedTuple):
    """What the command line asks for."""

    output: Path
    formats: tuple[str, ...]
    options: RenderOptions
    jobs: int | None = None
    resume: bool = False
    report: Path | None = None


def render_all(found: Found, request: Request) -> list[Row]:
    """Render every form and say what became of it; KeyboardInterrupt after an orderly stop."""
    forms = list({os.path.abspath(form): form for form in found.files}.values())
    remembered = request.resume or found.searched or len(forms) > MANY
    brief = len(forms) > MANY
    run = _Run(request, Manifest(request.output) if remembered else None, brief)
    order = _order(request, brief, remembered)
    known = run.manifest if request.resume else None
    jobs = [Job(form, known.record(form) if known else None) for form in forms]
    processes = processes_for(len(jobs), request.jobs)
    try:
        with closing(batch.run(Renderer(order), jobs, forms, processes, "生成")) as results:
            for made, form in zip(results, forms, strict=False):  # results first: they end the run
                run.take(form, made)
    finally:
        if processes > 1:
            sweep(request.output, order.prefix)
        _finish(run, len(forms))
    return run.rows


def _order(request: Request, brief: bool, remembered: bool) -> Order:
    inputs = ""
    if remembered:
        reference = request.options.reference
        templates = replace(request.options.templates, place="", shipped=Path())
        own = repr(replace(request.options, reference=None, templates=templates))
        word = combined([reference.name, reference.data.hex()]) if reference else ""
        inputs = combined([shipped_digest(), own, word, *request.formats])
    return Order(
        request.output, request.formats, request.options, inputs, run_prefix(), brief, console.debug
    )


def _finish(run: "_Run", forms: int) -> None:
    """What is kept of the run, however it ended."""
    if run.manifest is not None:
        sweep_old(run.request.output)
        try:
            run.manifest.save()
        except InputError as error:
            console.complain(f"没有记下已经生成的报告，下次 --resume 会重新生成：{error}")
    if forms > 1 and run.rows:
        overview.show(run.rows)
    if len(run.rows) < forms:
        console.say(f"还有 {forms - len(run.rows)} 份没有做，加 --resume 可以接着做。")
    overview.write_report(run.request.report, run.rows, console.say)


@dataclass
class _Run:
    request: Request
    manifest: Manifest | None
    brief: bool
    claims: Claims = field(default_factory=Claims)
    rows: list[Row] = field(default_factory=list)

    def take(self, form: Path, made: Made | Died) -> None:
        """Put one form's files in place and say so."""
        if isinstance(made, Died):
            why = f"处理这份表单的进程两次意外结束（{batch.cause(made)}）"
            made = Made(Row(str(form), State.FAILED, why=why), complaint=f"错误：“{form}”：{why}")
        try:
            row = self._published(form, made)
        except InputError as error:
            console.complain(f"错误：{error}")
            row = replace(made.row, state=State.FAILED, files=(), why=str(error))
        self.rows.append(row)
        if self.manifest is not None:
            with suppress(InputError):  # the last time tells why
                self.manifest.save(_SAVE_EVERY)

    def _published(self, form: Path, made: Made) -> Row:
        if made.complaint:
            console.complain(made.complaint)
        targets = [Path(name) for name in made.row.files]
        self._refuse_taken(form, made, targets)
        publish(made.staged)
        self.claims.take(targets, str(form))
        if made.record is not None and self.manifest is not None:
            self.manifest.note(form, made.record)
        if not self.brief:
            _say(made)
        changed = any(file.temporary is not None for file in made.staged)
        if made.row.state is State.WRITTEN and not changed:
            return replace(made.row, state=State.SAME)
        return made.row

    def _refuse_taken(self, form: Path, made: Made, targets: Sequence[Path]) -> None:
        taken = self.claims.taken(targets)
        if taken is not None:
            discard(made.staged)
            path, owner = taken
            raise InputError(
                f"“{form}”和“{owner}”的机关、年度相同，会写到同一个文件“{path}”，后一份没有生成"
            )


def _say(made: Made) -> None:
    if made.row.state is State.SKIPPED:
        console.say(f"没有变化，略过：{made.row.path}")
    for file in made.staged:
        words = "已生成" if file.temporary is not None else "没有变化"
        console.say(f"{words}：{file.target}")
    if made.reminder:
        console.say(made.reminder)
