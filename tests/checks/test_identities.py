"""T301 to T303 and T401 to T403: each fires alone where it should, with the sum written out."""

import pytest

from generator.diagnostics import Diagnostic
from tests.checks.tables import FIGURES_ADD_UP, sum_codes, sums
from tests.form.forms import EDITIONS, examined, form, place_of

REVIEW = "复议诉讼.行政复议.总计"
DIRECT = "复议诉讼.未经复议直接起诉.总计"
AFTER = "复议诉讼.复议后起诉.总计"


def _applications(rows: str) -> dict[str, str | None]:
    return {"申请": f"\n{rows}\n其余: 0"}


CASES: list[tuple[str, str, dict[str, str | None], tuple[str, ...]]] = [
    ("T301", "申请.本年新收.自然人",
     _applications("本年新收: {自然人: 4, 其余: 0}\n上年结转: [1, 0, 0, 0, 0, 0]\n"
                   "办理结果:\n  予以公开: {自然人: 5}\n  其余: 0\n结转下年度: [1, 0, 0, 0, 0, 0]"),
     ("“自然人”列", "4+1 = 5", "5+1 = 6", "相差 1", "一、本年新收政府信息公开申请数量",
      "四、结转下年度继续办理")),
    ("T302", "申请.办理结果.总计.自然人",
     _applications("本年新收: {自然人: 6, 其余: 0}\n办理结果:\n  予以公开: {自然人: 4}\n"
                   "  不予处理:\n    重复申请: {自然人: 1}\n  总计: {自然人: 6, 其余: 0}\n  其余: 0"),
     ("（七）总计", "自然人", "4+1 = 5", "填报为 6", "相差 1")),
    ("T303", "申请.本年新收.总计",
     _applications("本年新收: [4, 0, 0, 0, 0, 0, 5]\n"
                   "办理结果:\n  予以公开: {自然人: 4}\n  其余: 0"),
     ("一、本年新收政府信息公开申请数量", "总计", "4+0+0+0+0+0 = 4", "填报为 5", "相差 1")),
    ("T401", REVIEW, {"复议诉讼": "\n行政复议: [2, 1, 0, 0, 2]\n其余: 0"},
     ("行政复议", "2+1+0+0 = 3", "填报为 2", "相差 1")),
    ("T402", DIRECT, {"复议诉讼": "\n未经复议直接起诉: {尚未审结: 1, 总计: 0, 其余: 0}\n其余: 0"},
     ("未经复议直接起诉", "0+0+0+1 = 1", "填报为 0", "相差 1")),
    ("T403", AFTER, {"复议诉讼": "\n复议后起诉: {结果维持: 1, 总计: 2, 其余: 0}\n其余: 0"},
     ("复议后起诉", "1+0+0+0 = 1", "填报为 2", "相差 1")),
]  # fmt: skip


def _only(text: str) -> Diagnostic:
    (diagnostic,) = sums(text)
    return diagnostic


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize(("code", "path", "change", "said"), CASES, ids=[case[0] for case in CASES])
def test_a_broken_sum_is_told_once_with_the_sum_written_out(
    code: str, path: str, change: dict[str, str | None], said: tuple[str, ...], edition: str
) -> None:
    diagnostic = _only(form(change, edition))
    assert (diagnostic.code, diagnostic.path) == (code, path)
    for words in said:
        assert words in diagnostic.message
    assert diagnostic.hint
    assert diagnostic.basis


def test_a_stated_total_is_marked_at_the_number_itself() -> None:
    text = form({"复议诉讼": "\n行政复议: {结果维持: 2, 其余: 0, 总计: 777}\n其余: 0"})
    span = _only(text).span
    assert span is not None
    assert (span.line, span.column) == place_of(text, "777")


def test_a_balance_is_marked_in_the_row_of_what_came_in() -> None:
    text = form({"申请": "\n本年新收:\n  自然人: 888\n其余: 0"})
    span = _only(text).span
    assert span is not None
    assert (span.line, span.column) == place_of(text, "888")


def test_each_column_that_does_not_balance_is_told() -> None:
    text = form({"申请": "\n本年新收: [1, 0, 2, 0, 0, 3]\n其余: 0"})
    assert [(d.code, (d.path or "").rpartition(".")[2]) for d in sums(text)] == [
        ("T301", "自然人"), ("T301", "科研机构"), ("T301", "其他")
    ]  # fmt: skip


def test_the_total_column_is_not_told_again_when_it_was_computed() -> None:
    text = form({"申请": "\n本年新收: [1, 0, 0, 0, 0, 0, 1]\n其余: 0"})
    assert sum_codes(text) == ["T301"]


def test_a_long_sum_leaves_its_zeros_out_and_says_so() -> None:
    text = form(
        {
            "申请": "\n本年新收: {自然人: 9, 其余: 0}\n办理结果:\n  总计: {自然人: 9, 其余: 0}\n  其余: 0\n其余: 0"
        }
    )
    diagnostic = _only(text)
    assert diagnostic.code == "T302"
    assert "0 = 0（其余各行为 0）" in diagnostic.message
    assert "0+0+0" not in diagnostic.message


def test_sums_with_unreadable_cells_are_skipped_visibly_and_the_others_judged() -> None:
    text = form(
        {
            "复议诉讼": "\n行政复议: {结果维持: 若干, 其余: 0, 总计: 1}\n复议后起诉: [1, 0, 0, 0, 2]\n其余: 0"
        }
    )
    result = examined(text).result
    assert [d.code for d in result.diagnostics if d.code.startswith(FIGURES_ADD_UP)] == [
        "FM04",
        "T403",
    ]
    assert [s.code for s in result.skipped if s.code.startswith(FIGURES_ADD_UP)] == ["T401"]


def test_a_rule_that_could_be_judged_in_part_speaks_and_says_what_it_skipped() -> None:
    text = form({"申请": "\n本年新收: [若干, 2, 0, 0, 0, 0]\n其余: 0"})
    result = examined(text).result
    assert [d.code for d in result.diagnostics if d.code.startswith(FIGURES_ADD_UP)] == [
        "FM04",
        "T301",
    ]
    assert [s.code for s in result.skipped if s.code.startswith(FIGURES_ADD_UP)] == ["T301"]


def test_a_correct_stated_total_is_silent() -> None:
    text = form({"复议诉讼": "\n行政复议: [2, 1, 0, 0, 3]\n其余: 0"})
    assert sum_codes(text) == []
