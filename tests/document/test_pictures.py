"""Image files: read from their header, refused in Chinese."""

import struct
import zlib

import pytest

from generator.document.pictures import MAX_IMAGE_BYTES, Picture, read_picture
from tests.document.forms import document_of, examine_form, outline, zero_form
from tests.samples.load import SAMPLES


def _png(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IEND", b"")


def test_size_and_resolution_come_from_the_file() -> None:
    picture = read_picture("a.png", _png(300, 200))
    assert isinstance(picture, Picture)
    assert (picture.width_px, picture.height_px) == (300, 200)
    assert picture.dpi > 0
    shipped = (SAMPLES / "images" / "channels.png").read_bytes()
    assert isinstance(read_picture("channels.png", shipped), Picture)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg/>",
        b"%PDF-1.7",
        b"\x89PNG\r\n\x1a\n",
        b"\x89PNG\r\n\x1a\n" + b"\0" * 60,
        b"\xff\xd8\xff\xe0junk",
        b"BM",
        b"GIF8",
        _png(0, 10),
        _png(50000, 10),
        b"\x89PNG\r\n\x1a\n" + b"\0" * MAX_IMAGE_BYTES,
    ],
)
def test_what_cannot_be_placed_is_refused_with_its_name(data: bytes) -> None:
    refused = read_picture("图一.png", data)
    assert isinstance(refused, str)
    assert "图一.png" in refused


def test_an_image_of_the_form_is_placed() -> None:
    form = zero_form(其他事项="甲\n![说明](图/乙.png)")
    lines = outline(document_of(form, lambda _: _png(30, 20)).blocks)
    assert lines[-3:] == ["P 甲", "I 图/乙.png", "caption 说明"]


def test_a_missing_image_is_an_error_at_its_line() -> None:
    form = zero_form(其他事项="甲\n![说明](没有.png)")
    (found,) = [d for d in examine_form(form).result.diagnostics if d.code == "FM09"]
    assert found.path == "其他事项"
    assert "没有.png" in found.message
