"""The frame around the tables: identity, contact, own sections and tables, signature, waivers."""

from datetime import date

import pytest

from tests.form.forms import findings_of, form, line_of, only_finding, place_of, read, report_of

AGENCY = "{名称: 甲镇人民政府"

FULL = {
    "口径": "本级政府",
    "标题": "自拟标题",
    "机关": "\n名称: 甲县人民政府\n类型: 政府\n自称: 我县\n联系方式: {部门: 办公室, 邮编: \"300000\"}",
    "编制说明": "自己写的说明。",
    "其他小节": "\n- {标题: 甲, 位于: 总体情况, 内容: 乙}",
    "附表": "\n- 标题: 丙\n  位于: 主动公开\n  列: [渠道, 数量]\n  行:\n    - [网站, 18]\n    - [合计, \"\"]",
    "落款": "{署名: 甲县人民政府, 日期: 2027-01-15}",
    "说明": "\n- {规则: T201, 位置: 主动公开, 理由: 另有3件到期, 数值: {主动公开.规章.制发: 0}}",
    "待确认": "\n- 申请.上年结转",
    "未识别": "\n- {来源: 第3页, 内容: 某文}",
}  # fmt: skip


def test_every_optional_part_is_read() -> None:
    text = form(FULL)
    report = report_of(text)
    assert read(text).findings == ()
    assert (report.scope, report.title) == ("本级政府", "自拟标题")
    assert report.agency.contact is not None
    assert (report.agency.type, report.agency.contact.postcode) == ("政府", "300000")
    assert report.preface is not None
    assert (report.preface.text, report.default_preface) == ("自己写的说明。", False)
    assert [(s.title, s.after, s.prose.text) for s in report.sections] == [("甲", "总体情况", "乙")]
    assert report.tables[0].rows == (("网站", "18"), ("合计", ""))
    assert report.signature is not None
    assert report.signature.date == date(2027, 1, 15)
    assert report.waivers[0].figures == {"主动公开.规章.制发": "0"}
    assert report.unconfirmed == ("申请.上年结转",)
    assert report.unrecognised[0].source == "第3页"


def test_what_is_not_written_is_not_invented() -> None:
    report = report_of(form())
    assert (report.title, report.signature, report.sections, report.tables) == ("", None, (), ())
    assert (report.scope, report.default_preface, report.preface) == ("本机关", True, None)


@pytest.mark.parametrize(
    "key", ["其他小节", "附表", "落款", "说明", "待确认", "未识别", "标题", "口径", "编制说明"]
)
def test_an_optional_part_may_be_left_blank(key: str) -> None:
    assert read(form({key: ""})).findings == ()


def test_no_preface_can_be_asked_for() -> None:
    report = report_of(form({"编制说明": "无"}))
    assert (report.preface, report.default_preface) == (None, False)


@pytest.mark.parametrize(
    "written", ["2027-01-15", "2027年1月15日", "2027/1/15", "2027.01.15", '"2027-1-15"']
)
def test_a_date_is_read_as_clerks_write_it(written: str) -> None:
    signature = report_of(form({"落款": f"{{署名: 甲, 日期: {written}}}"})).signature
    assert signature is not None
    assert signature.date == date(2027, 1, 15)


