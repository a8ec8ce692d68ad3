"""Scalars are the text that was written; nothing is taken for a number, a date or a truth value."""

import pytest

from generator.form.parse import parse
from generator.form.raw import RawScalar, plain
from tests.form.forms import raw

AS_WRITTEN = [
    "0123", "1_000", "1:30", "on", "yes", "No", "true", "2027-01-15", "0x1F", "0o17", "1e3", ".5",
    "1,234", "１２", "12:30:45", "=", "<<", ".inf", ".NaN", "2026年", "-24", "+5", "12.0", "NULL",
]  # fmt: skip


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_a_scalar_is_the_text_that_was_written(written: str) -> None:
    node = raw(f"值: {written}\n").root.get("值")
    assert isinstance(node, RawScalar)
    assert (node.text, node.style, node.blank) == (written, "plain", False)


@pytest.mark.parametrize("written", AS_WRITTEN)
def test_a_key_is_the_text_that_was_written(written: str) -> None:
    assert list(raw(f"{written}: 值\n").root) == [written]


@pytest.mark.parametrize("written", ["", "~", "null", '""', "''", '"  "', "'\u3000'"])
def test_what_says_nothing_is_blank(written: str) -> None:
    node = raw(f"值: {written}\n").root.get("值")
    assert isinstance(node, RawScalar)
    assert node.blank
    assert plain(node) is None


@pytest.mark.parametrize("written", ['"~"', '"null"', "'null'"])
def test_a_quoted_null_is_a_text(written: str) -> None:
    node = raw(f"值: {written}\n").root.get("值")
    assert isinstance(node, RawScalar)
    assert not node.blank


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"甲\\n乙"', "甲\n乙"),
        ("'甲''乙'", "甲'乙"),
        ("|\n  甲\n  乙", "甲\n乙\n"),
        ("|-\n  甲\n  乙", "甲\n乙"),
        (">\n  甲\n  乙", "甲 乙\n"),
        ("甲 # 注", "甲"),
        ("甲#乙", "甲#乙"),
    ],
)
def test_quoting_and_folding_follow_yaml(written: str, text: str) -> None:
    node = raw(f"值: {written}\n").root.get("值")
    assert isinstance(node, RawScalar)
    assert node.text == text


def test_anchors_and_aliases_repeat_their_content() -> None:
    root = raw("甲: &row {自然人: 4}\n乙: *row\n").root
    assert plain(root) == {"甲": {"自然人": "4"}, "乙": {"自然人": "4"}}


def test_absent_blank_and_written_keys_are_three_things() -> None:
    root = raw("甲:\n乙: 0\n").root
    assert ("甲" in root, "乙" in root, "丙" in root) == (True, True, False)
    assert (plain(root)) == {"甲": None, "乙": "0"}


def test_directives_and_one_document_mark_are_harmless() -> None:
    parsed = parse(b"%YAML 1.2\n---\nyear: 2026\n...\n")
    assert parsed.form is not None
    assert parsed.findings == ()


@pytest.mark.parametrize("tag", ["!!str", "!!int", "!!python/object/apply:os.system"])
def test_a_tag_of_yaml_itself_changes_nothing(tag: str) -> None:
    assert plain(raw(f"年度: {tag} 2026\n").root) == {"年度": "2026"}
