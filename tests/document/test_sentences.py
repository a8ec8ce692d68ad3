"""The shipped sentences: what the form says, and nothing that it does not say."""

import pytest

from generator.document.build import standard_title
from generator.document.nodes import Paragraph
from generator.templating import Templates
from tests.document.forms import Form, content_of, document_of, outline, zero_form

AGENCY = "示例县云溪镇人民政府"


def _preface(form: Form) -> str:
    lines = outline(document_of(form).blocks)
    return "\n".join(lines[1 : lines.index("1 一、总体情况")])


def _with_contact(**contact: str) -> str:
    agency = {"名称": AGENCY, "类型": "乡镇街道", "联系方式": contact}
    return _preface(zero_form(编制说明="默认", 机关=agency))


@pytest.mark.parametrize(("year", "document"), [(2020, "〔2019〕60号"), (2026, "〔2021〕30号")])
def test_the_default_preface_names_agency_year_basis_and_period(year: int, document: str) -> None:
    preface = _preface(zero_form(year, 编制说明="默认"))
    period = f"{year}年1月1日至{year}年12月31日"
    for part in (AGENCY, f"{year}年政府信息公开工作年度报告", document, period, "六个部分"):
        assert part in preface


def test_no_contact_is_printed_where_none_is_given() -> None:
    preface = _preface(zero_form(编制说明="默认"))
    for word in ("联系", "地址", "邮编", "电话", "传真", "邮箱", "网址", "，，", "：。"):
        assert word not in preface


def test_the_whole_contact_is_printed() -> None:
    contact = {
        "部门": "党政办", "地址": "人民路1号", "邮编": "300000", "电话": "0570-5550101",
        "传真": "0570-5550102", "邮箱": "a@b.example", "网址": "https://b.example",
    }  # fmt: skip
    preface = _with_contact(**contact)
    assert all(value in preface for value in contact.values())
    assert preface.endswith("。")


@pytest.mark.parametrize(
    ("part", "value"),
    [("电话", "0570-5550101"), ("地址", "人民路1号"), ("邮箱", "a@b.example"), ("网址", "https://b.example")],
)  # fmt: skip
def test_one_way_of_contact_is_enough(part: str, value: str) -> None:
    preface = _with_contact(**{part: value})
    assert value in preface
    assert f"可与{AGENCY}联系" in preface


def test_no_preface_when_none_is_wanted() -> None:
    assert _preface(zero_form(编制说明="无")) == ""


def test_an_own_preface_is_printed_as_written() -> None:
    assert _preface(zero_form(编制说明="甲。\n乙{{ 年度 }}。")) == "P 甲。\nP 乙2026。"


@pytest.mark.parametrize(("year", "fee"), [(2020, False), (2026, True)])
def test_the_default_of_chapter_six_speaks_of_the_fee_since_2021(year: int, fee: bool) -> None:
    blocks = document_of(zero_form(year, 其他事项="默认")).blocks
    last = blocks[-1]
    assert isinstance(last, Paragraph)
    assert str(year) in last.text
    assert ("信息处理费" in last.text) is fee
    assert "其他需要报告的事项" in last.text


@pytest.mark.parametrize("year", [2020, 2026])
def test_an_office_s_own_sentence_stands_beside_the_shipped_one(year: int) -> None:
    content = content_of(zero_form(year))
    own = [Templates(own=(("title.txt.j2", f"{words}{{{{ 年度 }}}}"),)) for words in ("甲", "乙")]
    titles = [standard_title(content, templates) for templates in (*own, Templates(), own[0])]
    assert titles == [f"甲{year}", f"乙{year}", standard_title(content), f"甲{year}"]
    assert AGENCY in titles[2]
