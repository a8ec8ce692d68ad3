"""A plain text: paragraphs line by line, tables between them, whatever was typed."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.nodes import Image, Paragraph, Table
from generator.errors import InputError
from generator.readers.txt import read
from generator.readers.txt.text import MAX_BYTES


def _lines(text: str) -> list[tuple[int, str]]:
    found = read(text.encode()).document.blocks
    return [(b.line, b.text) for b in found if isinstance(b, Paragraph)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_paragraph_a_line_with_its_number(end: str) -> None:
    text = end.join(["　　某某镇  ", "", " \xa0二〇二五年", "　", "- 1 -", ""])
    assert _lines(text) == [(1, "某某镇"), (3, "二〇二五年"), (5, "- 1 -")]
    assert read(text.encode()).lines == ("　　某某镇  ", "", " \xa0二〇二五年", "　", "- 1 -", "")


def test_line_breaks_of_word_and_page_breaks() -> None:
    assert _lines("甲\v乙\n\f丙") == [(1, "甲"), (1, "乙"), (2, "丙")]


def test_a_picture_is_known_by_its_name_only() -> None:
    (image, text) = read("　　［图：渠道构成］\n见［图：甲］\n".encode()).document.blocks
    assert isinstance(image, Image)
    assert (image.alt, image.data) == ("渠道构成", b"")
    assert isinstance(text, Paragraph)


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 新闻 | 公开",
        "甲|乙",
        "第一章\t总则",
        "公开  工作\n\n年度  报告",
        "\t首行缩进的段落，写得很长，超过一个单元格应有的长度，一直写到句号为止。\n\t又一段，也写得很长，"
        "超过一个单元格应有的长度，一直写到句号为止。",
        "\t一、甲\n\n\t（一）乙。\n\n\t丙",
        "　　甲 | 乙\n　　丙 | 丁",
        "　　甲  乙\n　　丙  丁",
        "+++\n1 + 2 - 3",
        "---\n甲",
        "某某镇人民政府，联系电话，地址，邮编，说明很长，超过四十个字，因此它不是表格里的一格，而是一段话  甲\n"
        "某某镇人民政府，联系电话，地址，邮编，说明很长，超过四十个字，因此它不是表格里的一格，而是一段话  乙",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert [line for _, line in _lines(text)] == [
        line.strip() for line in text.split("\n") if line.strip()
    ]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "没有文字"),
        ("　\n\t\n\xa0".encode(), "没有文字"),
        (b"abc\0def" * 9, "空字符"),
        (b"a" * (MAX_BYTES + 1), "超过上限"),
        (bytes(range(128, 256)) * 9, "编码"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read(data)


PIECES = st.sampled_from(["\t", "\n", "\n\n", "|", " | ", "||||", "+--+", "+-+-+", "|--|", "|  |",
                          "甲", "0", "  ", "　　", "\u0301", "“", "┌─┐", "│", "-", "\r", "［图：］",
                          "\\|", "\v", "x" * 70, "。"])  # fmt: skip


@settings(deadline=None)
@given(st.lists(PIECES, max_size=60))
def test_any_text_is_read_and_loses_no_word(pieces: list[str]) -> None:
    text = "始\n" + "".join(pieces)
    texts = []
    for block in read(text.encode()).document.blocks:
        match block:
            case Paragraph():
                texts.append(block.text)
            case Table():
                texts += [cell.text for row in block.rows for cell in row]
    whole = "".join(texts)
    for word in ("甲", "0", "x", "。"):
        assert whole.count(word) == text.count(word)


@settings(deadline=None)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = read(data)
    except InputError:
        return
    lines = len(found.lines)
    for block in found.document.blocks:
        if isinstance(block, Table):
            assert all(1 <= cell.line <= lines for row in block.rows for cell in row)
        elif isinstance(block, Paragraph):
            assert 1 <= block.line <= lines


@pytest.mark.parametrize(
    "unit",
    ["|", "|\n", "|\na\n", "a\nb\n|\n", "\t", "\ta\n", "\ta\n\nx\n\ny\n\nz\n", "+-", "+--+\n",
     "+-+\n| |\n", "+\n", "a  b\n", "  a", "\t" + "长" * 40 + "\n", "+-+-+-+\n|   |   \n"],
)  # fmt: skip
def test_work_grows_with_the_text_only(unit: str) -> None:
    """A text ten times as long takes about ten times as long, not a hundred times."""
    from time import process_time

    def seconds(size: int) -> float:
        data = ("始\n" + unit * (size // len(unit))).encode()
        start = process_time()
        read(data)
        return process_time() - start

    assert seconds(100_000) < 30 * max(seconds(10_000), 0.01)
