"""The form that a Word file of our own carries, against what the file shows."""

from collections import defaultdict
from dataclasses import dataclass, field, replace

from generator.document.build import build
from generator.document.content import Content, read_content
from generator.document.nodes import Document, Heading, Image, Paragraph, Source, Table
from generator.errors import InputError
from generator.form.chapters import DEFAULT
from generator.form.parse import parse
from generator.form.raw import RawForm, RawMapping, RawNode, RawScalar
from generator.form.report import Report, show
from generator.form.validate import validate
from generator.recovery.recover import Recovered
from generator.recovery.wording import stripped
from generator.spec.model import Edition

IDENTITY = ("格式", "口径")  # of which a report shows nothing
ORGAN = ("类型", "自称")
_QUOTED = 30


@dataclass(frozen=True)
class Changed:
    """Something that was changed by hand: `path` is a cell's, or a chapter's key for prose."""

    path: str
    name: str
    carried: str
    shown: str
    place: str
    is_cell: bool


@dataclass(frozen=True)
class Carried:
    """The form inside a file and its report; None of it for a file without one, or a broken one."""

    form: RawForm
    content: Content
    images: tuple[Image, ...]  # those that the file shows, by the names that the form has for them

    @property
    def edition(self) -> Edition:
        """The edition of its report."""
        return self.content.report.edition


def carried_form(source: Source, recovered: Recovered) -> Carried | None:
    """The form that a file carries, when it can be read."""
    form = parse(source.form).form if source.form is not None else None
    report = validate(form).report if form is not None else None
    if form is None or report is None:
        return None
    pictures = _Pictures(recovered.images)
    content = read_content(report, pictures.read, form.root)
    return Carried(form, content, tuple(pictures.named.values()))


@dataclass
class _Pictures:
    """The pictures of a file by their order: the form knows them by other names."""

    shown: tuple[Image, ...]
    named: dict[str, Image] = field(default_factory=dict)

    def read(self, name: str) -> bytes:
        """The next picture for a name not asked for before."""
        if name not in self.named:
            if len(self.named) == len(self.shown):
                raise InputError(f"图片“{name}”没有随文件一起")
            self.named[name] = replace(self.shown[len(self.named)], name=name)
        return self.named[name].data


def with_identity(form: RawForm, carried: RawForm) -> RawForm:
    """A recovered form with what only the carried one knows of the organ."""
    known = [(k, v) for k, v in carried.root.entries if k.text in IDENTITY]
    organ = carried.root.get("机关")
    entries: list[tuple[RawScalar, RawNode]] = []
    for key, node in form.root.entries:
        merged = node
        if key.text == "机关" and isinstance(node, RawMapping) and isinstance(organ, RawMapping):
            more = tuple((k, v) for k, v in organ.entries if k.text in ORGAN)
            merged = RawMapping(node.entries + _at(more, node), node.span)
        entries.append((key, merged))
    return RawForm(RawMapping((*entries, *_at(tuple(known), form.root)), form.root.span), ())


def _at(
    entries: tuple[tuple[RawScalar, RawNode], ...], node: RawNode
) -> tuple[tuple[RawScalar, RawNode], ...]:
    """The same, standing where `node` does."""
    return tuple(
        (RawScalar(k.text, node.span), RawScalar(v.text, node.span, v.style))
        for k, v in entries
        if isinstance(v, RawScalar)
    )


def changed_by_hand(
    carried: Carried, recovered: Recovered, shown: Content | None
) -> tuple[Changed, ...]:
    """Every cell and chapter that the file shows otherwise than its form says."""
    return (*_cells(carried, recovered), *_prose(carried, shown))


def _cells(carried: Carried, recovered: Recovered) -> list[Changed]:
    changes = []
    for table in recovered.survey.tables.values():
        for path, cell in table.cells.items():
            known = carried.content.report.cells.get(path)
            printed = show(known.value) if known is not None else ""
            text = stripped(cell.text)
            if printed != text:
                place = recovered.survey.cell_place(cell).text
                changes.append(Changed(path, cell.spec.title, printed, text, place, True))
    return changes


def _prose(carried: Carried, shown: Content | None) -> list[Changed]:
    """Chapters and other parts whose text differs, each with the first line that does."""
    if shown is None or _in_the_same_words(carried.content, shown):
        return []
    ours, theirs = _texts(build(carried.content)), _texts(build(shown))
    changes = []
    for key in dict.fromkeys([*ours, *theirs]):
        a, b = ours.get(key, []), theirs.get(key, [])
        if a != b:
            at = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), None)
            at = min(len(a), len(b)) if at is None else at
            first, second = (t[at][:_QUOTED] if at < len(t) else "" for t in (a, b))
            changes.append(Changed(key, key, first, second, f"“{key}”", False))
    return changes


def _in_the_same_words(ours: Content, theirs: Content) -> bool:
    """Whether nothing can be printed otherwise, the tables of the format apart.

    Of pictures and of the sentences that 默认 stands for the words alone do not say it.
    """
    texts = _written(ours)
    told = not any("![" in text or text.strip() == DEFAULT for text in texts.values())
    return told and texts == _written(theirs) and _frame(ours.report) == _frame(theirs.report)


def _written(content: Content) -> dict[str, str]:
    """Every text by its path; whether a line feed ends it makes no difference."""
    return {path: text.removesuffix("\n") for path, text in content.texts.items()}


def _frame(report: Report) -> tuple[object, ...]:
    """What stands between and below the texts."""
    sections = [(own.title, own.after, own.prose.path) for own in report.sections]
    tables = [(own.title, own.after, own.columns, own.rows) for own in report.tables]
    return report.edition, sections, tables, report.signature


def _texts(document: Document) -> dict[str, list[str]]:
    """The lines under each top-level key; own tables under 附表."""
    texts: dict[str, list[str]] = defaultdict(list)
    for block in document.blocks:
        if isinstance(block, Heading | Paragraph | Image):
            words = block.alt if isinstance(block, Image) else block.text
            key = (block.path or "").partition(".")[0]
            if not isinstance(block, Heading) or block.level > 1:
                texts[key].append(" ".join(words.split()))
        elif isinstance(block, Table) and block.kind == "extra":
            texts["附表"] += [" ".join(c.text.split()) for row in block.rows for c in row]
    return dict(texts)
