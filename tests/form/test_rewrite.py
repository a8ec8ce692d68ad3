"""Changing a form keeps everything else: comments, order, layout."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.form.frame_errors import node_at
from generator.form.parse import parse
from generator.form.raw import RawNode, RawScalar
from generator.form.rewrite import rewrite

SAMPLES = Path(__file__).parents[2] / "samples"
FULL = (SAMPLES / "full_2025.yaml").read_text(encoding="utf-8")
FORM = """# head
年度: 2026   # year
机关: {名称: 甲, 类型: }
列: [1, "2", 3]  # list
正文: |
  一行
# tail
"""


def value_at(text: str, *steps: str | int) -> str:
    form = parse(text.encode()).form
    assert form is not None
    node: RawNode | None = node_at(form.root, steps)
    assert isinstance(node, RawScalar)
    return node.text


def test_an_existing_value_changes_and_not_a_character_else() -> None:
    assert rewrite(FORM, {("年度",): "2027"}) == FORM.replace("2026", "2027")
    assert rewrite(FORM, {("列", 2): "30", ("列", 0): "10"}) == FORM.replace(
        '1, "2", 3', '10, "2", 30'
    )


def test_quotes_stay_quotes() -> None:
    assert '"22"' in rewrite(FORM, {("列", 1): "22"})


def test_a_value_that_yaml_would_misread_is_quoted() -> None:
    changed = rewrite(FORM, {("机关", "名称"): "甲: 乙 #1"})
    assert value_at(changed, "机关", "名称") == "甲: 乙 #1"


def test_a_blank_value_is_filled_in_place() -> None:
    changed = rewrite(FORM, {("机关", "类型"): "部门"})
    assert value_at(changed, "机关", "类型") == "部门"
    assert changed == FORM.replace("类型: }", "类型: 部门}")


def test_a_new_key_keeps_comments_and_order() -> None:
    changed = rewrite(FORM, {("机关", "自称"): "我局", ("落款", "署名"): "甲"})
    assert value_at(changed, "机关", "自称") == "我局"
    assert value_at(changed, "落款", "署名") == "甲"
    for comment in ("# head", "# year", "# list", "# tail"):
        assert comment in changed
    assert changed.index("年度") < changed.index("机关") < changed.index("正文")


def test_a_text_block_is_replaced_as_a_block() -> None:
    changed = rewrite(FORM, {("正文",): "甲\n乙\n"})
    assert value_at(changed, "正文") == "甲\n乙\n"


def test_what_is_no_form_is_refused() -> None:
    with pytest.raises(ValueError, match="not a form"):
        rewrite("年度：2026", {("年度",): "1"})


@settings(max_examples=60, deadline=None)
@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]),
        min_size=1,
        max_size=30,
    )
)
def test_any_text_comes_back_as_written(text: str) -> None:
    changed = rewrite(FULL, {("机关", "名称"): text})
    assert value_at(changed, "机关", "名称") == text
