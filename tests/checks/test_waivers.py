"""说明 and 待确认: a reason answers a finding while its figures stay; what nothing needs is told."""

import pytest

from generator.checks.catalogue import rules
from generator.diagnostics import Severity
from tests.form.forms import codes, diagnostics, examined, form, line_of, place_of

CELL = "主动公开.行政许可.处理决定"
ODD = '\n行政许可: {处理决定: "1,234"}\n其余: 0'


def _waived(waiver: str, table: str = ODD) -> str:
    return form({"主动公开": table, "说明": f"\n- {waiver}"})


@pytest.mark.parametrize(
    "place", [f"位置: {CELL}, ", "位置: 主动公开.行政许可, ", "位置: 主动公开, ", ""]
)
def test_a_waived_finding_is_listed_with_its_reason_and_not_counted(place: str) -> None:
    (diagnostic,) = diagnostics(_waived(f"{{规则: NC05, {place}理由: 系统导出}}"))
    assert (diagnostic.code, diagnostic.waived, diagnostic.counts) == ("NC05", "系统导出", False)


def test_a_waived_error_does_not_block_the_report() -> None:
    text = form({"主动公开": "\n行政许可: -1\n其余: 0", "说明": "\n- {规则: NC04, 理由: 甲}"})
    assert examined(form({"主动公开": "\n行政许可: -1\n其余: 0"})).result.has_errors
    assert not examined(text).result.has_errors
    assert [d.waived for d in diagnostics(text)] == ["甲"]


@pytest.mark.parametrize(
    "waiver",
    [
        "{规则: NC06, 理由: 甲}",
        "{规则: NC05, 位置: 主动公开.行政处罚, 理由: 甲}",
        "{规则: NC05, 位置: 主动公开.行政, 理由: 甲}",
    ],
    ids=["another rule", "another place", "half a name"],
)
def test_a_reason_for_something_else_answers_nothing_and_is_told(waiver: str) -> None:
    text = _waived(waiver)
    found = {d.code: d for d in diagnostics(text)}
    assert set(found) == {"NC05", "FM07"}
    assert found["NC05"].waived is None
    assert found["FM07"].severity is Severity.WARNING
    assert found["FM07"].span is not None
    assert found["FM07"].span.line == line_of(text, waiver)


def test_a_reason_that_nothing_needs_any_more_is_told() -> None:
    (diagnostic,) = diagnostics(form({"说明": "\n- {规则: NC05, 理由: 甲}"}))
    assert diagnostic.code == "FM07"
    assert "没有检查结果需要它" in diagnostic.message


def test_a_reason_holds_while_its_figures_stay() -> None:
    (diagnostic,) = diagnostics(_waived(f"{{规则: NC05, 理由: 甲, 数值: {{{CELL}: 1234}}}}"))
    assert diagnostic.waived == "甲"


@pytest.mark.parametrize(
    ("figures", "said"),
    [(f"{CELL}: 1233", f"{CELL} 由 1233 变为 1234"), ("主动公开.行政许可.数量: 5", "没有这一格")],
)
def test_a_reason_whose_figures_have_changed_holds_no_longer(figures: str, said: str) -> None:
    found = {
        d.code: d for d in diagnostics(_waived(f"{{规则: NC05, 理由: 甲, 数值: {{{figures}}}}}"))
    }
    assert found["NC05"].waived is None
    assert said in found["FM07"].message


@pytest.mark.parametrize("code", ["T401", "FM04", "PR03"])
def test_a_rule_that_cannot_be_waived_stands_and_the_attempt_is_told(code: str) -> None:
    text = form({
        "复议诉讼": "\n行政复议: [2, 0, 1, 0, 2]\n其余: 0", "口径": "全部", "其他事项": "|\n<b>甲</b>",
        "说明": f"\n- {{规则: {code}, 理由: 甲}}",
    })  # fmt: skip
    found = diagnostics(text)
    assert sorted(d.code for d in found) == ["FM04", "FM07", "PR03", "T401"]
    assert all(d.waived is None for d in found)
    (told,) = [d for d in found if d.code == "FM07"]
    assert "不能用说明代替改正" in told.message


