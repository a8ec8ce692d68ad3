"""Title, year, period, contact and signature, in the shapes in which reports have them."""

from datetime import date

import pytest

from generator.document.nodes import UNKNOWN, Block, Document, Heading, Paragraph, Run, Source
from generator.recovery.identity import Identity
from generator.recovery.recover import recover

NAME = "示例县云溪镇人民政府"


def _identity(*texts: str, end: tuple[str, ...] = ()) -> Identity:
    before = [Paragraph((Run(text),)) for text in texts]
    after = [Paragraph((Run(text),)) for text in end]
    blocks: tuple[Block, ...] = (
        *before,
        Heading(1, "一、总体情况"),
        Paragraph((Run("工作正常。"),)),
        *after,
    )
    return recover(Source(Document(UNKNOWN, blocks))).survey.identity


@pytest.mark.parametrize(
    "lines",
    [
        (f"{NAME}2022年政府信息公开工作年度报告",),
        (f"{NAME}2022年度政府信息公开工作年度报告",),
        (f"2022年{NAME}政府信息公开工作年度报告",),
        (f"{NAME}2022年政府信息公开年度工作报告",),
        (f"{NAME}2022年政府信息公开年度报告",),
        (f"{NAME} 2022 年政府信息公开 工作告年度报",),
        (NAME, "2022年政府信息公开", "工作年度报告"),
        ("当前位置：首页 > 年报", f"标题:{NAME}2022年政府信息公开工作年度报告"),
        (f"{NAME}二○二二年政府信息公开工作年度报告",),
        (f"{NAME}政府信息公开工作年度报告", "（二〇二二年度）"),
    ],
)
def test_titles(lines: tuple[str, ...]) -> None:
    found = _identity(*lines, "根据《条例》编制。")
    assert (found.agency, found.year) == (NAME, 2022)


def test_no_title() -> None:
    found = _identity("根据《条例》编制，统计期限为2022年1月1日至12月31日。")
    assert (found.title, found.agency, found.year) == ("", "", 2022)
    assert found.period == (date(2022, 1, 1), date(2022, 12, 31))


def test_contact() -> None:
    found = _identity(
        f"{NAME}2022年政府信息公开工作年度报告",
        "如有疑问，请与镇党政办公室联系（地址：示例县政府路1号；邮编：324000；电话：0570-5550123；"
        "邮箱：a@example.org）。",
    )
    assert found.contact == {
        "部门": "镇党政办公室",
        "地址": "示例县政府路1号",
        "邮编": "324000",
        "电话": "0570-5550123",
        "邮箱": "a@example.org",
    }


@pytest.mark.parametrize("after", [(), ("打印本页 关闭窗口",), ("主办：示例县政府", "网站地图")])
def test_signature_with_the_page_s_own_words_behind_it(after: tuple[str, ...]) -> None:
    found = _identity("前言。", end=(NAME, "2023年1月15日", *after))
    assert found.signature is not None
    assert (found.signature.text, found.day) == (NAME, date(2023, 1, 15))


def test_a_date_within_the_text_is_no_signature() -> None:
    assert _identity("前言。", end=("2023年1月15日", "此后继续改进。")).day is None


TITLE = f"{NAME}2022年政府信息公开工作年度报告"


def test_a_signature_stands_above_the_foot_of_the_page() -> None:
    end = (NAME, "2023年1月15日", "友情链接", "县政府网站群", "扫码关注")
    found = _identity(TITLE, end=end)
    assert found.signature is not None
    assert (found.signature.text, found.day) == (NAME, date(2023, 1, 15))
    assert len(found.furniture) == 3


def test_the_name_above_other_lines_must_be_that_of_the_title() -> None:
    assert _identity(TITLE, end=("上级检查", "2023年1月15日", "县城管局")).signature is None


def test_text_below_a_signature_stays_text() -> None:
    found = _identity(TITLE, end=(NAME, "2023年1月15日", "附：全年受理的申请均已办结。"))
    assert found.day == date(2023, 1, 15)
    assert not found.furniture
