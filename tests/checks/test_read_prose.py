"""The lines that say how many are read once, and what they claim is found in time."""

import time

import pytest

from generator.checks.claims import claims
from generator.checks.read_prose import read_lines
from generator.checks.registry import Subject, once
from tests.form.forms import examined, form, prose, with_prose


def _subject(text: str) -> Subject:
    found = examined(text)
    return Subject(report=found.report, content=found.content)


def _read(text: str) -> list[str]:
    return [passage.text for passage, _ in read_lines(_subject(text))]


def test_only_lines_with_a_number_or_a_denial_are_read() -> None:
    lines = (
        "公开信息12条。",
        "占4%。",
        "培训两次。",
        "未收费。",
        "均为零。",
        "一是核对目录。",
        "没有数字",
    )
    text = form(
        {"总体情况": prose("信息公开。"), "问题与改进": "|\n问题。", "其他事项": prose(*lines)}
    )
    assert _read(text) == [*lines[:5], lines[6]]


def test_the_preface_and_what_could_not_be_evaluated_are_not_read() -> None:
    text = form(
        {
            "编制说明": "|\n汇总12件。",
            "其他事项": prose("新收3件。", "新收{{ 申请.甲 }}，办结2件。"),
        }
    )
    assert "新收3件。" in _read(text)
    assert not [line for line in _read(text) if "汇总" in line or "{{" in line]


def test_what_is_made_once_is_made_anew_for_another_subject() -> None:
    asked: list[Subject] = []

    @once
    def number(subject: Subject) -> int:
        asked.append(subject)
        return len(asked)

    first, second = Subject(), Subject()
    assert [number(first), number(first), number(second), number(first)] == [1, 1, 2, 1]


@pytest.mark.parametrize(
    "unit",
    [
        "新收1件，",
        "行政复议、行政诉讼均为零，",
        "收到申请1件。",
        "上年结转1件、",
        "1" + " " * 20,
        "公开信息5条，网站",
    ],
)
def test_the_time_taken_grows_with_the_text_and_no_faster(unit: str) -> None:
    subject = _subject(with_prose(unit * 8000))
    start = time.perf_counter()
    claims(subject)
    assert time.perf_counter() - start < 5
