"""Chapters and unknown keys; ten different mistakes give ten findings."""

import pytest

from generator.spec.load import load_edition
from tests.form.forms import (
    SAMPLES,
    codes,
    diagnostics,
    findings_of,
    form,
    line_of,
    only_finding,
    place_of,
    read,
    report_of,
)

CHAPTERS = [chapter.key for chapter in load_edition("2021").chapters]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_a_missing_chapter_is_told_by_its_official_heading(chapter: str) -> None:
    heading = next(c.heading for c in load_edition("2021").chapters if c.key == chapter)
    finding = only_finding(form({chapter: None}))
    assert (finding.code, finding.path) == ("FM02", chapter)
    assert heading in finding.message


@pytest.mark.parametrize("chapter", ["总体情况", "问题与改进", "其他事项"])
@pytest.mark.parametrize("blank", ["", "~", '""', "|\n"])
def test_a_blank_chapter_of_prose_is_a_missing_one(chapter: str, blank: str) -> None:
    text = form({chapter: blank})
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("FM02", chapter)
    assert finding.span is not None
    assert finding.span.line == line_of(text, f"{chapter}:")


def test_chapter_one_is_a_mapping_of_aspects_or_one_text() -> None:
    aspects = report_of(form()).prose
    assert list(aspects)[:2] == ["总体情况.主动公开", "总体情况.依申请公开"]
    one = report_of(form({"总体情况": "一段文字。"})).prose
    assert one["总体情况"].text == "一段文字。"


def test_aspects_stand_in_official_order_whatever_the_order_of_the_form() -> None:
    text = form({"总体情况": "\n监督保障: 乙\n主动公开: 甲"})
    assert [path for path in report_of(text).prose if path.startswith("总体情况.")] == [
        "总体情况.主动公开", "总体情况.监督保障"
    ]  # fmt: skip


def test_an_aspect_that_is_named_and_left_blank_is_told() -> None:
    text = form({"总体情况": "\n主动公开: 甲\n平台建设:"})
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("FM02", "总体情况.平台建设")
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place_of(text, "平台建设")


def test_aspects_that_are_all_blank_are_one_missing_chapter() -> None:
    finding = only_finding(form({"总体情况": "\n主动公开:\n依申请公开:"}))
    assert (finding.code, finding.path) == ("FM02", "总体情况")


def test_an_unknown_aspect_is_told_with_the_nearest_and_with_the_way_out() -> None:
    text = form({"总体情况": "\n主动公开: 甲\n平台建没: 乙"})
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("FM01", "总体情况.平台建没")
    assert "“平台建设”" in (finding.hint or "")
    assert "其他小节" in (finding.hint or "")


@pytest.mark.parametrize("written", ["[甲, 乙]", "{主要问题: 甲}"])
def test_a_chapter_of_prose_must_be_a_text(written: str) -> None:
    finding = only_finding(form({"问题与改进": written}))
    assert (finding.code, finding.path) == ("FM04", "问题与改进")


def test_an_unknown_key_is_told_at_its_place_with_the_nearest_name() -> None:
    text = form({"落宽": "甲"})
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("FM01", "落宽")
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place_of(text, "落宽")
    assert finding.hint == "是不是“落款”？"


def test_a_misspelt_chapter_is_one_fault_and_not_also_a_missing_one() -> None:
    text = form({"问题与改进": None, "问题和改进": "甲"})
    assert findings_of(text) == [("FM01", line_of(text, "问题和改进"))]


def test_ten_mistakes_give_exactly_ten_findings_in_order_and_none_twice() -> None:
    text = form({
        "口径": "全部",
        "机关": "{名称: 甲镇人民政府, 类型: 镇}",
        "总体情况": "|\n新收{{ 申请.本年新受.总计 }}件。\n<b>重点</b>",
        "主动公开": "\n规章: [0, 0]\n行政处罚: 若干\n行政强制: -1\n行政许可: 12件\n其余: 0",
        "申请": "\n本年新收: [0, 0, 0, 0, 0, 0, 1]\n其余: 0",
        "落宽": "甲",
    })  # fmt: skip
    wanted = [
        ("FM04", "镇}"), ("PR01", "{{ 申请"), ("PR03", "<b>"), ("FM04", "规章:"), ("FM04", "行政处罚:"),
        ("NC04", "行政强制:"), ("NC06", "行政许可:"), ("T303", "本年新收:"), ("FM04", "口径"), ("FM01", "落宽"),
    ]  # fmt: skip
    found = diagnostics(text)
    assert sorted(wanted) == sorted(
        (d.code, at) for d in found for code, at in wanted
        if d.span and (d.code, d.span.line) == (code, line_of(text, at))
    )  # fmt: skip
    assert len(found) == len(set(found)) == 10
    assert [d.span for d in found if d.span] == sorted(d.span for d in found if d.span)


def test_the_samples_of_the_project_that_are_sound_have_no_errors() -> None:
    for path in sorted(SAMPLES.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        if "broken" not in path.name:
            assert read(text).findings == (), path.name


def test_a_form_is_checked_the_same_way_twice() -> None:
    text = form({"口径": "全部", "落宽": "甲"})
    assert codes(text) == codes(text)
