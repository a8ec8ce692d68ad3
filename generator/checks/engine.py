"""Running the catalogue over a subject: all findings, weighed, waived, sorted, once each."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.checks import waivers
from generator.checks.catalogue import rules
from generator.checks.registry import Rule, Subject
from generator.diagnostics import Diagnostic, Finding, Severity, Skipped, Span
from generator.document.content import Content
from generator.form.report import Report

_NOWHERE = Span(0, 0, 0, 0)


@dataclass(frozen=True)
class Result:
    """The diagnostics of one file in the order of their places, and the rules not judged."""

    diagnostics: tuple[Diagnostic, ...]
    skipped: tuple[Skipped, ...]

    @property
    def has_errors(self) -> bool:
        """Whether anything blocks the final report."""
        return any(d.severity is Severity.ERROR and d.counts for d in self.diagnostics)


def check(
    findings: Iterable[Finding], report: Report | None = None, content: Content | None = None
) -> Result:
    """Run every rule; `findings` are those that reading made."""
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    subject = Subject({code: tuple(found) for code, found in by_code.items()}, report, content)
    catalogue = rules()
    diagnostics: list[Diagnostic] = []
    skipped: dict[str, Skipped] = {}
    for rule in catalogue.values():
        for outcome in _outcomes(rule, subject):
            if isinstance(outcome, Skipped):
                skipped.setdefault(outcome.code, outcome)
            else:
                diagnostics.append(_weigh(outcome, catalogue))
    if report is not None:
        diagnostics, idle = waivers.apply(report, diagnostics, catalogue, set(skipped))
        diagnostics += [_weigh(finding, catalogue) for finding in idle]
    ordered = sorted(dict.fromkeys(diagnostics), key=_place)
    return Result(tuple(ordered), tuple(skipped.values()))


def _outcomes(rule: Rule, subject: Subject) -> Iterable[Finding | Skipped]:
    if rule.needs_report and subject.report is None:
        return (Skipped(rule.code, "表单没有读成，先改正上面的错误"),)
    return rule.check(subject)


def _weigh(finding: Finding, catalogue: Mapping[str, Rule]) -> Diagnostic:
    rule = catalogue[finding.code]
    return Diagnostic(
        code=finding.code,
        severity=finding.severity or rule.severity,
        message=finding.message,
        path=finding.path,
        span=finding.span,
        place=finding.place,
        expected=finding.expected,
        actual=finding.actual,
        hint=finding.hint,
        basis=rule.page.get("依据"),
    )


def _place(diagnostic: Diagnostic) -> tuple[Span, str]:
    """By place, then code; within one place the order of the official form stays."""
    return diagnostic.span or _NOWHERE, diagnostic.code
