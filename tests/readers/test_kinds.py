"""What kind of file some bytes are."""

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.readers.kinds import advice, kind_of
from tests.readers.word import p, packed, parts_of
from tests.samples.load import GOOD, SAMPLES, rendered

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize("name", GOOD)
def test_our_own_files_are_known(name: str) -> None:
    form = (SAMPLES / f"{name}.yaml").read_text(encoding="utf-8")
    assert kind_of(form.encode("utf-8-sig")) == "form"
    assert kind_of(form.encode("gb18030")) == "form"
    assert kind_of(form.encode("utf-16")) == "form"
    assert kind_of(rendered(name).files["docx"]) == "docx"
    assert kind_of(rendered(name).files["txt"]) == "txt"
    assert kind_of(rendered(name).files["txt"].decode().encode("gb18030")) == "txt"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("年度: 2026\n", "form"),
        ("# 说明\n\n机关:\n  名称: 甲\n", "form"),
        ("年度：2026\n机关：甲\n", "form"),
        ("主动公开: 0\n申请: 0\n", "form"),
        ('{\n "年度": 2026, "申请": 0}', "form"),
        ('{"年度":2026}', "form"),
        ("标题: 某镇政府信息公开工作年度报告\n一、总体情况\n", "txt"),
        ("一、总体情况\n全年……\n", "txt"),
        ("", "txt"),
        ("甲 < 乙\n", "txt"),
        ("<!DOCTYPE html>\n<title>x</title>", "html"),
        ("\n <HTML>\n年度: 2026", "html"),
        ("<table><tr><td>甲", "html"),
        ('<p class="x">甲</p>', "html"),
        ("报告<br/>甲", "html"),
        ("<?xml version='1.0'?><?mso-application progid=\"Word.Document\"?><x/>", "wordxml"),
        ("MIME-Version: 1.0\nContent-Type: multipart/related", "mht"),
    ],
)
def test_texts_are_told_by_what_stands_in_them(text: str, kind: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "utf-16"):
        assert kind_of(text.encode(encoding)) == kind


def test_utf16_without_a_mark_is_text() -> None:
    assert kind_of("<html><p>甲</p></html>".encode("utf-16-le")) == "html"
    assert kind_of("<html><p>甲</p></html>".encode("utf-16-be")) == "html"


def test_a_page_in_a_wrong_encoding_is_still_a_page() -> None:
    assert kind_of(b"<html><p>" + b"\xff\xfe\x81" * 3 + b"</p></html>") == "html"


def test_a_misspelt_form_is_one_by_its_name() -> None:
    assert kind_of("年渡: 2026".encode(), ".YAML") == "form"
    assert kind_of("年渡: 2026".encode(), ".txt") == "txt"
    assert kind_of(b"", ".yml") == "form"
    assert kind_of(packed(parts_of(p("甲"))), ".yaml") == "docx"


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"%PDF-1.7\n", "pdf"),
        (b"{\\rtf1\\ansi", "rtf"),
        (b"\x89PNG\r\n\x1a\n\0\0", "image"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "image"),
        (OLE + bytes(8) + "WordDocument".encode("utf-16-le"), "doc"),
        (OLE + "Workbook".encode("utf-16-le"), "xls"),
        (OLE + "PowerPoint Document".encode("utf-16-le"), "ppt"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE, "ole"),
        (packed({"xl/workbook.xml": ""}), "xlsx"),
        (packed({"ppt/presentation.xml": ""}), "pptx"),
        (packed({"OFD.xml": "", "Doc_0/Document.xml": ""}), "ofd"),
        (packed({"mimetype": "application/vnd.oasis.opendocument.text"}, zipfile.ZIP_STORED),
         "odt"),
        (packed({"a": ""}), "zip"),
        (packed(parts_of(p("甲")))[:900], "docx"),
        (b"Rar!\x1a\x07\0", "zip"),
        (b"\0\1\2\3\0\0\0", None),
        (b"BM\x36\0\0\0\0\0\0\0\x36", "image"),
        (b"BMW \xe5\xb9\xb4", "txt"),
    ],
)  # fmt: skip
def test_files_are_told_by_their_first_bytes(data: bytes, kind: str | None) -> None:
    assert kind_of(data) == kind
    assert advice(kind)


@given(
    st.binary(max_size=300), st.sampled_from((b"", b"PK\x03\x04", OLE, b"\xff\xfe", b"<", b"BM"))
)
def test_any_bytes_have_a_kind_or_none(data: bytes, start: bytes) -> None:
    kind_of(start + data)
    kind_of(start + data, ".yaml")
