"""YA01: the line of the real culprit and the likely cause, in Chinese."""

from dataclasses import dataclass

import pytest

from generator.diagnostics import Finding
from generator.form.parse import parse


@dataclass(frozen=True)
class Fault:
    """A form that cannot be read; «» marks the line at fault; `said` stands in the message."""

    name: str
    text: str
    said: str

    @property
    def line(self) -> int:
        return self.text[: self.text.index("«»")].count("\n") + 1

    @property
    def source(self) -> bytes:
        return self.text.replace("«»", "").encode("utf-8")


FAULTS = [
    Fault("tab", "年度: 2026\n机关:\n«»\t名称: 甲\n标题: 乙\n", "制表符"),
    Fault("tab after blanks", "年度: 2026\n机关:\n  类型: 部门\n«»  \t名称: 甲\n标题: 乙\n", "制表符"),
    Fault("full-width colon, first line", "«»年度：2026\n机关: {名称: 甲}\n", "全角冒号"),
    Fault("full-width colon, last line", "年度: 2026\n«»标题：甲\n", "全角冒号"),
    Fault("full-width colon on a block", "年度: 2026\n«»机关：\n  名称: 甲\n标题: 乙\n", "全角冒号"),
    Fault("full-width colon, indented", "机关:\n  名称: 甲\n«»  类型：部门\n年度: 2026\n", "全角冒号"),
    Fault("full-width colon everywhere", "«»年度：2026\n标题：甲\n", "全角冒号"),
    Fault("missing blank", "年度: 2026\n机关:\n«»  名称:甲\n  类型: 部门\n", "缺一个空格"),
    Fault("missing blank, first line", "«»年度:2026\n机关: {名称: 甲}\n", "缺一个空格"),
    Fault("missing blank before a text", "年度: 2026\n«»其他事项:|\n  甲\n标题: 乙\n", "缺一个空格"),
    Fault("unclosed double quote", '年度: 2026\n«»标题: "没有收尾\n机关: {名称: 甲}\n口径: 本机关\n', "引号"),
    Fault("unclosed single quote", "年度: 2026\n«»标题: '没有收尾\n机关: {名称: 甲}\n", "引号"),
    Fault("text behind a quote", '年度: 2026\n«»标题: "甲"乙\n口径: 本机关\n', "标题"),
    Fault("backslash in quotes", '年度: 2026\n«»标题: "D:\\图\\甲"\n口径: 本机关\n', "反斜杠"),
    Fault("full-width comma", "申请:\n«»  本年新收: {自然人: 4，其余: 0}\n复议诉讼: 0\n", "“，”"),
    Fault("full-width closing bracket", "申请:\n«»  本年新收: [4, 0, 0］\n复议诉讼: 0\n", "“］”"),
    Fault("full-width closing brace", "申请:\n«»  本年新收: {自然人: 4｝\n复议诉讼: 0\n", "“｝”"),
    Fault("full-width opening brace", "申请:\n«»  本年新收: ｛自然人: 4}\n复议诉讼: 0\n", "“｛”"),
    Fault("unclosed brace", "申请:\n«»  本年新收: {自然人: 4\n复议诉讼: 0\n年度: 2026\n", "括号没有成对"),
    Fault("list open at the end of the file", "年度: 2026\n«»申请: [", "括号没有成对"),
    Fault("brace open at the end of the file", "年度: 2026\n«»申请: {本年新收: ", "括号没有成对"),
    Fault("less indented", "机关:\n  名称: 甲\n«» 类型: 部门\n年度: 2026\n", "缩进"),
    Fault("more indented", "年度: 2026\n«»  标题: 甲\n", "缩进"),
    Fault("below a value", "申请: 0\n«»  本年新收: 0\n复议诉讼: 0\n", "缩进"),
    Fault("no colon", "年度: 2026\n«»标题\n口径: 本机关\n", "缺冒号"),
    Fault("two colons", "年度: 2026\n«»标题: 甲: 乙\n", "两个冒号"),
    Fault("bold at the start", "年度: 2026\n«»其他事项: **无**\n", "特殊符号"),
    Fault("at sign at the start", "年度: 2026\n«»其他事项: @无\n", "特殊符号"),
    Fault("percent at the start", "年度: 2026\n«»其他事项: %无\n", "特殊符号"),
    Fault("backtick at the start", "年度: 2026\n«»其他事项: `无`\n", "特殊符号"),
    Fault("expression at the start", "年度: 2026\n«»其他事项: {{ 年度 }}年无\n标题: 甲\n", "{{ }}"),
    Fault("expression alone", "年度: 2026\n«»其他事项: {{ 年度 }}\n标题: 甲\n", "{{ }}"),
    Fault("control character", "年度: 2026\n«»标题: 甲\x07乙\n口径: 本机关\n", "U+0007"),
    Fault("text only", "«»这是一段文字\n第二行\n", "不是年度报告表单"),
    Fault("list only", "# 注\n«»- 甲\n- 乙\n", "不是年度报告表单"),
    Fault("comments only", "«»# 甲\n# 乙\n", "只有注释"),
    Fault("empty", "«»", "空的"),
    Fault("blank lines only", "«»\n  \n\t\n", "空的"),
    Fault("two documents", "年度: 2026\n«»---\n年度: 2025\n", "只能有一份表单"),
    Fault("tag", "年度: 2026\n«»标题: !own 乙\n", "标签"),
    Fault("list as a key", "年度: 2026\n«»? [甲, 乙]\n: 丙\n", "必须是文字"),
]  # fmt: skip


def _only(fault: Fault) -> Finding:
    parsed = parse(fault.source)
    assert parsed.form is None
    (finding,) = parsed.findings
    return finding


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_syntax_fault_is_told_once_at_the_line_of_its_cause(fault: Fault) -> None:
    finding = _only(fault)
    assert finding.code == "YA01"
    assert finding.span is not None
    assert finding.span.line == fault.line


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_syntax_fault_names_its_likely_cause_and_what_to_do(fault: Fault) -> None:
    finding = _only(fault)
    assert fault.said in finding.message
    assert finding.hint


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_no_english_of_the_parser_reaches_the_clerk(fault: Fault) -> None:
    finding = _only(fault)
    for words in ("expected", "mapping", "scalar", "token", "found", "block"):
        assert words not in finding.message + (finding.hint or "")


def test_the_message_shows_the_offending_line_and_points_at_the_colon() -> None:
    (finding,) = parse("年度: 2026\n  \n标题：甲\n".encode()).findings
    assert finding.message.endswith("标题：甲")
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (3, 3)


def test_a_very_long_line_is_shown_in_part() -> None:
    (finding,) = parse(("标题：" + "甲" * 5000 + "\n").encode()).findings
    assert len(finding.message) < 120
