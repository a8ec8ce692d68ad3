"""Bytes to text: marks, declared charsets that are wrong, files cut off."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import InputError
from generator.readers.encoding import decode

TEXT = "某某镇二〇二五年的报告，共十二件。" * 20


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk", "gb2312"])
@pytest.mark.parametrize("declared", ["", "utf-8", "gb2312", "GBK", "iso-8859-1", "utf-16", "?"])
def test_what_decodes_wins_over_what_is_declared(encoding: str, declared: str) -> None:
    text = TEXT if encoding != "gb2312" else TEXT.replace("〇", "零")
    assert decode(text.encode(encoding), declared) == (text, ())


@pytest.mark.parametrize("declared", ["big5", "Big5-HKSCS"])
def test_a_declared_big5_is_believed(declared: str) -> None:
    text = "政府資訊公開工作年度報告" * 10
    assert decode(text.encode("big5"), declared) == (text, ())


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_shows_in_its_line_ends(encoding: str) -> None:
    assert decode("甲\n乙12\n".encode(encoding)) == ("甲\n乙12\n", ())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
@pytest.mark.parametrize("cut", [1, 3, 5])
def test_a_file_cut_within_a_character_is_read_up_to_there(encoding: str, cut: int) -> None:
    data = TEXT.encode(encoding)[:-cut]
    text, notes = decode(data)
    assert TEXT.startswith(text)
    assert len(TEXT) - len(text) <= cut
    assert notes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_damaged_place_is_marked_and_told(encoding: str) -> None:
    lines = "\n".join([TEXT, TEXT, TEXT])
    data = bytearray(lines.encode(encoding))
    data[len(data) // 2] = 0xFF
    text, notes = decode(bytes(data))
    assert text.split("\n")[::2] == [TEXT, TEXT]
    assert "\ufffd" in text
    assert len(notes) == 1


@pytest.mark.parametrize("data", [bytes(range(128, 256)) * 40, b"a\0\0b", b"PK\x03\x04\0\0\x08"])
def test_what_is_no_text_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="UTF-8"):
        decode(data)


@given(st.binary(max_size=200), st.text(max_size=12))
def test_any_bytes_are_text_or_refused(data: bytes, declared: str) -> None:
    try:
        text, _ = decode(data, declared)
    except InputError:
        return
    assert "\0" not in text
