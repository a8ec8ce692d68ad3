"""Running the catalogue over a subject: all findings, weighed, waived, sorted, once each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING

from generator.checks import waivers
from generator.checks.catalogue import rules
from generator.checks.registry import Rule, Settings, Subject
from generator.diagnostics import Diagnostic, Finding, Severity, Skipped, Span
from generator.document.content import Content
from generator.form.report import Report
from generator.form.suggest import meant

if TYPE_CHECKING:
    from generator.recovery.recover import Recovered

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


@dataclass(frozen=True)
class Options:
    """What to run and how: last year's report, settings, codes or families to run or leave out."""

    previous: Report | None = None
    settings: Settings = field(default_factory=Settings)
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def wants(self, rule: Rule) -> bool:
        """Whether a rule is to run: selected (or nothing is), and not ignored."""
        selected = not self.select or rule.code.startswith(self.select)
        return selected and not (self.ignore and rule.code.startswith(self.ignore))


def check(
    findings: Iterable[Finding],
    report: Report | None = None,
    content: Content | None = None,
    options: Options | None = None,
    published: "Recovered | None" = None,
) -> Result:
    """Run every rule that is wanted; `findings` are those that reading made.

    `published` says how a published report was read; None for a form.
    """
    options = options or Options()
    subject = replace(_subject(findings, report, content, options), published=published)
    catalogue = {**rules(), **options.settings.rules}
    weigh = partial(_weigh, catalogue=catalogue, settings=options.settings)
    diagnostics: list[Diagnostic] = []
    skipped: dict[str, Skipped] = {}
    for rule in catalogue.values():
        for outcome in _outcomes(rule, subject) if options.wants(rule) else ():
            if isinstance(outcome, Skipped):
                skipped.setdefault(outcome.code, outcome)
            else:
                diagnostics.append(weigh(outcome))
    if report is not None:
        unjudged = set(skipped) | {code for code, r in catalogue.items() if not options.wants(r)}
        diagnostics, idle = waivers.apply(report, diagnostics, catalogue, unjudged)
        diagnostics += [weigh(finding) for finding in idle if options.wants(catalogue["FM07"])]
    ordered = sorted(dict.fromkeys(diagnostics), key=_place)
    return Result(tuple(_with_repairs(report, ordered)), tuple(skipped.values()))


def _with_repairs(report: Report | None, diagnostics: list[Diagnostic]) -> Iterator[Diagnostic]:
    """The first broken sum of each table says what may have gone wrong, where that is clear."""
    told: set[str] = set()
    for diagnostic in diagnostics:
        table = (diagnostic.path or "").partition(".")[0]
        sums = (
            {i.rule for i in report.edition.identities if i.left[0].startswith(f"{table}.")}
            if report
            else set()
        )
        if report is None or diagnostic.code not in sums or table in told:
            yield diagnostic
            continue
        from generator.checks.repair import repairs

        told.add(table)
        found = "；或者".join(str(repair) for repair in repairs(report, tuple(sums)))
        hint = f"{found}。{diagnostic.hint}" if found else diagnostic.hint
        yield replace(diagnostic, hint=hint)


def _subject(
    findings: Iterable[Finding], report: Report | None, content: Content | None, options: Options
) -> Subject:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    found = {code: tuple(made) for code, made in by_code.items()}
    return Subject(found, report, content, options.previous, options.settings)


def _outcomes(rule: Rule, subject: Subject) -> Iterable[Finding | Skipped]:
    report, previous = subject.report, subject.previous
    if rule.reads not in ("both", "form" if subject.published is None else "published"):
        return ()
    if rule.needs_report and report is None:
        return (Skipped(rule.code, "表单没有读成，先改正上面的错误"),)
    if rule.editions and report is not None and report.edition.id not in rule.editions:
        return ()
    if rule.needs_previous:
        why = _not_last_year(report, previous)
        if why is not None:
            return (Skipped(rule.code, why),)
    return rule.check(subject)


def _not_last_year(report: Report | None, previous: Report | None) -> str | None:
    """Why the report given as last year's cannot be compared; None when it can."""
    if previous is None:
        return "没有给出上年的报告（--previous）"
    if report is None or report.year is None or previous.year != report.year - 1:
        return f"给出的上年报告是 {previous.year} 年度的，不是上一年度的"
    if meant(report.agency.name, [previous.agency.name]) is None:
        return f"给出的上年报告是“{previous.agency.name}”的"
    if previous.scope != report.scope:
        return f"上年报告的口径是{previous.scope}，本年是{report.scope}，不能比较"
    return None


def _weigh(finding: Finding, catalogue: Mapping[str, Rule], settings: Settings) -> Diagnostic:
    rule = catalogue[finding.code]
    severity = settings.severities.get(finding.code) or finding.severity or rule.severity
    return Diagnostic(
        code=finding.code,
        severity=severity,
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
