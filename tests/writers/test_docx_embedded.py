"""The form inside the Word file: what the report says, and nothing else that the form holds."""

import io
import zipfile
from typing import Any

import pytest

from generator.document.embedded import PART, unwrap
from generator.document.options import RenderOptions
from generator.errors import InputError
from generator.pipeline import examine, render
from generator.templating import Templates
from tests.document.forms import as_bytes, content_of, zero_form
from tests.samples.load import GOOD, SAMPLES, content, document
from tests.writers.package import parts, sample, tree

PHONE, SECRET = "0570-5550199", "不得外传"


def _embedded(data: bytes) -> str:
    text = unwrap(parts(data)[PART])
    assert text is not None
    return text


def _docx(options: RenderOptions | None = None, **form: Any) -> bytes:
    return render(content_of(zero_form(**form)), ("docx",), options).files["docx"]


@pytest.mark.parametrize("name", GOOD)
def test_the_form_that_comes_out_gives_the_same_report(name: str) -> None:
    def image(_: str) -> bytes:
        return (SAMPLES / "images" / "channels.png").read_bytes()

    again = examine(_embedded(sample(name)).encode(), image).content
    assert again is not None
    made = render(again, ("txt",)).files["txt"]
    assert made == render(content(name), ("txt",)).files["txt"]


def test_the_form_that_comes_out_is_written_into_its_file_as_it_is() -> None:
    first = _embedded(sample("minimal_2026"))
    again = examine(first.encode(), lambda _: b"").content
    assert again is not None
    assert _embedded(render(again, ("docx",)).files["docx"]) == first


def test_nothing_leaves_the_form_that_the_report_does_not_say() -> None:
    form = (SAMPLES / "minimal_2026.yaml").read_text(encoding="utf-8")
    form = form.replace("其他事项:", f"其他事项: # {SECRET}一", 1)
    form += f"""
说明:
  - {{规则: T201, 位置: 主动公开.规章.制发, 理由: {SECRET}二, 数值: {{主动公开.规章.制发: 0}}}}
待确认: [{SECRET}三]
未识别:
  - {{来源: /home/zhangsan/{SECRET}四.docx, 内容: {SECRET}五}}
"""
    made = examine(form.encode(), lambda _: b"").content
    assert made is not None
    data = render(made, ("docx",)).files["docx"]
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        everything = "".join(archive.read(n).decode("utf-8", "replace") for n in archive.namelist())
    for word in (SECRET, "zhangsan", "/home", "说明:", "待确认", "未识别"):
        assert word not in everything


@pytest.mark.parametrize(
    "written",
    [
        f"甲{{# {SECRET} #}}乙{{{{ 年度 }}}}。",
        f"甲{{% if 年度 > 3000 %}}{SECRET}{{% endif %}}乙{{{{ 年度 }}}}。",
        f"甲乙{{{{ '{SECRET}' if 年度 > 3000 else 年度 }}}}。",
        f'甲乙{{{{ 年度 if 年度 < 3000 else "}}}}{SECRET}" }}}}。',
    ],
)
def test_words_that_an_expression_does_not_print_stay_out(written: str) -> None:
    data = _docx(编制说明=written)
    assert SECRET not in _embedded(data)
    assert "甲乙" in _embedded(data)


def test_expressions_stay() -> None:
    assert "{{ 申请.本年新收.总计 }}件" in _embedded(
        _docx(编制说明="共{{ 申请.本年新收.总计 }}件。")
    )


def test_images_lose_the_names_of_their_files_and_their_titles() -> None:
    text = _embedded(sample("full_2025"))
    assert "![2025年主动公开信息渠道构成](image1.png)" in text
    picture = (SAMPLES / "images" / "channels.png").read_bytes()
    prose = f'首段。\n![图甲](张三/{SECRET}.png "{SECRET}")\n![图乙](<{SECRET} 2.png>)\n完。'
    made = content_of(zero_form(编制说明=prose), lambda _: picture)
    found = _embedded(render(made, ("docx",)).files["docx"])
    assert SECRET not in found
    assert "张三" not in found
    assert "![图甲](image1.png)" in found


def test_only_printed_parts_of_the_contact_stay() -> None:
    agency = {
        "名称": "示例县云溪镇人民政府",
        "类型": "乡镇街道",
        "自称": "我镇",
        "联系方式": {"电话": PHONE, "部门": "党政办"},
    }
    silent = _embedded(_docx(机关=agency))
    assert PHONE not in silent
    assert "自称: 我镇" in silent
    assert PHONE in _embedded(_docx(机关=agency, 编制说明="默认"))
    said = _embedded(_docx(机关=agency, 编制说明="电话{{ 机关.联系方式.电话 }}。"))
    assert f"电话: {PHONE}" in said
    assert "党政办" not in said


def test_a_sentence_of_the_office_is_spelt_out() -> None:
    own = Templates(
        (("preface.md.j2", "本局{{ 年度 }}年报告如下。"), ("title.txt.j2", "本局报告")), "本局"
    )
    text = _embedded(_docx(RenderOptions(templates=own), 编制说明="默认"))
    assert "本局2026年报告如下。" in text
    assert "标题: 本局报告" in text


def test_it_can_be_left_out() -> None:
    data = _docx(RenderOptions(embed=False))
    assert not [name for name in parts(data) if name.startswith("customXml")]


def test_word_finds_the_part_and_its_fixed_name() -> None:
    data = sample("minimal_2026")
    relations = tree(data, "word/_rels/document.xml.rels")
    assert "../customXml/item1.xml" in [r.get("Target") for r in relations]
    assert parts(data)["customXml/itemProps1.xml"] == parts(_docx())["customXml/itemProps1.xml"]
    types = parts(data)["[Content_Types].xml"].decode()
    assert "customXmlProperties+xml" in types


def test_control_characters_do_not_break_the_part() -> None:
    text = _embedded(_docx(其他事项="甲\x07乙丙\U00020bb7，未收取信息处理费。"))
    assert examine(text.encode(), lambda _: b"").content is not None


def test_a_draft_carries_no_form() -> None:
    def missing(name: str) -> bytes:
        raise InputError(f"找不到图片“{name}”")

    examined = examine(as_bytes(zero_form(其他事项="[图](a.png)")), missing)
    assert examined.content is not None
    data = render(examined.content, ("docx",), RenderOptions(draft=True)).files["docx"]
    assert PART not in parts(data)


def test_a_document_that_is_no_report_carries_none() -> None:
    from generator.pipeline import write_docx

    assert PART not in parts(write_docx(document("minimal_2026")))
