"""The form inside the Word file: a custom XML part, its properties, and the ways to both."""

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from generator.document.embedded import NAMESPACE, PART, wrap

_PROPERTIES = "/customXml/itemProps1.xml"
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
_PROPERTIES_RELATION = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXmlProps"
)
_ITEM_ID = "{9B6F3A52-6E0D-5C1B-8A47-2D1F0C7E4A91}"  # names this kind of part; no two in one file
_ITEM = (
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n'
    f'<ds:datastoreItem ds:itemID="{_ITEM_ID}" xmlns:ds='
    '"http://schemas.openxmlformats.org/officeDocument/2006/customXml">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
).encode()


def embed(word: WordDocument, text: str) -> None:
    """Add the form's text to the file; Word keeps it when it saves."""
    package = word.part.package
    item = Part(PackURI(f"/{PART}"), "application/xml", wrap(text), package)
    properties = Part(PackURI(_PROPERTIES), _PROPERTIES_TYPE, _ITEM, package)
    item.relate_to(properties, _PROPERTIES_RELATION)
    word.part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)
