"""docProps/core.xml: properties from the form alone, no clock, no user name."""

from generator.document.nodes import Meta
from generator.document.xml_text import escaped

PART = "docProps/core.xml"
_LONGEST = 255  # what Word takes
_START = (
    "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
    "<cp:coreProperties"
    ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:dcmitype="http://purl.org/dc/dcmitype/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def core_xml(meta: Meta) -> bytes:
    """Title, agency, language and day of a report."""
    title, agency = escaped(meta.title[:_LONGEST]), escaped(meta.agency[:_LONGEST])
    day = f"{meta.date.isoformat()}T00:00:00Z" if meta.date is not None else None
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
        if day
    )
    made = (
        f"{_START}<dc:title>{title}</dc:title><dc:creator>{agency}</dc:creator>"
        f"<dc:language>zh-CN</dc:language>{dates}</cp:coreProperties>"
    )
    return made.encode()
