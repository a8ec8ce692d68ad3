"""Files that must not be opened, or not trusted: each is refused in Chinese, none does harm."""

import io
import struct
import warnings
import zipfile
from contextlib import suppress

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.document.embedded import PART, wrap
from generator.errors import InputError
from generator.readers.docx import archive, notes, read
from tests.readers.word import MAIN_TYPE, p, packed, parts_of, shown, tbl, tc, tr

GOOD = packed(parts_of(p("甲")))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
DOCTYPE = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def _with(name: str, data: str | bytes) -> bytes:
    return packed({**parts_of(p("甲")), name: data})


def _refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read(data)
    message = str(caught.value)
    assert any("\u4e00" <= char <= "\u9fff" for char in message)
    return message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "空的"),
        (b"\x00\x01\x02", "另存为 .docx"),
        ("年度报告\n".encode(), "纯文本"),
        (b"<html><p>x</p></html>", "网页"),
        (b"%PDF-1.7", "PDF"),
        (OLE + "WordDocument".encode("utf-16-le"), ".doc"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "密码"),
        (GOOD[: len(GOOD) // 2], "不完整"),
        (GOOD[:-30], "不完整"),
        (packed({"a.txt": "x"}), "压缩包"),
        (packed({"xl/workbook.xml": "<x/>", "[Content_Types].xml": "<x/>"}), "正文"),
        (packed({}), "压缩包"),
        (packed(parts_of(p("甲"), type_=MAIN_TYPE.replace("wordprocessing", "spreadsheet"))),
         "另存为"),
        (_with("word/document.xml", "<w:document"), "损坏"),
        (_with("word/document.xml", "<document/>"), "正文"),
        (_with("word/document.xml", ""), "正文"),
        (_with("_rels/.rels", "<x/>"), "正文"),
        (_with("word/styles.xml", "<"), "损坏"),
        (_with("word/document.xml", DOCTYPE + "<x>&a;</x>"), "DOCTYPE"),
        (_with("word/styles.xml", (DOCTYPE + "<x/>").encode("utf-16")), "DOCTYPE"),
        (_with("word/_rels/document.xml.rels", DOCTYPE + "<x/>"), "DOCTYPE"),
        (_with("../evil.xml", "x"), "文件名"),
        (_with("word\\..\\..\\evil.xml", "x"), "文件名"),
        (_with("/etc/evil.xml", "x"), "文件名"),
        (_with("WORD/Document.xml", "<x/>"), "文件名"),
        (packed(parts_of(p("甲")), zipfile.ZIP_LZMA), "压缩方式"),
    ],
)  # fmt: skip
def test_unusable_files_are_refused(data: bytes, words: str) -> None:
    assert words in _refusal(data)


@pytest.mark.parametrize(("type_", "word"), [("xl/workbook", "Excel"), ("ppt/p", "PowerPoint")])
def test_other_office_files_are_named(type_: str, word: str) -> None:
    parts = parts_of(p("甲"), type_="application/other+xml")
    main = {name.replace("word/document", type_): data for name, data in parts.items()}
    main["_rels/.rels"] = str(main["_rels/.rels"]).replace("word/document", type_)
    main["[Content_Types].xml"] = str(main["[Content_Types].xml"]).replace("word/document", type_)
    only = {name: data for name, data in main.items() if not name.startswith("word/")}
    assert word in _refusal(packed(only))


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    assert "炸弹" in _refusal(_with("word/bomb.xml", b"0" * (8 << 20)))
    assert "炸弹" in _refusal(packed({f"{i}": "" for i in range(5001)}))
    assert "炸弹" in _refusal(_declared_size(_with("word/media/a.bin", b"0" * 9), 9, 300 << 20))


def _declared_size(data: bytes, old: int, new: int) -> bytes:
    """The archive with one entry's unpacked size changed in its directory."""
    start = data.index(b"PK\x01\x02", data.rindex(b"word/media/a.bin") - 50)
    assert struct.unpack_from("<I", data, start + 24) == (old,)
    return data[: start + 24] + struct.pack("<I", new) + data[start + 28 :]


def test_a_huge_file_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MAX_BYTES", len(GOOD) - 1)
    assert "超过上限" in _refusal(GOOD)


def test_a_locked_archive_is_refused() -> None:
    locked = bytearray(GOOD)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        locked[locked.index(mark) + offset] |= 1
    assert "密码" in _refusal(bytes(locked))


