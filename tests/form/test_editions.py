"""The year decides the edition; 格式 may only agree; without a year the rest is still checked."""

import pytest

from tests.form.forms import (
    EDITIONS,
    YEARS,
    examined,
    findings_of,
    form,
    line_of,
    only_finding,
    place_of,
    read,
    report_of,
)


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_minimal_form_is_sound_in_every_edition(edition: str) -> None:
    report = report_of(form(edition=edition))
    assert read(form(edition=edition)).findings == ()
    assert (report.edition.id, str(report.year)) == (edition, YEARS[edition])


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_stated_edition_that_agrees_is_silent(edition: str) -> None:
    assert read(form({"格式": edition}, edition)).findings == ()
    assert read(form({"格式": f'"{edition}"'}, edition)).findings == ()


def test_a_stated_edition_that_contradicts_the_year_is_told_and_the_year_holds() -> None:
    text = form({"格式": "2019"})
    finding = only_finding(text)
    assert (finding.code, finding.expected, finding.actual) == ("FM05", "2021", "2019")
    assert finding.span is not None
    assert finding.span.line == line_of(text, "格式")
    assert report_of(text).edition.id == "2021"


@pytest.mark.parametrize("written", ["2022", "30号", "[2019]", "{版本: 2019}"])
def test_an_edition_that_does_not_exist_is_told_with_those_that_do(written: str) -> None:
    finding = only_finding(form({"格式": written}))
    assert (finding.code, finding.path) == ("FM04", "格式")
    assert "2019、2021" in (finding.hint or "")


@pytest.mark.parametrize("year", ["2018", "2008", "1999"])
def test_a_year_before_the_first_edition_is_refused_at_the_year(year: str) -> None:
    text = form({"年度": year, "口径": "全部"})
    validated = read(text)
    (finding,) = validated.findings
    assert validated.report is None
    assert (finding.code, finding.actual) == ("FM06", year)
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place_of(text, year)


def test_rules_that_need_a_report_are_skipped_visibly_without_one() -> None:
    result = examined(form({"年度": "2018"})).result
    assert [d.code for d in result.diagnostics] == ["FM06"]
    skipped = {skipped.code for skipped in result.skipped}
    assert {"T301", "T303", "T401", "PR02"} <= skipped
    assert "FM06" not in skipped


def test_a_missing_year_is_told_and_the_rest_is_still_checked() -> None:
    text = form({"年度": None, "口径": "全部", "复议诉讼": "\n行政复议: 若干\n其余: 0"})
    assert sorted(findings_of(text)) == [
        ("FM02", 1), ("FM04", line_of(text, "行政复议:")), ("FM04", line_of(text, "口径:"))
    ]  # fmt: skip
    report = report_of(text)
    assert (report.year, report.edition.id) == (None, "2021")


@pytest.mark.parametrize(
    "written", ["二〇二六", "26", "2026年", "２０２６", "2026.0", "[2026]", "202 6"]
)
def test_a_year_that_is_none_is_told_once_and_the_rest_is_still_checked(written: str) -> None:
    text = form({"年度": written, "口径": "全部"})
    assert sorted(f.path or "" for f in read(text).findings) == ["口径", "年度"]
    assert {f.code for f in read(text).findings} == {"FM04"}


@pytest.mark.parametrize("edition", EDITIONS)
def test_without_a_year_the_edition_is_told_from_the_rows(edition: str) -> None:
    rows = {
        "2019": "\n规范性文件: 0\n政府集中采购: {项目数: 0, 总金额: 0}\n其余: 0",
        "2021": "\n行政规范性文件: {制发: 1, 其余: 0}\n其余: 0",
    }
    text = form({"年度": None, "主动公开": rows[edition]}, edition)
    assert [f.code for f in read(text).findings] == ["FM02"]
    assert report_of(text).edition.id == edition


def test_without_a_year_a_stated_edition_is_used() -> None:
    assert report_of(form({"年度": "", "格式": "2019"})).edition.id == "2019"


def test_a_quoted_year_is_a_year() -> None:
    assert report_of(form({"年度": '"2026"'})).year == 2026
