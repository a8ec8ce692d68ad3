"""Published files that mean harm: nothing outside them is touched, nothing in them blows up."""

import builtins
import io
import os
import socket
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.errors import InputError
from generator.pipeline import examine
from tests.attacks.test_forms import quick
from tests.document.forms import no_images
from tests.readers.word import p, packed, parts_of

_SECRET = "秘密的内容"


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A secret file, and no way to it or to any other machine that would go unnoticed."""
    secret = tmp_path / "secret.txt"
    secret.write_text(_SECRET, encoding="utf-8")

    def refuse(*_: Any, **__: Any) -> Any:
        raise AssertionError("the network was used")

    opened = builtins.open

    def watch(file: Any, *more: Any, **options: Any) -> Any:
        assert "secret" not in os.fspath(file) if not isinstance(file, int) else True
        return opened(file, *more, **options)

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(builtins, "open", watch)
    monkeypatch.setattr(io, "open", watch)
    return secret


def _said(data: bytes, suffix: str) -> str:
    """Everything that reading gives: a refusal, or what was found."""
    with quick():
        try:
            examined = examine(data, no_images, suffix=suffix)
        except InputError as error:
            return str(error)
    return repr(examined)


_LINKS = (
    '<Relationship Id="rIdX" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{}"'
    ' Target="{}" TargetMode="External"/>'
)


@pytest.mark.parametrize(
    "kind",
    ["image", "attachedTemplate", "hyperlink", "oleObject", "frame", "subDocument", "aFChunk"],
)
@pytest.mark.parametrize("target", ["http://127.0.0.1:9/x.png", "file://{}", "{}", "\\\\host\\x"])
def test_what_a_word_file_points_to_outside_is_never_fetched(
    alone: Path, kind: str, target: str
) -> None:
    links = _LINKS.format(kind, target.format(alone))
    body = (
        p("甲")
        + '<w:p><w:r><w:drawing><a:blip r:link="rIdX" r:embed="rIdX"/></w:drawing></w:r></w:p>'
    )
    assert _SECRET not in _said(packed(parts_of(body, links=links)), ".docx")


@pytest.mark.parametrize(
    "part", ["word/document.xml", "word/styles.xml", "_rels/.rels", "[Content_Types].xml"]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_an_entity_of_a_word_file_is_never_resolved(alone: Path, part: str, encoding: str) -> None:
    doctype = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file://{alone}">]><x>&a;</x>'
    parts = {**parts_of(p("甲")), part: doctype.encode(encoding)}
    said = _said(packed(parts), ".docx")
    assert _SECRET not in said
    assert "没有读取" in said


_LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))


@pytest.mark.parametrize(
    "doctype",
    [
        f'<!DOCTYPE x [<!ENTITY a0 "ha">{_LAUGHS}]>',
        '<!DOCTYPE x [<!ENTITY a11 SYSTEM "file://{}">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY % p SYSTEM "file://{}"> %p;]>',
    ],
    ids=["laughs", "file", "dtd", "parameter"],
)
@pytest.mark.parametrize("suffix", [".html", ".txt", ".yaml"])
def test_an_entity_of_a_page_is_never_resolved(alone: Path, doctype: str, suffix: str) -> None:
    page = doctype.replace("{}", str(alone)) + "<html><body><p>甲&a11;乙</p></body></html>"
    said = _said(page.encode(), suffix)
    assert _SECRET not in said
    assert "haha" not in said


@pytest.mark.parametrize(
    "tag",
    ["<img src='http://127.0.0.1:9/x'>", "<img src='file://{}'>", "<iframe src='file://{}'></iframe>",
     "<link rel=stylesheet href='http://127.0.0.1:9/x'>", "<base href='file:///'><img src='{}'>",
     "<object data='file://{}'></object>", "<script src='http://127.0.0.1:9/x'></script>",
     "<xi:include href='file://{}' parse='text'/>"],
)  # fmt: skip
def test_what_a_page_points_to_is_never_fetched(alone: Path, tag: str) -> None:
    page = f"<html><body><p>甲</p>{tag.replace('{}', str(alone))}</body></html>"
    assert _SECRET not in _said(page.encode(), ".html")


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + "甲",
        "<table><tr><td>" * 3000 + "甲",
        "<table>" + "<tr>" + "<td colspan=1000 rowspan=65534>甲" * 400,
        "<table>" + "<tr><td rowspan=0 colspan=9999999999>甲" * 2000,
        "<p>" + "&#x7532;" * 200_000,
        "<p>甲" + "<b>" * 20_000,
        "<!--" * 100_000,
        "<p a='" + "x" * 2_000_000,
        "<img src='data:image/png;base64," + "A" * 4_000_000 + "'><p>甲",
    ],
    ids=["divs", "tables", "spans", "rowspans", "references", "bold", "comments", "attribute", "picture"],
)  # fmt: skip
def test_a_page_that_would_fill_the_machine_ends_in_time(page: str) -> None:
    assert _said(page.encode(), ".html")


@pytest.mark.parametrize(
    "text",
    ["甲" * 2_000_000, "+--" * 300_000, "| " * 400_000, "甲\t" * 300_000, "+-+\n| |\n" * 30_000, "\n" * 2_000_000,
     "一、" * 300_000, "（一）甲\n" * 50_000, ("甲  " * 40 + "\n") * 3000],
    ids=["line", "border", "bars", "tabs", "drawn", "empty", "numbers", "headings", "columns"],
)  # fmt: skip
def test_a_text_that_would_fill_the_machine_ends_in_time(text: str) -> None:
    assert _said(text.encode(), ".txt")


def test_a_word_file_of_repeated_parts_ends_in_time() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts_of(p("甲") * 1000).items():
            archive.writestr(name, data)
        for number in range(4900):
            archive.writestr(f"word/media/{number}.bin", b"x")
    assert _said(target.getvalue(), ".docx")
