"""A written form is read back as it was, whatever its texts hold; and a clerk can read it."""

from pathlib import Path

import pytest
import yaml
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from generator.form import parse as parsing
from generator.form.parse import parse
from generator.form.raw import RawMapping, RawNode, RawScalar, RawSequence, plain
from generator.form.write import as_raw, form_text
from generator.spec.load import load_edition
from tests.form.forms import EDITIONS, SAMPLES, raw

Tree = str | list["Tree"] | dict[str, "Tree"]

_TEMPTING = (
    "", "~", "null", "0123", "1_000", "1:30", "on", "yes", "1e5", "0x1F", "0o17", "2027-01-15", ".inf",
    "2001-01-01 10:00:00", "<<", "=", "- a", "a: b", "a #b", "#", "---", "...", "--- a", "12", "-3", "1.50",
    "905万", "/", "22（其中修订16件）", "--", "?", "? a", "a" * 3000, "字" * 900, "a\n\nb\n", " a\n b\n",
    "\n\na", "a\n", "a\n\n", "a\n \n", " ", "\n", "\ta\n", "a\n\tb", "{{ 申请.本年新收.总计 }}件\n二\n",
    "a\r\nb", "x:", "%a", "@", "`", "!x", "&a", "*a", "|", ">", "a,b", "'q'", '"q"', "\ufeffa", "a\u2028b",
    "a\x85b", "\x00\x07", "😀", "a\\b", "：", "　甲　",
)  # fmt: skip
_MARKS = ":#{}[],&*!|>'\"%@`-?=~./\\ \n\t\r012年度其余：，\u3000\u2028\u2029\x85\xa0\ufeff\x07\x00😀\ufffe\x7fanof"
TEXTS = st.one_of(
    st.sampled_from(_TEMPTING),
    st.text(st.sampled_from(_MARKS), max_size=30),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=20),
)
KEYS = st.one_of(
    st.sampled_from(["年度", "机关", "附表", "申请", "说明", "待确认", "总体情况", "规章"]), TEXTS
)
SCALARS = st.builds(
    RawScalar,
    TEXTS,
    st.just(raw("a: b").root.span),
    st.sampled_from(["plain", "quoted", "literal"]),
)


def _mapping(entries: dict[str, RawNode]) -> RawMapping:
    span = raw("a: b").root.span
    return RawMapping(tuple((RawScalar(k, span), v) for k, v in entries.items()), span)


def _sequence(items: list[RawNode]) -> RawSequence:
    return RawSequence(tuple(items), raw("a: b").root.span)


NODES: st.SearchStrategy[RawNode] = st.recursive(
    SCALARS,
    lambda below: st.one_of(
        st.dictionaries(KEYS, below, max_size=4).map(_mapping),
        st.lists(below, max_size=4).map(_sequence),
    ),
    max_leaves=12,
)
ROOTS = st.dictionaries(KEYS, NODES, max_size=5).map(_mapping)
NOTES = st.dictionaries(KEYS, st.lists(TEXTS, max_size=3), max_size=3)


def tree(node: RawNode) -> Tree:
    """Structure and texts of a node, blank ones as the text that they have."""
    if isinstance(node, RawScalar):
        return node.text
    if isinstance(node, RawSequence):
        return [tree(item) for item in node.items]
    return {key.text: tree(value) for key, value in node.entries}


def depth(node: Tree) -> int:
    below = node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return 1 + max(map(depth, below), default=0)


def read(text: str) -> RawMapping:
    parsed = parse(text.encode("utf-8"))
    assert parsed.form is not None, (text, parsed.findings)
    assert parsed.findings == (), text
    return parsed.form.root


@settings(max_examples=300, deadline=None)
@given(root=ROOTS, notes=NOTES, ruled=st.booleans())
def test_what_is_written_is_read_back(
    root: RawMapping, notes: dict[str, list[str]], ruled: bool
) -> None:
    assume(depth(tree(root)) < parsing.MAX_DEPTH)
    text = form_text(root, notes, load_edition("2021") if ruled else None)
    found = read(text)
    assert tree(found) == tree(root), text
    assert plain(found) == plain(root), text  # what was blank is blank, what said null says null


