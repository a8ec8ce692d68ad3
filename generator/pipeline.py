"""The stages in order: bytes in, diagnostics and documents out; no input or output of its own."""

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.checks.engine import Options, Result, check
from generator.diagnostics import Finding
from generator.document.content import Content, ReadFile, read_content
from generator.errors import InputError
from generator.form.parse import parse
from generator.form.raw import RawForm
from generator.form.report import Report
from generator.form.validate import validate
from generator.spec.load import edition_for_year, edition_ids, first_year

if TYPE_CHECKING:
    from generator.document.nodes import Document


@dataclass(frozen=True)
class Examined:
    """One file after reading and checking: its source lines, and the report if there is one."""

    lines: tuple[str, ...]
    report: Report | None
    content: Content | None
    result: Result


def examine(data: bytes, read_file: ReadFile, options: Options | None = None) -> Examined:
    """Read, validate and check a form. `read_file` fetches the images that it names."""
    parsed = parse(data)
    if parsed.form is None:
        return Examined(parsed.lines, None, None, check(parsed.findings, options=options))
    validated = validate(parsed.form)
    findings = [*parsed.findings, *validated.findings]
    report = validated.report
    if report is None:
        return Examined(parsed.lines, None, None, check(findings, options=options))
    content = read_content(report, read_file)
    result = check([*findings, *content.findings], report, content, options)
    return Examined(parsed.lines, report, content, result)


def unreadable(why: str) -> Examined:
    """The outcome for a file that could not be opened at all."""
    return Examined((), None, None, check([Finding("IN01", why)]))


@dataclass(frozen=True)
class Rendered:
    """The files of one report: the standard title (also the file name) and bytes by format."""

    title: str
    files: dict[str, bytes]


def render(content: Content, formats: tuple[str, ...]) -> Rendered:
    """Build the document once and write it in each format."""
    from generator.document.build import build, standard_title
    from generator.writers import writer
    from generator.writers.style import load_styles

    document = build(content)
    sheet = load_styles(content.report.edition.id)
    files = {name: writer(name)(document, sheet) for name in formats}
    return Rendered(standard_title(content), files)


def write_docx(document: "Document") -> bytes:
    """A document of our own (a 退回单) as Word, in the newest edition's style."""
    from generator.writers import writer
    from generator.writers.style import load_styles

    return writer("docx")(document, load_styles(edition_ids()[-1]))


def new_form(year: int, agency: str, agency_type: str) -> tuple[str, str]:
    """The file name and text of a blank form; InputError for what cannot be right."""
    from generator.document.content import read_content
    from generator.document.sentences import TITLE, sentence
    from generator.form.blank import AGENCY_TYPES, blank_form

    if not 1000 <= year <= 9999:
        raise InputError("年度应当是四位数的年份，如 2026")
    edition = edition_for_year(year)
    if edition is None:
        raise InputError(
            f"{year} 年度早于 {first_year()} 年，当时的年度报告是另一种格式，本程序不能生成"
        )
    if not agency or not agency.isprintable():
        raise InputError("机关名称是空的，或者有不能印出来的字符")
    if agency_type and agency_type not in AGENCY_TYPES:
        raise InputError(f"没有“{agency_type}”这种类型，可以写的有：{'、'.join(AGENCY_TYPES)}")
    empty = blank_form(edition, year, agency, agency_type, defaultdict(str))
    report = validate(_parsed(empty)).report
    assert report is not None
    values = read_content(report, lambda _: b"").values
    defaults = {
        chapter.key: sentence(chapter.default, edition.id, values)
        for chapter in edition.chapters
        if chapter.default
    }
    text = blank_form(edition, year, agency, agency_type, defaults)
    return sentence(TITLE, edition.id, values), text


def _parsed(text: str) -> RawForm:
    form = parse(text.encode("utf-8")).form
    assert form is not None
    return form
