"""`nianbao new --from`: next year's form holds what last year's report gives, and nothing made up."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from generator.form.frame import NO_CONTACT
from generator.form.report import Report
from generator.spec.load import edition_for_year, load_edition
from tests.cli.conftest import Nianbao
from tests.form.forms import SAMPLES, form, report_of

NAMES = sorted(path.stem for path in SAMPLES.glob("*.yaml"))
EACH = pytest.mark.parametrize("name", NAMES)
TO_FILL = {"FM02", "FM03", "FM08"}
LISTED = re.compile(r"待确认:\n((?:  - \S+\n)+)")


def _new(nianbao: Nianbao, last: Path, *more: str) -> str:
    made = nianbao("new", "--from", last, "-o", "next.yaml", *more)
    assert made.status == 0, made.err
    return Path("next.yaml").read_text(encoding="utf-8")


def _sample(nianbao: Nianbao, name: str, *more: str) -> tuple[str, Report, Report]:
    """The new form's text, last year's report and the new one."""
    path = SAMPLES / f"{name}.yaml"
    text = _new(nianbao, path, *more)
    return text, report_of(path.read_text(encoding="utf-8")), report_of(text)


def _findings(nianbao: Nianbao, last: Path) -> list[dict[str, Any]]:
    told = nianbao("check", "next.yaml", "--previous", last, "--format", "json").out
    (entry,) = json.loads(told)["files"]
    found: list[dict[str, Any]] = entry["diagnostics"]
    return found


def _unconfirmed(text: str) -> list[str]:
    match = LISTED.search(text)
    return [line.removeprefix("  - ") for line in match[1].splitlines()] if match else []


def _last(text: str) -> Path:
    path = Path("last.yaml")
    path.write_text(text, encoding="utf-8")
    return path


@EACH
def test_nothing_but_what_is_to_be_filled_is_found(nianbao: Nianbao, name: str) -> None:
    text, _, _ = _sample(nianbao, name)
    found = _findings(nianbao, SAMPLES / f"{name}.yaml")
    assert {d["code"] for d in found} == TO_FILL
    told = [d for d in found if d["code"] == "FM08"]
    assert [d["path"] for d in told] == _unconfirmed(text)
    assert all("从上年带过来" in d["message"] for d in told)


@EACH
def test_the_form_is_of_the_next_year_and_its_edition(nianbao: Nianbao, name: str) -> None:
    _, last, new = _sample(nianbao, name)
    assert last.year is not None
    assert new.year == last.year + 1
    assert new.edition == edition_for_year(last.year + 1)
    assert _said(new) == _said(last)


def _said(report: Report) -> tuple[object, ...]:
    agency = report.agency
    contact = (agency.contact or NO_CONTACT)._asdict()
    return agency.name, agency.type, agency.self_name, contact, report.scope


@EACH
def test_figures_are_those_of_last_year_and_no_others(nianbao: Nianbao, name: str) -> None:
    _, last, new = _sample(nianbao, name)
    carried = {c.into.path: c.figure(last.count) for c in new.edition.carries}
    for path, cell in new.cells.items():
        assert cell.number == carried.get(path), path


@EACH
def test_no_prose_and_no_date_is_taken_over(nianbao: Nianbao, name: str) -> None:
    text, last, new = _sample(nianbao, name)
    assert all(not prose.text.strip() for prose in new.prose.values())
    assert new.sections == ()
    assert new.signature is None or new.signature.date is None
    plain = re.sub(r"(?m)^ *#.*$", "", text)
    assert str(last.year) not in plain.replace(str(new.year), "")


@EACH
def test_the_rest_is_filled_and_then_it_is_clean(nianbao: Nianbao, name: str) -> None:
    """Zeros, answers to what was carried in, own text: no contradiction was built in."""
    text, _, new = _sample(nianbao, name)
    text = re.sub(r": (?=[,}])", ": 0", text)
    carried = re.search(r"^  上年结转: (\{.*\})$", text, re.MULTILINE)
    assert carried is not None
    text = re.sub(r"(?m)^    予以公开: \{.*\}$", f"    予以公开: {carried[1]}", text)
    for aspect in ("主动公开", "依申请公开", "政府信息管理", "平台建设", "监督保障"):
        text = text.replace(f"  {aspect}: |\n", f"  {aspect}: |\n    发布信息3条，照章办理。\n")
    Path("next.yaml").write_text(LISTED.sub("", text), encoding="utf-8")
    errors = {d["code"] for d in _findings(nianbao, SAMPLES / f"{name}.yaml")}
    assert not errors & {"T301", "T303", "T306", "T208", "FM03", "FM08", "PR01"}
    assert new.edition.carries


def test_a_report_of_2020_leads_to_the_tables_of_2021(nianbao: Nianbao) -> None:
    last = _last(_form_2020())
    text = _new(nianbao, last)
    assert "年度: 2021\n" in text
    assert "  上年结转: {自然人: 2, 商业企业: 1, 科研机构: 0, " in text
    assert "  # 上年报告的对外公开总数量是 8 件，与现行有效的含义不同，只供参考\n" in text
    assert "上年现行有效" not in text
    assert "上年项目" not in text
    assert _unconfirmed(text) == ["机关", "申请.上年结转"]


def _form_2020() -> str:
    return form(
        {
            "年度": "2020",
            "主动公开": "\n规范性文件: {新制作: 2, 新公开: 2, 公开总数: 8}\n其余: 0",
            "申请": "\n本年新收: {自然人: 2, 商业企业: 1, 其余: 0}\n"
            "结转下年度: {自然人: 2, 商业企业: 1, 其余: 0}\n其余: 0",
        },
        "2019",
    )


def test_within_2019_the_matters_are_last_years_and_their_change(nianbao: Nianbao) -> None:
    text, _, new = _sample(nianbao, "003_yinzhou_2019")
    assert new.number("主动公开.其他对外管理服务事项.上年项目") == 410 - 24
    assert "主动公开.其他对外管理服务事项.上年项目" in _unconfirmed(text)


def test_the_stock_of_documents_is_an_expectation(nianbao: Nianbao) -> None:
    text, _, new = _sample(nianbao, "full_2025")
    above, row = text.split("  行政规范性文件: {", 1)
    assert "上年现行有效 96 件；本年现行有效 = 96 + 制发 − 废止" in above.splitlines()[-1]
    assert row.startswith("制发: , 废止: , 现行有效: }")
    assert new.number("主动公开.行政规范性文件.现行有效") is None


def test_last_years_words_are_comments_with_figures_and_their_years(nianbao: Nianbao) -> None:
    last = _last(
        form(
            {
                "总体情况": "\n主动公开: |\n  2026年公开{{ 主动公开.行政许可.处理决定 }}条，比去年多。\n"
                "  2026年按国办公开办函〔2021〕30号和某政发〔2026〕8号办理。",
            }
        )
    )
    lines = [line.strip() for line in _new(nianbao, last).splitlines()]
    at = lines.index("主动公开: |")
    years = "# 其中的年份要改：2026年（2处）、去年、〔2026〕8号"
    assert lines[at - 1] == years
    assert lines[at - 3].startswith("#   2026年公开0条，比去年多。")
    assert lines[at - 4] == "# 上年写的是："


def test_last_years_problems_are_a_list_to_answer(nianbao: Nianbao) -> None:
    problems = "|\n## 存在的问题\n一是解读材料偏少；二是公开栏更新不及时。\n## 改进情况\n对反映的问题及时整改。"
    text = _new(nianbao, _last(form({"问题与改进": problems})))
    above = text.split("\n问题与改进: |", 1)[0].splitlines()
    assert above[-3:] == [
        "# 上年提出的问题，本年要逐条回应：",
        "#   1. 解读材料偏少",
        "#   2. 公开栏更新不及时",
    ]


def test_own_tables_keep_their_labels_and_lose_their_figures(nianbao: Nianbao) -> None:
    _, last, new = _sample(nianbao, "full_2025")
    assert [table.title for table in new.tables] == [table.title for table in last.tables]
    assert new.tables[0].rows[0] == ("政府网站", "条", "")
    assert new.tables[1].rows[0] == ("第一季度", "", "", "", "")


def test_own_sections_are_right_once_uncommented(nianbao: Nianbao) -> None:
    text, last, _ = _sample(nianbao, "full_2025")
    start = text.index("# 其他小节:")
    block, rest = text[start : text.index("\n\n", start)], text[text.index("\n\n", start) :]
    opened = re.sub(r"(?m)^# ", "", block).replace("    内容:", "    内容: 今年的情况。")
    new = report_of(text[:start] + opened + rest)
    assert [s.title for s in new.sections] == [s.title for s in last.sections]
    assert {s.prose.text for s in new.sections} == {"今年的情况。"}


@pytest.mark.parametrize(
    ("preface", "kept"),
    [
        ("本报告由办公室编制。", True),
        ("2026年度报告现予公布。", False),
        ("无", True),
        ("默认", False),
    ],
)
def test_an_own_preface_stays_unless_it_names_the_year(
    nianbao: Nianbao, preface: str, kept: bool
) -> None:
    text = _new(nianbao, _last(form({"编制说明": preface})))
    assert (f"\n编制说明: {preface if kept else '默认'}\n") in text
    assert ("编制说明" in _unconfirmed(text)) is kept
    assert (f"#   {preface}" in text) is (preface.startswith("2026"))


def test_what_is_blank_stays_blank(nianbao: Nianbao) -> None:
    rows = "\n本年新收: 5\n上年结转: 0\n办理结果: 0\n结转下年度: {自然人: 3, 其他: , 总计: 5}"
    text = _new(nianbao, _last(form({"申请": rows})))
    row = next(line for line in text.splitlines() if line.startswith("  上年结转: "))
    blank = ", ".join(f"{c.key}: " for c in load_edition("2021").axes["applicants"].base[1:])
    assert row == f"  上年结转: {{自然人: 3, {blank}, 总计: 5}}"


def test_a_report_with_errors_is_taken_as_it_stands_and_that_is_said(nianbao: Nianbao) -> None:
    rows = "\n结转下年度: {自然人: 3, 其余: 0, 总计: 5}\n其余: 0"
    last = _last(form({"申请": rows}))
    made = nianbao("new", "--from", last, "-o", "next.yaml")
    assert made.status == 0
    assert "处错误" in made.err
    assert "照原样" in made.err
    new = report_of(Path("next.yaml").read_text(encoding="utf-8"))
    assert (new.number("申请.上年结转.自然人"), new.number("申请.上年结转.总计")) == (3, 5)
    assert "T306" not in Counter(d["code"] for d in _findings(nianbao, last))


def test_what_is_given_goes_before_what_is_carried(nianbao: Nianbao) -> None:
    text, _, new = _sample(nianbao, "full_2025", "--agency", "示例市人民政府", "--type", "部门")
    assert (new.agency.name, new.agency.type) == ("示例市人民政府", "部门")
    assert new.signature is not None
    assert new.signature.name == "示例市人民政府"
    assert "本级政府" in text


def test_figures_are_not_carried_over_a_gap(nianbao: Nianbao) -> None:
    made = nianbao("new", "--from", SAMPLES / "full_2025.yaml", "--year", "2027", "-o", "next.yaml")
    assert made.status == 0
    assert "2025 年度的，不是上一年度的，数字没有带入" in made.err
    text = Path("next.yaml").read_text(encoding="utf-8")
    assert all(cell.number is None for cell in report_of(text).cells.values())
    assert "# 2025年度写的是：" in text
    assert "现行有效 96" not in text


@pytest.mark.parametrize("year", ["2025", "2024"])
def test_a_report_of_the_same_or_a_later_year_is_refused(nianbao: Nianbao, year: str) -> None:
    refused = nianbao("new", "--from", SAMPLES / "full_2025.yaml", "--year", year)
    assert (refused.status, refused.out) == (2, "")
    assert f"2025 年度的，不能用来编 {year} 年度的" in refused.err
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "找不到文件"),
        (b"", "文件是空的"),
        (b"PK\x03\x04", "读不出来"),
        ("年度: [".encode(), "读不出来"),
        ("年度: 2017\n机关: {名称: 甲}\n".encode(), "2017"),
        ("年度: 今年\n机关: {名称: 甲}\n".encode(), "没有能认出来的年度"),
        ("年度: 2025\n".encode(), "机关名称是空的"),
    ],
)
def test_a_report_that_cannot_be_used_is_refused(
    nianbao: Nianbao, content: bytes | None, words: str
) -> None:
    if content is not None:
        Path("last.yaml").write_bytes(content)
    refused = nianbao("new", "--from", "last.yaml", "-o", "next.yaml")
    assert (refused.status, refused.out) == (2, "")
    assert words in refused.err
    assert not Path("next.yaml").exists()


def test_an_existing_form_is_kept_unless_forced(nianbao: Nianbao) -> None:
    Path("next.yaml").write_text("我的表单", encoding="utf-8")
    last = SAMPLES / "full_2025.yaml"
    refused = nianbao("new", "--from", last, "-o", "next.yaml")
    assert refused.status == 2
    assert "--force" in refused.err
    assert Path("next.yaml").read_text(encoding="utf-8") == "我的表单"
    assert "2026" in _new(nianbao, last, "--force")


def test_odd_texts_of_last_year_harm_neither_values_nor_comments(nianbao: Nianbao) -> None:
    odd = 'a: b #c\\u2028d\\x85"e" {f} [g]'
    last = _last(
        form(
            {
                "机关": f'\n名称: 示例县云溪镇人民政府\n自称: "{odd}"\n联系方式: {{地址: "{odd}"}}'.replace(
                    '"e"', '\\"e\\"'
                ),
                "其他事项": '"一\\u2028年度: 1999\\x85机关: 乙\\r年度: 1998"',
                "落款": '\n署名: "- *甲"',
            }
        )
    )
    text = _new(nianbao, last)
    new, before = report_of(text), report_of(last.read_text(encoding="utf-8"))
    assert _said(new) == _said(before)
    assert new.year == 2027
    assert new.signature is not None
    assert new.signature.name == "- *甲"
    assert {d["code"] for d in _findings(nianbao, last)} <= TO_FILL | {"ID09"}


def test_without_a_report_year_and_agency_are_needed(nianbao: Nianbao) -> None:
    assert "缺少参数：--year、--agency；或者用 --from" in nianbao("new").err
