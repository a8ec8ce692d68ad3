"""Automatic numbers are part of what a reader of the paper sees."""

import pytest

from tests.readers.word import p, shown, source, tbl, tc, tr

LEVELS = (
    ("japaneseCounting", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
)


def _level(depth: int, form: str, text: str, extra: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def _abstract(*levels: str, id_: int = 0) -> str:
    return f'<w:abstractNum w:abstractNumId="{id_}">{"".join(levels)}</w:abstractNum>'


def _list(id_: int, outline: int = 0, extra: str = "") -> str:
    return f'<w:num w:numId="{id_}"><w:abstractNumId w:val="{outline}"/>{extra}</w:num>'


OUTLINE = _abstract(*(_level(i, *level) for i, level in enumerate(LEVELS))) + _list(1)


def _in(list_id: int, depth: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{list_id}"/></w:numPr>'


def _item(text: str, depth: int = 0, list_id: int = 1, style: str = "") -> str:
    return p(text, style, _in(list_id, depth))


def _one(form: str, text: str, count: int, extra: str = "") -> str:
    """The last of `count` paragraphs of a list."""
    numbering = _abstract(_level(0, form, text, extra)) + _list(1)
    return shown(source("".join(_item("甲") for _ in range(count)), numbering=numbering))[-1]


def test_the_official_four_levels_count_and_start_again() -> None:
    body = (
        _item("甲", 0, style="2")
        + _item("乙", 1)
        + _item("丙", 2)
        + _item("丁", 3)
        + _item("戊", 2)
        + _item("己", 1)
        + _item("庚", 2)
        + _item("辛", 0, style="2")
        + _item("壬", 1)
    )
    assert shown(source(body, numbering=OUTLINE)) == [
        "1 一、甲",
        "P （一）乙",
        "P 1.丙",
        "P （1）丁",
        "P 2.戊",
        "P （二）己",
        "P 1.庚",
        "1 二、辛",
        "P （一）壬",
    ]


@pytest.mark.parametrize(
    ("form", "count", "printed"),
    [
        ("chineseCounting", 12, "十二"),
        ("ideographDigital", 10, "一〇"),
        ("decimalZero", 3, "03"),
        ("decimalFullWidth", 3, "３"),
        ("decimalEnclosedCircle", 3, "③"),
        ("upperLetter", 3, "C"),
        ("lowerRoman", 4, "iv"),
        ("ideographTraditional", 3, "丙"),
        ("chineseLegalSimplified", 3, "叁"),
        ("something new", 3, "3"),
    ],
)
def test_the_forms_of_numbers(form: str, count: int, printed: str) -> None:
    assert _one(form, "%1、", count) == f"P {printed}、甲"


def test_a_bare_number_does_not_run_into_the_text() -> None:
    assert _one("decimal", "%1", 2) == "P 2 甲"
    assert _one("decimal", "%1.", 2, '<w:suff w:val="space"/>') == "P 2. 甲"


def test_a_bullet_is_no_number() -> None:
    assert _one("bullet", "\uf0b7", 1) == "P 甲"


def test_a_number_typed_by_hand_is_not_printed_twice() -> None:
    body = _item("一、甲", style="2") + _item("乙", style="2")
    assert shown(source(body, numbering=OUTLINE)) == ["1 一、甲", "1 二、乙"]


def test_a_style_numbers_its_paragraphs() -> None:
    styles = (
        '<w:style w:type="paragraph" w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="b"><w:name w:val="heading 2"/><w:pPr><w:numPr>'
        '<w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = _abstract(
        _level(0, *LEVELS[0], '<w:pStyle w:val="a"/>'),
        _level(1, *LEVELS[1], '<w:pStyle w:val="b"/>'),
    ) + _list(1)
    body = p("甲", "a") + p("乙", "b") + p("丙", "b") + p("丁", "b", _in(0))
    assert shown(source(body, styles=styles, numbering=numbering)) == [
        "1 一、甲",
        "2 （一）乙",
        "2 （二）丙",
        "2 丁",
    ]


def test_a_list_may_start_anew_or_go_on() -> None:
    anew = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = OUTLINE + _list(2) + _list(3, extra=anew)
    body = "".join(_item("甲", list_id=n) for n in (1, 2, 3, 3))
    assert shown(source(body, numbering=numbering)) == [
        "P 一、甲",
        "P 二、甲",
        "P 五、甲",
        "P 六、甲",
    ]


def test_a_linked_outline_is_followed() -> None:
    linked = '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
    numbering = OUTLINE.replace("<w:lvl ", '<w:styleLink w:val="L"/><w:lvl ', 1) + linked
    assert shown(source(_item("甲", list_id=2), numbering=numbering + _list(2, 1))) == ["P 一、甲"]


def test_labels_in_cells_are_numbered_too() -> None:
    table = tbl(tr(tc(_item("甲", 2))), tr(tc(_item("乙", 2))))
    assert shown(source(table, numbering=OUTLINE)) == ["# 1.甲 / 2.乙"]


def test_unknown_lists_and_levels_number_nothing() -> None:
    body = _item("甲", list_id=9) + _item("乙", depth=8) + p("丙", properties="<w:numPr/>")
    assert shown(source(body, numbering=OUTLINE)) == ["P 甲", "P 乙", "P 丙"]
