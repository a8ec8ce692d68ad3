"""Image files as python-docx can place them: format and size read from the file's own header."""

from typing import NamedTuple

MAX_IMAGE_BYTES = 10 * 1024 * 1024
_MOST_PIXELS = 20_000
_USUAL_DPI = 96
_SIGNATURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM")


class Picture(NamedTuple):
    """A usable image: file name as written, bytes, size in pixels, dots per inch."""

    name: str
    data: bytes
    width_px: int
    height_px: int
    dpi: int


def read_picture(name: str, data: bytes) -> Picture | str:
    """The picture, or in Chinese why it cannot be used."""
    if len(data) > MAX_IMAGE_BYTES:
        size = len(data) / 1048576
        return f"图片“{name}”有 {size:.1f} MB，超过 {MAX_IMAGE_BYTES // 1048576} MB"
    if not data.startswith(_SIGNATURES):
        return f"“{name}”不是 PNG、JPEG、GIF 或 BMP 图片"
    from docx.image.image import Image

    try:
        header = Image.from_blob(data)
        width, height, dpi = int(header.px_width), int(header.px_height), int(header.horz_dpi)
    except Exception:  # python-docx raises whatever a broken header leads to
        return f"图片“{name}”已损坏，打不开"
    if min(width, height) < 1 or max(width, height) > _MOST_PIXELS:
        return f"图片“{name}”的尺寸（{width}×{height}）不能用"
    return Picture(name, data, width, height, dpi or _USUAL_DPI)
