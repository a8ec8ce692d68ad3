"""A new edition is a folder of data: read, computed, judged and printed by the code as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.checks.engine import Result, check
from generator.document.build import build
from generator.document.content import read_content
from generator.form.report import Report
from generator.form.validate import validate
from generator.spec.load import edition_for_year, edition_ids
from generator.writers import writer
from generator.writers.rendition import Rendition
from generator.writers.style import load_styles
from tests.form.forms import raw
from tests.spec.editions import MADE_UP, source, write_edition

FORM = """
年度: 2031
机关: {名称: 云溪镇人民政府}
编制说明: 无
概述: |
  收到来信{{ 来信.收到.合计 }}封，答复{{ 来信.答复.合计 }}封。
来信:
  收到: [7, 5]
  答复:
    书面: {个人: 6, 单位: 5}
    口头: {个人: 1, 其余: 0}
  费用: 18.40
"""

Read = Callable[[str], tuple[Report, Result]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    closed = source("2021").replace(
        "report_years: {first: 2021}", "report_years: {first: 2021, last: 2030}"
    )
    write_edition(tmp_path, "2021", closed)
    return write_edition(tmp_path, "2031", MADE_UP)


@pytest.fixture
def read(folder: Path) -> Read:
    def run(text: str) -> tuple[Report, Result]:
        validated = validate(raw(text), schemas=folder)
        assert validated.report is not None
        content = read_content(validated.report, lambda name: name.encode())
        findings = (*validated.findings, *content.findings)
        return validated.report, check(findings, validated.report, content)

    return run


def test_the_folder_makes_the_edition_known(folder: Path) -> None:
    assert edition_ids(folder) == ("2021", "2031")
    found = {year: edition_for_year(year, folder) for year in (2020, 2030, 2031)}
    assert {y: e.id if e else None for y, e in found.items()} == {
        2020: None,
        2030: "2021",
        2031: "2031",
    }


def test_totals_are_computed_from_the_new_identities(read: Read) -> None:
    report, result = read(FORM)
    assert result.diagnostics == ()
    assert report.number("来信.收到.合计") == 12
    assert report.number("来信.答复.口头.合计") == 1


def test_a_stated_total_is_judged_by_the_rule_that_the_data_names(read: Read) -> None:
    _, result = read(FORM.replace("收到: [7, 5]", "收到: [7, 5, 13]"))
    assert [d.code for d in result.diagnostics] == ["T303"]
    assert "收到来信" in result.diagnostics[0].message
    assert "7+5 = 12" in result.diagnostics[0].message


def test_a_balance_is_judged_for_each_column(read: Read) -> None:
    _, result = read(FORM.replace("收到: [7, 5]", "收到: [8, 5]"))
    assert [(d.code, d.path) for d in result.diagnostics] == [("T301", "来信.收到.个人")]
    assert "个人来信" in result.diagnostics[0].message


def test_unknown_rows_are_told_in_the_words_of_the_new_edition(read: Read) -> None:
    _, result = read(FORM.replace("口头:", "口信:"))
    (unknown,) = [d for d in result.diagnostics if d.code == "FM01"]
    assert unknown.path == "来信.答复.口信"
    assert "“口头”" in (unknown.hint or "")


def test_rows_of_the_shipped_editions_are_unknown_to_it(read: Read) -> None:
    _, result = read(FORM + "申请: 0\n")
    assert [(d.code, d.path) for d in result.diagnostics] == [("FM01", "申请")]


@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_the_report_is_printed_with_its_own_chapters_and_table(read: Read, kind: str) -> None:
    report, _ = read(FORM)
    content = read_content(report, lambda name: name.encode())
    data = writer(kind)(Rendition(build(content), load_styles(report.edition.id), content))
    assert data
    if kind == "txt":
        text = data.decode("utf-8")
        assert "二、来信办理情况" in text
        assert "收到来信12封，答复12封。" in text
        assert "18.40" in text
        assert "申请" not in text