@settings(max_examples=100, deadline=None)
@given(root=ROOTS)
def test_the_slower_parser_reads_the_same(root: RawMapping) -> None:
    assume(depth(tree(root)) < parsing.MAX_DEPTH)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parsing, "_Loader", yaml.SafeLoader)
        assert tree(read(form_text(root))) == tree(root)


@given(text=TEXTS.filter(lambda text: "\ufeff" not in text))
@example("2026")
@example("0570-5550123")
def test_a_text_of_the_frame_means_the_same_to_every_reader(text: str) -> None:
    assume(text.strip() and text not in ("~", "null"))
    written = form_text(_mapping({"机关": as_raw({"联系方式": {"电话": text}})}))
    value = yaml.safe_load(written)["机关"]["联系方式"]["电话"]
    assert str(value) == text


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.yaml")), ids=lambda path: path.stem)
def test_the_samples_are_written_and_read_back(path: Path) -> None:
    form = parse(path.read_bytes()).form
    assert form is not None
    assert tree(read(form_text(form.root, edition=load_edition("2021")))) == tree(form.root)


FORM = """\
年度: 2026

机关:
  名称: 示例县云溪镇人民政府
  联系方式:
    邮编: "323000"

# ---------------------------------------------------------------- 一、总体情况
总体情况:
  主动公开: |
    全年公开96条。
      缩进的一行

    空行之后
  依申请公开: |2
      开头缩进
    “引号”: 冒号

其他小节:
  - 标题: 政策解读
    位于: 总体情况
    内容: |
      解读3次。

# ---------------------------------------------------------------- 二、主动公开政府信息情况
主动公开:
  规章: {制发: 0, 废止: , 现行有效: "0123"}
  行政处罚: 5

# ---------------------------------------------------------------- 三、收到和处理政府信息公开申请情况
申请:
  本年新收: [4, 1, 0, 0, 0, 0]
  办理结果:
    予以公开: {自然人: 3, 商业企业: "1,2", 其余: 0}

附表:
  - 标题: 分类统计
    位于: 主动公开
    列: [类别, 数量]
    行:
      - [工作动态, "80"]
      - ["甲, 乙", ""]

落款:
  署名: 示例县云溪镇人民政府
  日期: 2027-01-15

待确认:
  - 申请.上年结转
"""


def test_a_form_looks_as_a_clerk_would_write_it() -> None:
    assert form_text(raw(FORM).root, edition=load_edition("2021")) == FORM


NOTED = """\
# 由旧文件导入
# 第二行

# 第 1 行
年度: 2026

附表:
  # 第一张
  # 题
  - 标题: 甲
    列: [乙]

# 表3
申请:
  # 第 5 行
  本年新收: 0
  上年结转:
    # 第 6 行
    自然人: 1
"""


def test_notes_stand_above_what_they_are_about() -> None:
    notes = {
        "": ["由旧文件导入\n第二行"],
        "年度": ["第 1 行\x07"],
        "附表.1": ["第一张"],
        "附表.1.标题": ["题"],
        "申请": ["表3"],
        "申请.本年新收": ["第 5 行"],
        "申请.上年结转.自然人": ["第 6 行"],
    }
    assert form_text(raw(NOTED).root, notes) == NOTED


@pytest.mark.parametrize("edition", EDITIONS)
def test_each_chapter_has_its_ruler(edition: str) -> None:
    spec = load_edition(edition)
    root = as_raw({"年度": "2026", **{chapter.key: "甲\n" for chapter in spec.chapters}})
    assert isinstance(root, RawMapping)
    lines = form_text(root, edition=spec).split("\n")
    for chapter in spec.chapters:
        at = lines.index(f"{chapter.key}: |")
        assert lines[at - 1].endswith(f"- {chapter.heading}")
        assert lines[at - 2] == ""


def test_half_characters_do_not_stop_a_form() -> None:
    assert tree(read(form_text(_mapping({"正文": as_raw("甲\ud800")})))) == {"正文": "甲\ufffd"}


def test_a_list_without_items_stays_one_whatever_is_noted_about_them() -> None:
    notes = {"待确认.1": ["甲"], "申请.本年新收": ["乙"], "附表.1.列.1": ["丙"]}
    root = raw("待确认: []\n申请: {}\n附表:\n  - 列: []\n").root
    assert tree(read(form_text(root, notes))) == tree(root)
