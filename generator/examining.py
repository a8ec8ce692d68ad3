"""From the bytes of a form or of a published report to what rules find in it."""

import re
from typing import TYPE_CHECKING, NamedTuple

from generator.checks.engine import Options, Result, check
from generator.diagnostics import Diagnostic, Finding, Span
from generator.document.content import Content, ReadFile, read_content
from generator.errors import InputError
from generator.form.parse import parse
from generator.form.report import Report
from generator.form.validate import validate

if TYPE_CHECKING:
    from generator.document.nodes import Source
    from generator.recovery.carried import Carried, Changed
    from generator.recovery.recover import Recovered

_LINE = re.compile("第([0-9]+)行")


class Examined(NamedTuple):
    """One file after reading and checking.

    `lines` are the lines of a form, () for a published report, of which `recovered` says how it
    was read. `report` and `content` are None where nothing could be read. `carried` is the form
    inside a Word file of our own, `changes` what the file shows otherwise.
    """

    lines: tuple[str, ...]
    report: Report | None
    content: Content | None
    result: Result
    recovered: "Recovered | None" = None
    carried: "Carried | None" = None
    changes: "tuple[Changed, ...]" = ()


def examine(
    data: bytes, read_file: ReadFile, options: Options | None = None, suffix: str = ""
) -> Examined:
    """Read and check a form or a published report, told apart by its content.

    `read_file` fetches the images that a form names; `suffix` is that of the file's name.
    InputError when the bytes are neither.
    """
    from generator.readers.kinds import advice, kind_of

    kind = kind_of(data, suffix)
    if kind == "form":
        return examine_form(data, read_file, options)
    from generator.readers import FORMATS, reader

    if kind is None or kind not in FORMATS:
        raise InputError(advice(kind))
    return examine_published(reader(kind)(data), options)


def examine_form(data: bytes, read_file: ReadFile, options: Options | None = None) -> Examined:
    """Read, validate and check a form."""
    parsed = parse(data)
    if parsed.form is None:
        return Examined(parsed.lines, None, None, check(parsed.findings, options=options))
    validated = validate(parsed.form)
    findings = [*parsed.findings, *validated.findings]
    report = validated.report
    if report is None:
        return Examined(parsed.lines, None, None, check(findings, options=options))
    content = read_content(report, read_file, parsed.form.root)
    result = check([*findings, *content.findings], report, content, options)
    return Examined(parsed.lines, report, content, result)


def examine_published(source: "Source", options: Options | None = None) -> Examined:
    """Recover the report of a published file and check it; places instead of lines."""
    from generator.recovery.carried import carried_form, changed_by_hand, with_identity
    from generator.recovery.recover import recover

    recovered = recover(source)
    if recovered.form is None:
        result = check(recovered.findings, options=options, published=recovered)
        return Examined((), None, None, result, recovered)
    carried = carried_form(source, recovered)
    form = with_identity(recovered.form, carried.form) if carried else recovered.form
    validated = validate(form)
    report = validated.report
    content = read_content(report, recovered.image) if report is not None else None
    changes = changed_by_hand(carried, recovered, content) if carried else ()
    findings = [
        *recovered.findings,
        *validated.findings,
        *(content.findings if content else ()),
        *(_changed(change) for change in changes),
    ]
    result = check(findings, report, content, options, published=recovered)
    result = result._replace(diagnostics=_in_order(result.diagnostics, recovered))
    return Examined((), report, content, result, recovered, carried, changes)


def _changed(change: "Changed") -> Finding:
    """RE04 for what the file shows otherwise than the form that it carries."""
    message = f"“{change.name}”在文件里是“{change.shown}”，文件带着的表单里是“{change.carried}”"
    hint = "核实哪一个对；改表单，再重新生成"
    return Finding(
        "RE04", message, None, change.path, hint, change.carried, change.shown, change.place
    )


def _in_order(
    diagnostics: tuple[Diagnostic, ...], recovered: "Recovered"
) -> tuple[Diagnostic, ...]:
    """Diagnostics at their places in the source, in the order of the source."""
    known: dict[str, tuple[int, int]] = {}
    for ordinal, place in enumerate(recovered.places, start=1):
        known.setdefault(place.text, (place.line, ordinal))
        known.setdefault(place.text.rpartition(" ")[0], (place.line, ordinal))  # a cell's row

    def position(diagnostic: Diagnostic) -> tuple[int, int, str]:
        if diagnostic.span is not None:
            ordinal = diagnostic.span.line
            return recovered.place(ordinal).line, ordinal, diagnostic.code
        line = _LINE.fullmatch(diagnostic.place or "")
        found = known.get(diagnostic.place or "", (int(line[1]) if line else 0, 0))
        return *found, diagnostic.code

    return tuple(_placed(d, recovered) for d in sorted(diagnostics, key=position))


def _placed(diagnostic: Diagnostic, recovered: "Recovered") -> Diagnostic:
    """A diagnostic about a recovered form, at its place in the source."""
    if diagnostic.span is None:
        return diagnostic
    place = recovered.place(diagnostic.span.line)
    span = Span(place.line, 1, place.line, 1) if place.line else None
    return diagnostic._replace(span=span, place=diagnostic.place or place.text or None)


def unreadable(why: str) -> Examined:
    """The outcome for a file that could not be opened at all."""
    return Examined((), None, None, check([Finding("IN01", why)]))
