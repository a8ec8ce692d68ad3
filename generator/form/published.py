"""A raw form reduced to what its report says in public: a whitelist, never a list of exceptions."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from generator.form.cells import REST
from generator.form.raw import RawMapping, RawNode, RawScalar, RawSequence, is_blank
from generator.spec.model import Chapter, Edition, Group, Row

# Every key that may stay, below it the keys that may stay in it; {} for a text or a list of texts.
# The columns alone for a row of a table: its texts are never reworded.
_Keys = Mapping[str, "_Keys"] | frozenset[str]
_TEXT: Mapping[str, _Keys] = {}
_CELLS: _Keys = frozenset()
_CONTACT = ("部门", "地址", "邮编", "电话", "传真", "邮箱", "网址")
_IDENTITY: Mapping[str, _Keys] = {
    "年度": _TEXT,
    "格式": _TEXT,
    "口径": _TEXT,
    "标题": _TEXT,
    "机关": {
        "名称": _TEXT,
        "类型": _TEXT,
        "自称": _TEXT,
        "联系方式": dict.fromkeys(_CONTACT, _TEXT),
    },
    "编制说明": _TEXT,
}
_OWN: Mapping[str, _Keys] = {
    "其他小节": dict.fromkeys(("标题", "位于", "内容"), _TEXT),
    "附表": {"标题": _TEXT, "位于": _TEXT, "列": _CELLS, "行": _CELLS},
    "落款": dict.fromkeys(("署名", "日期"), _TEXT),
}

Reword = Callable[[str, str], str]


class _Reducer(NamedTuple):
    """`reword` gives what stays of the text at a path; nothing of an empty one."""

    reword: Reword

    def mapping(self, node: RawMapping, known: Mapping[str, _Keys], above: str) -> RawMapping:
        entries = []
        for key, value in node.entries:
            if key.text in known:
                kept = self.node(value, known[key.text], f"{above}{key.text}")
                if kept is not None:
                    entries.append((key, kept))
        return RawMapping(tuple(entries), node.span)

    def node(self, node: RawNode, keys: _Keys, path: str) -> RawNode | None:
        if isinstance(node, RawScalar):
            return self.text(node, path)
        if isinstance(keys, frozenset) and _is_whole(node, keys):
            return node
        if isinstance(node, RawMapping):
            known = dict.fromkeys(keys, _TEXT) if isinstance(keys, frozenset) else keys
            kept = self.mapping(node, known, f"{path}.")
            return kept if kept.entries else None
        items = [self.node(item, keys, f"{path}.{i}") for i, item in enumerate(node.items, start=1)]
        return RawSequence(tuple([item for item in items if item is not None]), node.span)

    def text(self, node: RawScalar, path: str) -> RawScalar | None:
        text = self.reword(path, node.text)
        if text == node.text or is_blank(node):
            return node
        return RawScalar(text, node.span, node.style) if text else None


def published_form(root: RawMapping, edition: Edition, reword: Reword) -> RawMapping:
    """The entries of a form that its report prints or is identified by.

    Neither comments, 说明, 待确认, 未识别 nor keys that the form does not know stay. `reword` is
    given each path and text, those of tables apart, and says what stays of it ("" for nothing).
    """
    return _Reducer(reword).mapping(root, _whitelist(edition), "")


@lru_cache(maxsize=16)
def _whitelist(edition: Edition) -> Mapping[str, _Keys]:
    chapters = {chapter.key: _chapter(chapter, edition) for chapter in edition.chapters}
    return {**_IDENTITY, **chapters, **_OWN}


def _chapter(chapter: Chapter, edition: Edition) -> _Keys:
    if chapter.content == "table":
        return _table(edition.table(chapter.key).root)
    return {aspect.key: _TEXT for aspect in chapter.aspects}


def _table(item: Group | Row) -> _Keys:
    if isinstance(item, Row):
        return frozenset([*(column.key for column in item.axis.columns), REST])
    return {**{child.key: _table(child) for child in item.children}, REST: _TEXT}


def _is_whole(node: RawMapping | RawSequence, columns: frozenset[str]) -> bool:
    """Whether nothing but its own texts stands in a row."""
    if isinstance(node, RawSequence):
        return {type(item) for item in node.items} == {RawScalar}
    texts = {type(value) for _, value in node.entries} == {RawScalar}
    return texts and columns.issuperset([key.text for key, _ in node.entries])
