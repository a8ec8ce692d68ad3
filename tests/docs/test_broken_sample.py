"""samples/broken_2025.yaml: every planted mistake is found at its line, and nothing else is."""

from collections import Counter
from pathlib import Path

import yaml

from generator.cli.files import image_reader, read_form
from generator.pipeline import examine

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "broken_2025.yaml"
PLANTED = ROOT / "tests" / "data" / "broken_2025.yaml"


def test_every_planted_mistake_is_found_at_its_line_and_none_twice() -> None:
    lines = SAMPLE.read_text(encoding="utf-8").splitlines()
    planted = yaml.safe_load(PLANTED.read_text(encoding="utf-8"))
    expected = Counter((code, _line_of(words, lines)) for code, words in planted)
    diagnostics = examine(read_form(SAMPLE), image_reader(SAMPLE)).result.diagnostics
    found = Counter((d.code, d.span.line if d.span else 0) for d in diagnostics)
    assert found == expected


def _line_of(words: str, lines: list[str]) -> int:
    (number,) = [i for i, line in enumerate(lines, start=1) if words in line]
    return number


# What a clerk writes after reading the findings and nothing else: old words, new words.
REPAIRS = (
    ("格式: 2019                    # 错：2025 年度应当用 2021 版格式，这一行本来不用写\n", ""),
    ("类型: 局机关", "类型: 部门"),
    ("  联系人: 办公室              # 错：没有这一项\n", ""),
    ("日期: 2026年1月35日", "日期: 2026-01-25"),
    ("{{ 申请.本年新受.总计 }}", "{{ 申请.本年新收.总计 }}"),
    ("<b>320</b>", "320"),
    ("    ![公开流程](images/不存在的图.png)\n", ""),
    ("本年新收申请186件", "本年新收申请{{ 申请.本年新收.总计 }}件"),
    ("规章: [0, 0]", "规章: [0, 0, 0]"),
    ("废止: , 现行有效: ５", "废止: 0, 现行有效: 5"),
    ("处理决定: 12件", "处理决定: 12"),
    ("处理决定: 若干", "处理决定: 7"),
    ("  行政处罚决定: 7                                   # 错：没有这一项\n", ""),
    ("处理决定: -1", "处理决定: 1"),
    ("收费金额: 400元", "收费金额: 0.04"),
    ("[90, 2, 0, 0, 1, 0, 94]", "[90, 2, 0, 0, 1, 0, 93]"),
    ("      重复申请: {自然人: 21}                        # 错：同一项写了两次\n", ""),
    ("总计: {自然人: 171, 商业企业: 3}", "总计: {自然人: 170, 商业企业: 3}"),
    ("结转下年度: {自然人: 12, 商业企业: 2,", "结转下年度: {自然人: 13, 商业企业: 1,"),
    ("尚未审结: 0, 总计: 4}", "尚未审结: 0, 总计: 3}"),
    ("尚未审结: 1, 总计: 0}", "尚未审结: 1, 总计: 1}"),
    ("其余: 0, 总计: 2}", "其余: 0, 总计: 1}"),
    ("  - {规则: T301, 位置: 申请, 理由: 系统导出的数据}", "  # 已改正"),
    ("  - 申请.上年结转 ", "  # 已核实 "),
    (
        "其他事项: 默认",
        "问题与改进: |\n  存在的主要问题：部分信息更新不够及时，政策解读的形式单一，有1件行政复议被纠正。\n"
        "  改进情况：按月核对各栏目的更新情况，对重要文件同步发布图解，组织两次业务培训，逐件复核答复书。\n"
        "其他事项: 默认",
    ),
)


def test_the_sample_repaired_by_its_findings_alone_is_clean(tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    for old, new in REPAIRS:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    form = tmp_path / "repaired.yaml"
    form.write_text(text, encoding="utf-8")
    found = examine(read_form(form), image_reader(form)).result.diagnostics
    assert [(d.code, d.message) for d in found] == []


def test_the_findings_give_the_figures_that_the_repairs_need() -> None:
    result = examine(read_form(SAMPLE), image_reader(SAMPLE)).result
    told = "\n".join(f"{d.message} {d.hint}" for d in result.diagnostics)
    for words in (
        "是不是 {{ 申请.本年新收.总计 }}",
        "= 93，",
        "= 170",
        "= 3，",
        "= 1，",
        "0.04万元",
        "建议改为 5",
    ):
        assert words in told