def test_two_parts_of_one_name_are_refused() -> None:
    target = io.BytesIO(GOOD)
    with zipfile.ZipFile(target, "a") as added, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        added.writestr("word/document.xml", "<x/>")
    assert "重复" in _refusal(target.getvalue())


@pytest.mark.parametrize("depth", [60, 400, 5000])
def test_tables_within_tables_without_end(depth: int) -> None:
    nested = p("里")
    for _ in range(depth):
        nested = f"<w:tbl><w:tr><w:tc>{nested}</w:tc><w:tc/></w:tr></w:tbl>"
    data = packed(parts_of(nested))
    if depth > 100:
        _refusal(data)
    else:
        assert "里" in shown(read(data))[0]


def test_macros_are_not_run_and_said() -> None:
    macro_type = "application/vnd.ms-word.document.macroEnabled.main+xml"
    parts = {**parts_of(p("甲"), type_=macro_type), "word/vbaProject.bin": b"\0"}
    found = read(packed(parts))
    assert shown(found) == ["P 甲"]
    assert found.notes == (notes.MACROS,)


def test_the_strict_namespace_is_the_same_language() -> None:
    strict = {
        name: str(data)
        .replace("http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                 "http://purl.oclc.org/ooxml/wordprocessingml/main")
        .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                 "http://purl.oclc.org/ooxml/officeDocument/relationships")
        for name, data in parts_of(p("甲", "2") + tbl(tr(tc("乙")))).items()
    }  # fmt: skip
    assert shown(read(packed(strict))) == ["1 甲", "# 乙"]


def test_names_of_parts_ignore_case_and_slashes() -> None:
    parts = {name.replace("word/", "Word\\"): data for name, data in parts_of(p("甲", "2")).items()}
    assert shown(read(packed(parts))) == ["1 甲"]


def test_the_form_inside_is_found_under_any_name() -> None:
    form = "年度: 2026\n机关:\n  名称: “甲”&<乙>\n"
    for name in (PART, "customXml/item7.xml"):
        assert read(_with(name, wrap(form))).form == form.encode()
    assert read(_with("customXml/item1.xml", "<b:Sources xmlns:b='x'/>")).form is None
    assert read(_with(PART, DOCTYPE + wrap(form).decode().partition("?>")[2])).form is None


def test_two_different_forms_are_none() -> None:
    parts = {
        **parts_of(p("甲")),
        PART: wrap("年度: 2026"),
        "customXml/item2.xml": wrap("年度: 2025"),
    }
    found = read(packed(parts))
    assert found.form is None
    assert found.notes == (notes.FORMS,)


def _real() -> bytes:
    word = docx.Document()
    word.add_heading("甲", 1)
    word.add_table(rows=2, cols=2)
    saved = io.BytesIO()
    word.save(saved)
    return saved.getvalue()


REAL = _real()


def _try(data: bytes) -> None:
    with suppress(InputError):
        read(data)


@given(
    st.binary(max_size=200), st.sampled_from((b"", b"PK\x03\x04", OLE[:8], b"%PDF", b"\xff\xfe"))
)
def test_random_bytes_never_crash(data: bytes, start: bytes) -> None:
    _try(start + data)


@settings(max_examples=300)
@given(st.sampled_from((GOOD, REAL)), st.data())
def test_damaged_archives_never_crash(good: bytes, data: st.DataObject) -> None:
    damaged = bytearray(good)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        damaged[at] = data.draw(st.integers(0, 255))
    _try(bytes(damaged[: data.draw(st.integers(1, len(damaged)))]))
    _try(bytes(damaged))


_MARKUP = list(
    set(parts_of(tbl(tr(tc("甲", "<w:vMerge/>"))) + p("乙", "2", "<w:numPr/>")).values())
)


@settings(max_examples=300)
@given(
    st.sampled_from(("word/document.xml", "word/styles.xml", "word/numbering.xml", "_rels/.rels",
                     "word/_rels/document.xml.rels", "[Content_Types].xml", "customXml/item1.xml")),
    st.sampled_from(_MARKUP).flatmap(
        lambda xml: st.tuples(st.just(str(xml)), st.integers(0, len(xml)), st.integers(0, 30))
    ),
    st.sampled_from(("", "<w:p/>", "<w:tbl>", "</w:tc>", " w:val='-1'", "&lt;", "\0", "<w:sdt/>")),
)  # fmt: skip
def test_parts_that_are_out_of_order_never_crash(
    name: str, cut: tuple[str, int, int], inserted: str
) -> None:
    xml, at, length = cut
    _try(_with(name, xml[:at] + inserted + xml[at + length :]))
