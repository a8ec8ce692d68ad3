"""Every scalar keeps the place at which the clerk wrote it, counted in characters from 1."""

from generator.diagnostics import Span
from generator.form.raw import RawMapping, RawNode, RawScalar, RawSequence, locate
from tests.form.forms import place_of, raw


def _at(node: RawNode | None) -> Span:
    assert node is not None
    return node.span


def _mapping(node: RawNode | None) -> RawMapping:
    assert isinstance(node, RawMapping)
    return node


def _scalar(node: RawNode | None) -> RawScalar:
    assert isinstance(node, RawScalar)
    return node


def test_columns_count_chinese_characters_as_one() -> None:
    root = raw("机关名称: 示例县人民政府 # 注\n").root
    assert root.key_span("机关名称") == Span(1, 1, 1, 5)
    assert _at(root.get("机关名称")) == Span(1, 7, 1, 14)


def test_columns_count_characters_outside_the_basic_plane_as_one() -> None:
    root = raw("𠮷: 𠮷野家, 甲\n乙: 丙\n").root
    assert _at(root.get("𠮷")) == Span(1, 4, 1, 10)


def test_items_of_flow_mappings_and_lists_have_their_own_places() -> None:
    text = "申请:\n  本年新收: {自然人: 4, 其余: 0}\n  上年结转: [1, 22, 333]\n"
    block = _mapping(raw(text).root.get("申请"))
    row = _mapping(block.get("本年新收"))
    assert row.key_span("其余") == Span(2, 18, 2, 20)
    assert _at(row.get("自然人")) == Span(2, 15, 2, 16)
    items = block.get("上年结转")
    assert isinstance(items, RawSequence)
    assert [item.span.column for item in items.items] == [10, 13, 17]
    assert [item.span.end_column for item in items.items] == [11, 15, 20]


def test_the_place_of_a_quoted_text_includes_its_quotes() -> None:
    root = raw("邮编: \"300000\"\n标题: '甲 乙'\n").root
    assert _at(root.get("邮编")) == Span(1, 5, 1, 13)
    assert _at(root.get("标题")) == Span(2, 5, 2, 10)
    assert _scalar(root.get("标题")).text == "甲 乙"


def test_a_blank_value_stands_behind_its_colon() -> None:
    root = raw("机关:\n年度: 2026\n").root
    blank = _scalar(root.get("机关"))
    assert blank.blank
    assert blank.span.line == 1


def test_content_lines_of_a_block_text_map_to_lines_of_the_file() -> None:
    text = "年度: 2026\n其他事项: |   # 注\n  第一行\n\n    第三行\n  第四行\n说明:\n"
    prose = _scalar(raw(text).root.get("其他事项"))
    for offset, line in enumerate(prose.text.split("\n")[:-1]):
        if line.strip():
            assert (prose.line_at(offset), prose.indent) == (place_of(text, line.strip())[0], 3)


def test_a_block_text_that_begins_with_a_blank_line_keeps_its_lines() -> None:
    text = "其他事项: |\n\n\n    甲\n    乙\n"
    prose = _scalar(raw(text).root.get("其他事项"))
    offset = prose.text.split("\n").index("乙")
    assert (prose.line_at(offset), prose.indent) == (5, 5)


def test_windows_line_ends_do_not_move_lines() -> None:
    text = "年度: 2026\r\n其他事项: |\r\n  甲\r\n  乙\r\n标题: 丙\r\n"
    root = raw(text).root
    prose = _scalar(root.get("其他事项"))
    assert prose.text == "甲\n乙\n"
    assert (prose.line_at(1), _at(root.get("标题")).line) == (4, 5)


def test_a_byte_order_mark_moves_nothing() -> None:
    assert raw("\ufeff年度: 2026\n").root.key_span("年度") == Span(1, 1, 1, 3)


def test_the_place_of_a_path_is_its_deepest_step_that_was_written() -> None:
    text = "机关:\n  名称: 甲\n  联系方式:\n    电话: 123\n附表:\n  - 标题: 乙\n"
    root = raw(text).root
    assert locate(root, ("机关", "联系方式", "电话")) == Span(4, 9, 4, 12)
    assert locate(root, ("机关", "联系方式", "邮编")) == Span(3, 3, 3, 7)
    assert locate(root, ("附表", 0, "标题")) == Span(6, 9, 6, 10)


def test_the_source_lines_are_kept_for_messages() -> None:
    form = raw("年度: 2026\n# 注\n标题: 甲\n")
    assert form.lines[:3] == ("年度: 2026", "# 注", "标题: 甲")
