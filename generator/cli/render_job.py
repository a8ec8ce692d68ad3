"""One form of a run, examined, rendered and staged: what a worker process does.

Nothing is put in place here: the run does that in the order of the forms, so that which of two forms
with the same name is refused does not depend on chance.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import pipeline
from generator.checks.engine import Options
from generator.checks.registry import Settings
from generator.cli import console, manifest
from generator.cli.examined import entry_of, examine_bytes
from generator.cli.files import image_reader, read_form, safe_name
from generator.cli.house_style import read_templates
from generator.cli.manifest import Record
from generator.cli.pdf import PDF, to_pdf
from generator.cli.publish import Staged, digest, digest_of, stage_changed
from generator.cli.settings import settings_file, settings_for
from generator.document.options import RenderOptions
from generator.errors import InputError, SpecError
from generator.pipeline import Examined
from generator.reporters import text
from generator.reporters.summary import Row, State, checked_state, row_of

if TYPE_CHECKING:
    from generator.reporters.entry import FileEntry


DOCX = "docx"


class Order(NamedTuple):
    """What all forms of a run share; `inputs` is a digest of what they share, `brief` for few words."""

    output: Path
    formats: tuple[str, ...]
    options: RenderOptions
    inputs: str
    prefix: str
    brief: bool
    debug: bool


class Job(NamedTuple):
    """A form, and what is known of its files when they may be skipped."""

    form: Path
    known: Record | None = None


class Made(NamedTuple):
    """What a form came to: its row, files to be put in place, words for the two streams."""

    row: Row
    staged: tuple[Staged, ...] = ()
    record: Record | None = None
    reminder: str = ""
    complaint: str = ""


@dataclass
class Renderer:
    """Renders the forms of one order; settings are read once a folder."""

    order: Order
    settings: dict[Path, tuple[Settings, str]] = field(default_factory=dict)

    def __call__(self, job: Job) -> Made:
        console.debug = self.order.debug
        try:
            return self._made(job)
        except InputError as error:
            return _failed(job.form, f"“{job.form}”没有生成：{error}")
        except SpecError as error:
            return _failed(job.form, f"程序自带的数据有误，请联系维护人员：{error}")
        except Exception as error:
            if console.debug:
                raise
            what = f"程序处理“{job.form}”时出错，请告诉维护人员：{console.brief(error)}"
            return _failed(job.form, what)

    def _made(self, job: Job) -> Made:
        settings, settings_digest = self._settings(job.form)
        options = self._options(job.form, settings)
        inputs = manifest.combined(
            (self.order.inputs, settings_digest, repr(options.templates.own))
        )
        modified = manifest.modified_at(job.form)
        try:
            data = read_form(job.form)
        except InputError as error:
            return self._refused(entry_of(job.form, pipeline.unreadable(str(error))), None)
        if job.known is not None and self._unchanged(job, data, inputs):
            return self._skipped(job.form, job.known)
        images = _Images(image_reader(job.form))
        examined = examine_bytes(job.form, data, images, Options(settings=settings))
        entry = entry_of(job.form, examined)
        draft = self.order.options.draft and examined.report is not None
        if examined.content is None or (examined.result.has_errors and not draft):
            return self._refused(entry, digest(data))
        staged = self._staged(examined, options)
        state = State.DRAFT if draft else State.WRITTEN
        files = tuple(str(file.target) for file in staged)
        row = row_of(entry, state, files=files, digest=digest(data))
        names = tuple((file.target.name, file.digest) for file in staged)
        record = Record(inputs, digest(data), images.digests, modified, names, row)
        return Made(row, staged, record, reminder=self._reminder(entry))

    def _settings(self, form: Path) -> tuple[Settings, str]:
        folder = form.resolve().parent
        if folder not in self.settings:
            path = settings_file(form)
            known = digest_of(path) if path else None
            self.settings[folder] = settings_for(form), known or ""
        return self.settings[folder]

    def _options(self, form: Path, settings: Settings) -> RenderOptions:
        """Those of the run; the templates of the settings file where the run gives none."""
        options, path = self.order.options, settings_file(form)
        if not settings.templates or options.templates.own or path is None:
            return options
        return replace(options, templates=read_templates(path.parent / settings.templates))

    def _unchanged(self, job: Job, data: bytes, inputs: str) -> bool:
        known = job.known
        return known is not None and manifest.unchanged(
            known, job.form, data, inputs, self.order.output
        )

    def _skipped(self, form: Path, known: Record) -> Made:
        files = tuple(str(self.order.output / name) for name, _ in known.files)
        return Made(replace(known.row, path=str(form), state=State.SKIPPED, files=files))

    def _refused(self, entry: "FileEntry", form_digest: str | None) -> Made:
        state = checked_state(entry)
        state = State.UNREAD if state is State.UNREAD else State.REFUSED
        row = row_of(entry, state, digest=form_digest)
        closing = f"“{entry.path}”还有错误，没有生成报告。"
        if state is State.UNREAD:
            closing = f"“{entry.path}”没有读成，没有生成报告。"
        if self.order.brief:
            why = f"（{row.errors} 个错误，用 nianbao check 查看）"
            closing = entry.diagnostics[0].message if state is State.UNREAD else closing + why
            return Made(row, complaint=closing)
        return Made(row, complaint=f"{text.report([entry])}{closing}")

    def _staged(self, examined: Examined, options: RenderOptions) -> tuple[Staged, ...]:
        order = self.order
        named, files = _files(examined, order.formats, options)
        name = safe_name(named)
        return stage_changed(
            {order.output / f"{name}.{kind}": data for kind, data in files.items()}, order.prefix
        )

    def _reminder(self, entry: "FileEntry") -> str:
        """Warnings do not stop the report, but she should know of them."""
        if not entry.diagnostics or self.order.brief:
            return ""
        return f"  {text.summary([entry])}用 nianbao check 查看。"


def _failed(form: Path, why: str) -> Made:
    return Made(Row(str(form), State.FAILED, why=why), complaint=f"错误：{why}")


def _files(
    examined: Examined, wanted: tuple[str, ...], options: RenderOptions
) -> tuple[str, dict[str, bytes]]:
    """The title and the bytes by format, in the order asked for; a PDF is made from the docx."""
    assert examined.content is not None
    own = tuple(dict.fromkeys(DOCX if kind == PDF else kind for kind in wanted))
    rendered = pipeline.render(examined.content, own, options, examined.result)
    files = dict(rendered.files)
    if PDF in wanted:
        files[PDF] = to_pdf(files[DOCX])
    return rendered.title, {kind: files[kind] for kind in wanted}


class _Images:
    """Reads images and remembers what they were."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._digests: dict[str, str | None] = {}

    def __call__(self, name: str) -> bytes:
        key = name.replace("\\", "/")
        self._digests[key] = None
        data = self._read(name)
        self._digests[key] = digest(data)
        return data

    @property
    def digests(self) -> tuple[tuple[str, str | None], ...]:
        """Digest by name, None for what could not be read."""
        return tuple(self._digests.items())
