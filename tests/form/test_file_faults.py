"""YA02, YA03, YA04: repeated keys, encodings, and files that are too large or too deep."""

import codecs
import random

import pytest

from generator.diagnostics import Finding, Severity
from generator.form.decode import MAX_BYTES
from generator.form.parse import MAX_DEPTH, MAX_NODES, Parsed, parse
from generator.form.raw import plain
from tests.form.forms import codes, diagnostics, findings_of, form


def _only(parsed: Parsed) -> Finding:
    (finding,) = parsed.findings
    return finding


def test_a_repeated_key_names_both_lines_and_keeps_the_first_value() -> None:
    parsed = parse("年度: 2026\n标题: 甲\n年度: 2025\n".encode())
    finding = _only(parsed)
    assert finding.code == "YA02"
    assert "第 1 行" in finding.message
    assert "第 3 行" in finding.message
    assert finding.span is not None
    assert finding.span.line == 3
    assert parsed.form is not None
    assert plain(parsed.form.root) == {"年度": "2026", "标题": "甲"}


def test_a_key_written_three_times_is_told_twice() -> None:
    parsed = parse("甲: 1\n甲: 2\n甲: 3\n".encode())
    assert [f.span.line for f in parsed.findings if f.span] == [2, 3]


def test_the_same_key_in_two_blocks_is_no_repetition() -> None:
    assert parse("甲: {丙: 1}\n乙: {丙: 1}\n".encode()).findings == ()


def test_a_form_with_a_repeated_key_is_still_checked() -> None:
    text = form({"复议诉讼": "\n行政复议: [1, 0, 0, 0, 5]\n行政复议: 0\n其余: 0", "口径": "全部"})
    assert sorted(codes(text)) == ["FM04", "T401", "YA02"]


def test_a_repetition_is_told_with_the_keys_above_it() -> None:
    parsed = parse("甲:\n  - 乙: {丙: 1, 丙: 2}\n    丁: 3\n甲: {戊: 1, 戊: 2}\n".encode())
    assert [f.path for f in parsed.findings] == ["甲.乙.丙", "甲.戊", "甲"]


@pytest.mark.parametrize("key", ["{甲: 1, 甲: 2}", "[甲]", "&a {甲: 1}"])
def test_only_a_text_can_be_a_key(key: str) -> None:
    for text in (f"{{{key}: 乙}}", f"{{丙: 1, {key}: 乙}}", f"- {{{key}: 乙}}"):
        assert [f.code for f in parse(text.encode()).findings] == ["YA01"]


def test_an_alias_of_a_text_can_be_a_key_and_one_of_a_block_cannot() -> None:
    assert parse("甲: &a 乙\n*a : 丙\n".encode()).findings == ()
    assert _only(parse("甲: &a {乙: 1}\n*a : 丙\n".encode())).code == "YA01"


@pytest.mark.parametrize("encoding", ["gb18030", "gbk"])
def test_what_old_notepads_write_is_read_with_a_note(encoding: str) -> None:
    parsed = parse(form().encode(encoding))
    finding = _only(parsed)
    assert (finding.code, finding.severity) == ("YA03", Severity.INFO)
    assert "GB18030" in finding.message
    assert parsed.form == parse(form().encode("utf-8")).form


@pytest.mark.parametrize(
    ("mark", "encoding"), [(codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")]
)
def test_utf16_is_read_with_a_note(mark: bytes, encoding: str) -> None:
    parsed = parse(mark + form().encode(encoding))
    finding = _only(parsed)
    assert (finding.code, finding.severity) == ("YA03", Severity.INFO)
    assert parsed.form is not None
    assert plain(parsed.form.root) == plain_of(form())


def plain_of(text: str) -> object:
    parsed = parse(text.encode("utf-8"))
    assert parsed.form is not None
    return plain(parsed.form.root)


def test_a_recoded_file_is_no_error() -> None:
    from generator.pipeline import examine

    result = examine(form().encode("gb18030"), lambda name: name.encode()).result
    assert [d.severity for d in result.diagnostics] == [Severity.INFO]
    assert not result.has_errors


@pytest.mark.parametrize("seed", range(5))
def test_random_bytes_are_refused(seed: int) -> None:
    parsed = parse(b"\xff\x80" + random.Random(seed).randbytes(4000))
    finding = _only(parsed)
    assert parsed.form is None
    assert (finding.code, finding.severity) == ("YA03", None)


def test_the_line_of_the_first_unreadable_byte_is_named() -> None:
    finding = _only(parse("年度: 2026\n标题: ".encode() + b"\xff\xff\n"))
    assert finding.span is not None
    assert finding.span.line == 2


def test_utf8_with_a_mark_is_read_silently() -> None:
    assert parse(codecs.BOM_UTF8 + form().encode("utf-8")).findings == ()


def test_more_than_two_megabytes_are_not_read() -> None:
    assert MAX_BYTES == 2 * 1024 * 1024
    finding = _only(parse(b"#" * (MAX_BYTES + 1)))
    assert finding.code == "YA04"
    assert "2 MB" in finding.message


def test_two_megabytes_exactly_are_read() -> None:
    text = "标题: 甲\n".encode()
    parsed = parse(text + b"#" * (MAX_BYTES - len(text)))
    assert parsed.findings == ()


@pytest.mark.parametrize(
    "text",
    ["甲: " + "[" * 5000, "甲: " + "{甲: " * 5000, "\n".join("  " * n + "甲:" for n in range(200))],
    ids=["lists", "mappings", "indented"],
)
def test_deep_nesting_is_refused(text: str) -> None:
    finding = _only(parse(text.encode()))
    assert finding.code == "YA04"
    assert str(MAX_DEPTH) in finding.message


@pytest.mark.parametrize("inmost", ["", "甲", "[]", "{}", "*a"])
def test_nesting_is_counted_to_the_node(inmost: str) -> None:
    def nested(lists: int) -> bytes:
        return f"{{乙: &a 1, 丙: {'[' * lists}{inmost}{']' * lists}}}".encode()

    allowed = MAX_DEPTH - 1 - bool(inmost)  # the mapping around, and what stands inmost
    assert parse(nested(allowed)).findings == ()
    assert _only(parse(nested(allowed + 1))).code == "YA04"


def test_as_many_nodes_are_read_as_are_allowed() -> None:
    texts = MAX_NODES - 3  # the mapping, its key and the list are nodes too
    assert parse(f"甲: [{'1,' * texts}]".encode()).findings == ()
    assert _only(parse(f"甲: [{'1,' * texts}1]".encode())).code == "YA04"


def test_an_alias_bomb_is_refused() -> None:
    lines = ["a0: &a0 [甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲, 甲]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    parsed = parse("\n".join(lines).encode())
    assert parsed.form is None
    assert _only(parsed).code == "YA04"


@pytest.mark.parametrize("text", ["甲: &a [*a]\n", "甲: &a {乙: *a}\n"])
def test_a_reference_to_itself_is_refused(text: str) -> None:
    finding = _only(parse(text.encode()))
    assert finding.code == "YA04"
    assert "自身" in finding.message


def test_a_file_that_cannot_be_read_has_one_error_and_no_report() -> None:
    (diagnostic,) = diagnostics("年度：2026\n")
    assert (diagnostic.code, diagnostic.severity) == ("YA01", Severity.ERROR)


def test_a_sound_form_has_no_findings() -> None:
    assert findings_of(form()) == []
