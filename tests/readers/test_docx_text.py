"""Paragraphs of a Word file: what is shown is read, what is not shown is not."""

import pytest

from generator.document.nodes import Heading, Image, Paragraph, Run
from generator.readers.docx import notes, read
from tests.readers.word import image_link, p, packed, parts_of, r, shown, source, tbl, tc, tr
from tests.samples.load import SAMPLES

BOX = f"<w:txbxContent>{p('框里')}</w:txbxContent>"
PNG = (SAMPLES / "images" / "channels.png").read_bytes()


def _text(inline: str) -> str:
    (paragraph,) = source(f"<w:p>{inline}</w:p>").document.blocks
    assert isinstance(paragraph, Paragraph)
    return paragraph.text


def test_styles_are_known_by_name_and_ancestry() -> None:
    body = p("题", "4") + p("甲", "2") + p("乙", "3") + p("丙", "5") + p("丁", "6") + p("图", "8")
    assert shown(source(body)) == ["T 题", "1 甲", "2 乙", "2 丙", "4 丁", "caption 图"]


def test_a_direct_outline_level_wins() -> None:
    body = p("甲", properties='<w:outlineLvl w:val="2"/>') + p(
        "乙", "2", '<w:outlineLvl w:val="9"/>'
    )
    assert shown(source(body)) == ["3 甲", "P 乙"]


def test_unknown_and_circular_styles_are_body_text() -> None:
    assert shown(source(p("甲", "nothing") + p("乙", "9"))) == ["P 甲", "P 乙"]


def test_a_heading_style_that_no_style_sheet_defines_is_known_by_its_id() -> None:
    assert shown(source(p("甲", "Heading2"), styles="")) == ["2 甲"]


def test_blank_paragraphs_are_no_blocks() -> None:
    assert shown(source(p("") + p("　 ") + "<w:p/>" + p("甲"))) == ["P 甲"]


def test_blanks_are_kept_where_word_keeps_them() -> None:
    kept = '<w:r><w:t xml:space="preserve">　 甲  乙 </w:t></w:r>'
    trimmed = "<w:r><w:t>\n  丙\n  丁 </w:t></w:r>"
    assert _text(kept + trimmed) == "　 甲  乙 丙 丁"


def test_a_line_break_begins_a_paragraph_but_joins_a_heading() -> None:
    body = f"<w:p>{r('甲')}<w:r><w:br/></w:r>{r('乙')}</w:p>"
    heading = body.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="2"/></w:pPr>')
    title = body.replace("<w:p>", '<w:p><w:pPr><w:pStyle w:val="4"/></w:pPr>')
    assert shown(source(body + heading + title)) == ["P 甲", "P 乙", "1 甲乙", "T 甲/乙"]


def test_a_page_break_is_no_line_break() -> None:
    assert _text(f'{r("甲")}<w:r><w:br w:type="page"/></w:r>{r("乙")}') == "甲乙"


