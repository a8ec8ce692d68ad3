"""Runs and paragraphs of WordprocessingML as text, from which document.xml is joined."""

from functools import lru_cache

from generator.document.xml_text import attribute, escaped


def run(text: str, bold: bool = False, properties: str = "", before: str = "") -> str:
    """Words of one look, blanks kept; `properties` stand behind ours, `before` before the words."""
    weight = "<w:b/>" if bold else ""
    return (
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/>{weight}{properties}</w:rPr>'
        f'{before}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
    )


def paragraph(style_id: str, runs: str = "", properties: str = "", keep_next: bool = False) -> str:
    """A paragraph of a style; `properties` are those in which it differs from the style."""
    return f"{_start(style_id, properties, keep_next)}{runs}</w:p>"


@lru_cache(maxsize=256)  # a report has few kinds of them
def _start(style_id: str, properties: str, keep_next: bool) -> str:
    keep = "<w:keepNext/>" if keep_next else ""
    style = f'<w:pStyle w:val="{attribute(style_id)}"/>'
    return f"<w:p><w:pPr>{style}{keep}{properties}</w:pPr>"
