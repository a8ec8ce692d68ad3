"""Breaking the title: whole names, at most twenty characters a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.document.title import LINE_CHARACTERS, title_lines

NAME_OF_REPORT = "政府信息公开工作年度报告"


@pytest.mark.parametrize(
    ("agency", "title", "lines"),
    [
        ("云溪镇", "云溪镇2026年政府信息公开报告", ("云溪镇2026年政府信息公开报告",)),
        (
            "示例县人民政府",
            "示例县人民政府2025年政府信息公开工作年度报告",
            ("示例县人民政府", "2025年政府信息公开工作年度报告"),
        ),
        (
            "示例县人民政府",
            "2025年示例县人民政府政府信息公开工作年度报告",
            ("2025年示例县人民政府", "政府信息公开工作年度报告"),
        ),
        (
            "宁波市鄞州区行政审批管理办公室",
            "宁波市鄞州区行政审批管理办公室政府信息公开工作2019年度报告",
            ("宁波市鄞州区行政审批管理办公室", "政府信息公开工作2019年度报告"),
        ),
        ("", "", ("",)),
    ],
)
def test_breaks_after_the_organ_or_before_the_report(
    agency: str, title: str, lines: tuple[str, ...]
) -> None:
    assert title_lines(title, agency).lines == lines


ORGANS = st.text("甲乙丙丁县镇（）、", min_size=1, max_size=LINE_CHARACTERS)


@given(ORGANS, st.integers(2019, 2099), st.booleans())
def test_never_inside_the_organ_or_the_name_of_the_report(
    agency: str, year: int, year_first: bool
) -> None:
    front = f"{year}年{agency}" if year_first else f"{agency}{year}年"
    title = f"{front}{NAME_OF_REPORT}"
    lines = title_lines(title, agency).lines
    assert "".join(lines) == title
    assert all(0 < len(line) <= LINE_CHARACTERS for line in lines)
    assert any(agency in line for line in lines)
    assert any(NAME_OF_REPORT in line for line in lines)
    assert any(f"{year}年" in line for line in lines)


ORGAN = "新疆维吾尔自治区伊犁哈萨克自治州示例县人民政府办公室"


@pytest.mark.parametrize(
    ("agency", "title", "lines"),
    [
        (
            ORGAN,
            f"2026年{ORGAN}{NAME_OF_REPORT}",
            ("2026年新疆维吾尔自治区", "伊犁哈萨克自治州示例县人民政府办公室", NAME_OF_REPORT),
        ),
        (
            f"示例县云溪镇人民政府{'综合办理' * 6}中心",
            f"示例县云溪镇人民政府{'综合办理' * 6}中心2026年{NAME_OF_REPORT}",
            (
                "示例县云溪镇人民政府",
                "综合办理" * 3 + "综",
                f"合办理{'综合办理' * 2}中心",
                f"2026年{NAME_OF_REPORT}",
            ),
        ),
    ],
)
def test_an_organ_that_no_line_holds_is_broken_behind_its_parts(
    agency: str, title: str, lines: tuple[str, ...]
) -> None:
    assert title_lines(title, agency).lines == lines


def test_a_part_of_a_long_organ_never_breaks_the_name_of_the_report() -> None:
    agency = f"示例市政府{'甲' * 17}"
    lines = title_lines(f"2026年{agency}{NAME_OF_REPORT}", agency).lines
    assert lines[-1] == NAME_OF_REPORT


@pytest.mark.parametrize("length", [21, 30, 38, 45])
def test_an_organ_longer_than_a_line_is_broken_but_the_report_is_not(length: int) -> None:
    agency = "甲" * length
    lines = title_lines(f"{agency}2020年{NAME_OF_REPORT}", agency).lines
    assert "".join(lines) == f"{agency}2020年{NAME_OF_REPORT}"
    assert max(len(line) for line in lines) <= LINE_CHARACTERS
    assert any(NAME_OF_REPORT in line for line in lines)
