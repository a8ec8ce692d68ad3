"""The stages in order: bytes in, diagnostics and documents out; no input or output of its own."""

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from generator.checks.engine import Result
from generator.diagnostics import Severity
from generator.document.content import Content
from generator.errors import InputError
from generator.examining import Examined, examine, unreadable
from generator.form.parse import parse
from generator.form.raw import RawForm
from generator.form.validate import validate
from generator.spec.load import edition_for_year, edition_ids, first_year

if TYPE_CHECKING:
    from generator.document.nodes import Document
    from generator.document.options import RenderOptions
    from generator.document.remarks import Remark
    from generator.writers.rendition import Rendition


__all__ = ["Examined", "Rendered", "examine", "new_form", "render", "unreadable", "write_docx"]

DRAFT_MARK = "（草稿）"  # ends the file name of a draft
REDLINE_MARK = "（修订）"  # and that of a Word file with tracked changes
_SEVERITY = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}


class Rendered(NamedTuple):
    """The files of one report: the standard title (also the file name) and bytes by format."""

    title: str
    files: dict[str, bytes]


def render(
    content: Content,
    formats: tuple[str, ...],
    options: "RenderOptions | None" = None,
    result: Result | None = None,
) -> Rendered:
    """Build the document once and write it in each format.

    `result` is what checking found, shown in a draft. A redline is shown in Word only.
    """
    from generator.document.build import build, standard_title
    from generator.writers import writer
    from generator.writers.rendition import DEFAULT, Rendition
    from generator.writers.style import load_styles

    options = options or DEFAULT
    sheet = load_styles(content.report.edition.id, options.templates)
    if options.figures is not None:
        options = replace(options, figures=replace(options.figures, place=sheet.figure.place))
    remarks = _remarks(result) if options.draft and result else ()
    document = build(content, options, remarks)
    rendition = Rendition(document, sheet, content, options)
    files = {name: writer(name)(_in_format(rendition, name)) for name in formats}
    title = standard_title(content, options.templates)
    marks = (DRAFT_MARK, options.draft), (REDLINE_MARK, options.redline is not None)
    return Rendered(title + "".join(mark for mark, meant in marks if meant), files)


def _in_format(rendition: "Rendition", name: str) -> "Rendition":
    """With the changes since the old report where the format can show them."""
    old = rendition.options.redline
    if old is None or name != "docx":
        return rendition
    from generator.comparison.redline import redline

    return rendition._replace(document=redline(old, rendition.document))


def _remarks(result: Result) -> "tuple[Remark, ...]":
    """What is still to be mended, for the comments of a draft."""
    from generator.checks.catalogue import rules
    from generator.document.remarks import Remark

    names = {code: rule.name for code, rule in rules().items()}
    return tuple(
        Remark(
            " ".join(filter(None, (d.code, names.get(d.code), _SEVERITY[d.severity]))),
            d.message,
            d.hint or "",
            d.path,
            d.span.line if d.span else 0,
        )
        for d in result.diagnostics
        if d.counts
    )


def write_docx(document: "Document") -> bytes:
    """A document of our own (a 退回单) as Word, in the newest edition's style."""
    return write_own(document, ("docx",))["docx"]


def write_own(document: "Document", formats: tuple[str, ...]) -> dict[str, bytes]:
    """A document that is no report (a 更正说明) in each format, in the newest edition's style."""
    from generator.writers import writer
    from generator.writers.rendition import Rendition
    from generator.writers.style import load_styles

    rendition = Rendition(document, load_styles(edition_ids()[-1]))
    return {name: writer(name)(rendition) for name in formats}


def new_form(
    year: int | None, agency: str, agency_type: str, last: Content | None = None
) -> tuple[str, str]:
    """The file name and text of a form to fill in; InputError for what cannot be right.

    With `last`, an earlier year's report, the form takes over what follows from it; `year`,
    `agency` and `agency_type` are then needed only where they differ.
    """
    from generator.document.content import read_content
    from generator.document.sentences import TITLE, sentence
    from generator.form.blank import AGENCY_TYPES, blank_form
    from generator.form.carried import NOTHING, carry_over

    if last is not None:
        agency = agency or last.report.agency.name.strip()
        agency_type = agency_type or last.report.agency.type or ""
    year = _year_to_report(year, last)
    edition = edition_for_year(year)
    if edition is None:
        raise InputError(
            f"{year} 年度早于 {first_year()} 年，当时的年度报告是另一种格式，本程序不能生成"
        )
    if not agency or not agency.isprintable():
        raise InputError("机关名称是空的，或者有不能印出来的字符")
    if agency_type and agency_type not in AGENCY_TYPES:
        raise InputError(f"没有“{agency_type}”这种类型，可以写的有：{'、'.join(AGENCY_TYPES)}")
    carried = carry_over(last.report, last.texts, edition, year, agency) if last else NOTHING
    empty = blank_form(edition, year, agency, agency_type, defaultdict(str))
    report = validate(_parsed(empty)).report
    assert report is not None
    values = read_content(report, lambda _: b"").values
    defaults = {
        chapter.key: sentence(chapter.default, edition.id, values)
        for chapter in edition.chapters
        if chapter.default
    }
    text = blank_form(edition, year, agency, agency_type, defaults, carried)
    return sentence(TITLE, edition.id, values), text


def _year_to_report(year: int | None, last: Content | None) -> int:
    """The year given, else the one after last's; InputError when it is not a later one."""
    before = last.report.year if last is not None else None
    if last is not None and before is None:
        raise InputError("上年的报告里没有能认出来的年度，不能据此编下一年的；请先补上它的“年度”")
    if year is None:
        year = (before or 0) + 1
    if before is not None and year <= before:
        raise InputError(
            f"给出的报告是 {before} 年度的，不能用来编 {year} 年度的；--from 要用更早一年的报告"
        )
    if not 1000 <= year <= 9999:
        raise InputError("年度应当是四位数的年份，如 2026")
    return year


def _parsed(text: str) -> RawForm:
    form = parse(text.encode("utf-8")).form
    assert form is not None
    return form
