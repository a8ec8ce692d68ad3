"""A raw form reduced to what its report says in public: a whitelist, never a list of exceptions."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from generator.form.cells import REST
from generator.form.raw import RawMapping, RawNode, RawScalar, RawSequence, is_blank
from generator.spec.model import Chapter, Edition, Group, Row

# Every key that may stay, below it the keys that may stay in it; {} for a text or a list of texts.
_Keys = Mapping[str, "_Keys"]
_TEXT: _Keys = {}
_CONTACT = ("部门", "地址", "邮编", "电话", "传真", "邮箱", "网址")
_IDENTITY: _Keys = {
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
_OWN: _Keys = {
    "其他小节": dict.fromkeys(("标题", "位于", "内容"), _TEXT),
    "附表": dict.fromkeys(("标题", "位于", "列", "行"), _TEXT),
    "落款": dict.fromkeys(("署名", "日期"), _TEXT),
}

Reword = Callable[[str, str], str]


@dataclass(frozen=True)
class _Reducer:
    """`reword` gives what stays of the text at a path; nothing of an empty one."""

    reword: Reword

    def mapping(self, node: RawMapping, keys: _Keys, above: str) -> RawMapping:
        entries = []
        for key, value in node.entries:
            if key.text in keys:
                kept = self.node(value, keys[key.text], f"{above}{key.text}")
                if kept is not None:
                    entries.append((_bare(key), kept))
        return RawMapping(tuple(entries), node.span)

    def node(self, node: RawNode, keys: _Keys, path: str) -> RawNode | None:
        if isinstance(node, RawMapping):
            kept = self.mapping(node, keys, f"{path}.")
            return kept if kept.entries else None
        if isinstance(node, RawSequence):
            items = (self.node(n, keys, f"{path}.{i}") for i, n in enumerate(node.items, start=1))
            return RawSequence(tuple(item for item in items if item is not None), node.span)
        text = self.reword(path, node.text)
        if is_blank(node) or text == node.text:
            return node
        return RawScalar(text, node.span, node.style) if text else None


def published_form(root: RawMapping, edition: Edition, reword: Reword) -> RawMapping:
    """The entries of a form that its report prints or is identified by.

    Neither comments, 说明, 待确认, 未识别 nor keys that the form does not know stay. `reword` is
    given each path and text, and says what stays of it ("" for nothing).
    """
    chapters = {chapter.key: _chapter(chapter, edition) for chapter in edition.chapters}
    return _Reducer(reword).mapping(root, {**_IDENTITY, **chapters, **_OWN}, "")


def _chapter(chapter: Chapter, edition: Edition) -> _Keys:
    if chapter.content == "table":
        return _table(edition.table(chapter.key).root)
    return {aspect.key: _TEXT for aspect in chapter.aspects}


def _table(item: Group | Row) -> _Keys:
    if isinstance(item, Row):
        return dict.fromkeys([column.key for column in item.axis.columns] + [REST], _TEXT)
    return {**{child.key: _table(child) for child in item.children}, REST: _TEXT}


def _bare(key: RawScalar) -> RawScalar:
    return RawScalar(key.text, key.span, key.style)
