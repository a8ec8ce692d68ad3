"""Forms as text: the minimal sample with some of its blocks written anew, and where they stand."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from textwrap import dedent, indent

from generator.checks.engine import Options
from generator.diagnostics import Diagnostic, Finding
from generator.errors import InputError
from generator.form.parse import parse
from generator.form.raw import RawForm
from generator.form.report import Report
from generator.form.validate import Validated, validate
from generator.pipeline import Examined, examine

ROOT = Path(__file__).parents[2]
SAMPLES = ROOT / "samples"
YEARS = {"2019": "2020", "2021": "2026"}
EDITIONS = tuple(YEARS)

_BLOCK = re.compile(r"^([^\s#:]+):(.*(?:\n(?![^\s#]).*)*)", re.MULTILINE)


@cache
def _minimal() -> dict[str, str]:
    text = (SAMPLES / "minimal_2026.yaml").read_text(encoding="utf-8")
    return {name: body.rstrip() for name, body in _BLOCK.findall(text)}


def form(changes: Mapping[str, str | None] | None = None, edition: str = "2021") -> str:
    """The minimal form with blocks replaced, added, or (None) left out.

    The first line of a value stands behind its key, the others below it.
    """
    blocks: dict[str, str] = {**_minimal(), "年度": f" {YEARS[edition]}"}
    for key, value in (changes or {}).items():
        if value is None:
            del blocks[key]
        else:
            blocks[key] = _body(value)
    return "".join(f"{key}:{body}\n" for key, body in blocks.items())


def _body(value: str) -> str:
    head, newline, rest = value.partition("\n")
    if not newline:
        return f" {value}"
    return f" {head.strip()}".rstrip() + "\n" + indent(dedent(rest).rstrip(), "  ")


def prose(*lines: str) -> str:
    """A block text, to stand behind its key."""
    return "\n".join(("|", *lines))


def with_prose(*lines: str) -> str:
    """A form whose chapter six consists of these lines."""
    return form({"其他事项": prose(*lines)})


def line_of(text: str, words: str) -> int:
    """The 1-based line on which `words` first stand."""
    return text[: text.index(words)].count("\n") + 1


def place_of(text: str, words: str) -> tuple[int, int]:
    """The 1-based line and column at which `words` first stand."""
    at = text.index(words)
    return line_of(text, words), at - (text.rfind("\n", 0, at) + 1) + 1


def raw(text: str) -> RawForm:
    """The form of a text that can be parsed."""
    parsed = parse(text.encode("utf-8"))
    assert parsed.form is not None, parsed.findings
    return parsed.form


def read(text: str) -> Validated:
    """A text parsed and validated, its expressions and sums not yet judged."""
    return validate(raw(text))


def report_of(text: str) -> Report:
    """The report of a text, whatever is wrong with it."""
    report = read(text).report
    assert report is not None
    return report


def findings_of(text: str) -> list[tuple[str, int | None]]:
    """Code and line of everything that parsing and validating find, in order."""
    parsed = parse(text.encode("utf-8"))
    assert parsed.form is not None, parsed.findings
    found: tuple[Finding, ...] = (*parsed.findings, *validate(parsed.form).findings)
    return [(f.code, f.span.line if f.span else None) for f in found]


def only_finding(text: str) -> Finding:
    """The one thing that validating finds."""
    (finding,) = read(text).findings
    return finding


def _no_files(name: str) -> bytes:
    raise InputError(f"找不到图片“{name}”")


# What a report says, not how a form is written: every such rule has its own cases (tests/checks/cases).
OF_THE_REPORT = ("ST", "C6", "QL")


def examined(text: str) -> Examined:
    """A text read and checked as `nianbao check` does, without the rules about what a report says;
    no image can be found.
    """
    return examine(text.encode("utf-8"), _no_files, Options(ignore=OF_THE_REPORT))


def diagnostics(text: str) -> tuple[Diagnostic, ...]:
    """Everything that checking a text says."""
    return examined(text).result.diagnostics


def codes(text: str) -> list[str]:
    """The codes of everything that checking a text says, in order."""
    return [diagnostic.code for diagnostic in diagnostics(text)]
