"""Running the catalogue: sorted, once each, weighed by the rule, skipped visibly."""

from generator.checks.engine import check
from generator.diagnostics import Finding, Severity, Span
from generator.pipeline import unreadable
from tests.form.forms import form, report_of


def _at(line: int, code: str = "FM04", message: str = "甲") -> Finding:
    return Finding(code, message, Span(line, 1, line, 2))


def test_findings_come_in_the_order_of_the_form_whatever_rule_made_them() -> None:
    result = check([_at(9), _at(3, "YA02"), _at(5, "NC05"), _at(3, "FM01")])
    assert [(d.span.line, d.code) for d in result.diagnostics if d.span] == [
        (3, "FM01"), (3, "YA02"), (5, "NC05"), (9, "FM04")
    ]  # fmt: skip


def test_a_finding_made_twice_is_told_once() -> None:
    assert len(check([_at(3), _at(3), _at(3, message="乙")]).diagnostics) == 2


def test_a_finding_gets_severity_and_basis_of_its_rule() -> None:
    (diagnostic,) = check([_at(3, "NC05")]).diagnostics
    assert diagnostic.severity is Severity.WARNING
    assert diagnostic.basis


def test_a_finding_may_be_weighed_less_than_its_rule() -> None:
    finding = Finding("YA03", "甲", severity=Severity.INFO)
    result = check([finding])
    assert [d.severity for d in result.diagnostics] == [Severity.INFO]
    assert not result.has_errors


def test_only_errors_that_count_block_the_report() -> None:
    assert check([_at(3)]).has_errors
    assert not check([_at(3, "NC05")]).has_errors
    assert not check([]).has_errors


def test_each_skipped_rule_is_named_once_with_the_reason() -> None:
    skipped = check([]).skipped
    assert len({s.code for s in skipped}) == len(skipped)
    assert skipped
    assert all(s.why for s in skipped)


def test_the_sums_of_a_sound_report_are_judged_and_hold() -> None:
    report = report_of(form())
    result = check([], report)
    assert result.diagnostics == ()
    judged = {identity.rule for identity in report.edition.identities}
    assert not judged & {skipped.code for skipped in result.skipped}


def test_a_file_that_cannot_be_opened_has_one_finding() -> None:
    result = unreadable("找不到文件“甲.yaml”").result
    assert [(d.code, d.severity, d.message) for d in result.diagnostics] == [
        ("IN01", Severity.ERROR, "找不到文件“甲.yaml”")
    ]  # fmt: skip
