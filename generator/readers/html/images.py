"""Pictures of a page: bytes where the page carries them itself, else only what they are called."""

import base64
import binascii
import re
from urllib.parse import unquote_to_bytes

from lxml import etree

from generator.document.nodes import Image
from generator.document.pictures import MAX_IMAGE_BYTES, Picture, read_picture

_DATA = re.compile(r"\s*data:image/[\w.+-]+((?:;[\w=.-]+)*),", re.I)
_SUFFIXES = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpg"), (b"GIF8", "gif"), (b"BM", "bmp"))
_LONGEST_NAME = 200
_USUAL_DPI = 96


def image_of(element: etree._Element, number: int) -> Image:
    """A picture; without data where it lies elsewhere (nothing is fetched) or cannot be used.

    One that the page carries has no name there: it is named after its number in the page.
    """
    source = element.get("src", "")
    name, alt = "", element.get("alt", "").strip()
    carried = _DATA.match(source)
    if carried is None:
        name = re.split(r"[?#]", source, maxsplit=1)[0].replace("\\", "/").rpartition("/")[2]
    else:
        data = _bytes(source[carried.end() :], carried[1])
        suffix = next((kind for start, kind in _SUFFIXES if data.startswith(start)), "")
        picture = read_picture(f"图{number}.{suffix}", data)
        if isinstance(picture, Picture):
            size = picture.width_px, picture.height_px, picture.dpi
            return Image(picture.name, data, alt, *size)
    return Image(name[:_LONGEST_NAME], b"", alt, 0, 0, _USUAL_DPI)


def _bytes(text: str, parameters: str) -> bytes:
    if len(text) > 2 * MAX_IMAGE_BYTES:
        return b""
    raw = unquote_to_bytes(text)
    if "base64" not in parameters.lower():
        return raw
    try:
        return base64.b64decode(b"".join(raw.split()))
    except (binascii.Error, ValueError):
        return b""
