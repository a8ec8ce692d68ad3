"""Help, usage errors and internal faults: in Chinese, in one line, with the right status."""

import re
from pathlib import Path

import pytest

from generator import __version__
from generator.checks.catalogue import rules
from generator.cli.main import run
from generator.diagnostics import Severity
from tests.cli.conftest import Nianbao
from tests.document.forms import as_bytes, zero_form

COMMANDS = ("new", "check", "render", "values", "diff", "verify", "rules", "schema")
ENGLISH = re.compile(
    r"Usage|Options|Commands|Arguments|Show|exit\.|required|default|OPTIONS|COMMAND|ARGS|<path>|Error|Try"
)


@pytest.mark.parametrize("arguments", [("--help",), *((command, "--help") for command in COMMANDS)])
def test_help_is_chinese(nianbao: Nianbao, arguments: tuple[str, ...]) -> None:
    outcome = nianbao(*arguments)
    assert (outcome.status, outcome.err) == (0, "")
    assert outcome.out.startswith("用法：nianbao")
    assert ENGLISH.findall(outcome.out) == []


def test_help_lists_every_command(nianbao: Nianbao) -> None:
    out = nianbao("--help").out
    assert all(re.search(rf"^  {command}\s+[一-鿿]", out, re.MULTILINE) for command in COMMANDS)


def test_without_arguments_the_help_is_shown(nianbao: Nianbao) -> None:
    assert nianbao().out.strip() == nianbao("--help").out.strip()
    assert nianbao().status == 2


def test_version(nianbao: Nianbao) -> None:
    outcome = nianbao("--version")
    assert (outcome.status, outcome.out, outcome.err) == (0, f"nianbao {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chekc", "a"), "没有“chekc”这个命令"),
        (("check", "--formt", "json", "a"), "没有选项“--formt”，是不是 --format？"),
        (("check",), "缺少参数：文件"),
        (("new", "--year", "2026"), "缺少参数：--agency"),
        (("new", "--year", "今年", "--agency", "甲"), "--year 的内容不对，应当是整数"),
        (("new", "--agency", "甲", "--year"), "选项“--year”后面缺少内容"),
        (("check", "a", "--format", "xml"), "--format 的内容不对，只能写：text、json"),
        (("rules", "T301", "T302"), "多余的参数：T302"),
        (("rules", "T999"), "没有“T999”这条规则"),
        (("rules", ""), "没有“”这条规则"),
        (("check", "a", "b\0c"), "不能用在文件名里的字符"),
    ],
)
def test_a_wrong_command_line_is_explained(
    nianbao: Nianbao, arguments: tuple[str, ...], words: str
) -> None:
    outcome = nianbao(*arguments)
    assert (outcome.status, outcome.out) == (2, "")
    assert words in outcome.err
    assert ENGLISH.findall(outcome.err) == []


def test_rules_lists_the_whole_catalogue(nianbao: Nianbao) -> None:
    outcome = nianbao("rules")
    assert outcome.status == 0
    for code, rule in rules().items():
        assert re.search(rf"^  {code}  \S+  {re.escape(rule.name)}$", outcome.out, re.MULTILINE)


def test_a_rule_has_a_page_whatever_the_case(nianbao: Nianbao) -> None:
    outcome = nianbao("rules", "t301")
    assert outcome.out == nianbao("rules", "T301").out
    assert outcome.out.startswith("T301 ")
    sections = re.findall(r"^(\w+)：\S", outcome.out, re.MULTILINE)
    assert sections == ["查什么", "为什么", "错例", "改法", "依据"]


def test_the_rules_are_listed_without_their_shipped_pages(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    shipped = nianbao("rules").out
    monkeypatch.setattr("generator.cli.rule_pages.FILE", tmp_path / "none.json")
    assert nianbao("rules").out == shipped


def test_the_page_says_the_severity(nianbao: Nianbao) -> None:
    names = {Severity.ERROR: "错误", Severity.WARNING: "警告", Severity.INFO: "提示"}
    for code, rule in rules().items():
        assert names[rule.severity] in nianbao("rules", code).out.split("\n")[0]


def _fail(*_: object) -> None:
    raise RuntimeError("first line\nsecond line")


def test_our_own_fault_is_one_line_without_traceback(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a.yaml").write_bytes(as_bytes(zero_form()))
    monkeypatch.setattr("generator.cli.examined.examine", _fail)
    outcome = nianbao("check", "a.yaml", "b.yaml")
    assert outcome.status == 2
    assert outcome.out.count("IN01") == 2  # b.yaml is missing, and told all the same
    assert "RuntimeError: first line" in outcome.out
    assert "Traceback" not in outcome.out + outcome.err
    assert "second line" not in outcome.out


def test_a_fault_outside_any_file_is_one_line_too(
    nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.cli.rule_pages.pages", _fail)
    outcome = nianbao("rules")
    assert (outcome.status, outcome.out) == (2, "")
    assert outcome.err.count("\n") == 1
    assert "--debug" in outcome.err


def test_debug_shows_it(nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.yaml").write_bytes(as_bytes(zero_form()))
    nianbao("check", "a.yaml")
    monkeypatch.setattr("generator.cli.examined.examine", _fail)
    with pytest.raises(RuntimeError, match="second line"):
        run(["--debug", "check", "a.yaml"])


def test_debug_after_the_command_is_no_crash(nianbao: Nianbao) -> None:
    Path("a.yaml").write_bytes(as_bytes(zero_form()))
    outcome = nianbao("check", "--debug", "a.yaml")
    assert outcome.status in (0, 2)
    assert ENGLISH.findall(outcome.err) == []


def test_being_stopped_is_no_traceback(nianbao: Nianbao, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    Path("a.yaml").write_bytes(as_bytes(zero_form()))
    monkeypatch.setattr("generator.cli.examined.examine", stop)
    outcome = nianbao("check", "a.yaml")
    assert outcome.status not in (0, 1)
    assert "Traceback" not in outcome.err
