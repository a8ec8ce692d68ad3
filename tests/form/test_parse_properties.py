"""Whatever a file holds, reading it gives a form or a reason, never an exception."""

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.form.parse import Parsed, parse
from generator.form.raw import LINE_BREAK, split_lines
from generator.form.validate import validate
from tests.form.forms import examined, form

_SAMPLE = form()
_YAML_LIKE = st.text(
    st.sampled_from("年度 机关\t\n：:{}[]，,|>-#&*!%@`'\"\\{{}}其余0１\x07\x85\u2028\ufeff\0"),
    max_size=60,
)


def _is_form_or_reason(parsed: Parsed) -> bool:
    placed = all(
        finding.span is not None and finding.span.line >= 1 and finding.span.column >= 1
        for finding in parsed.findings
    )
    return placed and (parsed.form is not None or bool(parsed.findings))


@given(st.text(st.sampled_from("年\r\n\x85\u2028\u2029\x0b\x0c")))
def test_lines_end_where_a_break_is_found(text: str) -> None:
    assert list(split_lines(text)) == LINE_BREAK.split(text)


@given(st.binary(max_size=200))
@settings(max_examples=200, deadline=None)
@example(b"\xff\xfe\x00")
@example(b"\xef\xbb\xbf")
@example(b"\x00")
def test_any_bytes_give_a_form_or_a_reason(data: bytes) -> None:
    assert _is_form_or_reason(parse(data))


@given(st.one_of(st.text(max_size=200), _YAML_LIKE))
@settings(max_examples=300, deadline=None)
@example("? ")
@example("- [")
@example("&a")
@example("%")
@example("---\n---\n")
def test_any_text_gives_a_form_or_a_reason(text: str) -> None:
    assert _is_form_or_reason(parse(text.encode("utf-8", "surrogatepass")))


@given(
    at=st.integers(0, len(_SAMPLE)),
    cut=st.integers(0, 30),
    pasted=_YAML_LIKE,
)
@settings(max_examples=150, deadline=None)
def test_a_damaged_form_is_checked_to_the_end(at: int, cut: int, pasted: str) -> None:
    text = _SAMPLE[:at] + pasted + _SAMPLE[at + cut :]
    result = examined(text.replace("\0", "")).result
    places = [d.span for d in result.diagnostics if d.span]
    assert places == sorted(places)
    assert len(set(result.diagnostics)) == len(result.diagnostics)


_NODES = st.recursive(
    st.sampled_from(["0", "1", "甲", "~", '""', "-3", "默认"]),
    lambda inner: st.one_of(
        st.lists(inner, max_size=4).map(lambda items: f"[{', '.join(items)}]"),
        st.dictionaries(
            st.sampled_from(["自然人", "其余", "总计", "名称", "标题"]), inner, max_size=3
        ).map(lambda d: "{" + ", ".join(f"{k}: {v}" for k, v in d.items()) + "}"),
    ),
    max_leaves=12,
)
_KEYS = ["年度", "格式", "口径", "标题", "机关", "编制说明", "总体情况", "其他小节", "主动公开", "申请", "复议诉讼",
         "附表", "落款", "说明", "待确认", "未识别", "其他事项"]  # fmt: skip


@given(st.sampled_from(_KEYS), _NODES)
@settings(max_examples=300, deadline=None)
def test_any_shape_behind_any_key_is_validated_without_exception(key: str, value: str) -> None:
    parsed = parse(form({key: value}).encode())
    assert parsed.form is not None
    codes = {finding.code for finding in validate(parsed.form).findings}
    assert codes <= {"FM01", "FM02", "FM03", "FM04", "FM05", "FM06", "NC04", "NC05", "NC06"}
