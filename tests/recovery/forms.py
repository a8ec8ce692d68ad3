"""Random forms without mistakes, of either edition, whose prose looks like everything but prose."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from random import Random
from typing import Any

from hypothesis import strategies as st

from generator.document.content import Content
from generator.spec.load import load_edition
from generator.spec.model import Edition, Kind
from tests.document.forms import examine_form
from tests.form.forms import EDITIONS, YEARS

Form = dict[str, Any]

_WORDS = "本镇全年公开信息审核栏目更新培训解读政策文件办理网站群众"
_NASTY = (
    "1.制度健全", "1、制度健全，责任到人。", "（一）主动公开", "（二）组织领导", "（三）无关的小标题",
    "(1)细目", "①要点", "一、总体要求", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况",
    "六、其他需要报告的事项", "五、存在的主要问题及改进情况",
    "见“一、总体情况”和“三、收到和处理政府信息公开申请情况”。",
    "## 看似小标题", "# 井号", "#话题#", "行政许可", "行政处罚", "规章", "自然人", "总计", "其他", "信息内容",
    "行政复议", "结果维持", "2.重复申请", "（七）总计", "3.其他", "0",
    "12", "/", "—", "规章000", "36件", "2025年",
    "甲 | 乙 | 丙", "| 甲 | 乙 |", "|---|---|", "左\t右", "{{ 年度 }}", "{% if %}", "{# 注 #}", "}} 和 {{",
    "`代码`", "**星号**", "*一*和*二*", "_下划线_",
    "a_b_c", "~~删~~", "<b>标签</b>", "&nbsp;", "![图](甲.png)",
    "[链接](http://example.org)", "> 引用", "- 列表", "+ 加号", "* 星号", "=====", "-----", "\\反斜杠\\",
    "“引号”‘单引号’", "\"直引号\"'撇'", "键: 值", "年度: 2026",
    "标题: 某某", "行末空格", "（草稿）", "表1",
    "附表", "统计表",
    "联系电话：0570-5550123。", "地址：示例县云溪镇政府路1号；邮编：324000。", "云溪镇人民政府",
    "2027年1月15日", "2027年1月15日印发", "第二十条第（一）项",
    "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "默认值", "无此项",
    "2026年，" + "本镇认真办理，" * 60 + "完成。", "A" * 200, "+----+", "+--+--+", "...", "……", "。",
    "2024年政府信息公开工作年度报告", "根据《条例》编制本报告，统计期限为2026年1月1日至12月31日。",
)  # fmt: skip
# of the page rather than of the report where they stand before the first chapter
_FURNITURE = ("索引号：001", "来源：本站", "首页 > 公开", "当前位置：首页", "打印本页")
AMOUNTS = ("0", "12.5万元", "976.81万元", "905万", "251000元", "8040", "0.092")


def lines(furniture: bool = True) -> st.SearchStrategy[str]:
    """A line of prose as it is printed: plain words, or words that look like something else."""
    plain = st.text(_WORDS, min_size=1, max_size=60).map(lambda words: f"{words}。")
    nasty = st.sampled_from((*_NASTY, *_FURNITURE) if furniture else _NASTY)
    joined = st.tuples(nasty, plain).map("".join)
    return st.one_of(plain, nasty, joined)


def as_prose(line: str) -> str:
    """The line as the form must hold it so that it prints as it stands."""
    marked = "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+-.!|~=&" else char for char in line)
    return marked.replace("\\{", "{\\").replace("{\\{\\", "{\\{") if "{" in line else marked


_TITLES = st.text(_WORDS, min_size=1, max_size=14) | st.sampled_from(
    (
        "行政许可",
        "总体情况",
        "一二三",
        "其他",
        "2026年工作",
        "主动公开",
        "监督保障",
        "组织领导（续）",
    )
)


@st.composite
def proses(draw: st.DrawFn, headings: bool = True, depths: int = 2) -> str:
    """Several lines, with numbered sub-headings between them."""
    made: list[str] = []
    for line in draw(st.lists(lines(headings), min_size=1, max_size=5)):
        if headings and draw(st.integers(0, 4)) == 0:
            depth = draw(st.integers(1, depths)) if made else 1
            made.append(f"{'#' * (depth + 1)} {draw(_TITLES)}")
        made.append(
            draw(st.sampled_from((line, as_prose(line)))) if _harmless(line) else as_prose(line)
        )
    return "\n".join(made)


def _harmless(line: str) -> bool:
    return not any(mark in line for mark in ("{", "![", "默认", "<", "&"))


def figures(random: Random, edition: Edition) -> dict[str, Any]:
    """A figure for every cell but the totals, as nested blocks."""
    tree: dict[str, Any] = {}
    largest = random.choice((0, 9, 99999))
    for path, cell in edition.cells.items():
        if path not in edition.total_paths:
            *blocks, last = path.split(".")
            inner = tree
            for key in blocks:
                inner = inner.setdefault(key, {})
            inner[last] = _value(random, cell.column.kind, largest)
    return tree


def _value(random: Random, kind: Kind, largest: int) -> int | str:
    match kind:
        case Kind.COUNT:
            return random.randint(0, largest)
        case Kind.SIGNED:
            return random.randint(-largest, largest)
        case Kind.AMOUNT:
            return random.choice(AMOUNTS)
        case _:
            return random.choice(("0", "0.04", "59237.2449", "12"))


_KINDS = ("统计表", "情况表", "", "一览")


@st.composite
def _tables(draw: st.DrawFn, keys: tuple[str, ...]) -> Form:
    width = draw(st.integers(2, 5))
    texts = st.text(_WORDS + "12 （）%", max_size=12).map(str.strip)
    names = st.text(_WORDS, min_size=1, max_size=6)
    rows = draw(
        st.lists(st.tuples(names, *(texts for _ in range(width - 1))), min_size=1, max_size=4)
    )
    heads = [draw(names) for _ in range(width)]
    return {
        "标题": draw(st.text(_WORDS, min_size=1, max_size=12)) + draw(st.sampled_from(_KINDS)),
        "位于": draw(st.sampled_from(keys)),
        "列": heads,
        "行": [list(row) for row in rows],
    }  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A form as data, and its report."""

    form: Mapping[str, Any]
    content: Content = field(repr=False)


