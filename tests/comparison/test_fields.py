"""What two reports say about themselves."""

from dataclasses import replace
from typing import Any

import pytest

from generator.comparison.compare import compare
from tests.comparison.sides import difference, published, side
from tests.document.forms import zero_form

AGENCY: dict[str, Any] = zero_form()["机关"]


def _paths(old: dict[str, Any], new: dict[str, Any]) -> set[str]:
    return {field.path for field in difference(old, new).fields}


@pytest.mark.parametrize(
    ("parts", "paths"),
    [
        ({"标题": "另一个标题"}, {"标题"}),
        ({"机关": {**AGENCY, "名称": "示例县云溪镇政府"}}, {"机关.名称", "标题"}),
        ({"机关": {**AGENCY, "联系方式": {"电话": "0570-5550101"}}}, {"机关.联系方式.电话"}),
        ({"落款": {"署名": "云溪镇", "日期": "2027-01-15"}}, {"落款.署名", "落款.日期"}),
        ({"口径": "全系统"}, {"口径"}),
    ],
)
def test_each_part_of_the_identity(parts: dict[str, Any], paths: set[str]) -> None:
    assert _paths(zero_form(), zero_form(**parts)) == paths


def test_another_year_is_another_title() -> None:
    assert _paths(zero_form(2025), zero_form(2026)) == {"年度", "标题"}


def test_names_are_those_that_the_form_shows() -> None:
    new = zero_form(机关={**AGENCY, "联系方式": {"电话": "0570-5550101"}})
    (field,) = difference(zero_form(), new).fields
    assert (field.name, field.old, field.new) == ("联系电话", "", "0570-5550101")


def test_what_is_never_printed_is_not_missed_in_a_publication() -> None:
    form = zero_form(机关={**AGENCY, "自称": "我镇", "联系方式": {"电话": "0570-5550101"}})
    read = published(zero_form())
    assert compare(side(form), read).fields == ()


def test_a_title_broken_into_lines_is_the_same() -> None:
    one = side(zero_form())
    meta = one.document.meta._replace(title=one.document.meta.title.replace("2026", " 2026"))
    other = replace(one, document=replace(one.document, meta=meta))
    assert compare(one, other).fields == ()
