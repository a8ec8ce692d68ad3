"""The plain text: paragraphs, tables that align and can be read back."""

import re

import pytest

from generator.document.nodes import Heading, Image, Paragraph, Title
from generator.pipeline import render
from tests.document.forms import Form, content_of, zero_form
from tests.samples.load import GOOD, document, rendered, report
from tests.writers.official import drawn_tables
from tests.writers.undraw import Box, columns_of, undraw

INDENT = "　　"
every_sample = pytest.mark.parametrize("name", GOOD)


def _text(name: str) -> str:
    return _read(rendered(name).files["txt"])


def _read(data: bytes, encoding: str = "utf-8") -> str:
    """The text with plain line ends; every line ends by CRLF."""
    text = data.decode(encoding)
    assert text.count("\n") == text.count("\r\n") == text.count("\r")
    return text.replace("\r\n", "\n")


def _made(form: Form) -> str:
    return _read(render(content_of(form), ("txt",)).files["txt"])


def _tables(name: str) -> list[list[str]]:
    """The lines of each drawn table."""
    tables: list[list[str]] = []
    inside = False
    for line in _text(name).split("\n"):
        drawn = line[:1] in ("+", "|")
        if drawn and not inside:
            tables.append([])
        if drawn:
            tables[-1].append(line)
        inside = drawn
    return tables


def _official(name: str) -> list[list[Box]]:
    own = {table.columns[0] for table in report(name).tables}
    boxes = [undraw(lines) for lines in _tables(name)]
    return [found for found in boxes if found[0].text not in own]


@every_sample
def test_every_line_of_a_table_is_equally_wide(name: str) -> None:
    tables = _tables(name)
    assert len(tables) == 3 + len(report(name).tables)
    for lines in tables:
        assert len({columns_of(line) for line in lines}) == 1


@every_sample
def test_official_tables_can_be_read_back_cell_for_cell(name: str) -> None:
    values = {path: str(cell.value) for path, cell in report(name).cells.items()}
    for found, wanted in zip(_official(name), drawn_tables(report(name).edition.id), strict=True):
        assert [(b.row, b.column, b.rowspan, b.colspan, b.text) for b in found] == [
            (y, s.column, s.rowspan, s.colspan, values[s.path] if s.path else s.text)
            for y, row in enumerate(wanted.rows)
            for s in row
        ]


@every_sample
def test_own_tables_can_be_read_back(name: str) -> None:
    shown = [[box.text for box in undraw(lines)] for lines in _tables(name)]
    for table in report(name).tables:
        assert [*table.columns, *(cell for row in table.rows for cell in row)] in shown


@every_sample
def test_headers_are_broken_between_words(name: str) -> None:
    _, applications, cases = _official(name)
    lines = {box.text: box.lines for box in applications}
    assert lines["商业企业"] == ("商业", "企业")
    assert lines["社会公益组织"] == ("社会", "公益", "组织")
    assert lines["法律服务机构"] == ("法律", "服务", "机构")
    assert {box.lines for box in cases if box.text == "结果维持"} == {("结果", "维持")}


@every_sample
def test_no_line_of_a_cell_begins_with_closing_punctuation(name: str) -> None:
    for lines in _tables(name):
        for box in undraw(lines):
            assert not [line for line in box.lines if line[0] in "，。；：、）》”’！？"]


@every_sample
def test_paragraphs_and_headings_are_indented_lines(name: str) -> None:
    lines = _text(name).split("\n")
    at = 0
    for block in document(name).blocks:
        if isinstance(block, Heading) or (isinstance(block, Paragraph) and block.role == "body"):
            at = lines.index(f"{INDENT}{block.text}", at) + 1
        elif isinstance(block, Paragraph):
            assert block.text in [line.strip() for line in lines[at:]]
        elif isinstance(block, Image):
            at = lines.index(f"{INDENT}［图：{block.alt}］", at) + 1


@every_sample
def test_the_title_is_centred_above_all(name: str) -> None:
    title = document(name).blocks[0]
    assert isinstance(title, Title)
    lines = _text(name).split("\n")
    assert [line.strip() for line in lines[: len(title.lines)]] == list(title.lines)
    for line in lines[: len(title.lines)]:
        left = columns_of(line) - columns_of(line.strip())
        assert abs(100 - columns_of(line.strip()) - 2 * left) <= 1
    assert lines[len(title.lines)] == ""


@every_sample
def test_line_ends_and_blanks(name: str) -> None:
    text = _text(name)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\t" not in text
    assert not text.startswith(("\n", "\ufeff"))
    assert not re.search(r"[ 　]\n", text)
    assert "\n\n\n" not in text


@every_sample
def test_blank_lines_stand_around_tables_and_before_chapters(name: str) -> None:
    lines = _text(name).rstrip("\n").split("\n")
    for number, line in enumerate(lines):
        if re.match("　　[一二三四五六]、", line):
            assert lines[number - 1] == ""
        if line.startswith("+") and not lines[number - 1].startswith(("+", "|")):
            assert lines[number - 1] == ""
        if line.startswith("+") and not lines[number + 1].startswith(("+", "|")):
            assert lines[number + 1] == ""


@pytest.mark.parametrize("prose", ["甲\t乙", "甲\x07乙", "甲\x0b乙", "甲\x0c乙"])
def test_a_paragraph_is_one_line_without_control_characters(prose: str) -> None:
    made = _made(zero_form(其他事项=prose))
    (last,) = [line for line in made.splitlines() if "甲" in line or "乙" in line]
    assert re.sub(r"\s", "", last) == "甲乙"
    assert "\t" not in last


@pytest.mark.parametrize("blank", ["\n", "\t"])
def test_a_break_within_a_cell_parts_its_words(blank: str) -> None:
    table = {"标题": "表", "位于": "申请", "列": ["甲"], "行": [[f"上半年{blank}下半年"]]}
    made = _made(zero_form(附表=[table]))
    assert "\t" not in made
    assert "上半年" in made
    assert "上半年下半年" not in made


@pytest.mark.parametrize("name", ["示例县云溪镇人民政府", "示例县", "示例县城管局"])
def test_the_signature_stands_right_and_the_date_two_characters_after_it(name: str) -> None:
    form = zero_form(落款={"署名": name, "日期": "2027-01-05"})
    lines = _made(form).split("\n")
    assert lines[-1] == ""
    assert [line.strip() for line in lines[-3:-1]] == [name, "2027年1月5日"]
    begin_name, begin_date = (columns_of(line) - columns_of(line.strip()) for line in lines[-3:-1])
    assert begin_date == begin_name + 4
    assert max(columns_of(line) for line in lines[-3:-1]) == 96


@pytest.mark.parametrize("closing", [{"署名": "示例县"}, {"日期": "2027-01-05"}])
def test_a_name_or_a_date_alone_stands_right(closing: dict[str, str]) -> None:
    last = _made(zero_form(落款=closing)).split("\n")[-2]
    assert columns_of(last) == 96


def test_characters_beyond_the_basic_plane_are_kept() -> None:
    form = zero_form(
        其他事项="𠮷野家", 附表=[{"标题": "表", "位于": "申请", "列": ["𠮷"], "行": [["𠮷野"]]}]
    )
    made = _made(form)
    assert f"{INDENT}𠮷野家" in made
    assert "|𠮷野" in made
