"""What marks a draft: words in the header and across each page, findings as Word comments."""

from datetime import date, datetime
from typing import Any

from docx.document import Document as WordDocument
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.section import _Header
from docx.text.run import Run

from generator.document.clean import clean
from generator.document.nodes import Comment, Document
from generator.writers.docx.look import Look
from generator.writers.docx.made import Made
from generator.writers.docx.xml import Element, add, text_run
from generator.writers.style import StyleSheet

AUTHOR, INITIALS = "年报助手", "年报"
_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
# The shape that Word itself makes of 水印, so that its own command removes it.
_WATERMARK = """<w:r {names}><w:rPr><w:noProof/></w:rPr><w:pict>
<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"
 path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>
<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>
<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>
<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>
<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>
<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"
 o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/>
<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>
<v:shape id="PowerPlusWaterMarkObject{number}" o:spid="_x0000_s{spid}" type="#_x0000_t136"
 style="position:absolute;margin-left:0;margin-top:0;width:{width}pt;height:{height}pt;\
rotation:315;z-index:-251658240;mso-position-horizontal:center;\
mso-position-horizontal-relative:margin;mso-position-vertical:center;\
mso-position-vertical-relative:margin" o:allowincell="f" fillcolor="#{colour}" stroked="f">
<v:fill opacity=".5"/><v:textpath/></v:shape></w:pict></w:r>"""
_VML = "{urn:schemas-microsoft-com:vml}"
_TALL_PT, _WIDEST_PT = 150, 480


def mark_pages(word: WordDocument, look: Look) -> None:
    """The words 草稿 on every page, odd and even."""
    section = word.sections[0]
    _mark(section.header, look, 1)
    if look.sheet.page.page_number_outside:
        _mark(section.even_page_header, look, 2)


def _mark(header: _Header, look: Look, number: int) -> None:
    header.is_linked_to_previous = False
    root: Element = header._element
    for old in list(root):
        root.remove(old)
    paragraph = add(root, "w:p")
    add(add(paragraph, "w:pPr"), "w:pStyle", val=look.style("header"))
    text_run(paragraph, look.sheet.draft.words)
    paragraph.append(_watermark(look.sheet, number))


def _watermark(sheet: StyleSheet, number: int) -> Element:
    words = sheet.draft.words
    width = min(_TALL_PT * len(words), _WIDEST_PT)
    height = width // len(words)
    made: Element = parse_xml(
        _WATERMARK.format(
            names=_NAMES, number=number, spid=2048 + number, width=width, height=height,
            colour=sheet.draft.colour,
        )
    )  # fmt: skip
    path = next(made.iter(f"{_VML}shape"))[-1]
    path.set("style", f'font-family:"{sheet.font("header").name}";font-size:1pt')
    path.set("string", words)
    return made


def add_comments(word: WordDocument, document: Document, made: list[Made], look: Look) -> None:
    """Each finding as a comment on the words that it is about."""
    for comment in document.comments:
        paragraph = _anchor(made[comment.block], comment)
        _add_comment(word, paragraph, comment.text, document.meta.date, look)
    mark = qn("w:commentReference")
    for run in [found.getparent() for found in word.element.body.iter(mark)]:
        run.rPr.style = look.style("comment_mark")


def _anchor(made: Made, comment: Comment) -> Element:
    """The paragraph of the block, or the one in the cell."""
    return made.paragraphs[comment.cell or 0]


def _add_comment(
    word: WordDocument, paragraph: Element, text: str, day: date | None, look: Look
) -> None:
    runs: list[Any] = [run for run in paragraph.findall(qn("w:r")) if len(run.findall(qn("w:t")))]
    if not runs:
        runs = [add(paragraph, "w:r")]
    comment = word.add_comment(
        [Run(run, None) for run in (runs[0], runs[-1])],  # type: ignore[arg-type]
        "", AUTHOR, INITIALS,
    )  # fmt: skip
    made: Any = comment._comment_elm
    made.date = datetime(day.year, day.month, day.day) if day else None  # no clock
    for old in list(made):
        made.remove(old)
    made.text = None
    for number, line in enumerate(text.split("\n")):
        _comment_line(made, clean(line), look, first=number == 0)


def _comment_line(comment: Element, text: str, look: Look, first: bool) -> None:
    paragraph = add(comment, "w:p")
    add(add(paragraph, "w:pPr"), "w:pStyle", val=look.style("comment"))
    if first:
        mark = add(paragraph, "w:r")
        add(add(mark, "w:rPr"), "w:rStyle", val=look.style("comment_mark"))
        add(mark, "w:annotationRef")
    text_run(paragraph, text)