def test_one_reason_answers_every_finding_of_its_rule_and_place() -> None:
    text = form({"主动公开": '\n行政许可: "1,234"\n行政处罚: "5,678"\n其余: 0',
                 "说明": "\n- {规则: NC05, 位置: 主动公开, 理由: 甲}"})  # fmt: skip
    assert [(d.code, d.waived) for d in diagnostics(text)] == [("NC05", "甲")] * 2


def test_two_reasons_for_one_finding_leave_the_second_idle() -> None:
    text = _waived("{规则: NC05, 理由: 甲}\n- {规则: NC05, 理由: 乙}")
    found = {d.code: d for d in diagnostics(text)}
    assert found["NC05"].waived == "甲"
    assert found["FM07"].span is not None
    assert found["FM07"].span.line == line_of(text, "理由: 乙")


def test_every_rule_that_is_not_waivable_says_so_in_the_same_way() -> None:
    refused = [code for code, rule in rules().items() if not rule.waivable]
    waivers = "".join(f"\n- {{规则: {code}, 理由: 甲}}" for code in refused)
    assert codes(form({"说明": waivers})) == ["FM07"] * len(refused)


@pytest.mark.parametrize("path", ["申请", "申请.上年结转", "问题与改进", "机关.名称"])
def test_what_is_carried_over_must_be_confirmed(path: str) -> None:
    text = form({"申请": "\n上年结转: 0\n其余: 0", "待确认": f"\n- {path}"})
    (diagnostic,) = diagnostics(text)
    assert (diagnostic.code, diagnostic.severity, diagnostic.path) == (
        "FM08",
        Severity.WARNING,
        path,
    )
    assert diagnostic.span is not None
    key = path.rpartition(".")[2]
    assert (diagnostic.span.line, diagnostic.span.column) == place_of(text, f"{key}:")


def test_what_is_not_written_yet_must_be_confirmed_at_the_list() -> None:
    text = form({"待确认": "\n- 落款.日期"})
    (diagnostic,) = diagnostics(text)
    assert diagnostic.span is not None
    assert diagnostic.span.line >= line_of(text, "待确认")


@pytest.mark.parametrize(
    ("path", "key"),
    [
        ("申请.上年结转", "上年结转"),
        ("申请.上年结转.自然人", "上年结转"),
        ("机关.联系方式.电话", "电话"),
        ("附表.1.标题", "标题"),
        ("复议诉讼.行政复议.总计", "复议诉讼: 0"),
        ("附表.1.行.1", "[甲"),
    ],
)
def test_a_cell_a_row_or_a_part_of_the_frame_may_be_listed(path: str, key: str) -> None:
    text = form(
        {
            "机关": "\n名称: 甲\n联系方式:\n  电话: 0570-5550123",
            "申请": "\n上年结转: 0\n其余: 0",
            "附表": "\n- 标题: 甲\n  位于: 申请\n  列: [甲]\n  行:\n    - [甲]",
            "待确认": f"\n- {path}\n-",
        }
    )
    (diagnostic,) = [d for d in diagnostics(text) if d.code == "FM08"]
    assert diagnostic.span is not None
    assert key in text.split("\n")[diagnostic.span.line - 1]
    assert f"（第 {line_of(text, f'- {path}')} 行）" in (diagnostic.hint or "")


def test_a_place_that_the_form_does_not_have_is_told_where_it_is_listed() -> None:
    text = form({"待确认": "\n- 申请.上年结转\n- 申请.上年接转"})
    diagnostic = [d for d in diagnostics(text) if d.code == "FM08"][-1]
    assert "不是表单里的位置" in diagnostic.message
    assert "是不是“申请.上年结转”？" in (diagnostic.hint or "")
    assert diagnostic.span is not None
    assert diagnostic.span.line == line_of(text, "- 申请.上年接转")
