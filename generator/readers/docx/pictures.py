"""Images that a paragraph shows, fetched from the package and nowhere else."""

import posixpath
from collections.abc import Iterator

from generator.document.nodes import Image
from generator.document.pictures import MAX_IMAGE_BYTES, Picture, read_picture
from generator.readers.docx import notes
from generator.readers.docx.archive import Package, Relationship
from generator.readers.docx.notes import Notes
from generator.readers.docx.xml import VML, WP, Element, R

_ANCHORS = (f"{{{WP}}}inline", f"{{{WP}}}anchor")
_PROPERTIES = f"{{{WP}}}docPr"


class Pictures:
    """Numbers the images of one document in reading order."""

    def __init__(self, package: Package, said: Notes) -> None:
        self._package = package
        self._targets = package.relationships(package.main)
        self._said = said
        self._count = 0

    def read(self, pictures: list[Element]) -> Iterator[Image]:
        """The images that can be used; a note says why another cannot."""
        for element in pictures:
            self._count += 1
            image = self._image(element)
            if image is not None:
                yield image

    def _image(self, element: Element) -> Image | None:
        target = self._target(element)
        if target is None or target.external:
            self._said.add(notes.LOST_IMAGE if target is None else notes.OUTSIDE_IMAGE)
            return None
        name = f"图{self._count}{posixpath.splitext(target.target)[1]}"
        if self._package.size(target.target) > MAX_IMAGE_BYTES:
            self._said.add(f"图片“{name}”超过 {MAX_IMAGE_BYTES // 1048576} MB，没有读")
            return None
        data = self._package.read(target.target)
        if data is None:
            self._said.add(notes.LOST_IMAGE)
            return None
        picture = read_picture(name, data)
        if not isinstance(picture, Picture):
            self._said.add(f"{picture}，没有读")
            return None
        return Image(
            name, data, _alternative(element), picture.width_px, picture.height_px, picture.dpi
        )

    def _target(self, element: Element) -> Relationship | None:
        for attribute in ("embed", "id", "link"):
            found = self._targets.get(element.get(f"{{{R}}}{attribute}") or "")
            if found is not None:
                return found
        return None


def _alternative(element: Element) -> str:
    """The words for those who cannot see the image; "" where nobody wrote any."""
    for ancestor in element.iterancestors(*_ANCHORS, f"{{{VML}}}shape"):
        if ancestor.tag not in _ANCHORS:
            return ancestor.get("alt") or ""
        properties = ancestor.find(_PROPERTIES)
        if properties is not None:
            return properties.get("descr") or properties.get("title") or ""
    return ""