@pytest.mark.parametrize(
    ("inline", "text"),
    [
        ("<w:r><w:t>1</w:t><w:tab/><w:t>2</w:t><w:noBreakHyphen/><w:t>3</w:t></w:r>", "1\t2-3"),
        (f'<w:hyperlink r:id="x">{r("链接")}</w:hyperlink>', "链接"),
        (f"<w:smartTag><w:smartTag>{r('标记')}</w:smartTag></w:smartTag>", "标记"),
        (f"<w:sdt><w:sdtPr/><w:sdtContent>{r('控件')}</w:sdtContent></w:sdt>", "控件"),
        (f'<w:fldSimple w:instr="PAGE">{r("7")}</w:fldSimple>', "7"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>jiǎ</w:t></w:r></w:rt><w:rubyBase>"
            f"{r('甲')}</w:rubyBase></w:ruby></w:r>",
            "甲",
        ),
        ("<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>", "x=1"),
        ('<w:r><w:sym w:font="宋体" w:char="2460"/></w:r>', "①"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>', "√"),
    ],
)
def test_what_wraps_words_does_not_hide_them(inline: str, text: str) -> None:
    assert _text(inline) == text


def _field(*kinds: str) -> str:
    made = {
        "code": "<w:r><w:instrText> REF a </w:instrText></w:r>",
        "result": r("结果"),
        "lost": r("误"),
    }
    marks = ("begin", "separate", "end")
    return "".join(
        f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' if kind in marks else made[kind]
        for kind in kinds
    )


def test_of_a_field_the_result_is_read() -> None:
    assert _text(r("甲") + _field("begin", "code", "separate", "result", "end") + r("乙")) == (
        "甲结果乙"
    )


def test_a_field_inside_an_instruction_is_not_shown() -> None:
    inner = ("begin", "code", "separate", "lost", "end")
    field = _field("begin", "code", *inner, "separate", "result", "end")
    assert _text(field + r("乙")) == "结果乙"


def test_a_field_that_never_ends_hides_nothing() -> None:
    assert _text(_field("begin", "code") + r("乙")) == "乙"


def test_bold_is_the_runs_own_or_its_styles() -> None:
    inline = (
        r("甲", "<w:b/>")
        + r("乙", '<w:b w:val="true"/>')
        + r("丙", '<w:b w:val="0"/>')
        + r("丁", '<w:rStyle w:val="11"/>')
        + r("戊")
    )
    (paragraph,) = source(f"<w:p>{inline}</w:p>").document.blocks
    assert getattr(paragraph, "runs", None) == (
        Run("甲乙", bold=True),
        Run("丙"),
        Run("丁", bold=True),
        Run("戊"),
    )


def test_hidden_text_is_left_out_and_said() -> None:
    found = source(f"<w:p>{r('甲')}{r('乙', '<w:vanish/>')}</w:p>" + p("丙", "12"))
    assert shown(found) == ["P 甲"]
    assert found.notes == (notes.HIDDEN,)


def test_properties_count_wherever_they_stand_and_the_first_of_two() -> None:
    late = "<w:p><w:r><w:t>甲</w:t><w:rPr><w:b/></w:rPr></w:r>{}</w:p>"
    heading = late.format('<w:pPr><w:outlineLvl w:val="1"/><w:outlineLvl w:val="2"/></w:pPr>')
    bold, titled = (source(body).document.blocks[0] for body in (late.format(""), heading))
    assert isinstance(bold, Paragraph)
    assert bold.runs == (Run("甲", bold=True),)
    assert titled == Heading(2, "甲")


def test_tracked_changes_are_read_as_accepted() -> None:
    inserted = f'<w:ins w:id="1">{r("新")}</w:ins><w:moveTo w:id="2">{r("移")}</w:moveTo>'
    deleted = '<w:del w:id="3"><w:r><w:delText>旧</w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="4">{r("移")}</w:moveFrom>'
    found = source(f"<w:p>{r('甲')}{inserted}{deleted}{moved}</w:p>")
    assert shown(found) == ["P 甲新移"]
    assert found.notes == (notes.TRACKED,)


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    gone = "<w:rPr><w:del w:id='1'/></w:rPr>"
    assert shown(source(p("甲", properties=gone) + p("乙") + p("丙"))) == ["P 甲乙", "P 丙"]
    assert shown(source(p("甲", properties=gone))) == ["P 甲"]
    emptied = f"<w:p><w:pPr>{gone}</w:pPr></w:p>"
    assert shown(source(tbl(tr(tc(p("甲") + emptied), tc("乙"))))) == ["# 甲|乙"]


def test_a_text_box_comes_once_after_its_paragraph() -> None:
    drawing = f"<w:drawing><wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp></w:drawing>"
    old = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
    both = (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    unknown = (
        '<mc:AlternateContent><mc:Choice Requires="x"/>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent>"
    )
    for content in (drawing, old, both, unknown):
        found = source(f"<w:p><w:r>{content}</w:r>{r('锚')}</w:p>" + p("后"))
        assert shown(found) == ["P 锚", "P 框里", "P 后"]
        assert found.notes == (notes.TEXT_BOX,)


def test_blocks_come_out_of_content_controls() -> None:
    control = f"<w:sdt><w:sdtPr/><w:sdtContent>{p('甲', '2')}{p('乙')}</w:sdtContent></w:sdt>"
    assert shown(source(f"<w:customXml>{control}</w:customXml>")) == ["1 甲", "P 乙"]


def test_the_prompt_of_an_empty_control_is_no_text() -> None:
    prompt = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    assert shown(source(prompt.format(p("单击此处输入")))) == []
    assert shown(source(f"<w:p>{r('甲')}{prompt.format(r('单击'))}</w:p>")) == ["P 甲"]


def test_a_table_of_contents_is_left_out_and_said() -> None:
    found = source(p("一、甲\t1", "7") + p("一、甲", "2"))
    assert shown(found) == ["1 一、甲"]
    assert found.notes == (notes.CONTENTS,)


@pytest.mark.parametrize(
    ("element", "note"),
    [
        ('<w:altChunk r:id="rId9"/>', notes.EMBEDDED),
        ('<w:subDoc r:id="rId9"/>', notes.SUBDOCUMENT),
        ('<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>', notes.FOOTNOTES),
    ],
)
def test_what_is_not_read_is_said(element: str, note: str) -> None:
    found = source(element + p("甲"))
    assert shown(found) == ["P 甲"]
    assert found.notes == (note,)


def _picture(id_: str, attribute: str = "embed", alt: str = "渠道") -> str:
    return (
        f'<w:drawing><wp:inline><wp:docPr id="1" name="x" descr="{alt}"/>'
        f'<a:graphic><a:blip r:{attribute}="{id_}"/></a:graphic></wp:inline></w:drawing>'
    )


def test_pictures_come_with_their_words_and_size() -> None:
    body = f"<w:p>{r('前')}<w:r>{_picture('rI')}</w:r></w:p><w:p><w:r>{_picture('rI')}</w:r></w:p>"
    links = image_link("rI", "media/image1.png")
    found = read(packed({**parts_of(body, links=links), "word/media/image1.png": PNG}))
    paragraph, first, second = found.document.blocks
    assert isinstance(first, Image)
    assert (first.name, first.alt, first.data) == ("图1.png", "渠道", PNG)
    assert min(first.width_px, first.height_px) > 1
    assert getattr(second, "name", None) == "图2.png"
    assert getattr(paragraph, "text", None) == "前"


@pytest.mark.parametrize(
    ("link", "part"),
    [
        (image_link("rI", "http://example.gov.cn/a.png", "External"), b""),
        (image_link("rI", "media/missing.png"), b""),
        (image_link("rI", "media/image1.png"), b"no image"),
        (image_link("other", "media/image1.png"), PNG),
    ],
)
def test_pictures_that_cannot_be_had_are_said(link: str, part: bytes) -> None:
    body = f"<w:p>{r('前')}<w:r>{_picture('rI')}</w:r></w:p>"
    found = read(packed({**parts_of(body, links=link), "word/media/image1.png": part}))
    assert shown(found) == ["P 前"]
    (note,) = found.notes
    assert "没有读" in note
