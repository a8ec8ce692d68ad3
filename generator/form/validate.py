"""`RawForm` to `Report`: every fault of the form's content, each once, at its line."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator import resources
from generator.diagnostics import Finding, Span
from generator.form.cells import CellReader
from generator.form.chapters import DEFAULT, ChapterReader
from generator.form.editions import choose_edition
from generator.form.frame import FRAME_KEYS, Agency, ExtraSection, ExtraTable, Frame, judge
from generator.form.frame_errors import frame_findings, node_at, path_of
from generator.form.frame_reader import read_part
from generator.form.parse import MAX_DEPTH
from generator.form.raw import (
    RawForm,
    RawMapping,
    RawNode,
    RawScalar,
    RawSequence,
    plain,
)
from generator.form.report import Prose, Report, Section
from generator.form.suggest import did_you_mean, meant
from generator.form.totals import with_totals
from generator.spec.model import Edition

if TYPE_CHECKING:
    from pydantic import ValidationError

NONE = "无"


@dataclass(frozen=True)
class Validated:
    """The report, or None when not even its edition is known."""

    report: Report | None
    findings: tuple[Finding, ...]


def validate(form: RawForm, schemas: Path = resources.SCHEMAS) -> Validated:
    """Read a raw form against the edition of its year."""
    edition, findings = choose_edition(form.root, schemas)
    if edition is None:
        return Validated(None, tuple(findings))
    findings += _unknown_keys(form.root, edition)
    frame, frame_problems = _frame(form.root)
    findings += frame_problems
    cells = CellReader(edition)
    for table in edition.tables:
        cells.read_table(table.root, form.root.get(table.key), form.root.key_span(table.key))
    chapters = ChapterReader(edition, misspelt=_misspelt(form.root, edition))
    chapters.read(form.root)
    findings += [*cells.findings, *chapters.findings]
    findings += _placements(frame, edition, form.root)
    report = _report(form.root, edition, frame, cells, chapters)
    return Validated(report, tuple(findings))


def _unknown_keys(root: RawMapping, edition: Edition) -> list[Finding]:
    known = [*FRAME_KEYS, *(chapter.key for chapter in edition.chapters)]
    return [
        Finding(
            code="FM01",
            message=f"表单里没有“{key.text}”这一项",
            span=key.span,
            path=key.text,
            hint=did_you_mean(key.text, known),
        )
        for key, _ in root.entries
        if key.text not in known
    ]


def _misspelt(root: RawMapping, edition: Edition) -> frozenset[str]:
    """Absent chapters that an unknown key surely means."""
    keys = [chapter.key for chapter in edition.chapters]
    absent = [key for key in keys if key not in root]
    unknown = [key for key in root if key not in keys and key not in FRAME_KEYS]
    return frozenset(name for key in unknown if (name := meant(key, absent)))


def _frame(root: RawMapping) -> tuple[Frame, list[Finding]]:
    """The frame, with every part that is wrong left at its default."""
    entries = ((key.text, plain(node)) for key, node in root.entries if key.text in FRAME_KEYS)
    given = {key: value for key, value in entries if value is not None}
    frame = read_part(Frame, given)
    return (frame, []) if frame is not None else _judged(given, root)


def _judged(given: Mapping[str, object], root: RawMapping) -> tuple[Frame, list[Finding]]:
    """What pydantic says of a frame that is not plainly right."""
    from pydantic import ValidationError

    try:
        return judge().validate_python(given), []
    except ValidationError as error:
        found = [f for f in frame_findings(error, root) if f.path not in ("年度", "格式")]
        return _without_faults(given, error), found


def _without_faults(given: Mapping[str, object], error: "ValidationError") -> Frame:
    """Keep what is right: whole top-level entries with a fault are dropped, but 机关 by part."""
    wrong = {entry["loc"][0] for entry in error.errors(include_url=False)}
    kept = {key: value for key, value in given.items() if key not in wrong}
    agency = given.get("机关")
    name = agency.get("名称") if isinstance(agency, dict) else None
    if "机关" in wrong:
        kept["机关"] = {"名称": name if isinstance(name, str) and name else "　"}
    return judge().validate_python({"年度": "0000", **kept})


def _placements(frame: Frame, edition: Edition, root: RawMapping) -> list[Finding]:
    """位于 must name a chapter; rows of an own table must have as many cells as columns."""
    names = [chapter.key for chapter in edition.chapters]
    found = []
    placed: list[tuple[str, int, ExtraSection | ExtraTable]] = []
    placed += [("其他小节", index, section) for index, section in enumerate(frame.sections)]
    placed += [("附表", index, table) for index, table in enumerate(frame.tables)]
    for key, index, entry in placed:
        if entry.after not in names:
            steps: tuple[str | int, ...] = (key, index, "位于")
            node = node_at(root, steps)
            message = f"“{path_of(steps)}”要写章的名称，没有“{entry.after}”这一章"
            hint = did_you_mean(entry.after, names)
            found.append(
                Finding("FM04", message, node.span if node else None, path_of(steps), hint)
            )
    for index, table in enumerate(frame.tables):
        found += _row_lengths(table, index, root)
    return found


def _row_lengths(table: ExtraTable, index: int, root: RawMapping) -> list[Finding]:
    found = []
    for number, row in enumerate(table.rows):
        if len(row) != len(table.columns):
            steps = ("附表", index, "行", number)
            node = node_at(root, steps)
            message = f"“{table.title}”第 {number + 1} 行有 {len(row)} 格，应当与列数相同，是 {len(table.columns)} 格"
            found.append(
                Finding(
                    "FM04", message, node.span if node else None, path_of(steps), '空格子写成 ""'
                )
            )
    return found


def _report(
    root: RawMapping, edition: Edition, frame: Frame, cells: CellReader, chapters: ChapterReader
) -> Report:
    preface = _prose(root, ("编制说明",)) if "编制说明" in root else None
    return Report(
        edition=edition,
        year=frame.year or None,
        scope=frame.scope,
        title=frame.title,
        agency=_named(frame.agency),
        preface=None if frame.preface.strip() in (DEFAULT, NONE) else preface,
        default_preface=frame.preface.strip() == DEFAULT,
        prose=chapters.prose,
        sections=_sections(root, frame),
        tables=tuple(t for t in frame.tables if all(len(r) == len(t.columns) for r in t.rows)),
        cells=with_totals(edition, cells.cells),
        signature=frame.signature,
        waivers=frame.waivers,
        unconfirmed=frame.unconfirmed,
        unrecognised=frame.unrecognised,
        spans={**_key_spans(root), **cells.spans, **chapters.spans},
    )


def _named(agency: Agency) -> Agency:
    return agency if agency.name.strip() else agency._replace(name="")


def _sections(root: RawMapping, frame: Frame) -> tuple[Section, ...]:
    found = []
    for index, section in enumerate(frame.sections):
        prose = _prose(root, ("其他小节", index, "内容"))
        if prose is not None:
            found.append(Section(section.title, prose, section.after))
    return tuple(found)


def _prose(root: RawMapping, steps: tuple[str | int, ...]) -> Prose | None:
    node = node_at(root, steps)
    if not isinstance(node, RawScalar) or node.blank:
        return None
    return Prose(path_of(steps), node.text, node)


def _key_spans(root: RawMapping) -> dict[str, Span]:
    """Where each key and list item of the frame stands; of the chapters, the first two levels."""
    spans: dict[str, Span] = {}
    for key, node in root.entries:
        spans[key.text] = key.span
        depth = MAX_DEPTH if key.text in FRAME_KEYS else 1
        _add_below(spans, node, key.text, depth)
    return spans


def _add_below(spans: dict[str, Span], node: RawNode, path: str, depth: int) -> None:
    """Add the places of what stands below a node, to so many levels."""
    if isinstance(node, RawMapping):
        for key, child in node.entries:
            name = f"{path}.{key.text}"
            spans[name] = key.span
            if depth > 1 and not isinstance(child, RawScalar):
                _add_below(spans, child, name, depth - 1)
    elif isinstance(node, RawSequence):
        for number, item in enumerate(node.items, start=1):
            name = f"{path}.{number}"
            spans[name] = item.span
            if depth > 1 and not isinstance(item, RawScalar):
                _add_below(spans, item, name, depth - 1)