@pytest.mark.parametrize(
    ("block", "code", "path", "at"),
    [
        ({"机关": AGENCY + ", 类型: 镇}"}, "FM04", "机关.类型", "镇}"),
        ({"机关": "{类型: 部门}"}, "FM02", "机关.名称", "机关"),
        ({"机关": "{名称: , 类型: 部门}"}, "FM02", "机关.名称", "名称:"),
        ({"机关": None}, "FM02", "机关", "年度"),
        ({"机关": ""}, "FM02", "机关", "机关"),
        ({"机关": AGENCY + ", 联系人: 乙}"}, "FM01", "机关.联系人", "联系人"),
        ({"机关": AGENCY + ", 联系方式: {电活: 1}}"}, "FM01", "机关.联系方式.电活", "电活"),
        ({"机关": AGENCY + ", 联系方式: 办公室}"}, "FM04", "机关.联系方式", "办公室}"),
        ({"口径": "全部"}, "FM04", "口径", "全部"),
        ({"落款": "{日期: 2027年2月30日}"}, "FM04", "落款.日期", "2027年2月30日"),
        ({"落款": "{日期: 二〇二七年一月}"}, "FM04", "落款.日期", "二〇二七"),
        ({"落款": "{日期: 今天, 署名: 甲}"}, "FM04", "落款.日期", "今天"),
        ({"落款": "甲镇"}, "FM04", "落款", "甲镇"),
        ({"其他小节": "甲"}, "FM04", "其他小节", "甲\n"),
        ({"其他小节": "\n- {标题: 甲, 位于: 总体情况}"}, "FM02", "其他小节.1.内容", "{标题"),
        ({"其他小节": "\n- {标题: 甲, 位于: 总体情况, 内容: }"}, "FM02", "其他小节.1.内容", "内容:"),
        ({"其他小节": "\n- {标题: 甲, 位于: 总情况, 内容: 乙}"}, "FM04", "其他小节.1.位于", "总情况"),
        ({"附表": "\n- {标题: 甲, 位于: 申请表, 列: [乙], 行: [[丙]]}"}, "FM04", "附表.1.位于", "申请表"),
        ({"附表": "\n- {标题: 甲, 位于: 申请, 列: [], 行: []}"}, "FM02", "附表.1.列", "列"),
        ({"附表": "\n- {标题: 甲, 位于: 申请, 列: [乙], 行: 丙}"}, "FM04", "附表.1.行", "丙}"),
        ({"说明": "\n- {规则: NC05}"}, "FM02", "说明.1.理由", "{规则"),
        ({"说明": "\n- {规则: NC05, 理由: 甲, 数值: 3}"}, "FM04", "说明.1.数值", "3}"),
        ({"待确认": "申请"}, "FM04", "待确认", "申请\n"),
    ],
)  # fmt: skip
def test_a_fault_of_the_frame_is_told_once_at_its_line(
    block: dict[str, str | None], code: str, path: str, at: str
) -> None:
    text = form(block)
    finding = only_finding(text)
    assert (finding.code, finding.path) == (code, path)
    assert finding.span is not None
    key = path.partition(".")[0]
    start = text.index(f"\n{key}:") if f"\n{key}:" in text else 0
    line = text[: text.index(at, start)].count("\n") + 1
    assert finding.span.line == line


def test_the_kinds_that_are_allowed_are_listed() -> None:
    finding = only_finding(form({"机关": AGENCY + ", 类型: 镇}"}))
    assert finding.hint == "只能写：政府、部门、乡镇街道、垂直管理、其他组织"


@pytest.mark.parametrize("written", ["[部门]", "{部门: 甲}"])
def test_no_notation_of_the_program_reaches_the_clerk(written: str) -> None:
    finding = only_finding(form({"机关": AGENCY + f", 类型: {written}}}"}))
    assert finding.code == "FM04"
    assert "['" not in finding.message
    assert "{'" not in finding.message


def test_an_own_table_row_of_another_length_is_told_with_both_counts() -> None:
    text = form(
        {
            "附表": "\n- 标题: 甲\n  位于: 申请\n  列: [乙, 丙]\n  行:\n    - [1, 2]\n    - [3, 4, 5]\n    - [6]"
        }
    )
    found = read(text).findings
    assert findings_of(text) == [("FM04", line_of(text, "- [3")), ("FM04", line_of(text, "- [6]"))]
    assert "第 2 行有 3 格" in found[0].message
    assert "是 2 格" in found[0].message


@pytest.mark.parametrize(
    ("written", "said"), [("名称：甲镇人民政府", "“：”"), ("名称:甲镇人民政府", "空格")]
)
def test_an_agency_with_the_wrong_colon_is_explained(written: str, said: str) -> None:
    text = form({"机关": f"\n{written}"})
    finding = only_finding(text)
    assert (finding.code, finding.path) == ("FM04", "机关")
    assert said in (finding.hint or "")
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == place_of(text, written)


def test_a_fault_in_the_agency_leaves_its_name_readable() -> None:
    assert report_of(form({"机关": AGENCY + ", 类型: 镇}"})).agency.name == "甲镇人民政府"


def test_an_agency_without_a_name_has_none() -> None:
    assert report_of(form({"机关": None})).agency.name == ""