@st.composite
def forms(draw: st.DrawFn) -> Made:
    """A form that can be rendered."""
    edition = load_edition(draw(st.sampled_from(EDITIONS)))
    form: Form = {"年度": int(YEARS[edition.id]), "机关": _organ(draw)}
    form["编制说明"] = draw(st.one_of(st.just("无"), st.just("默认"), proses(headings=False)))
    overview, *_ = edition.chapters
    form[overview.key] = draw(proses())
    if draw(st.booleans()):
        form[overview.key] = {a.key: draw(proses(depths=1)) for a in overview.aspects}
    form |= figures(Random(draw(st.integers(0, 999999))), edition)
    for chapter in edition.chapters:
        if chapter.content == "prose":
            form[chapter.key] = draw(proses())
    keys = tuple(chapter.key for chapter in edition.chapters)
    form["其他小节"] = [
        {"标题": draw(_TITLES | st.just("")), "内容": draw(proses(depths=1)), "位于": draw(st.sampled_from(keys))}
        for _ in range(draw(st.integers(0, 3)))
    ]  # fmt: skip
    form["附表"] = draw(st.lists(_tables(keys), max_size=2))
    if draw(st.booleans()):
        form["落款"] = {"署名": form["机关"]["名称"], "日期": "2027-01-15"}
    content = examine_form(form).content
    assert content is not None
    return Made(form, content)


def _organ(draw: st.DrawFn) -> Form:
    names = (
        "示例县云溪镇人民政府",
        "示例市教育局",
        "云溪县",
        "示例省交通运输厅机关服务中心",
        "国家示例总局示例省示例市税务局第一稽查局",
        "人民政府办公室",
    )
    organ: Form = {"名称": draw(st.sampled_from(names)), "类型": "部门"}
    if draw(st.booleans()):
        organ["联系方式"] = {
            "部门": "办公室",
            "地址": "示例县云溪镇政府路1号",
            "邮编": "324000",
            "电话": "0570-5550123",
        }
    return organ
