"""The form that a Word file of our own carries: a custom XML part whose only text is the form's.

Word keeps such a part when it saves the file, but may rename it: look for the namespace, not the name.
"""

from generator.document.xml_text import escaped

NAMESPACE = "urn:nianbao:form:1"
PART = "customXml/item1.xml"  # as written
_ROOT = f"{{{NAMESPACE}}}form"


def wrap(text: str) -> bytes:
    """The XML part that carries a form's text (which has no character that XML forbids)."""
    return (
        "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"
        f'<ns0:form xmlns:ns0="{NAMESPACE}">{escaped(text)}</ns0:form>'
    ).encode()


def unwrap(xml: bytes) -> str | None:
    """The form's text; None when the part is another one, or broken."""
    from lxml import etree

    if b"<!DOCTYPE" in xml:  # we write none, and it could name files outside
        return None
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root.tag != _ROOT or len(root):  # an entity reference would be a child
        return None
    return root.text or ""
