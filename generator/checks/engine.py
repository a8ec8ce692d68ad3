"""Running the catalogue over a subject: all findings, weighed, waived, sorted, once each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

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


class Result(NamedTuple):
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

    def wanted(self, catalogue: Mapping[str, Rule]) -> Mapping[str, Rule]:
        """The rules that are to run."""
        if not (self.select or self.ignore):
            return catalogue
        return {code: rule for code, rule in catalogue.items() if self.wants(rule)}


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
    found = _by_code(findings)
    subject = Subject(found, report, content, options.previous, options.settings, published)
    catalogue = {**rules(), **options.settings.rules}
    wanted = options.wanted(catalogue)
    made: list[Finding] = []
    skipped: dict[str, Skipped] = {}
    for outcome in _outcomes(wanted, subject):
        if isinstance(outcome, Skipped):
            skipped.setdefault(outcome.code, outcome)
        else:
            made.append(outcome)
    diagnostics = [_weigh(finding, catalogue, options.settings) for finding in made]
    if report is not None and report.waivers:
        unjudged = {code for code in catalogue if code not in wanted or code in skipped}
        diagnostics, idle = waivers.apply(report, diagnostics, catalogue, unjudged)
        told = idle if "FM07" in wanted else []
        diagnostics += [_weigh(finding, catalogue, options.settings) for finding in told]
    ordered = sorted(dict.fromkeys(diagnostics), key=_place)
    return Result(tuple(_with_repairs(report, ordered)), tuple(skipped.values()))


def _with_repairs(report: Report | None, diagnostics: list[Diagnostic]) -> Iterator[Diagnostic]:
    """The first broken sum of each table says what may have gone wrong, where that is clear."""
    codes = {diagnostic.code for diagnostic in diagnostics}
    sums = _rules_of_sums(report, codes) if report is not None else {}
    told: set[str] = set()
    for diagnostic in diagnostics:
        table = (diagnostic.path or "").partition(".")[0]
        if report is None or diagnostic.code not in sums.get(table, ()) or table in told:
            yield diagnostic
            continue
        from generator.checks.repair import repairs

        told.add(table)
        found = "；或者".join(str(repair) for repair in repairs(report, tuple(sums[table])))
        hint = f"{found}。{diagnostic.hint}" if found else diagnostic.hint
        yield diagnostic._replace(hint=hint)


def _rules_of_sums(report: Report, codes: set[str]) -> Mapping[str, set[str]]:
    """The rules that judge the sums of each table, by its key; none where no sum is broken."""
    identities = report.edition.identities
    judging: dict[str, set[str]] = defaultdict(set)
    if not codes.isdisjoint([identity.rule for identity in identities]):
        for identity in identities:
            judging[identity.left[0].partition(".")[0]].add(identity.rule)
    return judging


def _by_code(findings: Iterable[Finding]) -> Mapping[str, tuple[Finding, ...]]:
    by_code: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_code[finding.code].append(finding)
    return {code: tuple(found) for code, found in by_code.items()}


def _outcomes(wanted: Mapping[str, Rule], subject: Subject) -> Iterator[Finding | Skipped]:
    """What the rules say that concern such a subject; one that cannot be judged says why."""
    report = subject.report
    reading = "form" if subject.published is None else "published"
    unlike = _not_last_year(report, subject.previous)
    for rule in wanted.values():
        if rule.reads not in ("both", reading):
            continue
        if rule.needs_report and report is None:
            yield Skipped(rule.code, "表单没有读成，先改正上面的错误")
        elif rule.editions and report is not None and report.edition.id not in rule.editions:
            continue
        elif rule.needs_previous and unlike is not None:
            yield Skipped(rule.code, unlike)
        else:
            yield from rule.check(subject)


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
