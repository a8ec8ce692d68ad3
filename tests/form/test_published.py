"""What of a form may stand in a published file: only keys that it knows, at every depth."""

import pytest

from generator.form.published import published_form
from generator.form.raw import Plain, plain
from generator.spec.load import load_edition
from tests.form.forms import raw

SECRET = "不得外传"


def _published(text: str) -> Plain:
    return plain(published_form(raw(text).root, load_edition("2021"), lambda _, words: words))


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("规章: {制发: 1, 备注: 不得外传}", {"规章": {"制发": "1"}}),
        ("规章: {制发: {备注: 不得外传}, 废止: 2}", {"规章": {"废止": "2"}}),
        ("规章: [1, {备注: 不得外传}, 3]", {"规章": ["1", "3"]}),
        ("规章: [{制发: 1, 备注: 不得外传}]", {"规章": [{"制发": "1"}]}),
        ("规章: 0\n  备注: 不得外传", {"规章": "0"}),
        ("其余: 0\n  备注: {规章: 不得外传}", {"其余": "0"}),
    ],
)
def test_of_a_row_only_its_own_columns_stay(written: str, kept: Plain) -> None:
    assert _published(f"主动公开:\n  {written}") == {"主动公开": kept}


def test_of_an_own_table_only_texts_stay() -> None:
    table = "附表: [{标题: 甲, 列: [乙, {丙: 不得外传}], 行: [[1, {丁: 不得外传}], [2, 3]], 备注: 不得外传}]"
    assert _published(table) == {"附表": [{"标题": "甲", "列": ["乙"], "行": [["1"], ["2", "3"]]}]}


@pytest.mark.parametrize("key", ["说明", "待确认", "未识别", "备注", "规章"])
def test_keys_that_no_report_prints_are_left_out(key: str) -> None:
    assert _published(f"年度: 2026\n{key}: [{SECRET}]\n机关: {{{key}: {SECRET}}}") == {
        "年度": "2026"
    }


def test_a_text_that_is_reworded_to_nothing_is_left_out_and_figures_are_never_asked_for() -> None:
    form = (
        "机关: {联系方式: {电话: 5}}\n主动公开:\n  规章: {制发: 5}\n附表: [{标题: 甲, 行: [[5]]}]"
    )
    asked: list[str] = []

    def reword(path: str, words: str) -> str:
        asked.append(path)
        return "" if words == "5" else words

    found = plain(published_form(raw(form).root, load_edition("2021"), reword))
    assert found == {
        "主动公开": {"规章": {"制发": "5"}},
        "附表": [{"标题": "甲", "行": [["5"]]}],
    }
    assert asked == ["机关.联系方式.电话", "附表.1.标题"]
